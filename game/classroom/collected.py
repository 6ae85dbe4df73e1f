"""What was collected, as lines for a terminal."""

from __future__ import annotations

from itertools import chain

from game.classroom.away import away_lines
from game.classroom.folder import SetClass
from game.classroom.similarity import same_answers
from game.classroom.sources import twice_named, where
from game.classroom.strangers import did_you_mean
from game.classroom.works import Collection
from game.phrases import plural
from game.text import one_line

NOTE_ORDER = (
    "ambiguous", "not-on-roster", "by-name", "by-number", "wrong-side", "both-sides", "edited",
    "other-rules", "another-name", "other-assignment", "other-pack", "unknown-question",
    "same-again", "too-many",
    "late", "day-month", "unknown-time", "no-time", "empty", "blank",
)  # fmt: skip
"""Notes by how much they need a person; any others come before these."""


def collected_lines(given: SetClass, found: Collection, *, due: bool = True) -> list[str]:
    """What was collected, and everything that the teacher should know, what matters most first.

    Before they are `due` nobody is missing.
    """
    students, counting, works = set(), set(), 0
    notes: dict[str, list[str]] = {}
    twice = twice_named(chain(found.works, found.unread))
    for work in found.works:
        works += bool(work.attempt)
        counting |= {work.student} if work.attempt else set()
        students |= set() if work.empty else {work.student}
        who = work.name or work.student
        for note in work.notes:
            asked = did_you_mean(given.roster, note.code, work.student, work.name)
            line = f"  {note.code}: {who}: {note.message}{asked} ({where(work, twice)})"
            notes.setdefault(note.code, []).append(line)
    order = {code: place for place, code in enumerate(NOTE_ORDER)}
    away = away_lines(given, found, twice, due=due)
    counts = {"to look at": len(students - counting), "unreadable": len(found.unread),
              "late": len(notes.get("late", ())), "missing": len(away) if due else 0}  # fmt: skip
    told = "".join(f", {count} {what}" for what, count in counts.items() if count)
    alike = (
        "; ".join(
            f"{one_line(one.name or one.student)} ({one_line(where(one, twice))})" for one in same
        )
        for same in same_answers(found.works)
    )
    return [
        f"{plural(len(students), 'student')} handed in, {plural(works, 'work')} to grade{told}.",
        *(
            f"  nothing: {one_line(one)}: no submission file was found in this folder. They are "
            f"called such as {given.assignment.id}_S-4F09A2B1_attempt1.json; a form's answers are "
            "a .csv file"
            for one in found.empty_folders
        ),
        *(f"  unreadable: {one_line(where(one, twice))}: {one.message}" for one in found.unread),
        *(line for code in sorted(notes, key=lambda c: order.get(c, -1)) for line in notes[code]),
        *(f"  same answers: {one}" for one in alike),
        *away,
    ]
