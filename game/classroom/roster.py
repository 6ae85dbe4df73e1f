"""The students of a class, from the CSV that Canvas, Moodle or a spreadsheet exports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from game.classroom.columns import Role, find_column, plain, same_name
from game.classroom.sheet import Sheet
from game.errors import UsageError
from game.nearest import FARTHEST, edit_distance

NOT_STUDENTS = ("points possible", "student, test", "test student")
"""What the first cell of a row begins with that Canvas adds to its exports."""


MARKS: tuple[Role, ...] = ("email", "login", "number", "participant", "id")
"""What identifies a student, the surest first."""

LETTERS_A_MISTAKE = 4
"""Of a name, and on each side of an @, for each typing mistake that is forgiven."""


@dataclass(frozen=True)
class Student:
    """One student as the school's system knows them."""

    key: str
    """What names them in every file of the class: the e-mail, else a login or number, else the
    name."""
    name: str = ""
    handles: tuple[str, ...] = ()
    """Everything else that identifies them: e-mail, login, numbers, the name of a participant."""
    row: int = 0
    """Of the sheet, counted from 0 with the header."""


@dataclass(frozen=True)
class Roster:
    """The students in the order of the file; keys are unique."""

    students: tuple[Student, ...]
    twice: tuple[str, ...] = ()
    """Keys that stood in the file a second time: the first row counts."""
    gaps: tuple[str, ...] = ()
    """Lots in place of forgotten students, so that the sides dealt to the others stay."""

    def find(self, handles: Iterable[str], name: str = "") -> tuple[Student, ...]:
        """Who may be meant: one student, several if it is ambiguous, none.

        The first of `handles` that is known decides; only without any does the name.
        """
        for handle in handles:
            found = self._by_handle.get(plain(handle), ())
            if found:
                return found
        return self._by_name.get(same_name(name), ()) if name.strip() else ()

    def near(self, said: Iterable[str]) -> tuple[Student, ...]:
        """Who may be meant by e-mails, logins or names that are nobody's: a question, no answer.

        Only by a few typing mistakes, and only where nobody else is as near. Digits count as they
        are: with another one it may be anybody.
        """
        found: dict[str, Student] = {}
        for words in said:
            found |= _nearest(" ".join(same_name(words)), self._by_whole_name)
            found |= _nearest(plain(words), self._as_written)
            found |= _nearest(plain(words), self._by_handle)
        return tuple(found.values())

    @cached_property
    def keys(self) -> frozenset[str]:
        """Of all students."""
        return frozenset(student.key for student in self.students)

    @cached_property
    def _by_whole_name(self) -> Mapping[str, tuple[Student, ...]]:
        return {" ".join(words): found for words, found in self._by_name.items()}

    @cached_property
    def _as_written(self) -> Mapping[str, tuple[Student, ...]]:
        """By the name in its own order: a wrong first letter may change that of the words."""
        found: dict[str, tuple[Student, ...]] = {}
        for student in self.students:
            if student.name:
                name = plain(student.name)
                found[name] = (*found.get(name, ()), student)
        return found

    @cached_property
    def _by_handle(self) -> Mapping[str, tuple[Student, ...]]:
        found: dict[str, tuple[Student, ...]] = {}
        for student in self.students:
            for handle in {plain(one) for one in student.handles} - {""}:
                found[handle] = (*found.get(handle, ()), student)
        return found

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, ...], tuple[Student, ...]]:
        found: dict[tuple[str, ...], tuple[Student, ...]] = {}
        for student in self.students:
            if student.name:
                words = same_name(student.name)
                found[words] = (*found.get(words, ()), student)
        return found


def _nearest(said: str, known: Mapping[str, tuple[Student, ...]]) -> dict[str, Student]:
    """The one student, by key, whose mark has the fewest typing mistakes; none if there are two."""
    near: dict[int, dict[str, Student]] = {}
    for mark, students in known.items():
        count = _mistakes(said, mark)
        if count is not None:
            near.setdefault(count, {}).update((one.key, one) for one in students)
    found = near[min(near)] if near else {}
    return found if len(found) == 1 else {}


def _mistakes(said: str, known: str) -> int | None:
    """Typing mistakes between two names, or two addresses; None for too many, or another digit."""
    parts, others = said.split("@"), known.split("@")
    if len(parts) != len(others) or _digits(said) != _digits(known):
        return None
    total = 0
    for part, other in zip(parts, others, strict=True):
        most = min(FARTHEST, len(part) // LETTERS_A_MISTAKE)
        if abs(len(part) - len(other)) > most:
            return None
        count = edit_distance(part, other) if part != other else 0
        if count > most:
            return None
        total += count
    return total


def _digits(mark: str) -> str:
    return "".join(filter(str.isdigit, mark))


def read_roster(sheet: Sheet) -> Roster:
    """The students of a sheet; `UsageError` if no column says who they are."""
    students, seen, twice = [], set(), []
    for student in read_students(sheet):
        if plain(student.key) in seen:
            twice.append(student.key)
            continue
        seen.add(plain(student.key))
        students.append(student)
    return Roster(tuple(students), tuple(twice))


def read_students(sheet: Sheet, marks: Sequence[Role] = MARKS) -> list[Student]:
    """Every row that names a student, twins included; `marks` say by what they are known."""
    header = sheet.header
    names: tuple[Role, ...] = ("name", "first", "last")
    columns = {role: find_column(header, role) for role in (*MARKS, *names)}
    if all(place is None for place in columns.values()):
        raise UsageError(
            f"{sheet.name} has no column that says who the students are, such as Student, Name, "
            f"Email address or ID. Its columns are: {', '.join(header[:12]) or 'none'}."
        )
    found = []
    for row in range(1, len(sheet.rows)):
        cells = {role: sheet.value(row, place).strip() for role, place in columns.items()}
        if plain(sheet.value(row, 0)).startswith(NOT_STUDENTS):
            continue
        name = _whole_name(cells["name"], cells["first"], cells["last"])
        handles = [cells[role] for role in marks if cells[role]]
        numbers = (_participant(cells["participant"]), _participant(cells["id"]))
        handles += [number for number in numbers if number]
        if handles or name:
            found.append(Student((handles or [name])[0], name, tuple(dict.fromkeys(handles)), row))
    return found


def _whole_name(name: str, first: str, last: str) -> str:
    """First and last name; a column called *Name* holds the last one beside *Vorname*."""
    if name and (last or not first or set(same_name(first)) <= set(same_name(name))):
        return name
    return f"{first} {name or last}".strip()


def _participant(handle: str) -> str:
    """The number in Moodle's `Participant 123`, whatever the language."""
    found = re.fullmatch(r"[^\W\d][^\d@]*(\d+)", handle)
    return found[1] if found else ""
