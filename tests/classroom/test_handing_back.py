"""Whole tables and reports: they add up, and two runs give the same bytes."""

import csv
import io
import json
import os
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from game.classroom.grading import read_grades
from game.classroom.handing_back import LONG, long_table
from game.classroom.student_page import student_page
from game.errors import OK

ROOT = Path(__file__).resolve().parents[2]
TEXTS = (
    "Clear rules say when a phone may be used, so distraction is solved and no ban is needed.",
    "Staff with radios stand at every gate of the zoo, so nobody gets lost.", "No.", "",
    "You say that phones glue eyes to screens. But a teacher may allow them, because rules help.",
    "Das ist 図書館 <b>not</b> =English, and it goes on for a while so that something is read.",
)  # fmt: skip
WHEN = "2026-12-03 10:00"


@pytest.fixture
def answers(form):
    """Thirteen students, each with two of the texts."""
    return [
        form(
            *[(WHEN, f"s{n:02}@x.edu", TEXTS[n % 6], TEXTS[(n * n + 1) % 6]) for n in part],
            name=name,
        )
        for name, part in (("one.csv", range(7)), ("two.csv", range(7, 13)))
    ]


@pytest.mark.parametrize(
    "changes",
    [{}, {"grade": {"out_of": 20}}, {"grade": {"out_of": 7, "content": 10, "strategy": 90}}],
)
def test_the_rows_of_the_long_table_add_up_to_every_grade(changes, set_class, graded, answers):
    given = set_class(roster="", **changes)
    graded(*answers, given=given)
    lines = "".join(long_table(given, read_grades(given)))
    rounds: dict[str, dict[str, tuple[int, int]]] = {}
    rows = list(csv.DictReader(io.StringIO(lines)))
    assert tuple(rows[0]) == LONG
    for row in rows:
        one = rounds.setdefault(row["student"], {})
        one[row["counterargument"]] = (int(row["weight"]), int(row["round_score"]))
    table = csv.DictReader(io.StringIO(given.folder.grades_csv.read_text(encoding="utf-8")))
    grades = {row["student"]: row["score"] for row in table}
    assert len(grades) >= 12
    for student, score in grades.items():
        if not score:
            continue
        pairs = rounds[student].values()
        mean = Decimal(sum(w * s for w, s in pairs)) / sum(w for w, _ in pairs)
        total = (mean * given.assignment.grade.out_of / 100).quantize(
            Decimal("0.01"), ROUND_HALF_UP
        )
        assert Decimal(score) == total


def test_what_a_hint_cost_stands_on_the_page_and_in_the_long_table(set_class, graded, answers):
    given = set_class(roster="")
    graded(*answers, given=given)
    grades = list(read_grades(given))
    one = next(one for one in grades if one["rounds"])
    assert "off for a hint" not in "".join(student_page(given, one, names=False))
    one["rounds"][0]["hint_cost"] = 10
    page = "".join(student_page(given, one, names=False))
    assert page.count("how near the next band is. 10 off for a hint.</p>") == 1
    rows = list(csv.DictReader(io.StringIO("".join(long_table(given, [one])))))
    costs = {(row["counterargument"], row["hint_cost"]) for row in rows}
    assert costs == {
        (answer["counterargument"], str(answer["hint_cost"])) for answer in one["rounds"]
    }


COMMANDS = (
    "collect {folder} {files}",
    "report {folder} --each {folder}/pages",
    "export {folder} --out {folder}/plain.csv",
    "export {folder} --long --out {folder}/long.csv",
    "export {folder} --worksheet --out {folder}/worksheet.html",
)

SCRIPT = """
import json, sys
from game.cli import main
sys.exit(next((code for line in json.loads(sys.argv[1]) if (code := main(["class", *line]))), 0))
"""


def test_two_runs_give_the_same_bytes_whatever_the_order_zone_and_hashes(
    set_class, graded, answers, home
):
    given = set_class(roster="")
    graded(*answers, given=given)
    folder = given.folder.path

    def files_after(order, **environment):
        names = " ".join(map(str, order))
        lines = [command.format(folder=folder, files=names).split() for command in COMMANDS]
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, json.dumps(lines)],
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            capture_output=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == OK, done.stderr
        found = sorted(
            path for path in folder.rglob("*") if path.suffix in (".csv", ".html", ".jsonl")
        )
        return {path.relative_to(folder): path.read_bytes() for path in found}

    first = files_after(answers, PYTHONHASHSEED="1", TZ="America/Los_Angeles", LC_ALL="C")
    second = files_after(answers[::-1], PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    assert len(first) > 15
    assert first == second
