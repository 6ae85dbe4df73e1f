"""How many of a class are graded, away and late, so that the numbers add up to the roster.

Who is not on the roster, or not certain, is no student of it and is told in words of their own, and
so is a work in which nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Literal

from game.classroom.grade_format import Grade
from game.classroom.roster import Roster
from game.classroom.strangers import NOTE
from game.phrases import plural

Whose = Literal["student", "stranger", "unsure"]

WORDS: dict[Whose, str] = {"stranger": "not on the roster", "unsure": "not certain"}


def whose(roster: Roster | None, key: str, codes: Container[str]) -> Whose:
    """Whether a key is a student's, given the codes of what is noted; without a roster all are."""
    if roster is None or key in roster.keys:
        return "student"
    return "stranger" if NOTE in codes else "unsure"


@dataclass
class Counts:
    """Numbers of people, by the state of their grade."""

    graded: int = 0
    missing: int = 0
    """Students alone, as for `empty`."""
    look: int = 0
    late: int = 0
    empty: int = 0
    """Of the missing: they handed in, but nothing is written there."""
    empty_besides: int = 0
    """Works of anybody else in which nothing is written."""
    others: Counter[tuple[str, Whose]] = field(default_factory=Counter)
    """By state: who of those graded or to be looked at is no student of the roster."""

    def count(self, grade: Grade, roster: Roster | None) -> None:
        """Counts one grade."""
        who = whose(roster, grade["student"], {note["code"] for note in grade["notes"]})
        handed_in = any(note["code"] == "empty" for note in grade["notes"])
        self.late += grade["late"]
        if grade["state"] == "missing":
            on_roster = roster is not None and who == "student"
            self.missing += on_roster
            self.empty += on_roster and handed_in
            self.empty_besides += not on_roster
            return
        self.graded += grade["state"] == "graded"
        self.look += grade["state"] == "look"
        if who != "student":
            self.others[grade["state"], who] += 1

    @property
    def tells_apart(self) -> bool:
        """Some are no students of the roster, or handed in an empty work."""
        return bool(self.others.total() or self.empty or self.empty_besides)

    def others_words(self, state: str) -> str:
        """`1 not on the roster`; empty for none."""
        found = ((self.others[state, who], words) for who, words in WORDS.items())
        return ", ".join(f"{count} {words}" for count, words in found if count)

    def words(self, away: str) -> list[str]:
        """`2 graded (1 not on the roster)` and so on; `away` is what the missing are called."""
        others = self.others_words("graded")
        return [
            f"{self.graded} graded" + (f" ({others})" if others else ""),
            f"{self.missing} {away}{empty_words(self.empty)}",
            f"{self.late} late",
            *besides_words(self.empty_besides),
        ]


def empty_words(count: int) -> str:
    """What follows how many are away, where some of them handed in an empty work."""
    return f" ({plural(count, 'with an empty work', 'with empty works')})" if count else ""


def besides_words(count: int) -> list[str]:
    """Empty works of whoever is no student of the roster; nothing for none."""
    return [f"{plural(count, 'empty work')} besides"] if count else []
