"""The reading: all that the matcher finds in one text, before any score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.packs.format import Counterargument, Motion, Point, other_side
from game.scoring.contract import Matcher, Probabilities
from game.scoring.sentences import Sentence
from game.scoring.verdict import Span

MOST_SENTENCES = 40
"""Sentences that are judged; a longer answer is judged by its first ones."""


MOST_ELSEWHERE = 6
"""Points outside the counterargument that are read closely, the nearest ones."""


@dataclass(frozen=True)
class Unit:
    """A sentence, or two adjacent ones: what is matched against the points."""

    text: str
    span: Span
    sentences: tuple[int, ...]


@dataclass(frozen=True)
class Reading:
    """What the text says about the counterargument it answers; one row for each unit."""

    sentences: tuple[Sentence, ...]
    units: tuple[Unit, ...]
    points: Probabilities
    """(units x points of the counterargument): that the unit makes the point."""
    opposes: Probabilities
    """(units x points of the counterargument): that it asserts the contrary."""
    claim: Probabilities
    """(units x 1): that it asserts the opponent's claim."""
    denies: Probabilities
    """(units x 1): that it asserts the contrary of the claim."""


@dataclass(frozen=True)
class Surroundings:
    """What the text says about the rest of the debate; one row for each unit."""

    elsewhere: Probabilities
    """(units x points that answer other counterarguments of the same opponent)"""
    across: Probabilities
    """(units x points that the other side makes)"""
    related: float
    """Cosine, -1 to 1: how near the text comes to anything in the debate."""


def read(
    text: str,
    sentences: Sequence[Sentence],
    counterargument: Counterargument,
    motion: Motion,
    matcher: Matcher,
) -> Reading:
    """Match every unit of the text against the points and the claim."""
    sentences = tuple(sentences[:MOST_SENTENCES])
    parts = units(sentences, text)
    texts = [unit.text for unit in parts]
    own = [phrasings(point) for point in counterargument.point]
    theirs = [counterargument.claim, counterargument.words]
    found = matcher.match_phrasings(
        texts, own, motion.text, rivals=[[counterargument.claim]], claim=theirs
    )
    said = matcher.match_phrasings(texts, [[counterargument.claim]], motion.text, rivals=own)
    return Reading(
        sentences,
        parts,
        found.asserts,
        found.opposes,
        said.asserts,
        said.opposes,
    )


def look_around(
    reading: Reading, counterargument: Counterargument, motion: Motion, matcher: Matcher
) -> Surroundings:
    """Match a text that makes no point against everything else in the debate."""
    texts = [unit.text for unit in reading.units]
    elsewhere = [
        phrasings(point)
        for other in motion.against(counterargument.against)
        if other.id != counterargument.id
        for point in other.point
    ]
    across = [
        phrasings(point)
        for other in motion.against(other_side(counterargument.against))
        for point in other.point
    ]
    own = [phrasings(point) for point in counterargument.point]
    found = matcher.match_phrasings(
        texts, [*elsewhere, *across], motion.text, rivals=own, most=MOST_ELSEWHERE
    )
    spoken_of = [motion.text, *(c.claim for c in motion.counterargument)]
    spoken_of += [point.text for point in counterargument.point]
    return Surroundings(
        found.asserts[:, : len(elsewhere)],
        found.asserts[:, len(elsewhere) :],
        float(matcher.nearness(texts, spoken_of).max()),
    )


def phrasings(point: Point) -> list[str]:
    """Every wording of a point that the judge knows."""
    return [point.text, *point.phrasings, *point.accept]


def units(sentences: Sequence[Sentence], text: str) -> tuple[Unit, ...]:
    """Every sentence of `text`, then every two neighbours."""
    singles = [Unit(s.text, s.span, (i,)) for i, s in enumerate(sentences)]
    pairs = []
    for i in range(len(sentences) - 1):
        span = (sentences[i].span[0], sentences[i + 1].span[1])
        pairs.append(Unit(text[span[0] : span[1]], span, (i, i + 1)))
    return tuple(singles + pairs)
