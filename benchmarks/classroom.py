"""A class of 200: how long collecting takes, how fast grading is, how much memory both need.

    python -m benchmarks.classroom [--rounds 3] [--works 8]

One process and two take turns on the same works, so that a slow moment of the machine falls on
both. Every process computes on one thread. The clock runs between verdicts, without the start of
the processes: with 200 submissions that is less than a hundredth.
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
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import active_children
from pathlib import Path
from typing import Any

from game.classroom.assignment import Assignment
from game.classroom.collecting import collect
from game.classroom.folder import SetClass, open_class
from game.classroom.founding import write_class
from game.classroom.grading import Judge, grade
from game.classroom.judging import judge_side_by_side
from game.classroom.made_up import Chance, Quality, answer
from game.classroom.submission import FORMAT, seal_of
from game.classroom.works import Answer, Work, works_lines
from game.files import replacing
from game.packs.library import load_pack
from game.processes import cores
from game.scoring import load_matcher

STUDENTS = 200
REBUTTALS = 6
"""For each student: three against each of two motions."""

MANY = 2000
"""Students, to see whether memory grows with them."""

MOTIONS = ("export-controls", "moat")
QUALITIES: tuple[Quality, ...] = ("strong", "good", "fair", "strong", "good", "weak")


def set_class(folder: Path) -> SetClass:
    """An assignment of six questions to the side against, without a roster."""
    pack = load_pack("deepseek-lessons")
    given = {"format_version": 1, "id": "bench", "pack": pack.id, "motions": MOTIONS,
             "sides": {"rule": "fixed", "side": "con"}}  # fmt: skip
    return write_class(folder, Assignment.model_validate(given), None)


def texts_of(given: SetClass, number: int) -> list[Answer]:
    """What one student writes; no two write the same."""
    found = []
    for place, question in enumerate(given.questions):
        chance = Chance(f"{number}/{place}")
        text = answer(question.counterargument, QUALITIES[(number + place) % 6], chance)
        found.append(
            Answer(question.motion.id, question.counterargument.id, f"{text} Number {number}.")
        )
    return found


def write_inbox(given: SetClass, count: int, folder: Path) -> None:
    """A submission file for each student."""
    folder.mkdir()
    for number in range(count):
        answers = [{**vars(one), "score": None} for one in texts_of(given, number)]
        data: dict[str, Any] = {
            "format": FORMAT, "format_version": 1, "assignment": given.assignment.id,
            "student": f"s{number}", "handed_in": "2026-12-01T10:00:00", "pack": given.pack.id,
            "pack_hash": given.pack.content_hash, "answers": answers, "events": [],
        }  # fmt: skip
        data["seal"] = seal_of(data)
        (folder / f"{number}.json").write_text(json.dumps(data), encoding="utf-8")


def keep(given: SetClass, inbox: Path) -> None:
    """Collects and writes, as the command does."""
    with replacing(given.folder.works) as file:
        file.writelines(works_lines(collect(given, [inbox])))


def rate(given: SetClass, jobs: int, first: int, count: int) -> tuple[float, float]:
    """Rebuttals a second in `jobs` processes from when all are warm, and a processor's second."""
    numbers = range(first, first + count)
    works = [Work(f"s{n}", "", "", "", False, "con", tuple(texts_of(given, n))) for n in numbers]
    warm = [Work("w", "", "", "", False, "con", tuple(texts_of(given, first)))] * (2 * jobs)
    tasks = [(f"warm {n}", one) for n, one in enumerate(warm)]
    tasks += [(one.student, one) for one in works]
    done, started, spent = 0, 0.0, 0.0
    for name, _ in judge_side_by_side(tasks, given.pack, jobs, load_matcher):
        if name.startswith("warm"):
            started, spent = time.perf_counter(), processor_seconds()
        else:
            done += REBUTTALS
            now, used = time.perf_counter(), processor_seconds()
    return done / (now - started), done / max(0.01, used - spent)


def processor_seconds() -> float:
    """What the processes that judge have computed so far; Linux only, elsewhere 0."""
    ticks = 0
    for child in active_children():
        with suppress(OSError):
            stat = Path(f"/proc/{child.pid}/stat").read_text(encoding="utf-8")
            ticks += sum(map(int, stat.rpartition(")")[2].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


PEAK = """
import sys
from benchmarks.classroom import follow
follow(*sys.argv[1:])
"""


def follow(step: str, folder: str, inbox: str) -> None:
    """In a process of its own: collects or grades, and prints its peak of memory in MB."""
    given = open_class(folder)
    if step == "collect":
        keep(given, Path(inbox))
    else:
        grade(given, Judge("none", lambda tasks, pack: _without_reading(tasks)))
    with Path("/proc/self/status").open(encoding="utf-8") as file:
        status = dict(line.split(":", 1) for line in file if ":" in line)
    print(int(status["VmHWM"].split()[0]) / 1024)


def _without_reading(tasks: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Verdicts of the usual size that cost no time: memory is what is measured."""
    for key, work in tasks:
        points = [
            {"id": str(n), "probability": 0.4, "made": False, "sentence": "x" * 80, "span": [0, 80]}
            for n in range(4)
        ]
        yield key, [
            {"motion": one.motion, "counterargument": one.counterargument, "weight": 2,
             "score": 40, "band": 2, "points": points, "off_list": False, "lift": "Say why.",
             "criteria": {"content": 20.0, "strategy": 20.0}, "flags": []}
            for one in work.answers
        ]  # fmt: skip


def peak(step: str, folder: Path, inbox: Path) -> float:
    """Of a process that does this and nothing else."""
    arguments = [sys.executable, "-c", PEAK, step, str(folder), str(inbox)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    return float(done.stdout)


def measure(rounds: int = 3, works: int = 8) -> dict[str, float]:
    """All figures by name; rates in rebuttals a second, sizes in MB."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        os.environ["REBUTTAL_HOME"] = str(home / "home")
        peaks: dict[str, list[float]] = {"collect": [], "grade": []}
        for count in (STUDENTS, MANY):
            given, inbox = set_class(home / f"class-{count}"), home / f"inbox-{count}"
            write_inbox(given, count, inbox)
            for step in peaks:
                peaks[step].append(peak(step, given.folder.path, inbox))
            if count == STUDENTS:
                started = time.perf_counter()
                keep(given, inbox)
                found["a class: 200 submissions of 6 collected in, s"] = (
                    time.perf_counter() - started
                )
        rate(given, 1, 0, 1)  # the judge's cache is there from then on
        pairs = [
            (rate(given, 1, works * n, works), rate(given, cores(), works * n, works))
            for n in range(rounds)
        ]
    together = f"{cores()} processes"
    for place, unit in enumerate(("a second", "a processor's second")):
        one = statistics.median(alone[place] for alone, _ in pairs)
        found[f"a class: rebuttals {unit}, one process"] = one
        two = statistics.median(both[place] for _, both in pairs)
        found[f"a class: rebuttals {unit}, {together}"] = two
    found[f"a class: {together}, times one"] = statistics.median(b[0] / a[0] for a, b in pairs)
    for step, (few, many) in peaks.items():
        found[f"a class: memory to {step} 200, MB"] = few
        found[f"a class: memory to {step} 2000, MB"] = many
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--works", type=int, default=8, help="of six rebuttals, in each round")
    options = parser.parse_args()
    for name, value in measure(options.rounds, options.works).items():
        print(f"{name}: {value:.3g}")


if __name__ == "__main__":
    main()
