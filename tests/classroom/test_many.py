"""Two hundred submissions: in time, in little memory, and killed in the middle."""

import json
import os
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

import game.classroom.judging
from game.classroom.collecting import collect
from game.classroom.folder import open_class
from game.classroom.grading import Judge, grade, judge_with
from game.classroom.submission import FORMAT, seal_of
from game.classroom.works import works_lines
from game.cli import main
from game.errors import OK
from game.files import replacing
from game.scoring.verdict import PointResult, Verdict, band_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def inbox(set_class, tmp_path):
    """Writes submissions of so many students, each with an answer to six counterarguments."""

    def write(count):
        given = set_class(roster="", sides={"rule": "chosen"}, questions={"count": 6})
        folder = tmp_path / "inbox"
        folder.mkdir()
        for number in range(count):
            data = {
                "format": FORMAT, "format_version": 1, "assignment": given.assignment.id,
                "student": f"s{number:03}@x.edu", "handed_in": "2026-12-03T10:00:00",
                "pack": given.pack.id, "pack_hash": given.pack.content_hash, "events": [],
                "answers": [
                    {"motion": "zoo", "counterargument": question.counterargument.id,
                     "text": f"Rules are enough, say I, number {number}. " * 8}
                    for question in given.questions
                ] * 3,
            }  # fmt: skip
            data["seal"] = seal_of(data)
            (folder / f"{number:03}.json").write_text(json.dumps(data), encoding="utf-8")
        return given, folder

    return write


def keep(given, folder):
    with replacing(given.folder.works) as file:
        file.writelines(works_lines(collect(given, [folder])))


def quick_verdict(text, counterargument, motion, *, matcher, earlier=()):
    points = [PointResult(p.id, 0.4, False, text[:60], (0, 60)) for p in counterargument.point]
    score = len(text) % 100
    return Verdict(text, score, band_of(score), tuple(points), lift="Say why.")


def test_two_hundred_submissions_are_collected_in_ten_seconds(inbox, capsys):
    given, folder = inbox(200)
    started = time.perf_counter()
    assert main(["class", "collect", str(given.folder.path), str(folder)]) == OK
    assert time.perf_counter() - started < 10
    assert "200 students handed in, 200 works" in capsys.readouterr().out


def test_memory_does_not_grow_with_the_number_of_submissions(inbox, monkeypatch):
    monkeypatch.setattr(game.classroom.judging, "judge", quick_verdict)
    given, folder = inbox(120)
    judge = Judge("0", lambda tasks, pack: game.classroom.judging.judge_here(tasks, pack, None))

    def peak():
        tracemalloc.start()
        keep(given, folder)
        grade(given, judge)
        assert main(["class", "report", str(given.folder.path)]) == OK
        assert main(["class", "export", str(given.folder.path), "--long",
                     "--out", str(folder.parent / "long.csv")]) == OK  # fmt: skip
        _, found = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return found

    peak()  # what is imported and cached once does not count
    many = peak()
    for path in sorted(folder.iterdir())[40:]:
        path.unlink()
    few = peak()
    size = given.folder.path.joinpath("grades.jsonl").stat().st_size / 40
    # Kept whole, a work and its grade take six times that; the look list keeps digests of a work.
    assert (many - few) / 80 < 2 * size


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from slow_judge import load
from game.classroom.folder import open_class
from game.classroom.grading import grade, judge_with

def stop(done, total):
    if done == 7:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

grade(open_class({folder!r}), judge_with(load(), load, 2), stop)
"""
FAKE = """
import importlib.util, time
spec = importlib.util.spec_from_file_location("fakes", {conftest!r})
fakes = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fakes)
def load():
    return fakes.OverlapMatcher()
"""


def test_killed_in_the_middle_it_goes_on_where_it_was(inbox, overlap_matcher, tmp_path, home):
    given, folder = inbox(12)
    keep(given, folder)
    conftest = str(ROOT / "tests" / "conftest.py")
    (tmp_path / "slow_judge.py").write_text(FAKE.format(conftest=conftest), encoding="utf-8")
    script = KILLED.format(tests=str(tmp_path), folder=str(given.folder.path))
    paths = os.pathsep.join([str(ROOT), str(tmp_path)])
    environment = {**os.environ, "PYTHONPATH": paths, "REBUTTAL_HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, timeout=120, check=False)
    assert done.returncode not in (0, 1)
    assert not given.folder.grades.exists()
    judge = judge_with(overlap_matcher, lambda: overlap_matcher, 0)
    assert grade(given, judge) == 12 - 7
    after = given.folder.grades.read_bytes()
    given.folder.verdicts.unlink()
    assert grade(open_class(str(given.folder.path)), judge) == 12
    assert given.folder.grades.read_bytes() == after
