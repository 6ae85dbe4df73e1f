"""The answers of an online form, as its CSV comes: one row a student, one column a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from game.classroom.assignment import Assignment, Question
from game.classroom.columns import Role, find_column, plain
from game.classroom.headings import match_columns
from game.classroom.roster import MARKS, Student, read_students
from game.classroom.sheet import Sheet
from game.classroom.times import Order, fitting_order, guess_order, read_time, readings
from game.classroom.works import Unread, Writing
from game.errors import UsageError
from game.text import one_line

NOBODY = "anonymous"
"""What Microsoft's forms write in place of an e-mail that was not asked for."""

NAMES_NOBODY = (
    "it has answers, but neither e-mail, number nor name: write into the row who it is from, and "
    "collect again"
)

SETTLE = (
    'write dates = "day-first" or dates = "month-first" under [form] in assignment.toml, and '
    "collect again"
)


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
    dated: str = ""
    """How day and month were told apart, where only the deadline did."""

    @property
    def is_row(self) -> bool:
        """Written into a form, and no file of the program."""
        return self.claimed is None


def read_form(
    sheet: Sheet,
    name: str,
    assignment: Assignment,
    questions: Sequence[Question],
    *,
    guess: bool = True,
) -> Iterator[HandedIn | Unread]:
    """One attempt a row; rows with answers that name nobody are unread.

    `UsageError` if the columns do not fit the assignment; `guess` is as for `match_columns`. The
    same if nothing says whether 3/4 means March or April: who is late depends on it, and which
    attempt came first.
    """
    columns = match_columns(sheet, name, questions, guess=guess)
    time = find_column(sheet.header, "time")
    times = [sheet.value(row, time).strip() for row in range(1, len(sheet.rows))]
    order, fitted = _order(times, name, assignment)
    students = {student.row: student for student in read_students(sheet, _marks(sheet))}
    for row, written in enumerate(times, start=1):
        source = f"{name}, row {row + 1}"
        answers = {place: sheet.value(row, column) for place, column in columns.items()}
        student = students.get(row, Student(""))
        handles = tuple(one for one in student.handles if plain(one) != NOBODY)
        if not handles and not student.name:
            if any(text.strip() for text in answers.values()):
                yield Unread(source, "nobody", NAMES_NOBODY)
            continue
        when = read_time(written, order)
        dated = ""
        if fitted and len(readings(written)) > 1:
            dated = f"“{one_line(written)}” was read {order}, which fits the deadline: {SETTLE}"
        yield HandedIn(
            source,
            handles,
            student.name,
            when.isoformat() if when else written,
            answers,
            dated=dated,
        )


def _order(times: Sequence[str], name: str, assignment: Assignment) -> tuple[Order | None, bool]:
    """How day and month stand in a file, and whether nothing but the deadline says so."""
    wanted, deadline = assignment.form.dates, assignment.deadline
    if wanted != "auto":
        return wanted, False
    doubtful = [one for one in times if len(readings(one)) > 1]
    order = guess_order(times)
    if order or not doubtful:
        return order, False
    order = fitting_order(doubtful, deadline) if deadline else None
    if order is None:
        days = " or ".join(f"{when:%Y-%m-%d}" for when in readings(doubtful[0]))
        raise UsageError(
            f"Nothing in {name} says whether “{one_line(doubtful[0])}” is {days}: {SETTLE}."
        )
    return order, True


def _marks(sheet: Sheet) -> tuple[Role, ...]:
    """By what a form knows students; Microsoft's ID only counts the answers."""
    sure: tuple[Role, ...] = ("email", "login", "number")
    return sure if any(find_column(sheet.header, role) is not None for role in sure) else MARKS
