"""Who argues which side."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from game.classroom.assignment import Assignment
from game.classroom.roster import Roster
from game.packs.format import Side

SIDES: tuple[Side, ...] = ("pro", "con")

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
