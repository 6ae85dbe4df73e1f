"""The folder of a class: everything about one assignment lies in it, and nothing elsewhere.

    assignment.toml   the rules, the teacher's to edit
    roster.csv        the students, byte for byte as the school's system exported them
    questions.txt     what to paste into a form
    works.jsonl       what was handed in (`collect`)
    verdicts.jsonl    every verdict (`grade`); kept, so that a second run is quick
    grades.jsonl      one object a student, with every verdict (`grade`)
    grades.csv        student, score, comment, name (`grade`)
    codes.key         the secret from which codes are made; if it is lost, another is drawn
    codes.csv         which code is which student (`grade`): the key to an anonymous report
    receipts/         one file a student, by code, from which a score can be recomputed (`grade`)
    decisions.jsonl   every override, appeal and regrade: who, when, why; only ever added to
    report.html       (`report`)
    gaps.txt          where forgotten students stood when sides were dealt (`forget`)

Whoever deletes the folder has deleted everything.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path

from game.classroom.assignment import Assignment, Question, questions_of, read_assignment
from game.classroom.decisions import Decisions, read_decisions
from game.classroom.journal import read_journal
from game.classroom.roster import Roster, read_roster
from game.classroom.sheet import read_sheet
from game.errors import UsageError
from game.files import write_atomically
from game.packs.format import Pack
from game.packs.library import load_pack

ASSIGNMENT = "assignment.toml"


@dataclass(frozen=True)
class ClassFolder:
    """Where things lie."""

    path: Path
    assignment_file: Path

    @property
    def questions(self) -> Path:
        return self.path / "questions.txt"

    @property
    def works(self) -> Path:
        return self.path / "works.jsonl"

    @property
    def verdicts(self) -> Path:
        return self.path / "verdicts.jsonl"

    @property
    def grades(self) -> Path:
        return self.path / "grades.jsonl"

    @property
    def grades_csv(self) -> Path:
        return self.path / "grades.csv"

    @property
    def codes(self) -> Path:
        return self.path / "codes.csv"

    @property
    def secret(self) -> Path:
        return self.path / "codes.key"

    @property
    def receipts(self) -> Path:
        return self.path / "receipts"

    @property
    def decisions(self) -> Path:
        return self.path / "decisions.jsonl"

    @property
    def gaps(self) -> Path:
        return self.path / "gaps.txt"

    @property
    def report(self) -> Path:
        return self.path / "report.html"


@dataclass(frozen=True)
class SetClass:
    """An assignment with its pack, its questions and its students."""

    folder: ClassFolder
    assignment: Assignment
    pack: Pack
    questions: tuple[Question, ...]
    roster: Roster | None
    secret: str
    """From which codes are made."""
    decisions: Decisions = field(default_factory=Decisions)

    @property
    def former(self) -> frozenset[str]:
        """Hashes of packs with which the class was set before its pack was changed."""
        return self.decisions.former


def find_folder(name: str) -> ClassFolder:
    """The folder of that name, or that of an assignment's file; `UsageError` if there is none."""
    path = Path(name)
    file = path / ASSIGNMENT if path.is_dir() else path
    if not file.is_file():
        raise UsageError(
            f"There is no assignment in {name}: `rebuttal class new {name}` writes one."
        )
    return ClassFolder(file.parent, file)


def open_class(name: str) -> SetClass:
    """The class in a folder; `PackError` or `UsageError` if assignment, pack or roster is bad."""
    folder = find_folder(name)
    assignment = read_assignment(folder.assignment_file)
    pack = load_pack(assignment.pack)
    questions = questions_of(assignment, pack)
    roster = None
    if assignment.roster:
        roster = read_roster(read_sheet(folder.path / assignment.roster))
        roster = replace(roster, gaps=_gaps(folder))
    if assignment.sides.rule == "dealt" and roster is None:
        raise UsageError(
            "Sides can only be dealt to a roster: name its file in `roster` of assignment.toml."
        )
    secret = _drawn(folder.secret)
    decided = read_decisions(read_journal(folder.decisions))
    return SetClass(folder, assignment, pack, questions, roster, secret, decided)


def _gaps(folder: ClassFolder) -> tuple[str, ...]:
    if not folder.gaps.is_file():
        return ()
    return tuple(folder.gaps.read_text(encoding="utf-8", errors="replace").split())


def _drawn(key: Path) -> str:
    """The secret; where there is none, or no more, one is drawn by chance and kept."""
    if not read_key(key):
        write_atomically(key, secrets.token_hex(16) + "\n")
    return read_key(key)


def read_key(key: Path) -> str:
    """The secret in a file; empty if there is no file, or nothing in it."""
    return key.read_text(encoding="utf-8", errors="replace").strip() if key.is_file() else ""
