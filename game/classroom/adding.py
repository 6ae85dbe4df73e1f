"""What was collected before, beside what is collected now: it is added to, or not lost unasked."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import replace

from game.classroom.folder import SetClass
from game.classroom.lateness import timed_anew
from game.classroom.numbering import COUNT_NOTES, moment
from game.classroom.shelf import Shelf, Slip
from game.classroom.works import Collection, Unread, Work, read_unread, read_works
from game.errors import UsageError

NAMED = 3
"""Students whom a sentence names; the others are counted."""


def keep_others(given: SetClass, shelf: Shelf, files: Container[str]) -> list[Unread]:
    """Lays what was collected before beside what is on the shelf, which came from these files.

    What is there again is not kept twice; in a newer file of the same name it may be somebody
    else's now. Returns what could not be read before. `UsageError` if one of the files had works
    in it that it has no more.
    """
    there = {(slip.student, *_said(slip)) for slip in shelf.slips}
    said = {_said(slip) for slip in shelf.slips}
    for work in read_works(given.folder.works):
        shelf.add(timed_anew(_uncounted(work), given.assignment.deadline))
        file = _file_of(work.source)
        slip = shelf.slips[-1]
        corrected = file in files and (work.empty or _said(slip) in said)
        if corrected or (slip.student, *_said(slip)) in there:
            shelf.slips.pop()
        elif file in files:
            raise UsageError(
                f"{file} was collected before with the work of {work.name or work.student} in it, "
                "which is not in it now: give this file another name, or name all files again "
                "without --add."
            )
    unread = read_unread(given.folder.works)
    return [one for one in unread if _file_of(one.source) not in files]


def refuse_loss(given: SetClass, found: Collection) -> None:
    """`UsageError` if a work that was collected before would be lost by putting this in its place.

    A file of the same name is a newer one: in it an answer may have changed, or whose it is.
    """
    there, said, students, files = set[int](), set[int](), set[str](), set[str]()
    for work in found.works:
        there.add(hash((work.student, work.answers)))
        said.add(hash((work.handed_in, work.answers)))
        files.add(_file_of(work.source))
        if not work.empty:
            students.add(work.student)
    lost = dict.fromkeys(
        work.name or work.student
        for work in _before(given)
        if hash((work.student, work.answers)) not in there
        and not (
            _file_of(work.source) in files
            and (work.student in students or hash((work.handed_in, work.answers)) in said)
        )
    )
    if lost:
        names = "; ".join(list(lost)[:NAMED])
        more = f"; and {len(lost) - NAMED} more" if len(lost) > NAMED else ""
        raise UsageError(
            f"Work was collected before that is not in these files: {names}{more}. Name all files "
            "again, or add these to what is there with --add; --replace takes these alone."
        )


def _before(given: SetClass) -> Iterator[Work]:
    """What counts of what was collected; nothing where that is damaged, for it is lost anyway."""
    if given.folder.works.is_file():
        with suppress(UsageError):
            for work in read_works(given.folder.works):
                if not work.empty and (work.attempt or work.aside):
                    yield work


def _uncounted(work: Work) -> Work:
    """As it was before attempts were counted."""
    notes = tuple(note for note in work.notes if note.code not in COUNT_NOTES)
    return replace(work, attempt=1, notes=notes)


def _said(slip: Slip) -> tuple[object, ...]:
    """When it was handed in, and what it says."""
    return moment(slip), slip.answers


def _file_of(source: str) -> str:
    """Without the row of a form."""
    return re.sub(r", row \d+$", "", source)
