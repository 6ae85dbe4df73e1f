"""From what arrived to works: who handed in what, for which side, how late and how often.

A function of the files alone: the order in which they are given does not matter.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from game.classroom.assignment import Question
from game.classroom.dealing import SIDES, SIDES_FILE, given_sides
from game.classroom.folder import ASSIGNMENT, SetClass
from game.classroom.form import HandedIn, read_form
from game.classroom.numbering import numbered
from game.classroom.roster import Roster, Student
from game.classroom.sheet import read_sheet
from game.classroom.shelf import Shelf
from game.classroom.submission import Unreadable, handles_in, read_submission
from game.classroom.times import read_time
from game.classroom.works import Answer, Collection, Unread, Work
from game.debate.clock import is_late
from game.errors import UsageError
from game.packs.format import Side
from game.text import clean, one_line

OF_THE_TASK = (ASSIGNMENT, SIDES_FILE)
"""Files beside a student's work that the teacher handed out: passed over in a folder."""


def collect(
    given: SetClass, paths: Sequence[Path], progress: Callable[[int], None] = lambda _: None
) -> Collection:
    """Everything in these files and folders.

    `progress` hears after each file how many were read. `UsageError` if a path does not exist, or
    if a form named outright does not fit the assignment.
    """
    dealt: Mapping[str, Side] = {}
    joined: frozenset[str] = frozenset()
    if given.roster:
        dealt, joined = given_sides(given.assignment, given.roster, given.folder.path)
    shelf = Shelf()
    unread: list[Unread] = []
    for count, (path, name) in enumerate(_files(paths), start=1):
        try:
            for one in _handed_in(path, name, given):
                shelf.add(_joined(_work(one, given, dealt), dealt, joined))
        except RecursionError:
            unread.append(Unread(name, "corrupt", "the file is nested too deeply"))
        except Unreadable as error:
            unread.append(Unread(name, error.code, str(error)))
        except UsageError as error:
            if path in paths:
                raise
            unread.append(Unread(name, "no-form", str(error)))
        progress(count)
    shelf.slips = list(numbered(shelf.slips, given.assignment.play.attempts))
    return Collection(shelf, tuple(sorted(unread, key=lambda one: one.source)))


def _handed_in(path: Path, name: str, given: SetClass) -> Iterable[HandedIn]:
    if path.suffix.lower() == ".csv":
        return read_form(read_sheet(path), name, given.assignment, given.questions)
    return [read_submission(path, name, given.assignment, given.pack, given.former)]


