"""Appeals: sentences of which a student, or the teacher, holds that they make a point.

An accepted one becomes an `accept` example of its point, so that the pack's own tests hold what
was decided, and the same sentence counts for everybody from then on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from game.classroom.amending import Amended, Lesson, amend, set_pack
from game.classroom.decisions import Signed
from game.classroom.folder import SetClass, open_class
from game.classroom.grades import Grade
from game.classroom.grading import read_grades, record
from game.classroom.journal import Entry
from game.classroom.overriding import grade_of, reason
from game.classroom.receipts import hash_of
from game.classroom.roster import Student
from game.errors import UsageError
from game.nearest import near_miss
from game.packs.format import Counterargument
from game.scoring.sentences import split_sentences
from game.text import clean, one_line

LONGEST_SENTENCE = 600
"""Code points of an example in a pack."""


def file_contested(given: SetClass, signed: Signed) -> tuple[SetClass, int]:
    """Files what students contested while playing and nobody filed yet; returns how many."""
    known = {
        (one["student"], one["place"], one["point"], one["answer_hash"])
        for one in given.decisions.appeals.values()
        if "answer_hash" in one
    }
    found = [
        (grade, one, point)
        for grade in read_grades(given)
        for one in grade["rounds"]
        for point in one.get("contested", ())
        if (grade["student"], _place(one), point, _mark(one)) not in known
        and not _credited(one, point)
    ]
    first = _next_number(given)
    entries = [
        _appeal(signed, number, grade, one, point, _nearest(one, point), "", filed_by="student")
        for number, (grade, one, point) in enumerate(found, start=first)
    ]
    return (record(given, entries) if entries else given), len(entries)


def file_appeal(
    given: SetClass,
    student: Student,
    place: str,
    point: str,
    sentence: str,
    why: str,
    signed: Signed,
) -> tuple[SetClass, Entry]:
    """Files what a student told the teacher; `UsageError` if it is about nothing there."""
    grade = grade_of(given, student)
    one = next((one for one in grade["rounds"] if _place(one) == place), None)
    if one is None:
        raise UsageError(f"{student.name or student.key} did not answer {place}.")
    thrown = _thrown(given, place)
    if point:
        _check_point(thrown, point, place)
        if _credited(one, point):
            raise UsageError(f"{place}/{point} is credited already.")
    said = _sentence_in(one["text"], sentence) if sentence else _nearest(one, point)
    number = _next_number(given)
    entry = _appeal(signed, number, grade, one, point, said, one_line(why), filed_by="teacher")
    return record(given, [entry]), entry


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


def open_appeals(given: SetClass) -> Iterator[Entry]:
    """Those that wait for a decision, by number."""
    return (one for one in given.decisions.appeals.values() if one["state"] == "open")


def _appeal(
    signed: Signed,
    number: int,
    grade: Grade,
    one: dict[str, Any],
    point: str,
    sentence: str,
    why: str,
    *,
    filed_by: str,
) -> Entry:
    return signed.entry(
        "appeal",
        number=number,
        student=grade["student"],
        place=_place(one),
        point=point,
        sentence=sentence,
        answer_hash=_mark(one),
        filed_by=filed_by,
        why=why,
    )


def _lesson(given: SetClass, appeal: Entry, point: str, sentence: str) -> Lesson:
    thrown = _thrown(given, appeal["place"])
    number = appeal["number"]
    wanted = point or appeal["point"]
    if not wanted:
        points = ", ".join(one.id for one in thrown.point)
        raise UsageError(
            f"Appeal {number} is about an answer that is on no list. Say which point it makes, "
            f"--point P, one of: {points}; or set the mark with `rebuttal class override`."
        )
    _check_point(thrown, wanted, appeal["place"])
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


def _thrown(given: SetClass, place: str) -> Counterargument:
    motion, _, thrown = place.partition("/")
    return given.pack.get_motion(motion).get_counterargument(thrown)


def _check_point(thrown: Counterargument, point: str, place: str) -> None:
    known = [one.id for one in thrown.point]
    if point not in known:
        raise UsageError(f"{place} has no point “{one_line(point)}”. {near_miss(point, known)}")


def _sentence_in(text: str, sentence: str) -> str:
    said = one_line(sentence)
    if said not in one_line(text):
        raise UsageError("That sentence does not stand in the answer: copy it as it is.")
    return said


def _nearest(one: dict[str, Any], point: str) -> str:
    """The words that came nearest to the point; the answer itself if it is one sentence."""
    for found in one.get("points", ()):
        if found["id"] == point and found["sentence"]:
            return one_line(found["sentence"])
    sentences = split_sentences(clean(one["text"]))
    return one_line(sentences[0].text) if len(sentences) == 1 else ""


def _credited(one: dict[str, Any], point: str) -> bool:
    return any(found["id"] == point and found["made"] for found in one.get("points", ()))


def _place(one: dict[str, Any]) -> str:
    return f"{one['motion']}/{one['counterargument']}"


def _mark(one: dict[str, Any]) -> str:
    """Tells the answers of two attempts apart."""
    return hash_of(one["text"])[:16]


def _next_number(given: SetClass) -> int:
    return max(given.decisions.appeals, default=0) + 1


def _named(pack: Any) -> dict[str, str]:
    return {
        "pack": pack.id,
        "pack_version": pack.manifest.version,
        "pack_hash": pack.content_hash,
    }
