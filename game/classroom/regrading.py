"""Scoring again with the pack and scorer as they are now, and who would change by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.classroom.basis import basis_now
from game.classroom.columns import plain
from game.classroom.decisions import Signed
from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade
from game.classroom.grades import place_of
from game.classroom.grading import (
    Judge,
    Progress,
    fresh_grades,
    keep,
    standing_basis,
    standing_grades,
    write_grades,
)
from game.classroom.journal import Entry
from game.classroom.settling import rescaled

CENT = 0.005
"""How far a mark may be from the one that was rounded."""


@dataclass(frozen=True)
class Change:
    """One student who fares otherwise; marks in the gradebook's points."""

    student: str
    name: str
    code: str
    old: float | None
    new: float | None
    old_out_of: int
    out_of: int
    judged_old: float | None
    """What the judge alone gave, where a person set the mark."""
    judged_new: float | None
    gained: tuple[str, ...]
    """`motion/counterargument/point` that are credited now."""
    lost: tuple[str, ...]
    other_work: bool
    """Another text is graded than before: it was handed in since."""
    lapsed: tuple[Entry, ...]
    """Overrides that were set for another text, and do not hold any more."""

    @property
    def kept_by_hand(self) -> bool:
        """The mark stays because a person set it."""
        return not self.moves and self.judged_old != self.judged_new

    @property
    def moves(self) -> bool:
        """The mark itself is written otherwise."""
        marked = self.old is not None or self.new is not None
        return marked and (self.old, self.old_out_of) != (self.new, self.out_of)

    @property
    def way(self) -> int:
        """1 up, -1 down, 0 for the same share of the points; no mark is less than any."""
        if self.old is None or self.new is None:
            return (self.new is not None) - (self.old is not None)
        ratio = self.out_of / self.old_out_of
        far = self.new - self.old * ratio
        allowed = 0 if ratio == 1 else CENT * (1 + ratio)
        return (far > allowed) - (far < -allowed)


@dataclass(frozen=True)
class Regrade:
    """What scoring again comes to; nothing is written yet."""

    changes: tuple[Change, ...]
    students: int
    judged: int
    """Works that had to be judged for it."""
    other: tuple[str, ...]
    """In what the grades were made otherwise, each as a sentence."""

    @property
    def moved(self) -> tuple[Change, ...]:
        """Those whose mark is another."""
        return tuple(one for one in self.changes if one.moves)


def propose(
    given: SetClass, judge: Judge, progress: Progress = lambda done, total: None
) -> Regrade:
    """Who would change, in the order of the grades; `UsageError` if nothing was graded before."""
    old = {plain(one["student"]): _outcome(one) for one in standing_grades(given)}
    made = standing_basis(given)
    changes, students = [], 0
    with fresh_grades(given, judge, progress) as (judged, grades):
        for grade in grades:
            students += 1
            change = _change(old.pop(plain(grade["student"]), None), grade)
            if change is not None:
                changes.append(change)
    other = made.other(basis_now(given, judge.version)) if made else ()
    return Regrade(tuple(changes), students, judged, tuple(other))


def probability_now(
    given: SetClass, judge: Judge, student: str, place: str, point: str
) -> float | None:
    """What the judge gives a point of an answer that counts, 0 to 1; None for no such answer."""
    wanted = plain(student)
    with fresh_grades(given, judge) as (_, grades):
        for grade in grades:
            for one in grade["rounds"] if plain(grade["student"]) == wanted else ():
                if place_of(one) == place:
                    return next(
                        (p["probability"] for p in one.get("points", ()) if p["id"] == point), None
                    )
    return None


def take(given: SetClass, judge: Judge, found: Regrade, signed: Signed) -> SetClass:
    """Writes the new grades, and for each student whose mark changes how and why.

    Killed in between, it writes nothing a second time when it is run again.
    """
    now = keep(given, _entries(given, judge, found, signed))
    with fresh_grades(now, judge) as (_, grades):
        write_grades(now, grades)
    return now


def _entries(given: SetClass, judge: Judge, found: Regrade, signed: Signed) -> Iterator[Entry]:
    for one in found.moved:
        points = [f"+{name}" for name in one.gained] + [f"-{name}" for name in one.lost]
        entry = signed.entry(
            "regraded",
            student=one.student,
            old=one.old,
            new=one.new,
            points=points,
            because=list(found.other),
            pack=given.pack.id,
            pack_version=given.pack.manifest.version,
            scorer_version=judge.version,
        )
        last = given.decisions.regraded_of(one.student)[-1:]
        if not last or _unsigned(last[0]) != _unsigned(entry):
            yield entry


def _unsigned(entry: Entry) -> Entry:
    return {key: value for key, value in entry.items() if key not in ("by", "when")}


@dataclass(frozen=True)
class _Outcome:
    """What is compared of a grade; the texts by hash, so that a class fits into the memory."""

    score: float | None
    out_of: int
    judged: float | None
    made: frozenset[str]
    texts: int


def _outcome(grade: Grade) -> _Outcome:
    return _Outcome(
        grade["score"],
        grade["out_of"],
        grade.get("judged", grade)["score"],
        frozenset(_made(grade)),
        hash(tuple(one["text"] for one in grade["rounds"])),
    )


def _made(grade: Grade) -> Iterator[str]:
    for one in grade["rounds"]:
        for point in one.get("points", ()):
            if point["made"]:
                yield f"{place_of(one)}/{point['id']}"


def _change(before: _Outcome | None, grade: Grade) -> Change | None:
    """How the student fares; None where nothing is another."""
    now = _outcome(grade)
    old = before or _Outcome(None, now.out_of, None, frozenset(), now.texts)
    change = Change(
        grade["student"],
        grade["name"],
        grade["code"],
        old.score,
        now.score,
        old.out_of,
        now.out_of,
        rescaled(old.judged, old.out_of, now.out_of),
        now.judged,
        _in_order(grade, now.made - old.made),
        tuple(sorted(old.made - now.made)),
        other_work=before is None or old.texts != now.texts,
        lapsed=tuple(grade["lapsed"]),
    )
    same = (change.judged_old, old.made) == (now.judged, now.made)
    return None if same and not change.moves else change


def _in_order(grade: Grade, names: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in _made(grade) if name in names)
