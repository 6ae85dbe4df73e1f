"""What the judge sees in an answer, for the author of a pack: sentence by sentence.

The verdict says what counts; the trace also says what came near, which wording of the pack it came
near to, and by how much it missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.packs.format import Counterargument, Motion, Point
from game.packs.positions import KeyPath
from game.scoring.allegiance import allegiance
from game.scoring.belief import share_of_prior
from game.scoring.contract import Matcher, Matches, Question
from game.scoring.copying import finder
from game.scoring.crediting import by_unit, can_say_something
from game.scoring.judging import judge
from game.scoring.reading import MOST_SENTENCES, Reading, Unit, read
from game.scoring.relay import Relay
from game.scoring.sentences import split_sentences
from game.scoring.signposts import parted
from game.scoring.verdict import APART, MADE, Span, Verdict, as_told
from game.scoring.warming import phrasings

TOLD_APART = 0.05
"""How much the whole text must change a stretch's probability to be told."""


@dataclass(frozen=True)
class Bearing:
    """How one point fares with one stretch of text."""

    point: str
    probability: float
    """0 to 1: that it makes the point, in the light of the whole text; 0 too where it was not
    read."""
    alone: float
    """The same by the stretch itself."""
    contrary: float
    """0 to 1: that it asserts the contrary."""
    speaks: float
    """0 to 1: that it speaks of the point, for or against it; 0 where it was not read."""
    nearness: float
    """Up to 1: of the nearest wording."""
    wording: str
    """The wording of the point that comes nearest."""
    path: KeyPath
    """Where that wording stands, below the point."""
    prior: float = 0.0
    """What the point's own log odds count for in an answer of that length."""
    empty: bool = False
    """The stretch has too few telling words to make a point, only asks, or is in no order."""

    @property
    def made(self) -> bool:
        """The stretch makes the point."""
        return self.probability >= MADE

    @property
    def why(self) -> str:
        """What decided, for an author."""
        if self.empty:
            return "has too few telling words to make a point, only asks, or is in no order"
        if not self.speaks:
            return "not read closely: too far from its wordings, or other words come nearer"
        side = min(1.0, self.alone / self.speaks)
        parts = f"speaks of it {as_told(self.speaks)}, takes its side {as_told(side)}"
        if abs(self.probability - self.alone) < TOLD_APART:
            return parts
        prior = f" (prior {self.prior:+g})" if self.prior else ""
        return f"{parts}, in the light of all {as_told(self.probability)}{prior}"

    @property
    def short(self) -> float:
        """How much is missing to the line; 0 where the point is made."""
        return round(max(0.0, MADE - self.probability), 3)


@dataclass(frozen=True)
class Stretch:
    """A sentence, or two that make together what neither makes alone."""

    text: str
    span: Span
    bearings: tuple[Bearing, ...]
    """Every point of the counterargument, the likeliest first, then the nearest."""
    aside: bool = False
    """It speaks to the room, or only fills, so it is not matched."""
    copied: bool = False
    """It stands in the pack word for word, so it is credited with nothing."""

    @property
    def empty(self) -> bool:
        """It has too few telling words to make a point, only asks, or is in no order."""
        return bool(self.bearings) and all(one.empty for one in self.bearings)

    @property
    def made(self) -> tuple[Bearing, ...]:
        """The points that it makes."""
        return tuple(one for one in self.bearings if one.made)


@dataclass(frozen=True)
class Trace:
    """What the judge sees in one answer."""

    verdict: Verdict
    stretches: tuple[Stretch, ...]


