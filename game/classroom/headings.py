"""Which column of a form answers which question, by its heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from game.classroom.assignment import Question
from game.classroom.columns import HEADINGS, plain
from game.classroom.sheet import Sheet
from game.errors import UsageError
from game.text import one_line


def match_columns(
    sheet: Sheet, name: str, questions: Sequence[Question], *, guess: bool = True
) -> dict[str, int]:
    """Which column answers which question; `UsageError` if that is not certain.

    A heading says so by the counterargument's place, title or claim, else by the Q and its number;
    where none does, and with `guess`, all columns that could be answers are taken in their order.
    A file may leave out a whole side, for each side may have a form of its own.
    """
    asked = [_asked(plain(heading), questions) for heading in sheet.header]
    free = [i for i in _free_columns(sheet) if not asked[i]]
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
        _refuse_gaps(sheet, name, questions, found, free)
        return found
    if guess and len(free) == len(questions):
        return {question.place: i for question, i in zip(questions, free, strict=True)}
    raise UsageError(
        f"{name} does not say which column answers which question: {len(questions)} are asked, and "
        f"{len(free)} columns could be answers. Let each heading begin as in questions.txt, with "
        f"Q1, Q2 ... The headings are: {'; '.join(h[:40] for h in sheet.header) or 'none'}."
    )


def _refuse_gaps(
    sheet: Sheet,
    name: str,
    questions: Sequence[Question],
    found: Mapping[str, int],
    free: Sequence[int],
) -> None:
    """`UsageError` if a question has no column: all would be marked down for what nobody read."""
    rows = range(1, len(sheet.rows))
    unknown = [i for i in free if any(sheet.value(row, i).strip() for row in rows)]
    sides = {question.side for question in questions if question.place in found}
    lost = [question for question in questions if question.place not in found]
    if not any(unknown or question.side in sides for question in lost):
        return
    heads = "; ".join(sheet.header[i][:40] for i in unknown)
    if not any(question.side in sides for question in lost):
        raise UsageError(
            f"{name} has columns that answer no question: {heads}. Delete them, or let the heading "
            "of an answer begin with Q and the number of its question."
        )
    names = ", ".join(f"Q{one.number} “{one_line(one.counterargument.name)}”" for one in lost)
    words = f"{name} has no column for {names}: let its heading begin with Q and the number"
    if unknown:
        raise UsageError(f"{words}, and delete columns that are no answers. Not known: {heads}.")
    raise UsageError(
        f"{words}, or leave out of the assignment what nobody was asked, by `count` or `only` "
        "under [questions] in assignment.toml."
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
    """Columns that are not about who, when or how good."""
    about = {plain(known) for names in HEADINGS.values() for known in names}
    about |= {"start time", "startzeit", "開始時刻", "last modified time", "language"}
    headings = map(plain, sheet.header)
    return [i for i, heading in enumerate(headings) if heading and heading not in about]