def missing(roster: Roster, works: Iterable[Work]) -> list[Student]:
    """Who handed in nothing."""
    there = {work.student for work in works if not work.empty}
    return [student for student in roster.students if student.key not in there]


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Files and what they are called: with their folders below the one that was given."""
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no {path}.")
        if not path.is_dir():
            yield path, path.name
            continue
        for file in sorted(path.rglob("*")):
            inner = file.relative_to(path)
            hidden = any(part.startswith((".", "__MACOSX")) for part in inner.parts)
            if file.is_file() and not hidden and file.name not in OF_THE_TASK:
                yield file, inner.as_posix()


def _work(one: HandedIn, given: SetClass, dealt: Mapping[str, Side]) -> Work:
    work = _whose(one, given.roster)
    side = dealt.get(work.student) or _only_side(given.questions)
    work = _answered(work, one, given.questions, side)
    for code, message in one.notes:
        work = work.noted(code, message)
    return _timed(work, given.assignment.deadline)


def _joined(work: Work, dealt: Mapping[str, Side], joined: frozenset[str]) -> Work:
    """Named, if nobody can have told the student their side by the list."""
    if work.student not in joined:
        return work
    words = f"not in {SIDES_FILE}; {dealt[work.student]} was dealt by lot: add a row to the list"
    return work.noted("joined-later", words)


def _whose(one: HandedIn, roster: Roster | None) -> Work:
    """The work with its student, and nothing else in it."""
    said = one_line(one.handles[0] if one.handles else one.name)[:200]
    said = said.casefold() if "@" in said else said
    work = Work(
        said.casefold(),
        one_line(one.name)[:200],
        one.source,
        one_line(one.handed_in),
        False,
        "",
        (),
    )
    if roster is None:
        return replace(work, student=said.casefold())
    found = roster.find(one.handles) or roster.find((), one.name)
    if len(found) == 1:
        if one.handles and not roster.find(one.handles):
            work = work.noted("by-name", f"“{said}” is not on the roster; taken for this name")
        return _another_name(replace(work, student=found[0].key, name=found[0].name), roster, one)
    if found:
        names = ", ".join(student.key for student in found)
        return work.noted("ambiguous", f"“{said}” may be {names}")
    return work.noted("not-on-roster", f"“{said}” is not on the roster")


def _stranger(said: str) -> str:
    """The key of who is on no roster: the same in capitals and small letters."""
    return said.casefold()


def _another_name(work: Work, roster: Roster, one: HandedIn) -> Work:
    """A file whose name says another student than its content is named."""
    if one.claimed is None:
        return work
    named = [
        found[0].key for part in handles_in(one.source) if len(found := roster.find([part])) == 1
    ]
    if named and work.student not in named:
        return work.noted("another-name", f"the file's name says {named[0]}")
    return work


def _only_side(questions: Sequence[Question]) -> Side | None:
    sides = {question.side for question in questions}
    return sides.pop() if len(sides) == 1 else None


def _answered(work: Work, one: HandedIn, questions: Sequence[Question], side: Side | None) -> Work:
    """With the answers to the questions of the student's side."""
    texts = {place: clean(text).strip() for place, text in one.answers.items()}
    known = {question.place for question in questions}
    for place in sorted(set(texts) - known):
        work = work.noted("unknown-question", f"{one_line(place)[:60]} was not asked")
    written = {s: sum(len(texts.get(q.place, "")) for q in questions if q.side == s) for s in SIDES}
    mine: Side = side or ("pro" if written["pro"] >= written["con"] else "con")
    if side is None and all(written.values()):
        work = work.noted("both-sides", f"both sides were answered; {mine} counts")
    elif side and not written[side] and any(written.values()):
        mine = "con" if side == "pro" else "pro"  # kept, for the teacher to read
        work = work.noted("wrong-side", f"the answers are for the other side; {side} was given")
    asked = [question for question in questions if question.side == mine]
    answers = tuple(
        Answer(q.motion.id, q.counterargument.id, texts.get(q.place, "")) for q in asked
    )
    claimed = tuple((one.claimed or {}).get(q.place) for q in asked) if one.claimed else ()
    hints = tuple(one.hints.get(q.place, 0) for q in asked) if one.hints else ()
    work = replace(work, side=mine, answers=answers, claimed=claimed, hints=hints)
    work = replace(work, contested=one.contested, writing=one.writing)
    if work.empty:
        return work.noted("empty", "nothing was written")
    for question in asked:
        if not texts.get(question.place):
            work = work.noted("blank", f"Q{question.number} was left empty")
    return work


def _timed(work: Work, deadline: datetime.datetime | None) -> Work:
    if not work.handed_in:
        return work.noted("no-time", "it does not say when it was handed in") if deadline else work
    when = read_time(work.handed_in, "month-first")
    if when is None:
        return work.noted("unknown-time", f"“{work.handed_in[:40]}” is no time that can be read")
    if when.tzinfo and deadline and deadline.tzinfo:
        when = when.astimezone(deadline.tzinfo)
    work = replace(work, handed_in=when.isoformat())
    if deadline and is_late(when, deadline):
        words = f"handed in {when:%Y-%m-%d %H:%M}, due {deadline:%Y-%m-%d %H:%M}"
        return replace(work, late=True).noted("late", words)
    return work
