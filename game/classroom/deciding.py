"""Deciding appeals.

An accepted one becomes an `accept` example of its point, so that the pack's own tests hold what
was decided, and the same sentence counts for everybody from then on.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.classroom.amending import Amended, Lesson, amend, set_pack
from game.classroom.appeals import check_point, open_appeals, thrown_at
from game.classroom.decisions import Signed
from game.classroom.folder import SetClass, open_class
from game.classroom.grading import record
from game.classroom.journal import Entry
from game.classroom.overriding import reason
from game.errors import UsageError
from game.packs.format import Pack
from game.text import one_line

LONGEST_SENTENCE = 600
"""Code points of an example in a pack."""


def accept(
    given: SetClass, numbers: Sequence[int], point: str, sentence: str, why: str, signed: Signed
) -> tuple[SetClass, Amended]:
    """Makes these appeals examples of their points, in a pack that may be changed.

    `point` and `sentence` say what an appeal left open, or say it better: only for a single one.
    Everything is checked before anything is written. `UsageError` or `PackError` otherwise.
    """
    if len(numbers) > 1 and (point or sentence):
        raise UsageError("Accept appeals one at a time to name a point or a sentence.")
    lessons = [_lesson(given, _pending(given, n), point, sentence) for n in numbers]
    amended = amend(given.assignment.pack, given.assignment.id, lessons)
    pack, before = amended.pack, amended.before
    changed = signed.entry("pack-changed", **_named(pack), before=_named(before))
    entries = [
        signed.entry(
            "accepted",
            number=number,
            point=lesson.point,
            sentence=lesson.sentence,
            why=one_line(why),
            pack=pack.id,
            pack_version=pack.manifest.version,
        )
        for number, lesson in zip(numbers, lessons, strict=True)
    ]
    record(given, [changed, *entries] if amended.changed else entries)
    if amended.changed:
        set_pack(given.folder.assignment_file, pack, copied=amended.copied)
    return open_class(str(given.folder.assignment_file)), amended


def reject(given: SetClass, number: int, why: str, signed: Signed) -> SetClass:
    """Turns an appeal down, with a reason that the student reads."""
    _pending(given, number)
    return record(given, [signed.entry("rejected", number=number, why=reason(why))])


def _lesson(given: SetClass, appeal: Entry, point: str, sentence: str) -> Lesson:
    thrown = thrown_at(given, appeal["place"])
    number = appeal["number"]
    wanted = point or appeal["point"]
    if not wanted:
        points = ", ".join(one.id for one in thrown.point)
        raise UsageError(
            f"Appeal {number} is about an answer that is on no list. Say which point it makes, "
            f"--point P, one of: {points}; or set the mark with `rebuttal class override`."
        )
    check_point(thrown, wanted, appeal["place"])
    said = one_line(sentence) or appeal["sentence"]
    if not said:
        raise UsageError(f"Say which sentence makes the point: --accept {number} --sentence TEXT.")
    if len(said) > LONGEST_SENTENCE:
        raise UsageError(f"The sentence is longer than {LONGEST_SENTENCE} characters.")
    motion, _, answered = appeal["place"].partition("/")
    return Lesson(motion, answered, wanted, said)


def _pending(given: SetClass, number: int) -> Entry:
    appeal = given.decisions.appeals.get(number)
    if appeal is None:
        waiting = ", ".join(str(one["number"]) for one in open_appeals(given)) or "none"
        raise UsageError(f"There is no appeal {number}. Open ones: {waiting}.")
    if appeal["state"] == "accepted":
        raise UsageError(f"Appeal {number} was accepted on {appeal['answer']['when'][:10]}.")
    return appeal


def _named(pack: Pack) -> dict[str, str]:
    return {
        "pack": pack.id,
        "pack_version": pack.manifest.version,
        "pack_hash": pack.content_hash,
    }
