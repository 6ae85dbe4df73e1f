"""A pack's own examples, judged without themselves: do `accept` sentences make their point?

    python -m benchmarks.examples deepseek-lessons [--verbose]

The same as `rebuttal pack test`, as plain figures.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from game.packs.format import Pack
from game.packs.library import load_pack
from game.scoring import load_matcher
from game.scoring.contract import Matcher
from game.scoring.examples import KINDS, Tried, examples, try_example


def run(pack: Pack, matcher: Matcher) -> Iterator[Tried]:
    """Every example of the pack."""
    for motion in pack.motions:
        for example in examples(motion):
            yield try_example(example, motion, matcher)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pack")
    parser.add_argument("--verbose", action="store_true", help="list the examples that fail")
    options = parser.parse_args()
    found = list(run(load_pack(options.pack), load_matcher()))
    for kind in KINDS:
        part = [tried for tried in found if tried.example.kind == kind]
        passed = sum(tried.passed for tried in part)
        print(f"{kind}: {passed} of {len(part)} as they should ({passed / len(part):.1%})")
        if options.verbose:
            for tried in part:
                if not tried.passed:
                    print(f"  {tried.probability:.2f} {tried.example.name}: {tried.example.text}")


if __name__ == "__main__":
    main()
