"""How long `rebuttal pack preview` takes to answer a keystroke, on the first pack.

    python -m benchmarks.keystroke [--motion open-source] [--every 3]

An answer is typed letter by letter; for every few letters the whole trace is taken and put into
words, as the workbench does. Seconds on the clock and on the processor: on a busy machine only the
second says something. The bar is 0.15.
"""

from __future__ import annotations

import argparse
import statistics
import time

from game.packs.library import find_folder, load_pack
from game.packs.places import Places
from game.scoring import load_matcher
from game.scoring.advice import Adviser
from game.scoring.tracing import trace
from game.scoring.warming import warm

PACK = "deepseek-lessons"
WARMING = 10
"""Keystrokes before the clock counts."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--motion", default="open-source")
    parser.add_argument("--every", type=int, default=3, metavar="LETTERS")
    options = parser.parse_args()
    motion = load_pack(PACK).get_motion(options.motion)
    first, second = motion.counterargument[:2]
    matcher = load_matcher()
    warm(matcher, motion, first.against)
    adviser = Adviser(first, motion, Places(find_folder(PACK)))
    text = " ".join([*second.point[0].accept[:2], *first.point[0].accept[:2]])
    clock, processor = [], []
    for end in range(1, len(text), options.every):
        began, busy = time.perf_counter(), time.process_time()
        list(adviser.lines(trace(text[:end], first, motion, matcher)))
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - busy)
    for name, found in (("clock", clock[WARMING:]), ("processor", processor[WARMING:])):
        middle, worst = statistics.median(found), max(found)
        print(f"{name}: median {middle:.3f} s, worst {worst:.3f} s of {len(found)}")


if __name__ == "__main__":
    main()
