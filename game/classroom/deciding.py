"""Deciding appeals.

An accepted one becomes an `accept` example of its point, so that the pack's own tests hold what
was decided, and the same sentence counts for everybody from then on.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.classroom.accepting import carry_out, finish, intend, stopped
from game.classroom.amending import Amended, Lesson
from game.classroom.appeals import Said, check_point, open_appeals, thrown_at
from game.classroom.decisions import Signed
from game.classroom.folder import SetClass
from game.classroom.grading import record
from game.classroom.journal import Entry
from game.classroom.overriding import reason
from game.errors import UsageError
from game.text import one_line

LONGEST_SENTENCE = 600
"""Code points of an example in a pack."""


def accept(
    given: SetClass, numbers: Sequence[int], said: Said, signed: Signed
) -> tuple[SetClass, Amended | None]:
    """Makes these appeals examples of their points, in a pack that may be changed.

    Point and sentence say what an appeal left open, or say it better: only for a single one.
    Everything is checked before anything is written; `UsageError` or `PackError` otherwise.
    Stopped at any step, the same call goes on there. None instead of what was changed if all of
    them were accepted before: then only the grades are written again.
    """
    if len(numbers) > 1 and (said.point or said.sentence):
        raise UsageError("Accept appeals one at a time to name a point or a sentence.")
    said = Said(said.point, one_line(said.sentence), one_line(said.why))
    amended, left = None, stopped(given)
    for number in numbers:
        _same_wording(given, number, left.get(number), said)
    if left:
        given, amended = finish(given, left)
    fresh = [n for n in numbers if _appeal(given, n)["state"] != "accepted"]
    if not fresh:
        return (given, amended) if amended else (record(given, []), None)
    lessons = {n: _lesson(given, _appeal(given, n), said) for n in fresh}
    meant, plan = intend(given, lessons, said.why, signed)
    return carry_out(given, meant, plan)


def reject(given: SetClass, number: int, why: str, signed: Signed) -> SetClass:
    """Turns an appeal down, with a reason that the student reads; safe to repeat."""
    appeal, why = _appeal(given, number), reason(why)
    if appeal["state"] == "accepted":
        raise UsageError(f"Appeal {number} was accepted on {appeal['answer']['when'][:10]}.")
    if number in stopped(given):
        raise UsageError(
            f"Accepting appeal {number} was stopped in the middle, and its sentence may stand in "
            f"the pack already: --accept {number} finishes it."
        )
    before = appeal["state"] == "rejected" and appeal["answer"]["why"] == why
    return record(given, [] if before else [signed.entry("rejected", number=number, why=why)])


def _same_wording(given: SetClass, number: int, meant: Entry | None, said: Said) -> None:
    """`UsageError` where something else is said now than was decided before."""
    appeal = _appeal(given, number)
    decided = meant or (appeal["answer"] if appeal["state"] == "accepted" else None)
    if decided is None:
        return
    was = Said(str(decided["point"]), str(decided["sentence"]), str(decided["why"]))
    pairs = (said.point, was.point), (said.sentence, was.sentence), (said.why, was.why)
    if any(new not in ("", old) for new, old in pairs):
        raise UsageError(
            f"Appeal {number} was accepted on {decided['when'][:10]} as {was.point}: "
            f"“{was.sentence}”, with the reason “{was.why}”. "
            + (f"That was stopped in the middle: --accept {number} finishes it." if meant else "")
        )


def _lesson(given: SetClass, appeal: Entry, said: Said) -> Lesson:
    thrown = thrown_at(given, appeal["place"])
    number = appeal["number"]
    wanted = said.point or appeal["point"]
    if not wanted:
        points = ", ".join(one.id for one in thrown.point)
        raise UsageError(
            f"Appeal {number} is about an answer that is on no list. Say which point it makes, "
            f"--point P, one of: {points}; or set the mark with `rebuttal class override`."
        )
    check_point(thrown, wanted, appeal["place"])
    sentence = said.sentence or appeal["sentence"]
    if not sentence:
        raise UsageError(f"Say which sentence makes the point: --accept {number} --sentence TEXT.")
    if len(sentence) > LONGEST_SENTENCE:
        raise UsageError(f"The sentence is longer than {LONGEST_SENTENCE} characters.")
    motion, _, answered = appeal["place"].partition("/")
    return Lesson(motion, answered, wanted, sentence)


def _appeal(given: SetClass, number: int) -> Entry:
    appeal = given.decisions.appeals.get(number)
    if appeal is None:
        waiting = ", ".join(str(one["number"]) for one in open_appeals(given)) or "none"
        raise UsageError(f"There is no appeal {number}. Open ones: {waiting}.")
    return appeal
