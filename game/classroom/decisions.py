"""What a person decided about marks, from overrides to appeals and regrades.

`decisions.jsonl` is a journal; an entry has `kind`, `by`, `when` (ISO 8601) and besides:

    override        student, place, name, old, new, why: a score set by hand
    undone          student, place, old, new, why: the last override of that place taken back
    appeal          number, student, place, point, sentence, why: a sentence that is contested
    accepted        number, point, sentence, why, pack, pack_version: it became a test of the pack
    rejected        number, why
    pack-changed    pack, pack_version, pack_hash, before: an object with the same three keys
    regraded        student, old, new, points, pack, pack_version, scorer_version

`place` is `motion/counterargument`, or empty for the whole mark. Scores of a place count from 0 to
100, those of the whole mark in the gradebook's points; null for none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from game.classroom.journal import Entry


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
    """The journal as it stands now."""

    overrides: dict[str, list[Entry]] = field(default_factory=dict)
    """By student, in order, without those taken back; the last of a place holds there."""
    appeals: dict[int, Entry] = field(default_factory=dict)
    """By number, each with `state`: open, accepted or rejected; and `answer`, its decision."""
    regraded: dict[str, list[Entry]] = field(default_factory=dict)
    """By student, in order."""
    former: frozenset[str] = frozenset()
    """Hashes of packs that the class was set with before its pack was changed."""

    def override(self, student: str, place: str = "") -> Entry | None:
        """The one that holds; None where nobody set that score."""
        return next(iter(self.overrides_of(student, place)), None)

    def overrides_of(self, student: str, place: str | None = None) -> list[Entry]:
        """All that were not taken back, the last first: of one place, or of any."""
        found = reversed(self.overrides.get(student, ()))
        return [one for one in found if place in (None, one["place"])]

    def appeals_of(self, student: str) -> list[Entry]:
        """Those of one student, by number."""
        return [one for one in self.appeals.values() if one["student"] == student]


def read_decisions(entries: Iterable[Entry]) -> Decisions:
    """Entries, in their order, as what holds now; kinds of a later version are passed over."""
    found = Decisions()
    for entry in entries:
        kind = entry["kind"]
        if kind in ("override", "undone"):
            student = entry["student"]
            if kind == "override":
                found.overrides.setdefault(student, []).append(entry)
            elif last := found.override(student, entry["place"]):
                found.overrides[student].remove(last)
        elif kind == "appeal":
            found.appeals[entry["number"]] = {**entry, "state": "open", "answer": None}
        elif kind in ("accepted", "rejected") and entry["number"] in found.appeals:
            found.appeals[entry["number"]] |= {"state": kind, "answer": entry}
        elif kind == "regraded":
            found.regraded.setdefault(entry["student"], []).append(entry)
        elif kind == "pack-changed":
            found.former |= {entry["before"]["pack_hash"]}
    return found
