"""Scoring again with the pack and scorer as they are now, and who would change by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.classroom.decisions import Signed
from game.classroom.folder import SetClass
from game.classroom.grades import Grade
from game.classroom.grading import Judge, Progress, fresh_grades, read_grades, record, write_grades
from game.classroom.journal import Entry


@dataclass(frozen=True)
class Change:
    """One student who fares otherwise; marks in the gradebook's points."""

    student: str
    name: str
    code: str
    old: float | None
    new: float | None
    judged_old: float | None
    """What the judge alone gave, where a person set the mark."""
    judged_new: float | None
    gained: tuple[str, ...]
    """`motion/counterargument/point` that are credited now."""
    lost: tuple[str, ...]
    other_work: bool
    """Another text is graded than before: it was handed in since."""

    @property
    def kept_by_hand(self) -> bool:
        """The mark stays because a person set it."""
        return self.old == self.new and self.judged_old != self.judged_new

    @property
    def moves(self) -> bool:
        """The mark itself is another."""
        return self.old != self.new


@dataclass(frozen=True)
class Regrade:
    """What scoring again comes to; nothing is written yet."""

    changes: tuple[Change, ...]
    students: int
    judged: int
    """Works that had to be judged for it."""
    pack_before: str
    """Id and version with which the grades were made."""
    scorer_before: str

    def is_other(self, pack: str, judge: Judge) -> bool:
        """The pack (id and version) or the scorer is not the one of the grades."""
        return (self.pack_before, self.scorer_before) != (pack, judge.version)

    @property
    def moved(self) -> tuple[Change, ...]:
        """Those whose mark is another."""
        return tuple(one for one in self.changes if one.moves)


def propose(
    given: SetClass, judge: Judge, progress: Progress = lambda done, total: None
) -> Regrade:
    """Who would change, in the order of the grades; `UsageError` if nothing was graded before."""
    old = {one["student"]: _outcome(one) for one in read_grades(given)}
    made = next(iter(old.values()), None)
    changes, students = [], 0
    with fresh_grades(given, judge, progress) as (judged, grades):
        for grade in grades:
            students += 1
            before = old.pop(grade["student"], None)
            change = _change(before, grade)
            if change is not None:
                changes.append(change)
    pack, scorer = (made.pack, made.scorer) if made else ("", "")
    return Regrade(tuple(changes), students, judged, pack, scorer)


def probability_now(
    given: SetClass, judge: Judge, student: str, place: str, point: str
) -> float | None:
    """What the judge gives a point of an answer that counts, 0 to 1; None for no such answer."""
    with fresh_grades(given, judge) as (_, grades):
        for grade in grades:
            for one in grade["rounds"] if grade["student"] == student else ():
                if f"{one['motion']}/{one['counterargument']}" == place:
                    return next(
                        (p["probability"] for p in one.get("points", ()) if p["id"] == point), None
                    )
    return None


def take(given: SetClass, judge: Judge, found: Regrade, signed: Signed) -> SetClass:
    """Writes the new grades, and for each student whose mark changes how and why."""
    now = record(given, _entries(given, judge, found.moved, signed))
    with fresh_grades(now, judge) as (_, grades):
        write_grades(now, grades)
    return now


def _entries(
    given: SetClass, judge: Judge, moved: Iterable[Change], signed: Signed
) -> Iterator[Entry]:
    for one in moved:
        points = [f"+{name}" for name in one.gained] + [f"-{name}" for name in one.lost]
        yield signed.entry(
            "regraded",
            student=one.student,
            old=one.old,
            new=one.new,
            points=points,
            pack=given.pack.id,
            pack_version=given.pack.manifest.version,
            scorer_version=judge.version,
        )


@dataclass(frozen=True)
class _Outcome:
    """What is compared of a grade; the texts by hash, so that a class fits into the memory."""

    score: float | None
    judged: float | None
    made: frozenset[str]
    texts: int
    pack: str
    scorer: str


def _outcome(grade: Grade) -> _Outcome:
    return _Outcome(
        grade["score"],
        grade["judged"]["score"],
        frozenset(_made(grade)),
        hash(tuple(one["text"] for one in grade["rounds"])),
        f"{grade['pack']} {grade['pack_version']}",
        grade["scorer_version"],
    )


def _made(grade: Grade) -> Iterator[str]:
    for one in grade["rounds"]:
        for point in one.get("points", ()):
            if point["made"]:
                yield f"{one['motion']}/{one['counterargument']}/{point['id']}"


def _change(before: _Outcome | None, grade: Grade) -> Change | None:
    """How the student fares; None where nothing is another."""
    now = _outcome(grade)
    old = before or _Outcome(None, None, frozenset(), now.texts, "", "")
    same = (old.score, old.judged, old.made) == (now.score, now.judged, now.made)
    if same:
        return None
    return Change(
        grade["student"],
        grade["name"],
        grade["code"],
        old.score,
        now.score,
        old.judged,
        now.judged,
        _in_order(grade, now.made - old.made),
        tuple(sorted(old.made - now.made)),
        other_work=before is None or old.texts != now.texts,
    )


def _in_order(grade: Grade, names: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in _made(grade) if name in names)
