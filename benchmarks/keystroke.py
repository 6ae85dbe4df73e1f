"""How long `rebuttal pack preview` takes to answer a keystroke, on the first pack.

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.keystroke [--motion M] [--every 3] [--runs 3]

An answer is typed letter by letter; for every few letters the whole trace is taken and put into
words, as the workbench does. The bar is 0.15 s. On a busy machine the clock says little: so each
keystroke is timed in several runs and its best counts, on the clock and on the processor, and the
judge's whole verdict on an answer of that length stands beside it as a measure of the machine. Each
run types other sentences, for the judge remembers what it has read. One thread is the fair measure
where other programs have the other cores.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial

from game.packs.library import find_folder, load_pack
from game.packs.places import Places
from game.scoring import load_matcher
from game.scoring.advice import Adviser
from game.scoring.judging import judge
from game.scoring.tracing import trace
from game.scoring.warming import warm

PACK = "deepseek-lessons"
BAR = 0.15
"""Seconds within which a keystroke is answered."""
WARMING = 10
"""Keystrokes before the clock counts."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--motion", default="open-source")
    parser.add_argument("--every", type=int, default=3, metavar="LETTERS")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    motion = load_pack(PACK).get_motion(options.motion)
    first, second = motion.counterargument[:2]
    matcher = load_matcher()
    warm(matcher, motion, first.against)
    adviser = Adviser(first, motion, Places(find_folder(PACK)))
    sentences = [*second.point[0].accept[:2], *first.point[0].accept[:2]]
    texts = [" ".join(f"{s.rstrip('.')} ({n})." for s in sentences) for n in range(options.runs)]
    answer = partial(trace, counterargument=first, motion=motion, matcher=matcher)
    text = texts[0]
    ends = range(1, len(text), options.every)
    runs = [
        [timed(lambda end=end, t=t: list(adviser.lines(answer(t[:end])))) for end in ends]
        for t in texts
    ]
    new = (text.replace("(0)", f"({n})") for n in range(options.runs, options.runs + 5))
    whole = min(timed(lambda t=t: judge(t, first, motion, matcher=matcher)) for t in new)
    for number, name in enumerate(("clock", "processor")):
        best = [min(one[number] for one in key) for key in zip(*runs, strict=True)][WARMING:]
        middle, worst = statistics.median(best), max(best)
        within = sum(seconds < BAR for seconds in best) / len(best)
        print(
            f"{name}: median {middle:.3f} s, worst {worst:.3f} s of {len(best)} keystrokes, "
            f"{within:.0%} within {BAR} s; a verdict takes {whole[number]:.3f} s, "
            f"so a keystroke {middle / whole[number]:.2f} of it"
        )


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock and on the processor."""
    began, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - busy


if __name__ == "__main__":
    main()
