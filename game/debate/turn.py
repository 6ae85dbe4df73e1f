"""Where the player stands inside a round, and which moves that leaves.

A match knows what the rules allow; a turn adds what is on the table: the empty box, the call before
the verdict, the verdict, a revision being written, the review with the list of points open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from game.debate.events import Event
from game.debate.match import Match
from game.debate.round import Round
from game.scoring.verdict import Verdict
from game.text import LONGEST_ANSWER

if TYPE_CHECKING:
    from game.scoring.contract import Matcher

Step = Literal["restate", "write", "jot", "call", "verdict", "revise", "press", "review"]
"""restate: the steelman gate; write: the first answer; jot and call: judged, not shown, the
player's own flow is written or the points are called; review: the list of points is open."""

Move = Literal[
    "submit", "write", "skip_steelman", "skip_flow", "call", "hint", "revise", "press",
    "contest", "model", "next", "details", "copy",
]  # fmt: skip

WRITING: tuple[Step, ...] = ("restate", "write", "jot", "revise", "press")
UNSEEN: tuple[Step, ...] = ("jot", "call")
"""Steps between the judge and the verdict."""
SEEN: tuple[Step, ...] = ("verdict", "revise", "press", "review")
"""Steps in which the verdict may be shown."""

UNCHANGED = "Nothing has changed yet."
"""Said of a revision like the version that it should better: it would be spent for nothing."""


@dataclass(frozen=True)
class Turn:
    """A round being played, as the player sees it."""

    match: Match
    step: Step = "write"
    judging: bool = False
    """A text is with the judge."""

    @classmethod
    def of(cls, match: Match) -> Turn:
        """The turn with which a match goes on when it is opened again."""
        current = match.current
        if current is None or current.answer is None:
            return cls(match, "restate" if match.awaits_steelman else "write")
        if match.awaits_flow:
            return cls(match, "jot")
        return cls(match, "verdict").settled()

    @property
    def round(self) -> Round:
        """The round being played; a turn exists only while there is one."""
        current = self.match.current
        if current is None:
            raise ValueError("no round is being played")
        return current

    @property
    def writing(self) -> bool:
        """There is a box to write in."""
        return self.step in WRITING

    @property
    def shown(self) -> Verdict | None:
        """The verdict to show: the reply to the press if it counts, else the latest version."""
        played = self.round
        if self.step not in SEEN:
            return None
        if played.press and played.press.made and self._lifted:
            return played.press.verdict
        if played.revision:
            return played.revision.verdict
        return played.answer.verdict if played.answer else None

    @property
    def _lifted(self) -> bool:
        """The reply to the press raised the round above what the answer had earned."""
        accepted = self.round.accepted
        return accepted is not None and self.round.score + self.round.hint_cost > accepted.score

    @property
    def open_ended(self) -> bool:
        """Something can still be done about the score, so the list of points stays closed."""
        return self.step != "review"

    @property
    def contestable(self) -> tuple[str, ...]:
        """Points that the player may hold were made; empty for an answer that is on no list."""
        played = self.round
        names = [point.id for point in played.missed]
        return tuple(name for name in ("", *names) if name not in played.contested)

    @property
    def ahead(self) -> str:
        """What going on leads to now, in a word or two."""
        if self.step == "verdict":
            return "End round"
        if self.match.coming or self.step != "review":
            return "Next"
        return "Ballot" if self.match.setup.rounds_only else "Closing"

    # -- steps -----------------------------------------------------------------

    def to(self, step: Step) -> Turn:
        """The same match at another step, nothing at the judge."""
        return replace(self, step=step, judging=False)

    def settled(self) -> Turn:
        """After a verdict: straight to the review when nothing can change the score any more.

        A point contested ends the attempts: what was missed is named in the list it is taken from.
        """
        return replace(self, step="review" if self._final else "verdict", judging=False)

    def answered(self) -> Turn:
        """After the first verdict, before it is shown: the player's own flow, or the call."""
        return self.to("jot" if self.match.awaits_flow else "call")

    def at_judge(self) -> Turn:
        """The same turn, its text with the judge."""
        return replace(self, judging=True)

    def refuses(self, text: str) -> str:
        """Why a cleaned text cannot go to the judge at this step; empty if it can."""
        accepted = self.round.accepted
        same = accepted is not None and text.split() == accepted.text.split()
        return UNCHANGED if self.step == "revise" and same else refuse_text(text)

    def judge(self, text: str, seconds: float, matcher: Matcher) -> Event:
        """What happens when `text` is handed in at this step."""
        from game.debate import moves  # brings numpy: not before there is something to judge

        match self.step:
            case "restate":
                return moves.restate(self.match, text, matcher)
            case "revise":
                return moves.revise(self.match, text, matcher, seconds)
            case "press":
                return moves.answer_press(self.match, text, matcher, seconds)
            case _:
                return moves.answer(self.match, text, matcher, seconds)

    @property
    def _final(self) -> bool:
        played, rules = self.round, self.match.setup.rules
        pressing = rules.press and played.pressing is not None
        return bool(played.contested) or not (played.revisions_left(rules) or pressing)

    # -- moves -----------------------------------------------------------------

    def allows(self, move: Move) -> bool:
        """Whether `move` can be made now."""
        rule = _RULES.get(move)
        return rule(self) if rule else self.step in ("verdict", "review")

    def _allows_submit(self) -> bool:
        return self.writing and not self.judging

    def _allows_call(self) -> bool:
        """Also while the judge is reading: it is made before the verdict anyway."""
        ahead = self.judging and self.step == "write" and not self.match.setup.flow_first
        return self.step == "call" or ahead

    def _allows_contest(self) -> bool:
        return self.step in ("verdict", "review") and bool(self.contestable)

    def _allows_next(self) -> bool:
        return self.step in ("write", "verdict", "review") and not self.judging

    def _allows_hint(self) -> bool:
        rules = self.match.setup.rules
        of_use = self.step in ("write", "revise") or (
            self.step == "verdict" and self.round.revisions_left(rules) > 0
        )
        free = of_use and not self.judging and not self.round.press
        return rules.hints and free and self.round.next_hint is not None

    def _allows_revision(self) -> bool:
        return self.step == "verdict" and self.round.revisions_left(self.match.setup.rules) > 0

    def _allows_press(self) -> bool:
        press = self.match.setup.rules.press
        return self.step == "verdict" and press and self.round.pressing is not None


_RULES: dict[Move, Callable[[Turn], bool]] = {
    "submit": Turn._allows_submit,
    "write": Turn._allows_submit,
    "skip_steelman": lambda turn: (
        turn.step == "restate" and turn.round.gate_open and not turn.judging
    ),
    "skip_flow": lambda turn: turn.step == "jot",
    "call": Turn._allows_call,
    "hint": Turn._allows_hint,
    "revise": Turn._allows_revision,
    "press": Turn._allows_press,
    "contest": Turn._allows_contest,
    "model": lambda turn: turn.step == "verdict",
    "next": Turn._allows_next,
}


def refuse_text(text: str) -> str:
    """Why a cleaned text cannot go to the judge, as a sentence; empty if it can."""
    if not text.strip():
        return "There is nothing to judge yet: write a sentence or two first."
    if len(text) > LONGEST_ANSWER:
        return (
            f"That is {len(text):,} characters; the judge reads at most {LONGEST_ANSWER:,}. "
            "Keep what matters most."
        )
    return ""
