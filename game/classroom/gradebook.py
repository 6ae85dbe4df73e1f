"""Which cells of a gradebook a class's grades belong into: the same for Canvas, Moodle, a sheet.

Rules of the importers: Canvas takes `EX` for excused and blank for no score, compares two decimals
and drops columns such as Current Score; Moodle refuses feedback without its grade.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from game.classroom.columns import find_column, plain
from game.classroom.grade_format import KnownGrade
from game.classroom.matching import match_rows
from game.classroom.roster import Student, read_students
from game.classroom.sheet import Sheet
from game.classroom.tables import inert, number
from game.errors import UsageError

Kind = Literal["canvas", "moodle", "plain"]

EXCUSED = ("ex", "excused")
"""Cells that stay as they are; a dash means that there is no score yet."""


@dataclass(frozen=True)
class Change:
    """One cell: what stands there now, and what will."""

    row: int
    column: int
    heading: str
    student: str
    old: str
    new: str


@dataclass(frozen=True)
class Filling:
    """What would be written into a gradebook, and who could not be found."""

    changes: tuple[Change, ...]
    unmatched: tuple[str, ...] = ()
    """Graded students whom the gradebook does not name."""
    ambiguous: tuple[str, ...] = ()
    """Rows that may be several graded students, or share one with another row."""
    blank: tuple[str, ...] = ()
    """Rows of the gradebook for which there is no score: left as they are."""
    excused: tuple[str, ...] = ()
    """Rows that are excused: left as they are."""
    problems: tuple[str, ...] = field(default=())
    """Why nothing may be written."""


def kind_of(sheet: Sheet) -> Kind:
    """Whose export it is, by its headings."""
    header = [plain(name) for name in sheet.header]
    if len(header) > 3 and "student" in header[0] and header[1] == "id" and "section" in header:
        return "canvas"
    return "moodle" if find_column(header, "modified") is not None else "plain"


def fill(
    sheet: Sheet,
    grades: Iterable[KnownGrade],
    title: str,
    *,
    kind: Kind | None = None,
    column: str = "",
    comments: str = "",
) -> Filling:
    """What filling the sheet would change; nothing is written.

    `column` and `comments` name the columns by heading, where they are not known by themselves.
    `UsageError` if no column fits, or several do.
    """
    kind = kind or kind_of(sheet)
    score = _score_column(sheet, kind, column, title)
    comment = _comment_column(sheet, kind, comments)
    graded = [one for one in grades if one["state"] == "graded"]
    matched = match_rows(sheet, graded)
    changes: list[Change] = []
    excused, blank = [], []
    for student in read_students(sheet):
        who = student.name or student.key
        grade = matched.by_row.get(student.row)
        if grade is None:
            blank.append(who)
        elif plain(sheet.value(student.row, score)) in EXCUSED:
            excused.append(who)
        else:
            wanted = {score: number(grade["score"])}
            if comment is not None:
                wanted[comment] = inert(grade["comment"])
            changes += _changes(sheet, student, wanted)
    problems = _most(sheet, kind, score, graded)
    return Filling(
        tuple(changes),
        matched.unmatched,
        matched.ambiguous,
        tuple(blank),
        tuple(excused),
        tuple(problems),
    )


def _changes(sheet: Sheet, student: Student, wanted: Mapping[int, str]) -> list[Change]:
    found = []
    for place, new in wanted.items():
        old = sheet.value(student.row, place)
        if old != new and not _same_number(old, new):
            heading = sheet.header[place]
            who = student.name or student.key
            found.append(Change(student.row, place, heading, who, old, new))
    return found


def _same_number(old: str, new: str) -> bool:
    try:
        return round(float(old.strip().replace(",", ".")), 2) == float(new)
    except ValueError:
        return False


def _score_column(sheet: Sheet, kind: Kind, column: str, title: str) -> int:
    if column:
        return _named(sheet, column)
    if kind == "canvas":
        return _canvas_column(sheet, title)
    place = find_column(sheet.header, "grade")
    if kind == "plain":
        own = [i for i, name in enumerate(sheet.header) if plain(name) == plain(title)]
        place = own[0] if own else place
    if place is None:
        raise _no_column(sheet, "the grade")
    return place


def _canvas_column(sheet: Sheet, title: str) -> int:
    """The column `Title (123)` of the assignment; Canvas knows it by the number."""
    found = [
        i
        for i, name in enumerate(sheet.header)
        if plain(re.sub(r"\s*\(\d+\)$", "", name)) == plain(title)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(f"“{sheet.header[i]}”" for i in found)
        raise UsageError(f"Several assignments have that name: {names}. Say which with --column.")
    raise _no_column(sheet, f"the assignment “{title}”")


def _comment_column(sheet: Sheet, kind: Kind, comments: str) -> int | None:
    if comments:
        return _named(sheet, comments)
    place = find_column(sheet.header, "feedback") if kind != "canvas" else None
    if kind == "moodle" and place is None and len(sheet.header) > 1:
        return None  # feedback comments are switched off for that assignment
    return place


def _named(sheet: Sheet, heading: str) -> int:
    found = [i for i, name in enumerate(sheet.header) if plain(name) == plain(heading)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{sheet.name} has {len(found)} columns “{heading}”.")
    raise _no_column(sheet, f"“{heading}”")


def _no_column(sheet: Sheet, what: str) -> UsageError:
    names = ", ".join(f"“{name}”" for name in sheet.header)
    return UsageError(
        f"{sheet.name} has no column for {what} that I know. Say which with --column, in its own "
        f"words. Its columns are: {names or 'none'}."
    )


def _most(sheet: Sheet, kind: Kind, score: int, graded: Sequence[KnownGrade]) -> list[str]:
    """The gradebook's own maximum, where it is another than the assignment's."""
    if not graded:
        return []
    out_of = float(graded[0]["out_of"])
    written: list[str] = []
    if kind == "canvas":
        written = [
            sheet.value(row, score)
            for row in range(1, len(sheet.rows))
            if plain(sheet.value(row, 0)).startswith("points possible")
        ]
    elif (place := find_column(sheet.header, "most")) is not None:
        written = [sheet.value(row, place) for row in range(1, len(sheet.rows))]
    for value in written:
        try:
            most = float(value.strip().replace(",", "."))
        except ValueError:
            continue
        if most != out_of:
            return [
                f"The gradebook's column is out of {most:g}, the scores are out of {out_of:g}: "
                f"write out_of = {most:g} under [grade] in assignment.toml, then regrade."
            ]
    return []
