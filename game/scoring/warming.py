"""What a debate will need of the matcher, computed while the player is reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.packs.format import Motion, Side, other_side
from game.scoring.contract import Matcher

STEP = 16
"""Texts at a time, so that a judgement which comes in between does not wait long."""


def warm(
    matcher: Matcher, motion: Motion, side: Side, *, stop: Callable[[], bool] = lambda: False
) -> None:
    """Has `matcher` read what may be matched when `side` is played, the nearest needs first.

    `stop` is asked between the steps.
    """
    texts = list(dict.fromkeys(_texts(motion, side)))
    for start in range(0, len(texts), STEP):
        if stop():
            return
        matcher.prepare(texts[start : start + STEP])


def _texts(motion: Motion, side: Side) -> Iterator[str]:
    yield motion.text
    for across in (side, other_side(side)):
        for counterargument in motion.against(across):
            yield counterargument.claim
            for point in counterargument.point:
                yield from (point.text, *point.phrasings, *point.accept)
