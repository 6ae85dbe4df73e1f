"""Appeals: sentences of which a student, or the teacher, holds that they make a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.classroom.columns import plain
from game.classroom.decisions import Signed
from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade, GradedRound
from game.classroom.grades import counterargument_at, place_of
from game.classroom.grading import read_grades, record
from game.classroom.journal import Entry
from game.classroom.overriding import grade_of
from game.classroom.receipts import hash_of
from game.classroom.roster import Student
from game.errors import UsageError
from game.nearest import near_miss
from game.packs.format import Counterargument
from game.scoring.sentences import split_sentences
from game.text import clean, one_line


@dataclass(frozen=True)
class Said:
    """What a person says of an appeal; whatever is empty stays as it is known, or is not said."""

    point: str = ""
    """Its id."""
    sentence: str = ""
    """The one that makes the point."""
    why: str = ""


def file_contested(given: SetClass, signed: Signed) -> tuple[SetClass, int]:
    """Files what students contested while playing and nobody filed yet; returns how many."""
    known = {
        (plain(one["student"]), one["place"], one["point"], one["answer_hash"])
        for one in given.decisions.appeals.values()
        if "answer_hash" in one
    }
    found = [
        (grade, one, point)
        for grade in read_grades(given)
        for one in grade["rounds"]
        for point in one.get("contested", ())
        if (plain(grade["student"]), place_of(one), point, _mark(one)) not in known
        and not _credited(one, point)
    ]
    first = _next_number(given)
    entries = [
        _appeal(signed, number, grade, one, Said(point, _nearest(one, point)), filed_by="student")
        for number, (grade, one, point) in enumerate(found, start=first)
    ]
    return (record(given, entries) if entries else given), len(entries)


def file_appeal(
    given: SetClass,
    student: Student,
    place: str,
    said: Said,
    signed: Signed,
) -> tuple[SetClass, Entry]:
    """Files what a student told the teacher; `UsageError` if it is about nothing there.

    What is filed and open already is not filed twice.
    """
    grade = grade_of(given, student)
    one = next((one for one in grade["rounds"] if place_of(one) == place), None)
    if one is None:
        raise UsageError(f"{student.name or student.key} did not answer {place}.")
    thrown = thrown_at(given, place)
    point = said.point
    if point:
        check_point(thrown, point, place)
        if _credited(one, point):
            raise UsageError(f"{place}/{point} is credited already.")
    words = _sentence_in(one["text"], said.sentence) if said.sentence else _nearest(one, point)
    about = Said(point, words, one_line(said.why))
    entry = _appeal(signed, _next_number(given), grade, one, about, filed_by="teacher")
    known_by = ("place", "point", "sentence", "answer_hash", "why")
    for filed in open_appeals(given):
        same = plain(filed["student"]) == plain(entry["student"])
        if same and all(filed.get(key) == entry[key] for key in known_by):
            return record(given, []), filed
    return record(given, [entry]), entry


def open_appeals(given: SetClass) -> Iterator[Entry]:
    """Those that wait for a decision, by number."""
    return (one for one in given.decisions.appeals.values() if one["state"] == "open")


def _appeal(
    signed: Signed, number: int, grade: Grade, one: GradedRound, said: Said, *, filed_by: str
) -> Entry:
    return signed.entry(
        "appeal",
        number=number,
        student=grade["student"],
        place=place_of(one),
        point=said.point,
        sentence=said.sentence,
        answer_hash=_mark(one),
        filed_by=filed_by,
        why=said.why,
    )


def thrown_at(given: SetClass, place: str) -> Counterargument:
    """The counterargument at `motion/counterargument`; `UsageError` if the pack lost it."""
    return counterargument_at(given.pack, place)


def check_point(thrown: Counterargument, point: str, place: str) -> None:
    """`UsageError` if the counterargument has no such point."""
    known = [one.id for one in thrown.point]
    if point not in known:
        raise UsageError(f"{place} has no point “{one_line(point)}”. {near_miss(point, known)}")


def _sentence_in(text: str, sentence: str) -> str:
    said = one_line(sentence)
    if said not in one_line(text):
        raise UsageError("That sentence does not stand in the answer: copy it as it is.")
    return said


def _nearest(one: GradedRound, point: str) -> str:
    """The words that came nearest to the point; the answer itself if it is one sentence."""
    for found in one.get("points", ()):
        if found["id"] == point and found["sentence"]:
            return one_line(found["sentence"])
    sentences = split_sentences(clean(one["text"]))
    return one_line(sentences[0].text) if len(sentences) == 1 else ""


def _credited(one: GradedRound, point: str) -> bool:
    return any(found["id"] == point and found["made"] for found in one.get("points", ()))


def _mark(one: GradedRound) -> str:
    """Tells the answers of two attempts apart."""
    return hash_of(one["text"])[:16]


def _next_number(given: SetClass) -> int:
    return max(given.decisions.appeals, default=0) + 1
