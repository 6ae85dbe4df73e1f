"""The rubric: from points, reading and flags to band, criteria and score.

The band comes from points made, concession and flags alone; the criteria only place the score
inside it. Definitions and sources are in `docs/judge.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.packs.format import Counterargument
from game.scoring.guards import BAND_LOWER, CAPS
from game.scoring.reading import Reading
from game.scoring.verdict import Criteria, Flag, PointResult, Span, band_of
from game.scoring.weighing import compares
from game.scoring.words import BUT, CARD, FIGURE, REASON, SO_WHAT, THEY_SAY, words

BAND_FLOORS = (0, 20, 40, 60, 80)
BAND_WIDTHS = (19, 19, 19, 19, 20)

FULL_ANSWER = 2
"""Points that a full answer makes; more of them raise nothing but the coverage."""

ARGUED_WORDS = 40
"""From this length on an answer has room for reasons: measured on rebuttals graded by people."""

OFF_LIST_CEILING = 0.45
"""An off-list answer stays in the lower half of its band, since nobody checked its content."""


@dataclass(frozen=True)
class Placing:
    """Where a text lands, and the criteria that placed it."""

    band: int
    score: int
    criteria: Criteria
    off_list: bool


def place(
    text: str,
    reading: Reading,
    counterargument: Counterargument,
    results: Sequence[PointResult],
    flags: Sequence[Flag],
) -> Placing:
    """Band, score and criteria of one text."""
    criteria = measure(text, reading, counterargument, results)
    made = sum(result.made for result in results)
    off_list = not made and not flags and _is_argued(text)
    band = _band(text, made, criteria, off_list=off_list)
    for flag in flags:
        if flag.kind in BAND_LOWER:
            band = max(0, band - 1)
    share = (criteria.content + criteria.strategy) / 100
    if off_list:
        share *= OFF_LIST_CEILING
    score = BAND_FLOORS[band] + round(BAND_WIDTHS[band] * share)
    for flag in flags:
        score = min(score, CAPS.get(flag.kind, 100))
    return Placing(band_of(score), score, criteria, off_list)


def _band(text: str, made: int, criteria: Criteria, *, off_list: bool) -> int:
    argued = criteria.development >= 0.5 and len(words(text)) >= ARGUED_WORDS
    if made >= FULL_ANSWER:
        return 4 if argued and criteria.engagement >= 0.5 else 3
    if made == 1:
        return 3 if argued and criteria.development >= 1.0 else 2
    return 2 if off_list else 1


def measure(
    text: str,
    reading: Reading,
    counterargument: Counterargument,
    results: Sequence[PointResult],
) -> Criteria:
    """The criteria: content 0 to 60, strategy 0 to 40, and their parts."""
    weights = {point.id: point.weight for point in counterargument.point}
    made = [result for result in results if result.made]
    wanted = sum(sorted(weights.values(), reverse=True)[:FULL_ANSWER])
    coverage = min(1.0, sum(weights[result.id] for result in made) / wanted)
    developed = [_development(text, result.span) for result in made]
    development = sum(developed) / len(developed) if developed else 0.0
    engagement = _engagement(text, reading, made)
    structure = _structure(text, made)
    weighing = 1.0 if compares(text) else 0.0
    sureness = sum(result.probability for result in made) / len(made) if made else 0.0
    content = 60 * coverage * (0.6 + 0.4 * development) * sureness
    strategy = 40 * (0.4 * engagement + 0.4 * structure + 0.2 * weighing)
    return Criteria(
        content=round(content, 1),
        strategy=round(strategy, 1),
        coverage=round(coverage, 2),
        development=round(development, 2),
        sureness=round(sureness, 2),
        engagement=round(engagement, 2),
        structure=round(structure, 2),
        weighing=weighing,
    )


def _development(text: str, span: Span | None) -> float:
    """0, .5 or 1: the point comes with a reason, a fact or a cited card, in it or around it."""
    if span is None:
        return 0.0
    own, around = text[span[0] : span[1]], _surroundings(text, span)
    marks = bool(REASON.search(own)) + bool(FIGURE.search(own)) + 2 * bool(CARD.search(around))
    marks += len(words(around)) >= len(words(own)) + 8
    marks += bool(REASON.search(around)) and not REASON.search(own)
    return min(1.0, marks / 2)


def _surroundings(text: str, span: Span, reach: int = 240) -> str:
    return text[max(0, span[0] - reach) : span[1] + reach]


def _engagement(text: str, reading: Reading, made: Sequence[PointResult]) -> float:
    """0 to 1: it speaks to the claim, denies it, or makes a point that answers it."""
    denied = float(reading.denies.max()) if reading.denies.size else 0.0
    named = bool(THEY_SAY.search(text))
    return min(1.0, 0.6 * bool(made) + 0.4 * named + 0.4 * (denied >= 0.5))


def _structure(text: str, made: Sequence[PointResult]) -> float:
    """Share of the four steps: they say, but I say, because, therefore (Trapp; IDEA)."""
    steps = (
        bool(THEY_SAY.search(text)),
        bool(made) or bool(BUT.search(text)),
        bool(REASON.search(text)),
        bool(SO_WHAT.search(text)),
    )
    return sum(steps) / len(steps)


def _is_argued(text: str) -> bool:
    """Reasoned beyond a slogan: long enough, and with a reason or a figure in it."""
    return len(words(text)) >= 15 and bool(REASON.search(text) or FIGURE.search(text))
