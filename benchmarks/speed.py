"""Start-up, first paint, latency and memory, as ratios and medians of interleaved runs.

    python -m benchmarks.speed [--runs 9]

Each figure is taken from whole processes that run in turn with what they are compared to, so that
a slow moment of the machine falls on both.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

BARE = "pass"
VERSION = "import sys; sys.argv = ['rebuttal', '--version']; from game.cli import main; main()"
EMPTY_APP = """
import asyncio, os
from textual.app import App
async def paint():
    app = App()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot._wait_for_screen()
        os._exit(0)
asyncio.run(paint())
"""
HOME = """
import asyncio, os
from game import paths
from game.tui.app import RebuttalApp
def open_history():
    from game.records.history import History
    return History(paths.history_file())
async def paint():
    app = RebuttalApp(open_history)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot._wait_for_screen()
        os._exit(0)
asyncio.run(paint())
"""
"""Both end when every widget has been laid out and drawn once; the history opens after that."""
VERDICT = """
import json, sys, time
from game.packs.library import load_pack
from game.scoring import judge, load_matcher
language, length = sys.argv[1], int(sys.argv[2])
motion = load_pack("deepseek-lessons").get_motion("export-controls")
start = time.perf_counter()
matcher = load_matcher(language)
loaded = time.perf_counter() - start
counterargument = motion.get_counterargument("already-failed")
SENTENCES = {
    "en": (
        "In year {0} you call it a failure, yet at what did it fail?",
        "Year {0} is far too soon to say so.",
        "The machines in use in year {0} were bought before anyone forbade the sale.",
        "They will wear out in year {0}.",
        "Then a hundred {0} thousand new ones are wanted, and only one side can order them.",
        "That is why the verdict of year {0} has to wait.",
    ),
    "ja": (
        "{0}年目に失敗だと言いますが、何に失敗したのでしょうか。",
        "{0}年目で決めつけるのは早すぎます。",
        "{0}年目に動いている機械は、販売が禁じられる前に買われたものです。",
        "{0}年目には古くなります。",
        "そのとき{0}十万個の新しい半導体が要りますが、注文できるのは片方の国だけです。",
        "だから{0}年目の判定は待つべきです。",
    ),
}[language]
text = " ".join(f"{s} ({n})" if n >= 6 else s for n, s in enumerate((SENTENCES * 8)[:length]))
judge(text.format(0), counterargument, motion, matcher=matcher)
times = []
for year in range(1, 8):
    start = time.perf_counter()
    judge(text.format(year), counterargument, motion, matcher=matcher)
    times.append(time.perf_counter() - start)
