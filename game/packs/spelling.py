"""Words from people's files in messages: quoted safely, with a guess at what was meant."""

from __future__ import annotations

from collections.abc import Iterable

from game.nearest import closest
from game.phrases import cut
from game.text import one_line

LONGEST_QUOTE = 48
"""Longest quotation in a message, in code points."""


def quoted(value: object) -> str:
    """`value` between backticks: cleaned of everything that could trick a terminal, shortened."""
    text = one_line(str(value)[: 4 * LONGEST_QUOTE])
    return f"`{cut(text, LONGEST_QUOTE)}`"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean `weight`?``, or an empty text if nothing known comes near."""
    near = closest(word, known)
    return f"did you mean {quoted(near)}?" if near is not None else ""
