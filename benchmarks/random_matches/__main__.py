"""Random matches on the real screens and through `--plain`, to find what breaks.

    python -m benchmarks.random_matches [--matches 500] [--seed 1] [--real 10] [--only N]

Texts, keys, sizes, modes, options and interruptions are drawn; match N of a seed is always the same
one, so what `--only N` shows again can be mended. Afterwards every match is read back: its events
must lead to the state that was on the screen, to its ballot, a replay and an export. Prints a line
for every 25 matches and one for each that broke; the exit code is 1 if any did.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmarks.random_matches.running import WAYS, draw, nasty_packs, run


def resident() -> float:
    """Megabytes of memory, 0 where that cannot be told."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
    return 0.0


def overlap() -> Any:
    """The judge of the tests, by word overlap."""
    from tests.conftest import OverlapMatcher

    return OverlapMatcher()


def real() -> Any:
    """The judge."""
    from game.scoring import load_matcher

    return load_matcher()


def batch(
    numbers: range, seed: int, load: Callable[[], Any], packs: Path | None, where: str = ""
) -> list[int]:
    """Plays them all; the numbers of those that broke."""
    matcher, broken, began = load(), [], time.monotonic()
    kinds: Counter[str] = Counter()
    for number in numbers:
        drawn = draw(number, seed, where)
        failure = run(drawn, matcher, packs)
        kinds[f"{drawn.where} {drawn.what}"] += 1
        if failure:
            broken.append(number)
            print(f"--- match {number}: {drawn.where}, {drawn.what}", *drawn.trail[-40:], sep=" · ")
            print(failure, flush=True)
        if not (number + 1 - numbers.start) % 25:
            gc.collect()
            size = tracemalloc.get_traced_memory()[0] / 1e6 if tracemalloc.is_tracing() else 0
            print(
                f"{number + 1} matches, {len(broken)} broke, {time.monotonic() - began:.0f} s, "
                f"{resident():.0f} MB resident, {size:.1f} MB traced", flush=True,
            )  # fmt: skip
    print(", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())), flush=True)
    return broken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--matches", type=int, default=500)
    parser.add_argument("--first", type=int, default=0, help="number of the first one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--where", choices=tuple(WAYS), default="", help="only there")
    parser.add_argument("--real", type=int, default=0, help="so many more with the real judge")
    parser.add_argument("--only", type=int, help="this one again")
    parser.add_argument("--trace", action="store_true", help="count allocations, half as fast")
    options = parser.parse_args()
    if options.trace:
        tracemalloc.start()
    numbers = range(options.first, options.first + options.matches)
    if options.only is not None:
        numbers = range(options.only, options.only + 1)
    with tempfile.TemporaryDirectory() as folder:
        broken = batch(numbers, options.seed, overlap, nasty_packs(Path(folder)), options.where)
    if options.real:
        broken += batch(range(options.real), options.seed, real, None, options.where)
    print(f"broken: {broken or 'none'}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
