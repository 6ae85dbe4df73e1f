"""What was collected, as lines for a terminal."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from game.classroom.away import away_lines, away_students, empty_handed
from game.classroom.counts import WORDS, Whose, besides_words, empty_words, whose
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
    notes: dict[str, list[str]] = {}
    twice = twice_named(chain(found.works, found.unread))
    for work in found.works:
        who = work.name or work.student
        for note in work.notes:
            asked = did_you_mean(given.roster, note.code, work.student, work.name)
            line = f"  {note.code}: {who}: {note.message}{asked} ({where(work, twice)})"
            notes.setdefault(note.code, []).append(line)
    order = {code: place for place, code in enumerate(NOTE_ORDER)}
    alike = (
        "; ".join(
            f"{one_line(one.name or one.student)} ({one_line(where(one, twice))})" for one in same
        )
        for same in same_answers(found.works)
    )
    return [
        _counts(given, found, len(notes.get("late", ())), due=due),
        *(
            f"  nothing: {one_line(one)}: no submission file was found in this folder. They are "
            f"called such as {given.assignment.id}_S-4F09A2B1_attempt1.json; a form's answers are "
            "a .csv file"
            for one in found.empty_folders
        ),
        *(f"  unreadable: {one_line(where(one, twice))}: {one.message}" for one in found.unread),
        *(line for code in sorted(notes, key=lambda c: order.get(c, -1)) for line in notes[code]),
        *(f"  same answers: {one}" for one in alike),
        *away_lines(given, found, twice, due=due),
    ]


def _counts(given: SetClass, found: Collection, late: int, *, due: bool) -> str:
    """Who handed in, and how many works there are to grade; whose work is empty is away."""
    handed_in: dict[str, Whose] = {}
    counting, empty, works = set(), set(), 0
    for work in found.works:
        works += bool(work.attempt)
        counting |= {work.student} if work.attempt else set()
        owner = whose(given.roster, work.student, {note.code for note in work.notes})
        if not work.empty:
            handed_in[work.student] = owner
        elif given.roster is None or owner != "student":
            empty.add(work.student)
    counts = {"to look at": len(handed_in.keys() - counting), "unreadable": len(found.unread),
              "late": late}  # fmt: skip
    told = [f"{count} {what}" for what, count in counts.items() if count]
    told += besides_words(len(empty - handed_in.keys()))
    if due and (away := away_students(given, found)):
        told.append(f"{len(away)} missing{empty_words(empty_handed(found, away))}")
    who = Counter(handed_in.values())
    people = [plural(who["student"], "student")]
    people += [
        plural(who[kind], f"who is {words}", f"who are {words}")
        for kind, words in WORDS.items()
        if who[kind]
    ]
    named = f"{', '.join(people[:-1])} and {people[-1]}" if people[1:] else people[0]
    return ", ".join([f"{named} handed in", f"{plural(works, 'work')} to grade", *told]) + "."
