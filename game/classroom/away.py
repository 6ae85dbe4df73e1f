"""Who handed in nothing that counts, and which file may be theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from game.classroom.codes import codes_in_names
from game.classroom.collecting import missing
from game.classroom.counts import empty_words
from game.classroom.folder import SetClass
from game.classroom.roster import Student
from game.classroom.sources import where
from game.classroom.submission import handles_in
from game.classroom.works import Collection
from game.text import one_line


def away_lines(
    given: SetClass, found: Collection, twice: Container[str], *, due: bool
) -> list[str]:
    """Everybody on the roster who is missing, with what is known.

    Before they are `due`, only of whom something is known, and how many there are. `twice` are
    names that several files have.
    """
    away = away_students(given, found)
    empty = empty_words(empty_handed(found, away))
    hints = _hints(given, found, away, twice)
    names = Counter(student.name for student in given.roster.students) if given.roster else {}
    lines = []
    for student in away:
        who, hint = student.name or student.key, hints.get(student.key, "")
        if names[who] > 1:
            who += f", {student.key}"
        if due or hint:
            lines.append(f"  {'missing' if due else 'not yet'}: {who}{hint}")
    return lines if due or not away else [*lines, f"  not yet handed in: {len(away)}{empty}"]


def away_students(given: SetClass, found: Collection) -> list[Student]:
    """Who on the roster handed in nothing, or an empty work."""
    return missing(given.roster, found.works) if given.roster else []


def empty_handed(found: Collection, away: Iterable[Student]) -> int:
    """How many of those who are away handed in a work, but nothing is written in it."""
    there = {work.student for work in found.works}
    return sum(student.key in there for student in away)


def _hints(
    given: SetClass, found: Collection, away: list[Student], twice: Container[str]
) -> dict[str, str]:
    """By student: a work that is empty or for something else, or a broken file of theirs."""
    broken = {
        part.casefold(): one_line(where(one, twice))
        for one in (*found.told, *found.unread)
        for part in handles_in(one.source)
    }
    parts = {
        student.key: [one.casefold().partition("@")[0] for one in student.handles]
        for student in away
    }
    for code, key in codes_in_names(given).items():
        parts.get(key, []).append(code)
    hints = {
        key: f" (but {broken[part]} cannot be read)"
        for key, some in parts.items()
        for part in reversed(some)
        if part in broken
    }
    for work in found.works:
        if work.empty:
            other = any(note.code == "other-assignment" for note in work.notes)
            what = "for another assignment" if other else "empty"
            hints[work.student] = f" (but {where(work, twice)} is {what})"
    return hints
