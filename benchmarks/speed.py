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
import json, os, sys, time
from game.packs.library import load_pack
from game.scoring import judge, load_matcher
motion = load_pack("deepseek-lessons").motions[0]
matcher = load_matcher()
counterargument = motion.get_counterargument("already-failed")
text = (
    "You call it a failure, yet at what did it fail? Year {0} is far too soon to say so. "
    "The machines in use today were bought before anyone forbade the sale. They will wear out. "
    "Then a hundred thousand new ones are wanted, and only one side can order them. "
    "That is why the verdict has to wait."
)
judge(text.format(0), counterargument, motion, matcher=matcher)
times = []
for year in range(1, 8):
    start = time.perf_counter()
    judge(text.format(year), counterargument, motion, matcher=matcher)
    times.append(time.perf_counter() - start)
print(json.dumps({"ms": sorted(times)[len(times) // 2] * 1000}))
"""
MEMORY = """
from game import paths
from game.records.history import History
from game.tui.app import RebuttalApp
async def play(pilot):
    app = pilot.app
    def judge_one():
        from game.packs.library import load_pack
        from game.scoring import judge
        motion = load_pack("deepseek-lessons").motions[0]
        text = "Chips wear out, so wait. They cannot be replaced."
        judge(text, motion.counterargument[1], motion, matcher=app.scorer.get())
        app.call_from_thread(app.exit)
    app.run_worker(judge_one, thread=True)
with History(paths.history_file()) as history:
    RebuttalApp(history).run(headless=True, size=(80, 24), auto_pilot=play)
status = dict(line.split(":", 1) for line in open("/proc/self/status") if ":" in line)
print(int(status["VmHWM"].split()[0]) / 1024, int(status["VmRSS"].split()[0]) / 1024)
"""


def seconds(code: str, home: str) -> float:
    start = time.perf_counter()
    run(code, home)
    return time.perf_counter() - start


def run(code: str, home: str) -> str:
    environment = {"REBUTTAL_HOME": home, "TEXTUAL_ANIMATIONS": "none"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


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


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as home:
        ours, base, times = ratio(VERSION, BARE, options.runs, home)
        print(f"rebuttal --version     {ours:6.0f} ms  {times:.2f} x bare Python, {base:.0f} ms")
        ours, base, times = ratio(HOME, EMPTY_APP, options.runs, home)
        print(f"first paint of home    {ours:6.0f} ms  {times:.2f} x an empty app, {base:.0f} ms")
        found = [json.loads(run(VERDICT, home))["ms"] for _ in range(3)]
        print(f"a six-sentence verdict {statistics.median(found):6.0f} ms  after warm-up")
        peak, now = run(MEMORY, home).split()
        print(f"memory with the model  {float(now):6.0f} MB  (peak {float(peak):.0f} MB)")


if __name__ == "__main__":
    main()
