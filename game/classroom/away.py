"""Who handed in nothing that counts, and which file may be theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

from game.classroom.codes import codes_in_names
from game.classroom.collecting import missing
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
    if given.roster is None:
        return []
    away = missing(given.roster, found.works)
    hints = _hints(given, found, away, twice)
    names = Counter(student.name for student in given.roster.students)
    lines = []
    for student in away:
        who, hint = student.name or student.key, hints.get(student.key, "")
        if names[who] > 1:
            who += f", {student.key}"
        if due or hint:
            lines.append(f"  {'missing' if due else 'not yet'}: {who}{hint}")
    return lines if due or not away else [*lines, f"  not yet handed in: {len(away)}"]


def _hints(
    given: SetClass, found: Collection, away: list[Student], twice: Container[str]
) -> dict[str, str]:
    """By student: a file that is for something else, or one that bears their name and is broken."""
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
        if work.empty and any(note.code == "other-assignment" for note in work.notes):
            hints[work.student] = f" (but {where(work, twice)} is for another assignment)"
    return hints
