"""What was collected before, beside what is collected now: it is added to, or not lost unasked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from game.classroom.folder import SetClass
from game.classroom.lateness import timed_anew
from game.classroom.numbering import COUNT_NOTES, moment
from game.classroom.outdated import refuse_outdated
from game.classroom.shelf import Shelf, Slip
from game.classroom.sources import file_of, is_row
from game.classroom.works import Collection, Unread, Work, read_unread, read_works
from game.errors import UsageError
from game.packs.format import Side
from game.text import one_line

Said = TypeVar("Said")

NAMED = 3
"""Students whom a sentence names; the others are counted."""


def keep_others(
    given: SetClass,
    shelf: Shelf,
    files: Container[str],
    broken: Container[str],
    dealt: Mapping[str, Side],
) -> list[Unread]:
    """Lays what was collected before beside what is on the shelf, which came from these files.

    What is there again is not kept twice; in a newer file of the same name it may be somebody
    else's now, and what was nobody's for certain may be somebody's in any file. What came from a
    file that is `broken` now stays. Returns what could not be read before. `UsageError` if one of
    the files had works in it that it has no more, or if a work that is kept would be read otherwise
    now.
    """
    new = shelf.slips
    shelf.slips = list(new)
    for work in read_works(given.folder.works):
        shelf.add(timed_anew(_uncounted(work), given.assignment.deadline))
    before, shelf.slips = shelf.slips[len(new) :], new
    there = {(slip.student, _said(slip)) for slip in new}
    again, same = Counter(map(_made, new)), {(_made(s), s.source, s.folder) for s in new}
    sources = {(slip.student, _said(slip), slip.source) for slip in new}
    moved = _moved(there, ((slip.student, _said(slip)) for slip in before))
    for slip in sorted(before, key=lambda s: (_made(s), s.source, s.folder) not in same):
        shelf.slips.append(slip)
        file, work = file_of(slip.source), shelf[-1]
        changed = file in files and file not in broken
        if _taken(again, _made(slip)) or (_of_nobody(work) and _taken(moved, _said(slip))):
            shelf.slips.pop()
        elif (slip.student, _said(slip)) in there:  # a copy, which is to be told
            if changed and (slip.student, _said(slip), slip.source) not in sources:
                shelf.slips.pop()
        elif changed:
            if not work.empty and not _taken(moved, _said(slip)):
                raise _gone(file, work)
            shelf.slips.pop()
        else:
            refuse_outdated(work, given, dealt)
    unread = read_unread(given.folder.works)
    return [one for one in unread if file_of(one.source) not in files]


def _gone(file: str, work: Work) -> UsageError:
    return UsageError(
        f"{file} was collected before with the work of {work.name or work.student} in it, which is "
        "not in it now: give this file another name, or name all files again without --add; "
        "--replace takes these alone."
    )


def refuse_loss(given: SetClass, found: Collection) -> None:
    """`UsageError` if a work that was collected before would be lost by putting this in its place.

    A file of the same name is a newer one only as far as its works have the same times: in it an
    answer may have been corrected, or whose it is. It may be another form, too.
    """
    texts: dict[str, list[frozenset[int]]] = {}
    there, times, files = set(), set[tuple[str, str]](), set[str]()
    for work in found.works:
        texts.setdefault(work.student, []).append(_texts(work, given))
        there.add((work.student, (work.handed_in, _texts(work, given))))
        files.add(file_of(work.source))
        if work.handed_in and not work.empty:
            times.add((work.student, work.handed_in))
    moved = _moved(
        there, ((work.student, (work.handed_in, _texts(work, given))) for work in _before(given))
    )
    lost = dict.fromkeys(
        work.name or work.student
        for work in _before(given)
        if not any(_texts(work, given) <= one for one in texts.get(work.student, ()))
        and not (file_of(work.source) in files and (work.student, work.handed_in) in times)
        and not (
            (file_of(work.source) in files or _of_nobody(work))
            and _taken(moved, (work.handed_in, _texts(work, given)))
        )
    )
    if lost:
        names = "; ".join(list(lost)[:NAMED])
        more = f"; and {len(lost) - NAMED} more" if len(lost) > NAMED else ""
        causes = "".join(
            f"{one_line(o.source)}: {o.message.rstrip('.')}. " for o in found.unread[:NAMED]
        )
        raise UsageError(
            f"{causes}Work was collected before that is not in these files: {names}{more}. Name "
            "all files again, or add these to what is there with --add; --replace takes these "
            "alone."
        )


def _before(given: SetClass) -> Iterator[Work]:
    """What counts of what was collected; nothing where that is damaged, for it is lost anyway."""
    if given.folder.works.is_file():
        with suppress(UsageError):
            for work in read_works(given.folder.works):
                if not work.empty and (work.attempt or work.aside):
                    yield work


def _of_nobody(work: Work) -> bool:
    """Whether a row of the same time and words says whose it is, in whatever file."""
    codes = {note.code for note in work.notes}
    return bool(work.handed_in and codes & {"ambiguous", "not-on-roster"})


def _texts(work: Work, given: SetClass) -> frozenset[int]:
    """What it says to what is asked now."""
    asked = {question.place for question in given.questions}
    return frozenset(
        hash((place, answer.text))
        for answer in work.answers
        if answer.text and (place := f"{answer.motion}/{answer.counterargument}") in asked
    )


def _moved(now: Iterable[tuple[str, Said]], before: Iterable[tuple[str, Said]]) -> Counter[Said]:
    """How often a student has something now that they did not have: another's row, corrected."""
    had = set(before)
    return Counter(said for student, said in now if (student, said) not in had)


def _taken(moved: Counter[Said], said: Said) -> bool:
    """Whether one of these is left, which is then used up: a row was the work of one student."""
    if not moved[said]:
        return False
    moved[said] -= 1
    return True


def _uncounted(work: Work) -> Work:
    """As it was before attempts were counted."""
    notes = tuple(note for note in work.notes if note.code not in COUNT_NOTES)
    return replace(work, attempt=1, notes=notes)


def _said(slip: Slip) -> tuple[object, ...]:
    """When it was handed in, and what it says."""
    return moment(slip), slip.answers


def _made(slip: Slip) -> tuple[object, ...]:
    """What is the same where a file was given again, or a form was downloaded again."""
    return slip.student, _said(slip), slip.made, "" if is_row(slip.source) else slip.source
