"""From what arrived to works: who handed in what, for which side, how late and how often.

A function of the files, and of what is added to: the order in which they are given does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from game.classroom.adding import keep_others
from game.classroom.assignment import Question
from game.classroom.authors import with_author
from game.classroom.codes import codes_in_names
from game.classroom.dealing import SIDES_FILE, given_sides
from game.classroom.folder import SetClass
from game.classroom.form import HandedIn, read_form
from game.classroom.inbox import empty_folders, files_in
from game.classroom.lateness import timed
from game.classroom.numbering import numbered
from game.classroom.roster import Roster, Student
from game.classroom.sheet import read_sheet
from game.classroom.shelf import Shelf
from game.classroom.sources import is_row
from game.classroom.submission import Unreadable, read_submission
from game.classroom.works import Answer, Collection, Unread, Work
from game.errors import UsageError
from game.packs.format import SIDES, Side, other_side
from game.text import clean, one_line

NEARLY_NOTHING = 20
"""Code points a question: whoever wrote no more for their side, but did for the other, took it."""


def collect(
    given: SetClass,
    paths: Sequence[Path],
    progress: Callable[[int], None] = lambda _: None,
    *,
    add: bool = False,
) -> Collection:
    """Everything in these files and folders; with `add`, what was collected before, too.

    `progress` hears after each file how many were read. `UsageError` if a path does not exist or
    is a file of the class itself, if a form named outright does not fit the assignment, or if a
    file that was collected before has lost works since.
    """
    dealt: Mapping[str, Side] = {}
    joined: frozenset[str] = frozenset()
    if given.roster:
        dealt, joined = given_sides(given.assignment, given.roster, given.folder.path)
    codes, shelf = codes_in_names(given), Shelf()
    unread: list[Unread] = []
    files = files_in(paths, given)
    for count, file in enumerate(files, start=1):
        try:
            for one in _handed_in(file.path, file.name, given, outright=file.path in paths):
                if isinstance(one, Unread):
                    unread.append(replace(one, folder=file.folder))
                else:
                    work = _joined(_work(one, given, dealt, codes), dealt, joined)
                    shelf.add(replace(work, folder=file.folder))
        except RecursionError:
            words = "the file is nested too deeply"
            unread.append(Unread(file.name, "corrupt", words, file.folder))
        except Unreadable as error:
            unread.append(Unread(file.name, error.code, str(error), file.folder))
        except UsageError as error:
            if file.path in paths:
                raise
            unread.append(Unread(file.name, "no-form", str(error), file.folder))
        progress(count)
    kept: list[Unread] = []
    if add and given.folder.works.is_file():
        new, broken = len(shelf), frozenset(one.source for one in unread)
        kept = keep_others(given, shelf, frozenset(one.name for one in files), broken, dealt)
        stays = {slip.source for slip in shelf.slips[new:]}
        unread = [_beside_work(one) if one.source in stays else one for one in unread]
    shelf.slips = list(numbered(shelf.slips, given.assignment.play.attempts))
    return Collection(
        shelf,
        _in_order([*unread, *(one for one in kept if is_row(one.source))]),
        told=_in_order(one for one in kept if not is_row(one.source)),
        empty_folders=tuple(map(str, empty_folders(paths, files))),
    )


def _beside_work(one: Unread) -> Unread:
    return replace(one, message=f"{one.message}; what was collected from it before stays")


def _in_order(unread: Iterable[Unread]) -> tuple[Unread, ...]:
    return tuple(sorted(unread, key=lambda one: (one.source, one.folder)))


def _handed_in(
    path: Path, name: str, given: SetClass, *, outright: bool
) -> Iterable[HandedIn | Unread]:
    """Headings that name no question are guessed only where the file was named outright."""
    if path.suffix.lower() == ".csv":
        sheet = read_sheet(path)
        return read_form(sheet, name, given.assignment, given.questions, guess=outright)
    return [read_submission(path, name, given.assignment, given.pack, given.former)]


def missing(roster: Roster, works: Iterable[Work]) -> list[Student]:
    """Who handed in nothing."""
    there = {work.student for work in works if not work.empty}
    return [student for student in roster.students if student.key not in there]


def _work(
    one: HandedIn, given: SetClass, dealt: Mapping[str, Side], codes: Mapping[str, str]
) -> Work:
    work = with_author(one, given.roster, codes)
    side = dealt.get(work.student) or _only_side(given.questions)
    work = _answered(work, one, given.questions, side)
    for code, message in one.notes:
        work = work.noted(code, message)
    work = timed(work, given.assignment.deadline)
    return work.noted("day-month", one.dated) if one.dated else work


def _joined(work: Work, dealt: Mapping[str, Side], joined: frozenset[str]) -> Work:
    """Named, if nobody can have told the student their side by the list."""
    if work.student not in joined:
        return work
    words = f"not in {SIDES_FILE}; {dealt[work.student]} was dealt by lot: add a row to the list"
    return work.noted("joined-later", words)


def _only_side(questions: Sequence[Question]) -> Side | None:
    sides = {question.side for question in questions}
    return sides.pop() if len(sides) == 1 else None


def _written(texts: Mapping[str, str], questions: Sequence[Question], side: Side) -> float:
    """Code points a question of this side; 0 if none is asked."""
    lengths = [len(texts.get(one.place, "")) for one in questions if one.side == side]
    return sum(lengths) / len(lengths) if lengths else 0


def _answered(work: Work, one: HandedIn, questions: Sequence[Question], side: Side | None) -> Work:
    """With the answers to the questions of the student's side."""
    texts = {place: clean(text).strip() for place, text in one.answers.items()}
    known = {question.place for question in questions}
    for place in sorted(set(texts) - known):
        work = work.noted("unknown-question", f"{one_line(place)[:60]} was not asked")
    written = {one: _written(texts, questions, one) for one in SIDES}
    mine: Side = side or ("pro" if written["pro"] >= written["con"] else "con")
    other = other_side(mine)
    if written[mine] <= NEARLY_NOTHING and 2 * written[mine] < written[other]:
        left = "; ".join(
            f"“{one_line(text)}”"
            for q in questions
            if q.side == mine and (text := texts.get(q.place))
        )
        mine = other  # kept, for the teacher to read
        words = f"most was written for the other side; {side} was given"
        work = work.noted("wrong-side", f"{words}, where only {left} stands" if left else words)
    elif written[mine] and written[other] and (not side or 2 * written[other] >= written[mine]):
        work = work.noted("both-sides", f"both sides were answered; {mine} counts")
    asked = [question for question in questions if question.side == mine]
    answers = tuple(
        Answer(q.motion.id, q.counterargument.id, texts.get(q.place, "")) for q in asked
    )
    claimed = tuple((one.claimed or {}).get(q.place) for q in asked) if one.claimed else ()
    hints = tuple(one.hints.get(q.place, 0) for q in asked) if one.hints else ()
    work = replace(work, side=mine, answers=answers, claimed=claimed, hints=hints)
    work = replace(work, contested=one.contested, writing=one.writing)
    if work.empty:
        to_what = " in answer to what was asked" if set(texts) - known else ""
        return work.noted("empty", f"nothing was written{to_what}")
    for question in asked:
        if not texts.get(question.place):
            work = work.noted("blank", f"Q{question.number} was left empty")
    return work
