"""What can happen in a match, as frozen values. A match is the list of its events.

Events carry everything that was computed when they happened (verdicts, choices of the opponent),
so a replay never calls the judge. Times are kept by the history, not here.
"""

from dataclasses import dataclass
from typing import Literal

from game.debate.assigned import BY_THE_CLOCK, FREE, Assigned, Rules
from game.debate.clock import ROUND_SECONDS, seconds_left
from game.debate.ladder import RUNG_SECONDS, RUNGS
from game.packs.format import Side
from game.scoring.verdict import Span, Verdict

Mode = Literal["practice", "match", "drill", "exam"]
"""practice: everything; match: a clock, no hints, revision or press; drill: rounds only; exam: a
graded assignment, rounds only by its own rules."""

BARE = max(RUNGS)
"""The rung without cards."""

MODES: tuple[Mode, ...] = ("practice", "match", "drill")
"""Those that one can ask for; an exam begins with an assignment."""

ROUNDS_ONLY: tuple[Mode, ...] = ("drill", "exam")
"""Modes without opening and closing; their results are no results of whole matches."""


@dataclass(frozen=True)
class OwnWords:
    """What the player once said on the other side, and a counterargument now says to them."""

    counterargument: str
    """The one that begins with it."""
    sentence: str
    day: str
    """When it was said, as a local date, `YYYY-MM-DD`."""
    days_ago: int
    """Days between that day and the one on which this match began."""


@dataclass(frozen=True)
class Started:
    """A match begins: what is played, and with which pack and scorer."""

    pack: str
    pack_version: str
    pack_hash: str
    motion: str
    side: Side
    mode: Mode
    seed: int
    scorer_version: str
    counterarguments: tuple[str, ...] = ()
    """Drill and duel: what is thrown, in order. Otherwise the opening decides."""
    rounds: int = 4
    again: bool = False
    """The player has answered on this side before: speeches come in their second wording."""
    own_words: tuple[OwnWords, ...] = ()
    """For counterarguments that may be thrown; they decide nothing about which ones are."""
    day: str = ""
    """The day's counterargument: its date in ISO 8601, such as `2026-11-25`. Empty otherwise."""
    rung: int = 0
    """Of the ladder: 1 to 3; 0 where none is climbed."""
    duellists: tuple[str, ...] = ()
    """Duel: the name of who argues `side`, then of who argues the other; empty otherwise."""
    flow_first: bool = False
    """Before each verdict the player jots what they think they answered."""
    steelman: bool = False
    """Before an answer the player restates the argument so that its holders would agree."""
    assigned: Assigned | None = None
    """An attempt at an assignment, with its rules; None for any other match."""
    short: bool = False
    """Fewer rounds than a match on this side has unless told otherwise: it masters nothing."""
    kind: Literal["started"] = "started"

    @property
    def limit(self) -> int:
        """Seconds to answer one counterargument; 0 where there is no clock."""
        if self.rung == BARE:
            return RUNG_SECONDS
        return ROUND_SECONDS if self.mode == "match" or self.day else 0

    @property
    def by_the_clock(self) -> bool:
        """One answer in limited time: no hints, no revision, no press."""
        return bool(self.limit)

    def is_up(self, seconds: float) -> bool:
        """The time for an answer was over when so many seconds were spent on it."""
        return self.by_the_clock and not seconds_left(seconds, self.limit)

    @property
    def rules(self) -> Rules:
        """What may be done about a score besides answering."""
        if self.assigned is not None:
            return self.assigned.rules
        return BY_THE_CLOCK if self.by_the_clock else FREE

    @property
    def has_cards(self) -> bool:
        """Evidence cards may be opened."""
        return self.rung != BARE

    @property
    def in_steps(self) -> bool:
        """The answer is written step by step."""
        return self.rung == 1

    @property
    def duel(self) -> bool:
        """Two people take turns; `counterarguments` are thrown at one and the other."""
        return bool(self.duellists)

    @property
    def rounds_only(self) -> bool:
        """Without opening and closing; what is thrown is known from the start."""
        return self.mode in ROUNDS_ONLY or self.duel


