"""Words from people's files in messages: quoted safely, and compared with what was meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from game.phrases import cut
from game.text import one_line

LONGEST_QUOTE = 48
"""Longest quotation in a message, in code points."""

FARTHEST = 3
"""Most typing mistakes (insertions, deletions, changes, swaps) in one word."""

MOST_KNOWN = 200
"""Words that are compared."""


def quoted(value: object) -> str:
    """`value` between backticks: cleaned of everything that could trick a terminal, shortened."""
    text = one_line(str(value)[: 4 * LONGEST_QUOTE])
    return f"`{cut(text, LONGEST_QUOTE)}`"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean `weight`?``, or an empty text if nothing known comes near."""
    near = closest(word, known)
    return f"did you mean {quoted(near)}?" if near is not None else ""


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word with the fewest typing mistakes: at most 3, and in short words fewer."""
    best, best_distance = None, min(FARTHEST, max(1, len(word) - 2)) + 1
    for candidate in islice(known, MOST_KNOWN):
        if abs(len(candidate) - len(word)) < best_distance:
            distance = edit_distance(word.lower(), candidate.lower())
            if distance < best_distance:
                best, best_distance = candidate, distance
    return best


def edit_distance(first: str, second: str) -> int:
    """Optimal string alignment: insertions, deletions, changes and swaps of neighbours."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and b == first[i - 2]:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