print(json.dumps({"load": loaded * 1000, "ms": sorted(times)[len(times) // 2] * 1000}))
"""
COLD = """
import sys, time
from game.packs.library import load_pack
from game.scoring import judge, load_matcher
motion, matcher = load_pack("deepseek-lessons").get_motion("export-controls"), load_matcher()
start = time.perf_counter()
found = judge(sys.argv[1], motion.get_counterargument("already-failed"), motion, matcher=matcher)
print(time.perf_counter() - start, len(found.made))
"""
BATCH = """
import json, sys, time
from pathlib import Path
from game.packs.library import load_pack
from game.scoring import judge, load_matcher
pack, matcher = load_pack("deepseek-lessons"), load_matcher()
rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
motions = [pack.get_motion(row["motion"]) for row in rows]
asked = [(m, m.get_counterargument(r["counterargument"])) for m, r in zip(motions, rows)]
for motion, counterargument in asked:
    judge("Off we go.", counterargument, motion, matcher=matcher)
start = time.perf_counter()
for row, (motion, counterargument) in zip(rows, asked):
    judge(row["text"], counterargument, motion, matcher=matcher)
print(len(rows) / (time.perf_counter() - start))
"""
MEMORY = """
import sys
from game import paths
from game.records.history import History
from game.tui.app import RebuttalApp
made = []
async def play(pilot):
    app = pilot.app
    def judge_one():
        from game.packs.library import load_pack
        from game.scoring import judge
        motion = load_pack("deepseek-lessons").motions[0]
        verdict = judge(sys.argv[1], motion.counterargument[1], motion, matcher=app.scorer.get())
        made.append(any(point.made for point in verdict.points))
        app.call_from_thread(app.exit)
    app.run_worker(judge_one, thread=True)
with History(paths.history_file()) as history:
    RebuttalApp(history).run(headless=True, size=(80, 24), auto_pilot=play)
status = dict(line.split(":", 1) for line in open("/proc/self/status") if ":" in line)
print(int(status["VmHWM"].split()[0]) / 1024, int(status["VmRSS"].split()[0]) / 1024, int(*made))
"""


FIRST = {
    "a point": "The controls need years before they bite, because the chips bought before the ban "
    "are still running.",
    "no point": "Whoever says so has not looked at it closely enough.",
}
"""Answers to a first counterargument: one that makes none is read against the whole motion."""

ANSWERS = Path(__file__).parent / "rebuttals_c.jsonl"
"""What a class writes: answers of every kind, to all motions."""

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def seconds(code: str, home: str) -> float:
    start = time.perf_counter()
    run(code, home)
    return time.perf_counter() - start


def start(code: str, home: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {"REBUTTAL_HOME": home, "TEXTUAL_ANIMATIONS": "none"} | ONE_THREAD
    kept = {
        n: v for n, v in os.environ.items() if n not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
    }
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env={**kept, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def run(code: str, home: str, *arguments: str) -> str:
    return collect(start(code, home, *arguments))


def collect(process: subprocess.Popen[str]) -> str:
    out, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"a measured program ended with {process.returncode}")
    return out


def ratio(one: str, other: str, runs: int, home: str) -> tuple[float, float, float]:
    """Medians in milliseconds of both, and the median of the ratios pair by pair."""
    for code in (one, other):
        run(code, home)
    pairs = [(seconds(one, home), seconds(other, home)) for _ in range(runs)]
    ratios = [a / b for a, b in pairs]
    return (
        statistics.median(a for a, _ in pairs) * 1000,
        statistics.median(b for _, b in pairs) * 1000,
        statistics.median(ratios),
    )


def measure(runs: int = 9) -> dict[str, float]:
    """All figures by name, with their units; all but the batch on one thread."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as home:
        found["rebuttal --version, ms"], _, found["x bare Python"] = ratio(
            VERSION, BARE, runs, home
        )
        found["first paint of home, ms"], _, found["x an empty app"] = ratio(
            HOME, EMPTY_APP, runs, home
        )
        for name, text in FIRST.items():
            with tempfile.TemporaryDirectory() as empty:
                seconds_spent, made = run(COLD, empty, text).split()
                assert bool(int(made)) == (name == "a point"), "another text is needed"
                found[f"first verdict ({name}), nothing kept, s"] = float(seconds_spent)
        for language, name in (("en", "English"), ("ja", "Japanese")):
            run(VERDICT, home, language, "6")  # the cache is there from the second start on
            for length in (6, 12, 24) if language == "en" else (6,):
                tried = [json.loads(run(VERDICT, home, language, str(length))) for _ in range(7)]
                found[f"verdict on {length} sentences, {name}, ms"] = statistics.median(
                    t["ms"] for t in tried
                )
            found[f"loading, {name}, ms"] = statistics.median(t["load"] for t in tried)
        both = [start(BATCH, home, str(ANSWERS)) for _ in range(2)]
        found["rebuttals a second, two processes"] = sum(float(collect(p)) for p in both)
        found |= memory(home)
    return found


def memory(home: str) -> dict[str, float]:
    """What the app holds after one verdict, and its peak until then: in MB, for each of `FIRST`."""
    found = {}
    for name, text in FIRST.items():
        peak, now, made = run(MEMORY, home, text).split()
        assert bool(int(made)) == (name == "a point"), "another text is needed"
        found[f"memory of the app with its judge ({name}), MB"] = float(now)
        found[f"its peak ({name}), MB"] = float(peak)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args(arguments)
    for name, value in measure(options.runs).items():
        print(f"{name:38} {value:8.2f}")


if __name__ == "__main__":
    main()
