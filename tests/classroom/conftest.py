"""A class that debates phones at the zoo."""

import csv
import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from game.classroom import lateness
from game.classroom.assignment import Assignment
from game.classroom.collecting import collect
from game.classroom.folder import SetClass
from game.classroom.founding import write_class
from game.classroom.grading import grade, judge_with, read_grades
from game.classroom.submission import FORMAT, seal_of
from game.classroom.works import works_lines
from game.files import write_atomically
from game.packs.library import load_pack

ROSTER = """\
Student,ID,SIS User ID,SIS Login ID,Section,Zoo (7)
    Points Possible,,,,,100
"Lovelace, Ada",101,u1,ada@x.edu,9b,
"Turing, Alan",102,u2,alan@x.edu,9b,
"Hopper, Grace",103,u3,grace@x.edu,9b,
"Noether, Emmy",104,u4,emmy@x.edu,9b,
"""


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deadline has passed, on whatever day the tests run."""
    monkeypatch.setattr(lateness, "is_due", lambda deadline, now: True)


@pytest.fixture
def set_class(
    home: Path, tmp_path: Path, write_sample_pack: Callable[[Path], Path]
) -> Callable[..., SetClass]:
    """Writes a class folder with a roster of four; keywords change the assignment."""
    write_sample_pack(home / "packs" / "school-phones")

    def write(**changes: object) -> SetClass:
        pack = load_pack("school-phones")
        given = {
            "format_version": 1,
            "id": "zoo-9b",
            "title": "Zoo",
            "pack": pack.id,
            "pack_version": pack.manifest.version,
            "pack_hash": pack.content_hash,
            "motions": ["zoo"],
            "deadline": datetime.datetime(2026, 12, 4, 18),
            "roster": "roster.csv",
            "sides": {"rule": "fixed", "side": "con"},
        }
        roster = tmp_path / "exported.csv"
        roster.write_text(ROSTER, encoding="utf-8")
        return write_class(
            tmp_path / "zoo-9b",
            Assignment.model_validate(given | changes),
            roster if (given | changes)["roster"] else None,
        )

    return write


HEADER = "Timestamp,Email Address,Q1. Eyes on the screen,Q2. Safe without phones\n"


@pytest.fixture
def form(tmp_path: Path) -> Callable[..., Path]:
    """Writes a form's CSV from rows of time, e-mail and two answers."""

    def write(*rows: tuple[str, ...], name: str = "answers.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(HEADER)
            csv.writer(file).writerows(rows)
        return path

    return write


@pytest.fixture
def graded(
    set_class: Callable[..., SetClass], overlap_matcher: object
) -> Callable[..., list[dict]]:
    """Collects paths into a class and grades it by word overlap; returns the grades."""

    def run(*paths: Path, given: SetClass | None = None) -> list[dict]:
        given = given or set_class()
        write_atomically(given.folder.works, "".join(works_lines(collect(given, paths))))
        grade(given, judge_with(overlap_matcher, lambda: overlap_matcher, 0))
        return list(read_grades(given))

    return run


TEXT = "Clear rules are enough, because pupils follow them."


@pytest.fixture
def submission(tmp_path, set_class):
    """Writes a submission of Ada's; keywords change it, before it is sealed."""
    folder = tmp_path / "inbox"
    folder.mkdir()

    def write(given, name="ada.json", *, seal=True, **changes):
        data = {
            "format": FORMAT,
            "format_version": 1,
            "assignment": given.assignment.id,
            "student": "ada@x.edu",
            "handed_in": "2026-12-03 10:00",
            "pack": given.pack.id,
            "pack_version": given.pack.manifest.version,
            "pack_hash": given.pack.content_hash,
            "scorer_version": "x",
            "side": "con",
            "answers": [
                {"motion": "zoo", "counterargument": "eyes-on-screens", "text": TEXT, "score": 99}
            ],
            "events": [],
        } | changes
        data["seal"] = seal_of(data) if seal else "0"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data), encoding="utf-8")
        return folder

    return write


def codes(works):
    return {(work.student, note.code) for work in works for note in work.notes}
