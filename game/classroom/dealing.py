"""Who argues which side."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.classroom.assignment import Assignment
from game.classroom.columns import find_column, plain
from game.classroom.roster import Roster, Student
from game.classroom.sheet import read_sheet
from game.errors import UsageError
from game.packs.format import SIDES, Side

SIDES_FILE = "sides.csv"
"""Where the dealt sides stand, as they are handed out."""

LAST = "g"
"""Sorts behind every lot."""


def deal(assignment: Assignment, roster: Roster) -> Mapping[str, Side]:
    """The side of each student by key; empty where students choose.

    Dealt sides are even to one student. They are drawn by hash, so that they are the same on
    every machine and with every version of Python.
    """
    rule = assignment.sides
    if rule.rule == "chosen":
        return {}
    if rule.rule == "fixed":
        return {student.key: rule.side for student in roster.students}
    keys = sorted([*_lots(assignment, roster), *((gap, "") for gap in roster.gaps)])
    first = int(_lot(str(rule.seed)), 16) % 2
    return {key: SIDES[(place + first) % 2] for place, (_, key) in enumerate(keys) if key}


@dataclass(frozen=True)
class HandedOut:
    """The sides in `sides.csv`, as students were told them; they stand, whoever joins later."""

    sides: Mapping[str, frozenset[Side]]
    """By whatever else stands in a row: several where it stands in rows of both sides."""
    rows: Mapping[str, frozenset[str]]
    """By the same, what stands first in the row: several where it stands in several rows."""

    def side_of(self, names: Iterable[str]) -> frozenset[Side]:
        """What the first of these names that is listed was told; none if none is listed."""
        return next((told for one in names if (told := self.sides.get(plain(one)))), frozenset())


def read_sides(folder: Path) -> HandedOut | None:
    """The list in this folder, None where there is none; `UsageError` if it names no sides."""
    file = folder / SIDES_FILE
    if not file.is_file():
        return None
    sheet = read_sheet(file)
    column = find_column(sheet.header, "side")
    if column is None:
        raise UsageError(f"{file.name} has no column named side.")
    found: dict[str, frozenset[Side]] = {}
    rows: dict[str, frozenset[str]] = {}
    for row in range(1, len(sheet.rows)):
        told = {side for side in SIDES if side == plain(sheet.value(row, column))}
        cells = [cell.value.strip() for at, cell in enumerate(sheet.rows[row]) if at != column]
        names = [cell for cell in cells if plain(cell)]
        for name in map(plain, names):
            found[name] = found.get(name, frozenset()) | told
            rows[name] = rows.get(name, frozenset()) | {names[0]}
    return HandedOut(found, rows)


def given_sides(
    assignment: Assignment, roster: Roster, folder: Path
) -> tuple[Mapping[str, Side], frozenset[str]]:
    """The side of each student by key, and the keys of those who joined after sides were told.

    `sides.csv` in the folder decides. Who is not in it gets a side by lot, which does not depend
    on who else joins. Without the file, and where sides are not dealt, it is as `deal` says.
    """
    listed = read_sides(folder) if assignment.sides.rule == "dealt" else None
    if listed is None:
        return deal(assignment, roster), frozenset()
    sides: dict[str, Side] = {}
    joined = set()
    for student in roster.students:
        told = listed.side_of(_names(roster, student))
        if len(told) == 1:
            (sides[student.key],) = told
        else:
            sides[student.key] = side_by_lot(assignment, student.key)
            joined.add(student.key)
    return sides, frozenset(joined)


def _names(roster: Roster, student: Student) -> tuple[str, ...]:
    """By what a list may name a student; the name itself only where nobody shares it."""
    alone = len(roster.find((), student.name)) == 1
    return (student.key, *student.handles, *((student.name,) if alone else ()))


def gap_of(assignment: Assignment, roster: Roster, key: str) -> str:
    """A lot that falls where that student's does, and says nothing about them.

    It is the beginning of the next student's lot, as short as it may be.
    """
    lots = sorted(_lots(assignment, roster))
    place = next(i for i, (_, one) in enumerate(lots) if one == key)
    if place + 1 == len(lots):
        return LAST
    before, after = lots[place - 1][0] if place else "", lots[place + 1][0]
    return next(after[:n] for n in range(1, len(after) + 1) if after[:n] > before)


def _lots(assignment: Assignment, roster: Roster) -> list[tuple[str, str]]:
    return [(_lot(f"{assignment.sides.seed}/{one.key}"), one.key) for one in roster.students]


def side_by_lot(assignment: Assignment, student: str) -> Side:
    """A dealt side where there is no roster: by lot, about even, the same on every machine."""
    lot = int(_lot(f"{assignment.sides.seed}/{student.casefold()}"), 16)
    return SIDES[lot % 2]


def code_of(secret: str, student: str) -> str:
    """What stands in reports in place of a name, such as `S-4F09A2B1`.

    Without the class's secret nobody can work out whose it is from a list of e-mails.
    """
    return f"S-{_lot(f'{secret}/{student}')[:8].upper()}"


def _lot(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
