"""A pack's own examples, judged without themselves: do `accept` sentences make their point?

    python -m benchmarks.examples deepseek-lessons [--verbose]

Leave-one-out: an example never takes part in its own judging. An example passes when the judge
credits (accept) or does not credit (reject, contrary) the point that it stands under.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from game.packs.format import Counterargument, Motion, Pack, Point
from game.packs.library import load_pack
from game.scoring import judge, load_matcher
from game.scoring.contract import Matcher

KINDS = ("accept", "reject", "contrary")


@dataclass(frozen=True)
class Example:
    """One example and how the judge saw it."""

    name: str
    kind: str
    text: str
    probability: float
    passed: bool


def run(pack: Pack, matcher: Matcher) -> Iterator[Example]:
    """Every example of the pack."""
    for motion in pack.motions:
        for counterargument in motion.counterargument:
            for point in counterargument.point:
                for kind in KINDS:
                    for text in getattr(point, kind):
                        yield _try(motion, counterargument, point, kind, text, matcher)


def _try(
    motion: Motion, c: Counterargument, point: Point, kind: str, text: str, matcher: Matcher
) -> Example:
    rest = point.model_copy(update={"accept": tuple(a for a in point.accept if a != text)})
    points = tuple(rest if p.id == point.id else p for p in c.point)
    left_out = c.model_copy(update={"point": points})
    others = tuple(left_out if x.id == c.id else x for x in motion.counterargument)
    without = motion.model_copy(update={"counterargument": others})
    verdict = judge(text, left_out, without, matcher=matcher)
    result = next(r for r in verdict.points if r.id == point.id)
    name = f"{motion.id}/{c.id}/{point.id}"
    return Example(name, kind, text, result.probability, result.made == (kind == "accept"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pack")
    parser.add_argument("--verbose", action="store_true", help="list the examples that fail")
    options = parser.parse_args()
    found = list(run(load_pack(options.pack), load_matcher()))
    for kind in KINDS:
        part = [example for example in found if example.kind == kind]
        passed = sum(example.passed for example in part)
        print(f"{kind}: {passed} of {len(part)} as they should ({passed / len(part):.1%})")
        if options.verbose:
            for example in part:
                if not example.passed:
                    print(f"  {example.probability:.2f} {example.name}: {example.text}")


if __name__ == "__main__":
    main()
