"""A made-up class to try everything with: a roster, a gradebook, and what was handed in.

The same seed makes the same class on every machine. Most students answer a form, some hand in
files; some are late, some missing, two copy from each other, one file is cut short and one edited.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.classroom.assignment import Question
from game.classroom.dealing import deal
from game.classroom.folder import SetClass
from game.classroom.made_up import Chance, Quality, answer
from game.classroom.roster import Student
from game.classroom.submission import FORMAT, seal_of
from game.classroom.tables import csv_text
from game.files import write_atomically
from game.packs.format import SIDES

FIRST = (
    "Ada", "Alan", "Amina", "Björn", "Chidi", "Chloé", "Daniel", "Élodie", "Farah", "Grace",
    "Hana", "Haruto", "Ines", "Jamal", "Kofi", "Lena", "Liam", "Mei", "Mateo", "Noor", "Olga",
    "Priya", "Quentin", "Rosa", "Sakura", "Tomás", "Ulrike", "Viktor", "Wanjiru", "Yuki", "Zoë",
)  # fmt: skip
LAST = (
    "Adeyemi", "Becker", "Costa", "D'Angelo", "Evans", "Fujita", "García", "Hansen", "Ibrahim",
    "Jansen", "Kowalska", "Lopez", "Müller", "Nakamura", "O'Brien", "Petrov", "Quispe", "Rossi",
    "Sato", "Tanaka", "Usman", "van der Berg", "Wang", "Yılmaz", "Ziegler",
)  # fmt: skip
SHARES: tuple[tuple[Quality, int], ...] = (
    ("strong", 30), ("good", 28), ("fair", 18), ("weak", 9), ("off", 3), ("copied", 3),
    ("other-side", 4), ("gibberish", 2), ("blank", 3),
)  # fmt: skip
"""How many answers in a hundred are of each quality."""

DUE = datetime.datetime(2026, 12, 4, 18)
BY_FILE = 5
"""Every fifth student hands in a file, the others answer the form."""


@dataclass(frozen=True)
class HandIn:
    """What one made-up student does."""

    student: Student
    when: datetime.datetime
    texts: dict[str, str]
    """By `motion/counterargument`."""


def roster_text(count: int, seed: int, title: str, out_of: int) -> str:
    """A gradebook as Canvas exports it, with `count` students and an empty column `title`."""
    chance = Chance(f"{seed}/roster")
    columns = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", f"{title} (4711)",
               "Current Score")  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for number in range(1, count + 1):
        first, last = chance.of(FIRST), chance.of(LAST)
        section = f"Debate {'AB'[number % 2]}"
        login = f"student{number:03}@school.example"
        rows.append((f"{last}, {first}", 52000 + number, f"u{number:04}", login, section, "", ""))
    head, *rest = csv_text(columns, rows).splitlines(keepends=True)
    return "".join([head, f"    Points Possible,,,,,{out_of},(read only)\n", *rest])


def write_answers(given: SetClass, seed: int) -> Path:
    """Writes what the class handed in into the folder `handed-in`; returns that."""
    folder = given.folder.path / "handed-in"
    handed = list(_hand_ins(given, seed))
    by_form = [one for i, one in enumerate(handed) if i % BY_FILE]
    by_file = [one for i, one in enumerate(handed) if i % BY_FILE == 0]
    write_atomically(folder / "answers.csv", _form(given, by_form))
    for number, one in enumerate(by_file):
        name = f"{one.student.handles[0].split('@')[0]}_rebuttal.json"
        text = json.dumps(_submission(given, one), ensure_ascii=False, indent=1)
        if number == 1:
            text = text[: len(text) // 2]
        if number == 2:
            text = text.replace('"score": null', '"score": 100', 1)
        write_atomically(folder / "files" / name, text)
    return folder


def _hand_ins(given: SetClass, seed: int) -> Iterator[HandIn]:
    assert given.roster is not None
    dealt = deal(given.assignment, given.roster)
    last: dict[str, dict[str, str]] = {}
    for number, student in enumerate(given.roster.students):
        chance = Chance(f"{seed}/{student.key}")
        if chance.happens(0.06):
            continue
        side = dealt[student.key] if student.key in dealt else chance.of(SIDES)
        texts = _texts([q for q in given.questions if q.side == side], chance)
        if number % 50 == 49 and side in last:
            texts = dict(last[side])  # copied from a neighbour
        last[side] = texts
        late = chance.happens(0.07)
        minutes = chance.below(2 * 24 * 60) if late else -chance.below(5 * 24 * 60)
        yield HandIn(student, DUE + datetime.timedelta(minutes=minutes + (1 if late else 0)), texts)


def _texts(questions: Sequence[Question], chance: Chance) -> dict[str, str]:
    """One student's answers: of one quality mostly, for people are like that."""
    usual = _quality(chance)
    found = {}
    for question in questions:
        quality = usual if chance.happens(0.6) else _quality(chance)
        found[question.place] = answer(question.counterargument, quality, chance)
    return found


def _quality(chance: Chance) -> Quality:
    left = chance.below(sum(share for _, share in SHARES))
    for quality, share in SHARES:
        left -= share
        if left < 0:
            return quality
    raise AssertionError


def _form(given: SetClass, handed: Sequence[HandIn]) -> str:
    """As Google writes it; one student sends the form twice, one is on no roster."""
    columns = ["Timestamp", "Email Address"]
    columns += [q.title for q in given.questions]
    rows = [_row(given, one) for one in handed]
    if rows:
        again = list(rows[len(rows) // 2])
        again[0] = f"{DUE - datetime.timedelta(minutes=5):%m/%d/%Y %H:%M:%S}"
        again[2:] = [f"{text} Also, see above." if text else "" for text in again[2:]]
        rows.append(again)
        stranger = list(rows[0])
        stranger[1] = "somebody@elsewhere.example"
        rows.append(stranger)
    return csv_text(columns, sorted(rows))


def _row(given: SetClass, one: HandIn) -> list[str]:
    row = [f"{one.when:%m/%d/%Y %H:%M:%S}", one.student.key]
    return row + [one.texts.get(question.place, "") for question in given.questions]


def _submission(given: SetClass, one: HandIn) -> dict[str, object]:
    answers = [
        {"motion": motion, "counterargument": thrown, "text": text, "score": None}
        for (motion, _, thrown), text in ((p.partition("/"), t) for p, t in one.texts.items())
    ]
    data: dict[str, object] = {
        "format": FORMAT,
        "format_version": 1,
        "assignment": given.assignment.id,
        "student": one.student.key,
        "handed_in": one.when.isoformat(),
        "pack": given.pack.id,
        "pack_version": given.pack.manifest.version,
        "pack_hash": given.pack.content_hash,
        "scorer_version": "",
        "side": "",
        "answers": answers,
        "events": [],
    }
    return {**data, "seal": seal_of(data)}
