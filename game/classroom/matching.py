"""Whose row of a gradebook is whose: what is certain, and what a person has to decide.

An e-mail address says who somebody is, and so does a name that both files have, unless e-mail,
login or number are another: that is somebody of the same name. A number alone says so only where
both files call it the same: every system counts from 1 on its own, and what stands under `ID` or
`Identifier` in one file may be anybody in another with other headings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.classroom.columns import Role, find_column, plain, same_name
from game.classroom.grade_format import KnownGrade
from game.classroom.roster import Roster, Student, read_students
from game.classroom.sheet import Sheet

Mark = tuple[Role, str]
"""What identifies a student, with the kind of column in which it stands."""

GIVEN_OUT: tuple[Role, ...] = ("login", "number")
"""Kinds that a school gives to its students, the same in all of its systems."""

COUNTED: tuple[Role, ...] = ("participant", "id")
"""Kinds that a system counts for itself: words such as `Participant 101`, or the headings of the
file, tell which."""


@dataclass(frozen=True)
class Matched:
    """The grades by row, and who is left over, in words."""

    by_row: dict[int, KnownGrade]
    unmatched: tuple[str, ...]
    """Nobody in the file."""
    ambiguous: tuple[str, ...]
    """Not certain: nothing may be written there."""


def match_rows(sheet: Sheet, graded: Sequence[KnownGrade]) -> Matched:
    """Finds the row of each grade."""
    roster, marks = Roster(tuple(read_students(sheet))), marks_in(sheet)
    by_row: dict[int, KnownGrade] = {}
    unmatched, ambiguous, claimed = [], [], dict[int, str]()
    for grade in graded:
        who = grade["name"] or grade["student"]
        found = roster.find(grade.get("handles") or [grade["student"]], grade["name"])
        if not found:
            unmatched.append(who)
        elif len(found) > 1:
            places = ", ".join(f"row {one.row + 1}" for one in found)
            ambiguous.append(f"{who} may be {places}")
        elif doubt := _doubt(grade, found[0], marks[found[0].row]):
            ambiguous.append(f"row {found[0].row + 1} has {doubt}")
        elif found[0].row in claimed:
            ambiguous.append(f"row {found[0].row + 1} may be {claimed[found[0].row]} or {who}")
            by_row.pop(found[0].row, None)
        else:
            claimed[found[0].row] = who
            by_row[found[0].row] = grade
    return Matched(by_row, tuple(unmatched), tuple(ambiguous))


def marks_in(sheet: Sheet) -> dict[int, frozenset[Mark]]:
    """By row the logins and numbers that are nobody else's, whichever file they stand in.

    A bare number that a system counted is one of a file with these very headings.
    """
    columns = {role: find_column(sheet.header, role) for role in (*GIVEN_OUT, *COUNTED)}
    headings = ", ".join(map(plain, sheet.header))
    found = {}
    for row in range(1, len(sheet.rows)):
        cells = {role: plain(sheet.value(row, place)) for role, place in columns.items()}
        found[row] = frozenset(
            (role, f"{cell} of {headings}" if role in COUNTED and cell.isdigit() else cell)
            for role, cell in cells.items()
            if cell
        )
    return found


def _doubt(grade: KnownGrade, row: Student, marks: frozenset[Mark]) -> str:
    """What the row shares with the student, and why that is not certain; empty if it is."""
    known = grade.get("handles") or [grade["student"]]
    mine, theirs = ({plain(one) for one in all_ if "@" in one} for all_ in (known, row.handles))
    if mine & theirs:
        return ""
    who, shared = grade["name"] or grade["student"], bool(marks & _marks_of(grade))
    other = "another e-mail address" if mine and theirs else ""
    if grade["name"] and row.name:
        if same_name(grade["name"]) != same_name(row.name):
            return f"the number of {who}, but the name {row.name}"
        other = other or _other_number(marks, grade.get("marks", frozenset()))
        return f"the name of {who}, but {other}" if other and not shared else ""
    if other:
        return f"the number of {who}, but {other}, and no name that could be compared"
    if shared:
        return ""
    return (
        f"the number of {who}, but no name or e-mail address that could be compared, and numbers "
        "of two systems may agree"
    )


def _other_number(marks: frozenset[Mark], own: frozenset[Mark]) -> str:
    """The login or number, if both have one, in words; e-mails are compared before."""
    for role in GIVEN_OUT:
        theirs, mine = (
            {cell for kind, cell in all_ if kind == role and "@" not in cell}
            for all_ in (marks, own)
        )
        if mine and theirs and not mine & theirs:
            return f"another {role}"
    return ""


def _marks_of(grade: KnownGrade) -> frozenset[Mark]:
    """Without a roster a student is known by what they called themselves."""
    if "marks" in grade:
        return grade["marks"]
    return frozenset((role, plain(grade["student"])) for role in GIVEN_OUT)
