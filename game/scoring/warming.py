"""What a debate will need of the matcher, computed while the player is reading."""

from __future__ import annotations

from collections.abc import Iterable

from game.packs.format import Counterargument, Motion, Point, Side, other_side
from game.scoring.contract import Matcher
from game.scoring.sentences import sentences_of

FEWEST_OF_A_SIDE = 10
"""Sentences in `off_list` and `upholds`, each, from which on the judge learns the sides."""


FEW = 30
"""Wordings of a point that count where all points of a motion are asked about: what agrees with
them is solved as one set, and the time for it grows with the cube of their number."""


def warm(
    matcher: Matcher, motion: Motion, side: Side, first: Iterable[Counterargument] = ()
) -> None:
    """Has `matcher` read what may be matched when `side` is played, the nearest needs first.

    Those are what is to be answered `first`, in this order, then what a text without a point is
    held against, what the rest of the debate says, and last what its own rebuttals need beside.
    """
    first = list(first)
    others = [*motion.against(side), *motion.against(other_side(side))]
    needed = [texts for c in first for texts in sets_to_prepare(motion, c)]
    needed += [all_around(motion)]
    needed += [to_prepare(motion, c) for c in others if c not in first]
    needed += [texts for c in others if c not in first for texts in sets_to_prepare(motion, c)[1:]]
    for texts in needed:
        matcher.prepare(texts)


def sets_to_prepare(motion: Motion, counterargument: Counterargument) -> list[list[str]]:
    """All that reading a rebuttal of `counterargument` needs, as sets of the matcher's cache."""
    beside = [*counterargument.off_list, *counterargument.upholds]
    return [to_prepare(motion, counterargument), *([beside] if beside else [])]


def to_prepare(motion: Motion, counterargument: Counterargument) -> list[str]:
    """All but `off_list` and `upholds`, which its own rebuttals alone need."""
    heard = sentences_of(tuple(said_by_them(counterargument)))
    near_misses = [t for p in counterargument.point for t in (*p.reject, *p.contrary)]
    return [*wordings(motion, counterargument), *heard, *dict.fromkeys(near_misses)]


def wordings(motion: Motion, counterargument: Counterargument) -> list[str]:
    """The matter of a rebuttal of `counterargument`, in all words that the judge knows."""
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


def few(point: Point) -> list[str]:
    """`FEW` of the wordings of a point, the first and others at equal distances; all if fewer."""
    every = phrasings(point)
    count = min(FEW, len(every))
    return [every[place * len(every) // count] for place in range(count)]


def all_around(motion: Motion) -> list[str]:
    """What a text that makes no point is held against, as a set of the matcher's cache."""
    return [text for c in motion.counterargument for point in c.point for text in few(point)]


def counterexamples(counterargument: Counterargument) -> list[str]:
    """Sentences that make no point, or that one not to which they come near, as their author says.

    What is a wording of another point is left out.
    """
    made = {text for point in counterargument.point for text in phrasings(point)}
    every = [t for point in counterargument.point for t in (*point.reject, *point.contrary)]
    every += [*counterargument.off_list, *counterargument.upholds]
    return [text for text in dict.fromkeys(every) if text not in made]


def sides(counterargument: Counterargument) -> tuple[list[str], list[str]] | None:
    """What is said against the claim, and what for it; None where too little is known of the one.

    The points alone do not tell: nobody's own argument is near to them.
    """
    if min(len(counterargument.upholds), len(counterargument.off_list)) < FEWEST_OF_A_SIDE:
        return None
    against = [*counterargument.off_list]
    upheld = [*said_by_them(counterargument), *counterargument.upholds]
    for point in counterargument.point:
        against += phrasings(point)
        upheld += point.contrary
    return against, upheld
