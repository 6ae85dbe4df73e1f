"""How many of a class are graded, away and late, so that the numbers add up to the roster.

Who is not on the roster, or not certain, is no student of it and is told in words of their own, and
so is a work in which nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from game.classroom.grade_format import Grade
from game.classroom.roster import Roster
from game.classroom.strangers import NOTE
from game.phrases import plural

Whose = Literal["student", "stranger", "unsure"]

AWAY = {"missing": "missing", "not-yet": "not yet handed in"}
"""By the state of a grade for which nothing was handed in."""

WORDS: dict[Whose, str] = {"stranger": "not on the roster", "unsure": "not certain"}


def as_told(grades: Iterable[Grade], *, due: bool) -> Iterator[Grade]:
    """The grades as they are shown: before they are `due` nobody is missing."""
    for one in grades:
        yield one if due or one["state"] != "missing" else {**one, "state": "not-yet"}


def whose_grade(grade: Grade, roster: Roster | None) -> Whose:
    """Whether a grade is a student's."""
    return whose(roster, grade["student"], {note["code"] for note in grade["notes"]})


def whose(roster: Roster | None, key: str, codes: Container[str]) -> Whose:
    """Whether a key is a student's, given the codes of what is noted; without a roster all are."""
    if roster is None or key in roster.keys:
        return "student"
    return "stranger" if NOTE in codes else "unsure"


@dataclass
class Counts:
    """Numbers of students, by the state of their grade; anybody else is told besides."""

    due: bool = True
    """The deadline has passed; before, nobody is missing."""
    missing: int = 0
    """Of the roster, as in the next two."""
    not_yet: int = 0
    """Before the deadline."""
    empty: int = 0
    """Of those away: they handed in, but nothing is written there."""
    graded: int = 0
    look: int = 0
    late: int = 0
    empty_besides: int = 0
    """Works of anybody else in which nothing is written."""
    others: Counter[tuple[str, Whose]] = field(default_factory=Counter)
    """By state: who is graded or to be looked at besides, being no student of the roster."""

    def count(self, grade: Grade, roster: Roster | None) -> None:
        """Counts one grade."""
        who = whose_grade(grade, roster)
        handed_in = any(note["code"] == "empty" for note in grade["notes"])
        if grade["state"] in ("missing", "not-yet"):
            on_roster = roster is not None and who == "student"
            self.missing += on_roster and grade["state"] == "missing"
            self.not_yet += on_roster and grade["state"] == "not-yet"
            self.empty += on_roster and handed_in
            self.empty_besides += not on_roster
        elif who == "student":
            self.graded += grade["state"] == "graded"
            self.look += grade["state"] == "look"
        else:
            self.others[grade["state"], who] += 1
        self.late += grade["late"] and who == "student"

    @property
    def tells_apart(self) -> bool:
        """Some are no students of the roster, or handed in an empty work."""
        return bool(self.others.total() or self.empty or self.empty_besides)

    def others_words(self, state: str, what: str) -> list[str]:
        """`1 more graded (not on the roster)` for the state that is called `what`."""
        found = ((self.others[state, who], words) for who, words in WORDS.items())
        return [f"{count} more {what} ({words})" for count, words in found if count]

    @property
    def away(self) -> tuple[int, str]:
        """Whose work is not there: how many, and what they are called."""
        return (self.missing, AWAY["missing"]) if self.due else (self.not_yet, AWAY["not-yet"])

    def words(self) -> list[str]:
        """`2 graded`, how many are away and late, `1 more graded (not on the roster)` and so on."""
        away, called = self.away
        return [
            f"{self.graded} graded",
            f"{away} {called}{empty_words(self.empty)}",
            f"{self.late} late",
            *self.others_words("graded", "graded"),
            *besides_words(self.empty_besides),
        ]


def empty_words(count: int) -> str:
    """What follows how many are away, where some of them handed in an empty work."""
    return f" ({plural(count, 'with an empty work', 'with empty works')})" if count else ""


def besides_words(count: int) -> list[str]:
    """Empty works of whoever is no student of the roster; nothing for none."""
    return [f"{plural(count, 'empty work')} besides"] if count else []
