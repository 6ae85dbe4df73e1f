"""Carrying out what was decided about appeals, so that it may be stopped at any step.

Before anything is changed the journal gets an entry for each appeal:

    accepting   number, point, sentence, why, named, before, after: what is going to be done;
                `named` is the pack as the assignment names it, the last two are packs as in
                `pack-changed`

Then follow the pack, the assignment's file, the entries `pack-changed` and `accepted`, and the
grades. Every step does only what is missing, and so the whole may be done again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from game.classroom.amending import (
    Amended,
    Amendment,
    Lesson,
    Version,
    plan_amendment,
    set_pack,
    version_of,
)
from game.classroom.decisions import Signed
from game.classroom.folder import SetClass, open_class
from game.classroom.grading import record
from game.classroom.journal import Entry, add_to_journal, read_journal


def stopped(given: SetClass) -> dict[int, Entry]:
    """By number what a run was about to accept that was stopped before it was done."""
    found: dict[int, Entry] = {}
    for entry in read_journal(given.folder.decisions):
        if entry["kind"] == "accepting":
            found[entry["number"]] = entry
        elif entry["kind"] in ("accepted", "rejected"):
            found.pop(entry["number"], None)
    return found


def intend(
    given: SetClass, lessons: Mapping[int, Lesson], why: str, signed: Signed
) -> tuple[list[Entry], Amendment]:
    """Writes down that these appeals become examples; all that can be checked is checked first."""
    named = given.assignment.pack
    plan = plan_amendment(named, given.assignment.id, list(lessons.values()))
    versions = {"before": asdict(plan.before), "after": asdict(plan.after)}
    meant = [
        signed.entry("accepting", number=number, point=lesson.point, sentence=lesson.sentence,
                     why=why, named=named, **versions)
        for number, lesson in lessons.items()
    ]  # fmt: skip
    add_to_journal(given.folder.decisions, meant)
    return meant, plan


def finish(given: SetClass, left: Mapping[int, Entry]) -> tuple[SetClass, Amended]:
    """Does what a stopped run left; `PackError` or `UsageError` if the pack cannot be edited."""
    runs = [(one["when"], one["after"]) for one in left.values()]
    meant = [
        entry
        for entry in read_journal(given.folder.decisions)
        if entry["kind"] == "accepting" and (entry["when"], entry["after"]) in runs
    ]
    lessons = []
    for entry in meant:
        motion, _, thrown = given.decisions.appeals[entry["number"]]["place"].partition("/")
        lessons.append(Lesson(motion, thrown, entry["point"], entry["sentence"]))
    planned = meant[0]["after"]["pack_version"]
    plan = plan_amendment(meant[0]["named"], given.assignment.id, lessons, planned)
    return carry_out(given, meant, plan)


def carry_out(given: SetClass, meant: Sequence[Entry], plan: Amendment) -> tuple[SetClass, Amended]:
    """Writes pack, assignment, journal and grades; returns the class as it is then."""
    amended = replace(plan.write(), before=Version(**meant[0]["before"]))
    if amended.changed:
        set_pack(given.folder.assignment_file, amended.pack, copied=amended.copied)
    known = read_journal(given.folder.decisions)
    record(given, [entry for entry in _entries(meant, amended) if entry not in known])
    return open_class(str(given.folder.assignment_file)), amended


def _entries(meant: Sequence[Entry], amended: Amended) -> list[Entry]:
    """What the journal says in the end, signed as it was meant."""
    now = version_of(amended.pack)
    signed = Signed(meant[0]["by"], meant[0]["when"])
    changed = signed.entry("pack-changed", **asdict(now), before=asdict(amended.before))
    accepted = [
        Signed(entry["by"], entry["when"]).entry(
            "accepted",
            **{key: entry[key] for key in ("number", "point", "sentence", "why")},
            pack=now.pack,
            pack_version=now.pack_version,
        )
        for entry in meant
    ]
    return [changed, *accepted] if amended.changed else accepted
