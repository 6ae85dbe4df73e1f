"""Marks that a person sets: the old one is kept beside the new, with the reason."""

from __future__ import annotations

import re

from game.classroom.assignment import Question
from game.classroom.decisions import Signed
from game.classroom.folder import SetClass
from game.classroom.grades import Grade, round_score, weighed_by
from game.classroom.grading import read_grades, record
from game.classroom.journal import Entry
from game.classroom.roster import Student
from game.errors import UsageError
from game.nearest import near_miss
from game.text import one_line

WHOLE = ""
"""The place of the whole mark."""

LONGEST_REASON = 1000
"""Code points of a reason."""


def override(
    given: SetClass, student: Student, score: float, why: str, signed: Signed, place: str = WHOLE
) -> tuple[SetClass, Entry]:
    """Sets the whole mark, in the gradebook's points, or that of one answer, 0 to 100.

    `UsageError` if it is no possible mark, or there is no such answer.
    """
    grade = grade_of(given, student)
    entry = signed.entry(
        "override",
        student=student.key,
        place=place,
        name=_name(given, place),
        old=_old(grade, place),
        new=_possible(given, score, place),
        why=reason(why),
    )
    return record(given, [entry]), entry


def undo(
    given: SetClass, student: Student, why: str, signed: Signed, place: str | None = None
) -> tuple[SetClass, Entry]:
    """Takes the last override of that place back: what stood before it stands again.

    Without a place it is the student's last one of any. `UsageError` if there is none.
    """
    kept = given.decisions.overrides_of(student.key, place)
    if not kept:
        what = f"the answer to {place}" if place else "the mark"
        raise UsageError(f"Nobody set {what} of {student.name or student.key} by hand.")
    last = kept[0]
    place = last["place"]
    earlier = next((one["new"] for one in kept[1:] if one["place"] == place), None)
    entry = signed.entry(
        "undone",
        student=student.key,
        place=place,
        name=_name(given, place),
        old=last["new"],
        new=_judged(grade_of(given, student), place) if earlier is None else earlier,
        why=reason(why or "taken back"),
    )
    return record(given, [entry]), entry


def place_of(given: SetClass, said: str) -> str:
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
        if grade["student"] == student.key:
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


def _name(given: SetClass, place: str) -> str:
    """What people call the answer."""
    if not place:
        return ""
    motion, _, thrown = place.partition("/")
    return given.pack.get_motion(motion).get_counterargument(thrown).name


def _possible(given: SetClass, score: float, place: str) -> float | int:
    most = 100 if place else given.assignment.grade.out_of
    if not 0 <= score <= most:
        raise UsageError(f"{score:g} is no possible mark here: it lies between 0 and {most}.")
    if place and score != int(score):
        raise UsageError("The score of one answer is a whole number from 0 to 100.")
    return int(score) if place else round(score, 2)


def _old(grade: Grade, place: str) -> float | int | None:
    if not place:
        score: float | None = grade["score"]
        return score
    return _round(grade, place)


def _judged(grade: Grade, place: str) -> float | int | None:
    if not place:
        score: float | None = grade["judged"]["score"]
        return score
    bare = [{**one, "override": None} for one in grade["rounds"]]
    return _round({**grade, "rounds": bare}, place)


def _round(grade: Grade, place: str) -> int | None:
    for one in grade["rounds"]:
        if f"{one['motion']}/{one['counterargument']}" == place:
            judged = "error" not in one or one.get("override")
            return round_score(one, weighed_by(grade)) if judged else None
    who = grade["name"] or grade["student"]
    raise UsageError(f"{who} was not asked {place}, or handed in nothing.")
