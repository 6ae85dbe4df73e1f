"""An attempt at an assignment: whose it is, what is to be answered, and what is allowed.

It travels inside the first event of each of its matches, so that a match which was left goes on by
the same rules though the assignment's file has changed or gone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from game.debate.clock import is_late, spoken

Counting = Literal["best", "last", "first"]


@dataclass(frozen=True)
class Rules:
    """What a player may do about a score besides answering."""

    where: str = "Here"
    """Begins the sentence that refuses something."""
    hints: bool = True
    revisions: int = 1
    """Of each answer."""
    press: bool = True


FREE = Rules()
BY_THE_CLOCK = Rules("By the clock", hints=False, revisions=0, press=False)


@dataclass(frozen=True)
class Part:
    """One motion of an attempt, which is one match."""

    motion: str
    counterarguments: tuple[str, ...]
    """What is thrown, in order."""


@dataclass(frozen=True)
class Assigned:
    """One attempt of one student, and the rules that the teacher set."""

    id: str
    """Of the assignment."""
    title: str
    student: str
    """As they named themselves: an e-mail, login, number or name."""
    code: str
    """What stands in the name of the file: a code, or the student where nothing is anonymous."""
    attempt: int
    """Counts from 1."""
    attempts: int
    """How often a student may hand in."""
    counts: Counting
    """Which attempt is graded."""
    graded: bool
    """An exam; otherwise practice."""
    motions: tuple[str, ...]
    """All that were set: with the id they name the assignment."""
    parts: tuple[Part, ...]
    """What the student's side answers."""
    part: int = 1
    """Which of them this match is; counts from 1."""
    hints: bool = False
    revisions: int = 0
    minutes: int = 0
    """For all parts together; 0 is no limit."""
    pasting: bool = True
    deadline: str = ""
    """ISO 8601, as the teacher wrote it; empty for none."""
    anonymous: bool = True
    weights: tuple[int, int] = (60, 40)
    """Of content and strategy in the grade."""
    began: str = ""
    """When the first part began: ISO 8601, UTC; empty until then."""

    @property
    def rules(self) -> Rules:
        """The press is left out: what is handed in is one text to each argument."""
        return Rules("In this assignment", self.hints, self.revisions, press=False)

    @property
    def task(self) -> tuple[str, ...]:
        """Names the assignment, also among others of the same id."""
        return (self.id, *self.motions)

    @property
    def key(self) -> tuple[tuple[str, ...], str, int]:
        """Names the attempt: its matches share it."""
        return self.task, self.student.casefold(), self.attempt

    @property
    def now(self) -> Part:
        """What is to be played in this match."""
        return self.parts[self.part - 1]

    @property
    def last(self) -> bool:
        """No motion comes after this one."""
        return self.part >= len(self.parts)

    @property
    def label(self) -> str:
        """`graded` or `practice`."""
        return "graded" if self.graded else "practice"

    @property
    def place(self) -> str:
        """Such as `graded · attempt 1 of 2`."""
        return f"{self.label} · attempt {self.attempt} of {self.attempts}"

    def next(self) -> Assigned:
        """The same attempt at its next motion."""
        return replace(self, part=self.part + 1)

    def seconds_left(self, now: datetime) -> float | None:
        """Until the time is over, counted from the beginning without pause; None for no limit."""
        if not self.minutes:
            return None
        limit = timedelta(minutes=self.minutes)
        if not self.began:
            return limit.total_seconds()
        return max(0.0, (datetime.fromisoformat(self.began) + limit - now).total_seconds())

    def is_late(self, moment: datetime) -> bool:
        """After the deadline; one without a zone is in local time, and so `moment` is taken."""
        if not self.deadline:
            return False
        return is_late(moment.astimezone(), datetime.fromisoformat(self.deadline))


def rules_lines(assigned: Assigned) -> tuple[str, ...]:
    """The rules as a student reads them, a sentence or two each."""
    answers = len(assigned.now.counterarguments)
    thrown = "one counterargument" if answers == 1 else f"{answers} counterarguments"
    if len(assigned.parts) > 1:
        thrown = f"{thrown} on this motion, the {_ordinal(assigned)} of {len(assigned.parts)}"
    lines = [
        f"{_purpose(assigned)} {_attempts(assigned)}",
        f"They throw {thrown}; everybody on your side has the same. Answer in your own words, two "
        "to six sentences each.",
        _help(assigned),
    ]
    if assigned.minutes:
        lines.append(
            f"You have {spoken(60 * assigned.minutes)} for everything, from the first argument on, "
            "also while the program is closed. Then what you have written is handed in."
        )
    if assigned.deadline:
        lines.append(f"Due {written_time(assigned.deadline)}; later work is marked as late.")
    if not assigned.pasting:
        lines.append("Pasting text is not allowed: type your answers here.")
    lines.append(_file(assigned))
    return tuple(lines)


def written_time(iso: str) -> str:
    """A time as the teacher wrote it, to the minute."""
    return iso[:16].replace("T", " ") + iso[19:].replace("+00:00", " UTC")


def _purpose(assigned: Assigned) -> str:
    if not assigned.graded:
        return "This is practice."
    content, strategy = assigned.weights
    weights = "" if (content, strategy) == (60, 40) else (
        f" Content weighs {content} and strategy {strategy} in the grade, which may therefore "
        "differ a little from the score here."
    )  # fmt: skip
    return f"This is graded.{weights}"


def _attempts(assigned: Assigned) -> str:
    if assigned.attempts == 1:
        return "There is one attempt."
    counted = {"best": "the best counts", "last": "the last counts", "first": "the first counts"}
    return f"Attempt {assigned.attempt} of {assigned.attempts}; {counted[assigned.counts]}."


def _help(assigned: Assigned) -> str:
    hints = "hints cost 5, 10 or 20 of an answer's marks" if assigned.hints else "no hints"
    revisions = {0: "no revision", 1: "one revision of each answer"}.get(
        assigned.revisions, f"{assigned.revisions} revisions of each answer"
    )
    better = "; the better version counts" if assigned.revisions else ""
    return f"Evidence cards may be opened; {hints}; {revisions}{better}. They do not press."


def _file(assigned: Assigned) -> str:
    named = " Reports show a code in place of your name." if assigned.anonymous else ""
    return (
        "In the end there is one file to hand in. It holds your answers, how long they took and, "
        f"on the screen, how many characters were typed and pasted.{named}"
    )


def _ordinal(assigned: Assigned) -> str:
    names = ("first", "second", "third", "fourth", "fifth")
    return names[assigned.part - 1] if assigned.part <= len(names) else f"{assigned.part}th"
