"""What a debate will need of the matcher, computed while the player is reading."""

from __future__ import annotations

from collections.abc import Callable

from game.packs.format import Counterargument, Motion, Point, Side, other_side
from game.scoring.contract import Matcher


def warm(
    matcher: Matcher, motion: Motion, side: Side, *, stop: Callable[[], bool] = lambda: False
) -> None:
    """Has `matcher` read what may be matched when `side` is played, the nearest needs first.

    `stop` is asked between the steps.
    """
    for across in (side, other_side(side)):
        for counterargument in motion.against(across):
            if stop():
                return
            matcher.prepare(wordings(motion, counterargument), stop)


def wordings(motion: Motion, counterargument: Counterargument) -> list[str]:
    """All that a rebuttal of `counterargument` is matched with: one set in the matcher's cache."""
    texts = [motion.text, *said_by_them(counterargument)]
    for point in counterargument.point:
        texts += phrasings(point)
    return texts


def said_by_them(counterargument: Counterargument) -> list[str]:
    """The claim and both speeches, whichever of them was heard: the score must not depend on it."""
    speeches = sorted({counterargument.words, counterargument.second_speech} - {""})
    return [counterargument.claim, *speeches]


def phrasings(point: Point) -> list[str]:
    """Every wording of a point that the judge knows."""
    return [point.text, *point.phrasings, *point.accept]
