"""What a person decided about marks, from overrides to appeals and regrades.

`decisions.jsonl` is a journal; an entry has `kind`, `by`, `when` (ISO 8601) and besides:

    override        student, place, name, old, new, why: a score set by hand; answer_hash: of the
                    text for which it stands, of the whole work for the whole mark; out_of: the
                    points of the whole mark, null for an answer
    undone          student, place, old, new, why: the last override of that place taken back
    appeal          number, student, place, point, sentence, why: a sentence that is contested
    accepted        number, point, sentence, why, pack, pack_version: it became a test of the pack
    rejected        number, why
    pack-changed    pack, pack_version, pack_hash, before: an object with the same three keys
    regraded        student, old, new, points, pack, pack_version, scorer_version

`place` is `motion/counterargument`, or empty for the whole mark. Scores of a place count from 0 to
100, those of the whole mark in the gradebook's points; null for none. Entries of earlier versions
have neither answer_hash nor out_of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from game.classroom.columns import plain
from game.classroom.journal import Entry
from game.errors import UsageError

WHOLE = ""
"""The place of the whole mark."""


@dataclass(frozen=True)
class Signed:
    """Who decides, and when (ISO 8601): stands under every decision."""

    by: str
    when: str

    def entry(self, kind: str, **values: object) -> Entry:
        """A line of the journal."""
        return {"kind": kind, **values, "by": self.by, "when": self.when}


@dataclass
class Decisions:
    """The journal as it stands now; students are found however their keys are written."""

    overrides: dict[str, list[Entry]] = field(default_factory=dict)
    """By plain student, in order, without those taken back; the last of a place is in force."""
    appeals: dict[int, Entry] = field(default_factory=dict)
    """By number, each with `state`: open, accepted or rejected; and `answer`, its decision."""
    regraded: dict[str, list[Entry]] = field(default_factory=dict)
    """By plain student, in order."""
    former: frozenset[str] = frozenset()
    """Hashes of packs that the class was set with before its pack was changed."""

    def latest(self, student: str) -> dict[str, Entry]:
        """By place, the override that is in force there."""
        return {one["place"]: one for one in reversed(self.overrides_of(student))}

    def overrides_of(self, student: str, place: str | None = None) -> list[Entry]:
        """All that were not taken back, the last first: of one place, or of any."""
        found = reversed(self.overrides.get(plain(student), ()))
        return [one for one in found if place in (None, one["place"])]

    def appeals_of(self, student: str) -> list[Entry]:
        """Those of one student, by number."""
        wanted = plain(student)
        return [one for one in self.appeals.values() if plain(one["student"]) == wanted]

    def regraded_of(self, student: str) -> list[Entry]:
        """Every regrade that changed the student's mark, in order."""
        return self.regraded.get(plain(student), [])

    def students(self) -> list[str]:
        """Keys of those of whom a score is set by hand, or an appeal waits, as they are written."""
        set_by_hand = (one for entries in self.overrides.values() for one in entries)
        waiting = (one for one in self.appeals.values() if one["state"] == "open")
        entries = (*set_by_hand, *waiting)
        return list({plain(one["student"]): str(one["student"]) for one in entries}.values())


def read_decisions(entries: Iterable[Entry]) -> Decisions:
    """Entries, in their order, as what holds now; kinds of a later version are passed over.

    `UsageError` if one lacks what its kind needs.
    """
    found = Decisions()
    for entry in entries:
        wanting = [key for key in _NEEDED.get(entry["kind"], ()) if key not in entry]
        if wanting:
            raise UsageError(
                f"A decision in decisions.jsonl ({entry['kind']}) lacks {', '.join(wanting)}: mend "
                "its line, or take it out."
            )
        _add(found, entry)
    return found


_NEEDED = {
    "override": ("student", "place", "old", "new", "why", "by", "when"),
    "undone": ("student", "place"),
    "appeal": ("number", "student", "place", "point", "sentence", "why", "when"),
    "accepted": ("number", "by", "when"),
    "rejected": ("number", "by", "when"),
    "regraded": ("student", "old", "new", "points", "pack", "pack_version", "when"),
    "pack-changed": ("before",),
}
"""What is read of each kind."""


def _add(found: Decisions, entry: Entry) -> None:
    kind = entry["kind"]
    if kind == "override":
        found.overrides.setdefault(plain(entry["student"]), []).append(entry)
    elif kind == "undone":
        taken_back = found.overrides_of(entry["student"], entry["place"])[:1]
        for last in taken_back:
            found.overrides[plain(entry["student"])].remove(last)
    elif kind == "appeal":
        found.appeals[entry["number"]] = {**entry, "state": "open", "answer": None}
    elif kind in ("accepted", "rejected") and entry["number"] in found.appeals:
        found.appeals[entry["number"]] |= {"state": kind, "answer": entry}
    elif kind == "regraded":
        found.regraded.setdefault(plain(entry["student"]), []).append(entry)
    elif kind == "pack-changed":
        found.former |= {entry["before"]["pack_hash"]}
