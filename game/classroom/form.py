"""The answers of an online form, as its CSV comes: one row a student, one column a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from game.classroom.assignment import Assignment, Question
from game.classroom.columns import Role, find_column, plain
from game.classroom.roster import MARKS, read_students
from game.classroom.sheet import Sheet
from game.classroom.times import guess_order, read_time
from game.classroom.works import Writing
from game.errors import UsageError


@dataclass(frozen=True)
class HandedIn:
    """One attempt as it arrived, before anybody was looked up."""

    source: str
    handles: tuple[str, ...]
    name: str
    handed_in: str
    """ISO 8601; what was written if that is no time."""
    answers: Mapping[str, str]
    """Texts by `motion/counterargument`."""
    notes: tuple[tuple[str, str], ...] = ()
    claimed: Mapping[str, int] | None = None
    contested: tuple[tuple[str, str], ...] = ()
    """`motion/counterargument` and the point that was contested there."""
    hints: Mapping[str, int] = field(default_factory=dict)
    """Deepest hint taken, 1 to 3, by `motion/counterargument`."""
    writing: Writing = Writing()  # noqa: RUF009  (a frozen value)


def read_form(
    sheet: Sheet, name: str, assignment: Assignment, questions: Sequence[Question]
) -> Iterator[HandedIn]:
    """One attempt a row; `UsageError` if the columns do not fit the assignment."""
    columns = match_columns(sheet, name, questions)
    time = find_column(sheet.header, "time")
    order = assignment.form.dates
    if order == "auto":
        order = guess_order(sheet.value(row, time) for row in range(1, len(sheet.rows)))
    for student in read_students(sheet, _marks(sheet)):
        written = sheet.value(student.row, time).strip()
        when = read_time(written, order)
        yield HandedIn(
            f"{name}, row {student.row + 1}",
            student.handles,
            student.name,
            when.isoformat() if when else written,
            {place: sheet.value(student.row, column) for place, column in columns.items()},
        )


def _marks(sheet: Sheet) -> tuple[Role, ...]:
    """By what a form knows students; Microsoft's ID only counts the answers."""
    sure: tuple[Role, ...] = ("email", "login", "number")
    return sure if any(find_column(sheet.header, role) is not None for role in sure) else MARKS


def match_columns(sheet: Sheet, name: str, questions: Sequence[Question]) -> dict[str, int]:
    """Which column answers which question.

    A heading says so by the counterargument's place, title or claim, else by the Q and its number;
    where none does, all columns that could be answers are taken in their order.
    """
    asked = [_asked(plain(heading), questions) for heading in sheet.header]
    found: dict[str, int] = {}
    for question in questions:
        places = [i for i, place in enumerate(asked) if place == question.place]
        if len(places) > 1:
            raise UsageError(
                f"{name} has {len(places)} columns for question {question.number}, "
                f"“{question.counterargument.name}”."
            )
        if places:
            found[question.place] = places[0]
    if found:
        return found
    free = _free_columns(sheet)
    if len(free) == len(questions):
        return {question.place: i for question, i in zip(questions, free, strict=True)}
    raise UsageError(
        f"{name} does not say which column answers which question: {len(questions)} are asked, and "
        f"{len(free)} columns could be answers. Let each heading begin as in questions.txt, with "
        f"Q1, Q2 ... The headings are: {'; '.join(h[:40] for h in sheet.header) or 'none'}."
    )


def _asked(heading: str, questions: Sequence[Question]) -> str:
    """The place of the counterargument that a heading asks about; empty for none.

    Its name goes before the number: numbers shift when the assignment is changed after the form
    was made. A counterargument that is not asked any more is found too, and so not mistaken.
    """
    named = [
        (len(words), f"{motion.id}/{thrown.id}")
        for motion in {question.motion.id: question.motion for question in questions}.values()
        for thrown in motion.counterargument
        for words in (f"{motion.id}/{thrown.id}", plain(thrown.name), plain(thrown.claim))
        if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", heading)
    ]
    if named:
        return max(named)[1]
    numbered = re.match(r"\W*q\s?(\d+)\b", heading)
    number = int(numbered[1]) if numbered else 0
    return next((q.place for q in questions if q.number == number), "")


def _free_columns(sheet: Sheet) -> list[int]:
    """Columns that are not about who and when."""
    roles: tuple[Role, ...] = (
        "name",
        "first",
        "last",
        "email",
        "login",
        "number",
        "id",
        "section",
        "time",
        "side",
    )
    about = {find_column(sheet.header, role) for role in roles}
    known = ("start time", "startzeit", "開始時刻", "last modified time", "language")
    return [
        i
        for i, heading in enumerate(sheet.header)
        if i not in about and plain(heading) and plain(heading) not in known
    ]