@dataclass(frozen=True)
class Thrown:
    """One counterargument that the opponent chose, and the opening's sentence that caused it."""

    counterargument: str
    sentence: str = ""
    """Empty where the opening had nothing to do with it."""
    span: Span | None = None


@dataclass(frozen=True)
class Opened:
    """The player opened (or skipped it) and the opponent chose its counterarguments."""

    text: str
    """Empty when skipped."""
    thrown: tuple[Thrown, ...]
    score: int | None = None
    """0 to 100: how far the opening states a case; None when skipped."""
    seconds: float = 0.0
    """From the first word to the last; 0 when skipped, or in records of 0.1.0, as below."""
    kind: Literal["opened"] = "opened"


@dataclass(frozen=True)
class HintTaken:
    """The player took the next hint about `point`: 1 nudge, 2 facts, 3 passage."""

    level: int
    point: str
    kind: Literal["hint-taken"] = "hint-taken"


@dataclass(frozen=True)
class Steelmanned:
    """The player restated the counterargument before answering it."""

    text: str
    score: int
    """0 to 100: how surely it asserts the claim in the player's own words."""
    made: bool
    """Its holders would agree: the gate is open."""
    missing: str = ""
    """What it lacks, as a sentence; empty when nothing does."""
    kind: Literal["steelmanned"] = "steelmanned"


@dataclass(frozen=True)
class Called:
    """The player called how many points the answer made, before seeing the verdict."""

    points: int
    kind: Literal["called"] = "called"


@dataclass(frozen=True)
class Answered:
    """The first version of the round's rebuttal was judged."""

    verdict: Verdict
    seconds: float = 0.0
    """From the counterargument to the answer."""
    typed: int | None = None
    """Characters typed into the box for it; None where they were not counted, as below."""
    pasted: int | None = None
    """Characters pasted into it."""
    kind: Literal["answered"] = "answered"


@dataclass(frozen=True)
class Flowed:
    """Flow first: what the player thinks the answer said, before the verdict was shown."""

    lines: tuple[str, ...] = ()
    """A point each; empty when skipped."""
    kind: Literal["flowed"] = "flowed"


@dataclass(frozen=True)
class Revised:
    """The one revision was judged."""

    verdict: Verdict
    seconds: float = 0.0
    """Spent on it."""
    typed: int | None = None
    pasted: int | None = None
    kind: Literal["revised"] = "revised"


@dataclass(frozen=True)
class PressAnswered:
    """The player answered the opponent's question about the heaviest hole."""

    point: str
    text: str
    verdict: Verdict
    """Of the accepted answer and the reply to the press together."""
    made: bool
    """The reply made the point that was pressed."""
    seconds: float = 0.0
    """Spent on the reply."""
    kind: Literal["press-answered"] = "press-answered"


@dataclass(frozen=True)
class Reviewed:
    """The points missed and the model answer were shown: the attempts at the score are over."""

    kind: Literal["reviewed"] = "reviewed"


@dataclass(frozen=True)
class Contested:
    """The player holds that `point` was made; empty for an answer that is on no list."""

    point: str = ""
    kind: Literal["contested"] = "contested"


@dataclass(frozen=True)
class RoundClosed:
    """The player goes on; a round closed without an answer is dropped."""

    kind: Literal["round-closed"] = "round-closed"


@dataclass(frozen=True)
class Closed:
    """The closing speech was judged, or skipped (`text` empty, `score` None)."""

    text: str
    counterargument: str = ""
    """The argument of theirs that the player weighed against."""
    score: int | None = None
    comparative: bool = False
    """It compares both sides on a ground (magnitude, probability, time, reversibility)."""
    grounds: tuple[str, ...] = ()
    feedback: str = ""
    late_answers: tuple[str, ...] = ()
    """Dropped counterarguments that the closing answered after all."""
    seconds: float = 0.0
    """Spent on it."""
    kind: Literal["closed"] = "closed"


Event = (
    Started | Opened | Steelmanned | HintTaken | Called | Answered | Flowed | Revised
    | PressAnswered | Reviewed | Contested | RoundClosed | Closed
)  # fmt: skip
