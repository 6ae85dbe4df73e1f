"""Marks that a person sets: the old one is kept beside the new, with the reason."""

from __future__ import annotations

import re
from dataclasses import replace

from game.classroom.assignment import Question
from game.classroom.columns import plain
from game.classroom.decisions import WHOLE, Signed
from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade
from game.classroom.grades import counterargument_at, place_of, round_score, weighed_by
from game.classroom.grading import read_grades, record
from game.classroom.journal import Entry
from game.classroom.roster import Student
from game.classroom.settling import answer_hash, settled
from game.errors import UsageError
from game.nearest import near_miss
from game.text import one_line

LONGEST_REASON = 1000
"""Code points of a reason."""


def override(
    given: SetClass, student: Student, score: float, why: str, signed: Signed, place: str = WHOLE
) -> tuple[SetClass, Entry]:
    """Sets the whole mark, in the gradebook's points, or that of one answer, 0 to 100.

    It stands for the text that counts now. `UsageError` if it is no possible mark, or there is no
    such answer.
    """
    grade = grade_of(given, student)
    texts = [one["text"] for one in grade["rounds"] if place in (WHOLE, place_of(one))]
    entry = signed.entry(
        "override",
        student=student.key,
        place=place,
        name=counterargument_at(given.pack, place).name if place else "",
        old=_mark(grade, place),
        new=_possible(given, grade, score, place),
        why=reason(why),
        answer_hash=answer_hash(texts),
        out_of=None if place else grade["out_of"],
    )
    return record(given, [entry]), entry


def undo(
    given: SetClass, student: Student, why: str, signed: Signed, place: str | None = None
) -> tuple[SetClass, Entry]:
    """Takes the last override of that place back: what stood before it stands again.

    Without a place it is the student's last one of any. `UsageError` if there is none.
    """
    keys = dict.fromkeys(map(plain, (student.key, *student.handles)))
    kept = [one for key in keys for one in given.decisions.overrides_of(key, place)]
    if not kept:
        what = f"the answer to {place}" if place else "the mark"
        raise UsageError(f"Nobody set {what} of {student.name or student.key} by hand.")
    last = kept[0]
    entry = signed.entry(
        "undone",
        student=last["student"],
        place=last["place"],
        name=last.get("name", ""),
        old=last["new"],
        new=_without(given, student, last),
        why=reason(why or "taken back"),
    )
    return record(given, [entry]), entry


def _without(given: SetClass, student: Student, last: Entry) -> float | int | None:
    """What stands in the place of an override when it is taken back; None for no score."""
    key = plain(last["student"])
    kept = [one for one in given.decisions.overrides[key] if one is not last]
    before = replace(given.decisions, overrides={key: kept})
    grade = next((one for one in read_grades(given) if _is_of(one, student)), None)
    if grade is None:
        return None
    now = settled(grade, before)
    asked = {WHOLE, *map(place_of, now["rounds"])}
    return _mark(now, last["place"]) if last["place"] in asked else None


def place_asked(given: SetClass, said: str) -> str:
    """The `motion/counterargument` of a question: by number (`Q2`, `2`), id or place.

    `UsageError` for none, or several.
    """
    numbered = re.fullmatch(r"(?i)q?\s?(\d+)", said.strip())
    found = [
        one.place
        for one in given.questions
        if (numbered and one.number == int(numbered[1]))
        or said.strip() in (one.place, one.counterargument.id)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"“{one_line(said)}” may be {' or '.join(found)}.")
    hint = near_miss(said, [name for one in given.questions for name in _names(one)])
    raise UsageError(f"The assignment asks no question “{one_line(said)}”. {hint}")


def grade_of(given: SetClass, student: Student) -> Grade:
    """The student's grade as it stands; `UsageError` if nothing was graded yet."""
    for grade in read_grades(given):
        if _is_of(grade, student):
            return grade
    raise UsageError(
        f"There is no grade of {student.name or student.key} yet: run `rebuttal class grade "
        f"{given.folder.path}`."
    )


def reason(why: str) -> str:
    """A reason on one line; `UsageError` if there is none, or it is a whole essay."""
    why = one_line(why)
    if not why:
        raise UsageError("A decision needs a reason, which the student reads: --why TEXT.")
    if len(why) > LONGEST_REASON:
        raise UsageError(f"The reason is longer than {LONGEST_REASON} characters.")
    return why


def _names(one: Question) -> tuple[str, ...]:
    return f"Q{one.number}", one.counterargument.id, one.place


def _is_of(grade: Grade, student: Student) -> bool:
    return plain(grade["student"]) == plain(student.key)


def _possible(given: SetClass, grade: Grade, score: float, place: str) -> float | int:
    most = 100 if place else grade["out_of"]
    wanted = given.assignment.grade.out_of
    if not place and wanted != most:
        raise UsageError(
            f"The grades are out of {most}, and the assignment says {wanted} now: run `rebuttal "
            f"class regrade {given.folder.path} --accept` first."
        )
    if not 0 <= score <= most:
        raise UsageError(f"{score:g} is no possible mark here: it lies between 0 and {most}.")
    if place and score != int(score):
        raise UsageError("The score of one answer is a whole number from 0 to 100.")
    return int(score) if place else round(score, 2)


def _mark(grade: Grade, place: str) -> float | int | None:
    """The mark, or the score of one answer, as it stands; `UsageError` for no such answer."""
    if not place:
        score: float | None = grade["score"]
        return score
    for one in grade["rounds"]:
        if place_of(one) == place:
            judged = "error" not in one or one.get("override")
            return round_score(one, weighed_by(grade)) if judged else None
    who = grade["name"] or grade["student"]
    raise UsageError(f"{who} was not asked {place}, or handed in nothing.")
