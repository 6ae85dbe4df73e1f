"""Whose a work is: one student of the roster, or nobody for certain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.classroom.columns import names_agree, plain
from game.classroom.form import HandedIn
from game.classroom.roster import Roster, Student
from game.classroom.submission import handles_in
from game.classroom.works import Work
from game.text import one_line

LONGEST = 200
"""Code points that are kept of what somebody calls themselves."""

UNCERTAIN = " (uncertain)"
"""Ends the key of a work of nobody for certain, where a student has that key."""


def with_author(one: HandedIn, roster: Roster | None, codes: Mapping[str, str]) -> Work:
    """The work with its student, and nothing else in it.

    `codes` are students by the codes that may stand in a file's name.
    """
    said = one_line(one.handles[0] if one.handles else one.name)[:LONGEST]
    name, when = one_line(one.name)[:LONGEST], one_line(one.handed_in)
    work = Work(said.casefold(), name, one.source, when, False, "", ())
    if roster is None:
        return work
    mark, found = _found(one, roster)
    if len(found) != 1:
        work = replace(work, student=_nobody(said, roster))
        if not found:
            return work.noted("not-on-roster", f"“{said}” is not on the roster")
        names = ", ".join(student.key for student in found)
        return work.noted("ambiguous", f"“{said}” may be {names}")
    (student,) = found
    doubt = _doubt(one, mark, student, roster) if one.is_row else ""
    if doubt:
        work = replace(work, student=_nobody(said, roster))
        return work.noted("ambiguous", f"{doubt}: correct the row, and collect again")
    work = replace(work, student=student.key, name=student.name)
    return _another_name(_unsure(work, one, mark, student, roster), roster, codes, one)


def _found(one: HandedIn, roster: Roster) -> tuple[str, tuple[Student, ...]]:
    """By which mark somebody is known, and who; by name there is no mark.

    Whoever writes a name where a mark belongs, or the other way round, is found too.
    """
    for mark in one.handles:
        if found := roster.find((mark,)):
            return mark, found
    if found := roster.find((one.name,), one.name):
        return "", found
    return next(
        ((mark, found) for mark in one.handles if (found := roster.find((), mark))), ("", ())
    )


def _doubt(one: HandedIn, mark: str, student: Student, roster: Roster) -> str:
    """What speaks against this student; empty if nothing does.

    An e-mail is sure, unless the name is another student's. A number may be mistyped, and is then
    somebody else's: everything else in the row must agree with it.
    """
    sure = "@" in mark
    for words in (one.name,) if sure else (one.name, *one.handles):
        meant = roster.find((words,), words)
        if meant and student not in meant:
            said, other = one_line(mark or one.name), one_line(words)
            return f"“{said}” is {student.key}, but “{other}” is {meant[0].key}"
    agreed = sure or not (mark and one.name and student.name)
    if agreed or names_agree(one.name, student.name):
        return ""
    return f"“{one_line(mark)}” is {student.name}, but the name is “{one_line(one.name)}”"


def _unsure(work: Work, one: HandedIn, mark: str, student: Student, roster: Roster) -> Work:
    """Named where an e-mail that stands there is unknown, and something less sure decided."""
    said = one_line(one.handles[0])[:LONGEST] if one.handles else ""
    if not mark and said and one.name:
        return work.noted("by-name", f"“{said}” is not on the roster; taken for this name")
    confirmed = mark in ("", *one.handles[:1]) or (one.name and student.name)
    if one.is_row and "@" in said and not confirmed and _knows_mails(roster):
        words = f"“{said}” is not on the roster; taken for the number {one_line(mark)}"
        return work.noted("by-number", words)
    return work


def _knows_mails(roster: Roster) -> bool:
    return any("@" in mark for student in roster.students for mark in student.handles)


def _nobody(said: str, roster: Roster) -> str:
    """A key that names no student of the roster: the same in capitals and small letters."""
    key = said.casefold()
    while roster.find((key,), key):
        key += UNCERTAIN
    return key


def _another_name(work: Work, roster: Roster, codes: Mapping[str, str], one: HandedIn) -> Work:
    """A file whose name says another student than its content is named."""
    if one.is_row:
        return work
    parts = handles_in(one.source)
    named = [found[0].key for part in parts if len(found := roster.find([part])) == 1]
    named += [codes[plain(part)] for part in parts if plain(part) in codes]
    if named and work.student not in named:
        return work.noted("another-name", f"the file's name says {named[0]}")
    return work
