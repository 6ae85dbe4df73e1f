"""A pack put to the proof: its examples, whole answers and, if asked for, the cheats."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from game.packs.format import Motion, Pack
from game.packs.positions import KeyPath
from game.processes import cores, in_processes
from game.scoring.answers import AnswerTried, answers, try_answer
from game.scoring.armour import Armour, Attacked, attacked
from game.scoring.attacks import attacks
from game.scoring.contract import Matcher
from game.scoring.examples import KINDS, Tried, examples, try_example
from game.scoring.judging import scorer_version

HONEST_LINE, CONTRARY_LINE, ARMOUR_LINE = 0.85, 0.5, 0.9
"""Shares, 0 to 1, that a pack must reach: of examples, of `contrary` ones, which the judge hears
worst whatever their author does, and of each kind of cheat."""

WORTH_PROCESSES = 200
"""Texts from which on further processes save more than it takes to begin them."""

Found = Tried | AnswerTried | Attacked

Part = tuple[str, str]
"""The ids of a motion and of a counterargument of it: what one process puts to the proof."""


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
    jobs: int | None = 0,
    load: Callable[[], Matcher] | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Proof:
    """Judges all that the pack, or a part of it, says about itself.

    It does so in `jobs` processes, which get their matcher from `load`, a function of a module; in
    this one if that is 0 or nothing is to load, and for None in one a core where there is enough to
    do. What comes out is the same. `progress` hears how many texts were judged, and of how many.
    `ProcessDied` if one of them did.
    """
    parts = {
        (one.id, c.id): sum(1 for _ in _steps(one, c.id, attack, matcher))
        for one in pack.motions
        for c in one.counterargument
        if motion in ("", one.id) and counterargument in ("", c.id)
    }
    done, total = 0, sum(parts.values())
    if jobs is None:
        jobs = cores() if total >= WORTH_PROCESSES else 0
    jobs = min(jobs, len(parts))
    found: dict[Part, list[Found]] = {part: [] for part in parts}
    judged = (
        _side_by_side(pack, attack, load, parts, jobs)
        if jobs and load
        else _here(pack, attack, matcher, parts)
    )
    for part, some in judged:
        found[part] += some
        done += len(some)
        progress(done, total)
    every = [*chain.from_iterable(found.values())]
    order = [one.id for one in pack.motions]

    def in_file(one: AnswerTried) -> tuple[int, KeyPath]:
        return order.index(one.answer.motion), one.answer.path

    return Proof(
        pack,
        scorer_version(matcher),
        tuple(one for one in every if isinstance(one, Tried)),
        tuple(sorted((one for one in every if isinstance(one, AnswerTried)), key=in_file)),
        tuple(one for one in every if isinstance(one, Attacked)),
    )


def _here(
    pack: Pack, attack: bool, matcher: Matcher, parts: Iterable[Part]
) -> Iterator[tuple[Part, list[Found]]]:
    for part in parts:
        motion, counterargument = part
        for step in _steps(pack.get_motion(motion), counterargument, attack, matcher):
            yield part, [step()]


def _side_by_side(
    pack: Pack, attack: bool, load: Callable[[], Matcher], parts: Iterable[Part], jobs: int
) -> Iterator[tuple[Part, list[Found]]]:
    """A counterargument is one task, so that its wordings are embedded by one process alone.

    (What the motion as a whole says may be embedded by each.)
    """
    begin = partial(_begin, pack, attack, load)
    return in_processes(begin, ((part, part) for part in parts), jobs)


def _begin(pack: Pack, attack: bool, load: Callable[[], Matcher]) -> Callable[[Part], list[Found]]:
    matcher = load()

    def judge_part(part: Part) -> list[Found]:
        motion, counterargument = part
        steps = _steps(pack.get_motion(motion), counterargument, attack, matcher)
        return [step() for step in steps]

    return judge_part


def _steps(
    motion: Motion, counterargument: str, attack: bool, matcher: Matcher
) -> Iterator[Callable[[], Found]]:
    for example in examples(motion, counterargument):
        yield partial(try_example, example, motion, matcher)
    for answer in answers(motion, counterargument):
        yield partial(try_answer, answer, motion, matcher)
    if attack:
        c = motion.get_counterargument(counterargument)
        yield from (partial(attacked, one, c, motion, matcher) for one in attacks(c, motion))
