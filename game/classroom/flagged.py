"""Answers with a flag that honest work seldom gets: for a person to read, and no finding.

The judge may be wrong, and whoever is flagged may have meant well. Answers whose mark a person has
set were read already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.classroom.grade_format import Grade
from game.classroom.grades import counterargument_at, place_of
from game.packs.format import Pack
from game.scoring.verdict import FlagKind, flag_name
from game.text import one_line

KINDS: tuple[FlagKind, ...] = ("copied", "keyword-list", "nonsense", "instructs-judge")


@dataclass(frozen=True)
class Flagged:
    """A student with such answers."""

    who: str
    """Their name, or what they are known by."""
    code: str
    scored: bool
    """They have a score; otherwise a person has to look in any case."""
    kinds: Mapping[str, tuple[FlagKind, ...]]
    """Of the flags of each answer, by `motion/counterargument`."""

    @property
    def all_kinds(self) -> str:
        """Each kind once by its name, in their order."""
        found = {kind for kinds in self.kinds.values() for kind in kinds}
        return ", ".join(flag_name(kind) for kind in KINDS if kind in found)


def flagged(grades: Iterable[Grade]) -> Iterator[Flagged]:
    """Who has such answers, in the order of the grades."""
    for one in grades:
        kinds = {} if one.get("override") else _kinds(one)
        if kinds:
            yield Flagged(one["name"] or one["student"], one["code"], one["state"] != "look", kinds)


def flagged_lines(pack: Pack, found: Iterable[Flagged]) -> list[str]:
    """A line for each student on the terminal, with names."""
    return [
        f"  flagged: {one_line(one.who)}: the judge flagged "
        + ", ".join(
            f"“{counterargument_at(pack, place).name}” ({', '.join(map(flag_name, kinds))})"
            for place, kinds in one.kinds.items()
        )
        for one in found
    ]


def flagged_words(students: int, besides: int) -> list[str]:
    """How many are flagged, students and anybody else; nothing for none."""
    counts = ((students, ""), (besides, "more "))
    return [f"{count} {more}flagged by the judge" for count, more in counts if count]


def _kinds(grade: Grade) -> dict[str, tuple[FlagKind, ...]]:
    kinds = {
        place_of(one): tuple(kind for kind in KINDS if kind in {f["kind"] for f in one["flags"]})
        for one in grade["rounds"]
        if one.get("flags") and not one.get("override")
    }
    return {place: some for place, some in kinds.items() if some}
