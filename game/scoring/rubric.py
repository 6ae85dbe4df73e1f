"""The rubric: from points, reading and flags to band, criteria and score.

The band comes from points made, concession and flags alone; the criteria only place the score
inside it. Definitions and sources are in `docs/judge.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from game.packs.format import Counterargument
from game.scoring.guards import BAND_LOWER, CAPS
from game.scoring.reading import Reading, variety
from game.scoring.verdict import (
    ARGUED_PLAINLY,
    ARGUED_WORDS,
    AT_LENGTH_WORDS,
    HESITANT,
    IN_DOUBT,
    MADE,
    MOST_CONTENT,
    MOST_STRATEGY,
    NEAR_MISS,
    Criteria,
    Flag,
    PointResult,
    Span,
    band_of,
)
from game.scoring.weighing import compares
from game.scoring.words import (
    BUT,
    CARD,
    FIGURE,
    REASON,
    SO_WHAT,
    THEY_SAY,
    words,
)

BAND_FLOORS = (0, 20, 40, 60, 80)
BAND_WIDTHS = (19, 19, 19, 19, 20)

FULL_ANSWER = 2
"""Points that a full answer makes; more of them raise nothing but the coverage."""

MOST_COUNTED = 6
"""Points that content is counted from at most: six of weight 1 are as heavy as two of weight 3."""

SURE = 0.3
"""A probability that lies this far above the line makes its point safely. What is not even a near
miss misses it by as much as can be."""

PLAIN = 0.95
"""Probability from which on the second of two points is plain, as up to `IN_DOUBT` it is not at
all: that asks for fewer words. (Of the points credited to answers meant to be hard, sets u to y and
g, half are right up to .75, three in four from there to .9, and 96 in 100 beyond.)"""

AROUND = 240
"""Characters around the words that make a point in which its reason may stand."""

STEP = 1 / 6
"""How safely a point must be made to lift a text by two bands, so that none is leapt over."""

ROOM = 9
"""Words beyond such a line from which on an answer is safely long enough."""

OFF_LIST_CEILING = 0.45
"""An off-list answer stays in the lower half of its band, since nobody checked its content."""


@dataclass(frozen=True)
class Placing:
    """Where a text lands, and the criteria that placed it."""

    band: int
    score: int
    criteria: Criteria
    off_list: bool
    variety: int
    """Different words that speak to the matter."""
    wanted: float = ARGUED_WORDS
    """How many of them an answer of this kind, and as sure, asks for to be argued in full."""
    barely: float = 0.0
    """0 to 1: how barely it reaches its band; 0 where no line decided that."""
    nearly: float = 0.0
    """0 to 1: how nearly it reaches the next band; 0 where no line decided that."""


def place(
    reading: Reading,
    counterargument: Counterargument,
    results: Sequence[PointResult],
    flags: Sequence[Flag],
    *,
    off_list: float | None = None,
) -> Placing:
    """Band, score and criteria of one text.

    `off_list` says how well, 0 to 1, a text that makes no point of the pack argues one of its own.
    """
    criteria = measure(reading, counterargument, results)
    said = variety(reading)
    lines = _lines(results)
    margins = _margins(said, lines, results, criteria)
    band = max(b for b, margin in enumerate(margins) if margin >= 0)
    if off_list is not None:
        band, share = 2, OFF_LIST_CEILING * max(off_list, _share(criteria))
    else:
        share = _within(_share(criteria), margins, band)
    for flag in flags:
        if flag.kind in BAND_LOWER:
            band = max(0, band - 1)
    highest = min((CAPS.get(flag.kind, 100) for flag in flags), default=100)
    if band > band_of(highest):  # within the band that is left, the criteria place it as always
        band, share = band_of(highest), _share(criteria)
    score = BAND_FLOORS[band] + round(BAND_WIDTHS[band] * share)
    wanted = lines[min(len(results), FULL_ANSWER) - 1]
    free = not flags and off_list is None
    barely, nearly = _edges(margins, band) if free else (0.0, 0.0)
    return Placing(band, score, criteria, off_list is not None, said, wanted, barely, nearly)


def otherwise(
    reading: Reading,
    counterargument: Counterargument,
    results: Sequence[PointResult],
    band: int,
) -> int | None:
    """The band, if it is not this one, of the same text if its one doubtful point fell otherwise.

    It is then made, or missed, beyond doubt. None where several are in doubt, and if no point is
    left: what an argument of its own were worth is unknown.
    """
    doubtful = [r for r in results if r.sentence and abs(r.probability - MADE) <= HESITANT]
    if len(doubtful) != 1:
        return None
    (one,) = doubtful
    turned = replace(one, made=not one.made, probability=float(not one.made))
    others = [turned if result is one else result for result in results]
    if not any(result.made for result in others):
        return None
    found = place(reading, counterargument, others, ()).band
    return found if found != band else None


def _lines(results: Sequence[PointResult]) -> tuple[float, float]:
    """Different words that one point asks for to be argued in full, and that two of them do."""
    ranked = sorted((result.probability for result in results), reverse=True)
    plain = _plainness(ranked[1]) if len(ranked) > 1 else 0.0
    return AT_LENGTH_WORDS, ARGUED_WORDS + (ARGUED_PLAINLY - ARGUED_WORDS) * plain


def _margins(
    said: int, lines: tuple[float, float], results: Sequence[PointResult], criteria: Criteria
) -> tuple[float, ...]:
    """For each band how safely its condition holds, -1 to 1; it holds from 0 on."""
    first, second = [*sorted((_safety(result) for result in results), reverse=True), -1.0][:2]
    developed, engaged = _clip(4 * criteria.development - 1), _clip(4 * criteria.engagement - 1)
    in_full = min(_beyond(first), _room(said, lines[0]), developed)
    complete = min(_beyond(second), _room(said, lines[1]), developed, engaged)
    return (1.0, 1.0, first, max(second, in_full), complete)


def _room(said: int, line: float) -> float:
    return _clip((said - line) / ROOM)


def _beyond(safety: float) -> float:
    """The same counted from `STEP` on, with 1 at its end."""
    return (safety - STEP) / (1 - STEP)


def _safety(result: PointResult) -> float:
    """How far beyond the line a point is made (0 to 1), or missed (-1 to 0)."""
    beyond = result.probability - MADE
    if result.made:
        return _clip(max(0.0, beyond) / SURE)
    return min(-1e-6, _clip(beyond / (MADE - NEAR_MISS)))


def _plainness(probability: float) -> float:
    """0 to 1: how far beyond doubt a point is made."""
    return min(1.0, max(0.0, (probability - IN_DOUBT) / (PLAIN - IN_DOUBT)))


def _within(share: float, margins: Sequence[float], band: int) -> float:
    """Where in its band a text lies, 0 to 1: by criteria, and by how safely it is there.

    What barely reaches a band lies at its foot, what barely misses the next one at its head: small
    changes of a text make small changes of its score.
    """
    missing = max(-1.0, margins[band + 1]) if band + 1 < len(margins) else -1.0
    return (share + (1 - share) * (1 + missing)) * max(0.0, margins[band])


def _edges(margins: Sequence[float], band: int) -> tuple[float, float]:
    """How barely it reaches the band that the `margins` gave it, and how nearly the next one.

    Below band 2 none has to be reached: that is what is left.
    """
    barely = 1 - max(0.0, margins[band]) if band > 1 else 0.0
    nearly = 1 + max(-1.0, margins[band + 1]) if band + 1 < len(margins) else 0.0
    return round(barely, 3), round(nearly, 3)


def _share(criteria: Criteria) -> float:
    return (criteria.content + criteria.strategy) / 100


def _clip(value: float) -> float:
    return min(1.0, max(-1.0, value))


def measure(
    reading: Reading, counterargument: Counterargument, results: Sequence[PointResult]
) -> Criteria:
    """The criteria: content 0 to 60, strategy 0 to 40, and their parts."""
    said = reading.said
    made = [result for result in results if result.made]
    counted = _counted(reading, counterargument, made)
    engagement = _engagement(said, reading, made)
    structure = _structure(said, made)
    weighing = 1.0 if compares(said) else 0.0
    strategy = MOST_STRATEGY * (0.4 * engagement + 0.4 * structure + 0.2 * weighing)
    return Criteria(
        content=round(counted.content, 1),
        strategy=round(strategy, 1),
        coverage=round(counted.coverage, 2),
        development=round(counted.development, 2),
        sureness=round(counted.sureness, 2),
        engagement=round(engagement, 2),
        structure=round(structure, 2),
        weighing=weighing,
    )


@dataclass(frozen=True)
class _Counted:
    """The points that content is counted from; each number 0 to 1."""

    coverage: float = 0.0
    development: float = 0.0
    sureness: float = 0.0

    @property
    def content(self) -> float:
        """0 to 60."""
        return MOST_CONTENT * self.coverage * (0.6 + 0.4 * self.development) * self.sureness


def _counted(
    reading: Reading, counterargument: Counterargument, made: Sequence[PointResult]
) -> _Counted:
    """Those of the points made that count most together: a further point never costs anything."""
    weights = {point.id: point.weight for point in counterargument.point}
    wanted = sum(sorted(weights.values(), reverse=True)[:FULL_ANSWER])
    each = [(weights[r.id], _development(reading, r), r.probability) for r in made]
    found = [_Counted()]
    for size in range(1, min(len(each), MOST_COUNTED) + 1):
        for some in combinations(each, size):
            weight, developed, sure = (sum(column) for column in zip(*some, strict=True))
            found.append(_Counted(min(1.0, weight / wanted), developed / size, sure / size))
    return max(found, key=lambda one: (one.content, one.coverage))


def _development(reading: Reading, result: PointResult) -> float:
    """0, .5 or 1: the point comes with a reason, a fact or a cited card, in it or around it."""
    if not result.spans:
        return 0.0
    within = [s.text for s in reading.matter if _within_any(s.span, result.spans)]
    own, around = " ".join(within) or result.sentence or "", _surroundings(reading, result.spans)
    marks = bool(REASON.search(own)) + bool(FIGURE.search(own)) + 2 * bool(CARD.search(around))
    marks += len(words(around)) >= len(words(own)) + 8
    marks += bool(REASON.search(around)) and not REASON.search(own)
    return min(1.0, marks / 2)


def _within_any(span: Span, others: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _surroundings(reading: Reading, spans: Sequence[Span]) -> str:
    """The sentences to the matter that come within `AROUND` characters of one of the `spans`.

    Each but once, however often it is said.
    """
    reached = [(start - AROUND, end + AROUND) for start, end in spans]
    said = [s for s in reading.matter if any(s.span[0] < z and s.span[1] > a for a, z in reached)]
    return " ".join(dict.fromkeys(s.text for s in said))


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