def trace(text: str, counterargument: Counterargument, motion: Motion, matcher: Matcher) -> Trace:
    """The verdict on `text`, and every sentence with all points; reads the text once."""
    once = _Once(matcher)
    verdict = judge(text, counterargument, motion, matcher=once)
    sentences = parted(split_sentences(verdict.text))[:MOST_SENTENCES]
    if not sentences:
        return Trace(verdict, ())
    copies = finder(counterargument, motion)
    reading = read(verdict.text, sentences, counterargument, motion, once, copies)
    odds = allegiance(verdict.text, reading.own, counterargument.claim)
    found = list(_stretches(verdict.text, reading, counterargument, once, odds))
    seen = {stretch.span for stretch in found}
    found += [Stretch(s.text, s.span, (), aside=True) for s in sentences if s.span not in seen]
    return Trace(verdict, tuple(sorted(found, key=lambda stretch: stretch.span)))


def _stretches(
    text: str, reading: Reading, c: Counterargument, matcher: Matcher, odds: float | None
) -> Iterator[Stretch]:
    alone: set[tuple[int, str]] = set()
    sure = by_unit(text, reading, c, odds)
    texts = [_text_of(unit, reading) for unit in reading.units]
    near = _Nearness(texts, c, matcher)
    for row, unit in enumerate(reading.units):
        bearings = [
            near.bearing(row, column, point, reading, float(sure[row, column]))
            for column, point in enumerate(c.point)
        ]
        bearings.sort(key=lambda one: (-one.probability, -one.nearness))
        borrowed = not reading.borrowed.isdisjoint(unit.sentences)
        if not (borrowed or can_say_something(reading, unit)):
            bearings = [replace(one, empty=not one.probability) for one in bearings]
        made = {one.point for one in bearings if one.made}
        if len(unit.sentences) == 1:
            alone |= {(unit.sentences[0], name) for name in made}
        elif not any(_only_together(unit, name, alone) for name in made):
            continue
        yield Stretch(texts[row], unit.span, tuple(bearings), copied=borrowed)


def _text_of(unit: Unit, reading: Reading) -> str:
    """Of two sentences that are no neighbours both, with an ellipsis between them."""
    if unit.beside is None:
        return unit.text
    return APART.join(reading.sentences[number].text for number in unit.sentences)


def _only_together(unit: Unit, name: str, alone: set[tuple[int, str]]) -> bool:
    return not any((sentence, name) in alone for sentence in unit.sentences)


class _Nearness:
    """How near each unit of a text comes to each wording of each point."""

    def __init__(self, units: Sequence[str], c: Counterargument, matcher: Matcher) -> None:
        self._groups = [phrasings(point) for point in c.point]
        spoken = [wording for group in self._groups for wording in group]
        self._found = matcher.nearness(units, spoken)
        ends = np.cumsum([len(group) for group in self._groups])
        self._starts = [0, *ends.tolist()]

    def bearing(
        self,
        row: int,
        column: int,
        point: Point,
        reading: Reading,
        sure: float,
    ) -> Bearing:
        part = self._found[row, self._starts[column] : self._starts[column + 1]]
        number = int(part.argmax())
        alone = round(float(reading.points[row, column]), 3)
        return Bearing(
            point.id,
            sure,
            alone,
            round(float(reading.opposes[row, column]), 3),
            round(float(reading.speaks[row, column]), 3),
            round(float(part[number]), 3),
            self._groups[column][number],
            _place_of(point, number),
            round(point.prior * share_of_prior(reading.length), 2),
        )


def _place_of(point: Point, number: int) -> KeyPath:
    """Where the wording of that number in `phrasings(point)` stands below the point."""
    if number == 0:
        return ("text",)
    number -= 1
    if number < len(point.phrasings):
        return ("phrasings", number)
    return ("accept", number - len(point.phrasings))


class _Once(Relay):
    """Answers the same question about the same text only once."""

    def __init__(self, matcher: Matcher) -> None:
        super().__init__(matcher)
        self._known: list[tuple[tuple[str, ...], Question, Matches]] = []

    def match_phrasings(self, sentences: Sequence[str], asked: Question) -> Matches:
        for known, question, found in self._known:
            if known == tuple(sentences) and question == asked:
                return found
        found = super().match_phrasings(sentences, asked)
        self._known.append((tuple(sentences), asked, found))
        return found
