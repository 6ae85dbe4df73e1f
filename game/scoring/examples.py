"""A pack's own examples, judged without themselves: leave-one-out.

An example passes when the judge credits (accept) or does not credit (reject, contrary) the point
that it stands under.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from game.packs.format import Counterargument, Motion, Point
from game.packs.positions import KeyPath
from game.scoring.contract import Matcher
from game.scoring.judging import judge
from game.scoring.verdict import Flag

Kind = Literal["accept", "reject", "contrary"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Example:
    """One sentence of a point, and where it stands."""

    motion: str
    counterargument: str
    point: str
    kind: Kind
    text: str
    path: KeyPath
    """In the motion's file."""

    @property
    def name(self) -> str:
        """The point's full name: `motion/counterargument/point`."""
        return f"{self.motion}/{self.counterargument}/{self.point}"


@dataclass(frozen=True)
class Tried:
    """One example and how the judge saw it."""

    example: Example
    probability: float
    """0 to 1: that it makes the point it stands under."""
    passed: bool
    also: tuple[tuple[str, float], ...] = ()
    """Other points of the same counterargument that it makes, with their probabilities."""
    flags: tuple[Flag, ...] = ()
    """What the judge held against it: `copied` where it stands in what a player is shown."""


def examples(motion: Motion, counterargument: str = "") -> Iterator[Example]:
    """Every example of the motion, or of one of its counterarguments, in file order."""
    for i, c in enumerate(motion.counterargument):
        if counterargument not in ("", c.id):
            continue
        for j, point in enumerate(c.point):
            for kind in KINDS:
                for k, text in enumerate(getattr(point, kind)):
                    path = ("counterargument", i, "point", j, kind, k)
                    yield Example(motion.id, c.id, point.id, kind, text, path)


def try_example(example: Example, motion: Motion, matcher: Matcher) -> Tried:
    """What the judge makes of the example as a whole answer, without having learnt from it."""
    rest = left_out(example, motion)
    answered = rest.get_counterargument(example.counterargument)
    verdict = judge(example.text, answered, rest, matcher=matcher)
    own = next(result for result in verdict.points if result.id == example.point)
    also = tuple(
        (result.id, result.probability)
        for result in verdict.points
        if result.made and result.id != example.point
    )
    passed = own.made == (example.kind == "accept")
    return Tried(example, own.probability, passed, also, verdict.flags)


def left_out(example: Example, motion: Motion) -> Motion:
    """The motion as the judge has to know it to judge the example: without that sentence."""
    answered = motion.get_counterargument(example.counterargument)
    points = tuple(_without(point, example.text) for point in answered.point)
    return replaced(motion, answered.model_copy(update={"point": points}))


def replaced(motion: Motion, counterargument: Counterargument) -> Motion:
    """The motion with this in place of its counterargument of the same id."""
    return motion.model_copy(
        update={
            "counterargument": tuple(
                counterargument if c.id == counterargument.id else c for c in motion.counterargument
            )
        }
    )


def _without(point: Point, text: str) -> Point:
    kept: dict[str, object] = {
        kind: tuple(t for t in getattr(point, kind) if t != text) for kind in KINDS
    }
    return point.model_copy(update=kept)
