"""A pack put to the proof: its examples, whole answers and, if asked for, the cheats."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from game.packs.format import Motion, Pack
from game.scoring.answers import AnswerTried, answers, try_answer
from game.scoring.armour import Armour, Attacked, attacked
from game.scoring.attacks import attacks
from game.scoring.contract import Matcher
from game.scoring.examples import KINDS, Tried, examples, try_example
from game.scoring.judging import scorer_version

HONEST_LINE, CONTRARY_LINE, ARMOUR_LINE = 0.85, 0.5, 0.9
"""Shares, 0 to 1, that a pack must reach: of examples, of `contrary` ones, which the judge hears
worst whatever their author does, and of each kind of cheat."""

Found = Tried | AnswerTried | Attacked


@dataclass(frozen=True)
class Rate:
    """How many of one kind came out as they should."""

    name: str
    right: int
    of: int
    line: float
    """The share, 0 to 1, that has to be reached."""

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.right / self.of

    @property
    def needed(self) -> int:
        """How many have to come out right to reach the line."""
        return math.ceil(round(self.line * self.of, 6))

    def passes(self, *, strict: bool) -> bool:
        """The line is reached; where it is `strict`, nothing went wrong."""
        return self.right == self.of if strict else self.share >= self.line


@dataclass(frozen=True)
class Proof:
    """What came out."""

    pack: Pack
    scorer_version: str
    examples: tuple[Tried, ...]
    answers: tuple[AnswerTried, ...]
    attacked: tuple[Attacked, ...]
    """Empty if no cheats were thrown."""

    @property
    def overlaps(self) -> tuple[Tried, ...]:
        """`accept` sentences that make another point of the same counterargument too."""
        kept = (one for one in self.examples if one.example.kind == "accept" and one.passed)
        return tuple(one for one in kept if one.also)

    @property
    def armour(self) -> Armour | None:
        """How many cheats were withstood, if any were thrown."""
        return Armour.of(self.attacked) if self.attacked else None

    @property
    def rates(self) -> tuple[Rate, ...]:
        """Each kind of example, answer and cheat that there is."""
        found = [*self._example_rates(), *self._answer_rates()]
        if armour := self.armour:
            found += [
                Rate(kind, armour.withstood[kind], armour.thrown[kind], ARMOUR_LINE)
                for kind in armour.thrown
            ]
        return tuple(rate for rate in found if rate.of)

    def passes(self, *, strict: bool = False) -> bool:
        """Every rate reaches its line."""
        return all(rate.passes(strict=strict) for rate in self.rates)

    def _example_rates(self) -> Iterator[Rate]:
        for kind in KINDS:
            part = [one.passed for one in self.examples if one.example.kind == kind]
            line = CONTRARY_LINE if kind == "contrary" else HONEST_LINE
            yield Rate(kind, sum(part), len(part), line)

    def _answer_rates(self) -> Iterator[Rate]:
        for name, expected, line in (("model answer", False, HONEST_LINE), ("test", True, 1.0)):
            part = [a.passed for a in self.answers if (a.answer.expected is not None) is expected]
            yield Rate(name, sum(part), len(part), line)


def prove(
    pack: Pack,
    matcher: Matcher,
    *,
    motion: str = "",
    counterargument: str = "",
    attack: bool = False,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Proof:
    """Judges all that the pack, or a part of it, says about itself.

    `progress` hears how many texts were judged, and of how many.
    """
    motions = [one for one in pack.motions if motion in ("", one.id)]
    steps = [step for one in motions for step in _steps(one, counterargument, attack, matcher)]
    found: list[Found] = []
    for step in steps:
        found.append(step())
        progress(len(found), len(steps))
    return Proof(
        pack,
        scorer_version(matcher),
        tuple(one for one in found if isinstance(one, Tried)),
        tuple(one for one in found if isinstance(one, AnswerTried)),
        tuple(one for one in found if isinstance(one, Attacked)),
    )


def _steps(
    motion: Motion, counterargument: str, attack: bool, matcher: Matcher
) -> Iterator[Callable[[], Found]]:
    for example in examples(motion, counterargument):
        yield partial(try_example, example, motion, matcher)
    for answer in answers(motion, counterargument):
        yield partial(try_answer, answer, motion, matcher)
    for c in motion.counterargument if attack else ():
        if counterargument in ("", c.id):
            yield from (partial(attacked, one, c, motion, matcher) for one in attacks(c, motion))
