"""One round: a counterargument, the player's answer and all that follows it until it closes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.debate.assigned import Rules
from game.debate.events import (
    Answered,
    Called,
    Contested,
    Flowed,
    HintTaken,
    OwnWords,
    PressAnswered,
    Reviewed,
    Revised,
    RoundClosed,
    Steelmanned,
    Thrown,
)
from game.packs.format import Counterargument, Point
from game.scoring.verdict import PointResult, Standing, Verdict, standing

HINT_COST = (0, 5, 10, 20)
"""Marks off the round's score by the deepest hint taken: none, nudge, facts, passage."""

HINT_NAMES = ("", "nudge", "facts", "passage")

STEELMAN_TRIES = 2
"""After so many restatements one may go on without a good one."""

PRESS_CAP = 79
"""A round that the press had to lift ends at most here."""

RoundEvent = (
    Steelmanned
    | HintTaken
    | Called
    | Answered
    | Flowed
    | Revised
    | PressAnswered
    | Reviewed
    | Contested
    | RoundClosed
)


@dataclass(frozen=True)
class Round:
    """What has happened about one counterargument."""

    counterargument: Counterargument
    thrown: Thrown
    answer: Answered | None = None
    revisions: tuple[Revised, ...] = ()
    press: PressAnswered | None = None
    hints: tuple[HintTaken, ...] = ()
    called: int | None = None
    steelman: tuple[Steelmanned, ...] = ()
    """Restatements before the answer."""
    flow: Flowed | None = None
    """The player's own flow, jotted before the verdict."""
    reviewed: bool = False
    """What was missed and the model answer were shown, though more could have been tried."""
    contested: tuple[str, ...] = ()
    closed: bool = False
    own_words: OwnWords | None = None
    """The player's own sentence from the other side, with which the counterargument begins."""

    # -- reading ---------------------------------------------------------------

    @property
    def accepted(self) -> Verdict | None:
        """The version that counts: the best, the later of two alike; None before an answer."""
        return _best(self._versions) if self.answer else None

    @property
    def revision(self) -> Revised | None:
        """The last one."""
        return self.revisions[-1] if self.revisions else None

    @property
    def revised_from(self) -> Verdict | None:
        """The best version before the last revision; None without a revision."""
        return _best(self._versions[:-1]) if self.revisions else None

    @property
    def delta(self) -> int | None:
        """The last revision less the best version before it, in marks; None without a revision."""
        if self.revised_from is None or self.revision is None:
            return None
        return self.revision.verdict.score - self.revised_from.score

    @property
    def _versions(self) -> list[Verdict]:
        first = [self.answer.verdict] if self.answer else []
        return first + [revision.verdict for revision in self.revisions]

    @property
    def seconds(self) -> float:
        """Spent on the last version; 0 before an answer."""
        last = self.revision or self.answer
        return last.seconds if last else 0.0

    @property
    def hint_cost(self) -> int:
        """Marks that the hints cost: 0, 5, 10 or 20."""
        return HINT_COST[max((hint.level for hint in self.hints), default=0)]

    @property
    def score(self) -> int:
        """0 to 100: the accepted version, lifted by the press to at most 79, less the hints."""
        if self.accepted is None:
            return 0
        score = self.accepted.score
        if self.press and self.press.made:
            score = max(score, min(PRESS_CAP, self.press.verdict.score))
        return max(0, score - self.hint_cost)

    @property
    def restated(self) -> bool:
        """A restatement was made with which its holders would agree."""
        return any(one.made for one in self.steelman)

    @property
    def gate_open(self) -> bool:
        """The argument may be answered though the match has a steelman gate."""
        return self.restated or len(self.steelman) >= STEELMAN_TRIES

    @property
    def conceded(self) -> bool:
        """The accepted version gave the argument away."""
        flags = self.accepted.flags if self.accepted else ()
        return any(flag.kind == "concedes" for flag in flags)

    @property
    def standing(self) -> Standing:
        """What the flow sheet says."""
        return standing(self.score, conceded=self.conceded)

    @property
    def made(self) -> frozenset[str]:
        """Ids of the points made, by the answer or in reply to the press."""
        made = set(self.accepted.made) if self.accepted else set()
        if self.press and self.press.made:
            made.add(self.press.point)
        return frozenset(made)

    @property
    def missed(self) -> tuple[Point, ...]:
        """Points not made, heaviest first, then in the pack's order."""
        open_points = [p for p in self.counterargument.point if p.id not in self.made]
        return tuple(sorted(open_points, key=lambda point: -point.weight))

    def nearly(self, point: Point) -> tuple[PointResult, str] | None:
        """What came near a missed point in the version that counts, and its words; None if nothing.

        As in `Verdict.nearest`.
        """
        near = self.accepted.nearest(point.id) if self.accepted else None
        return (near, self.accepted.words_of(near)) if self.accepted and near else None

    @property
    def next_hint(self) -> HintTaken | None:
        """The next hint that can be had; None when there is none left."""
        if self.reviewed:
            return None
        level = max((hint.level for hint in self.hints), default=0) + 1
        target = self.hints[0].point if self.hints else self._hint_target
        if target is None or target in self.made or level >= len(HINT_COST):
            return None
        text = self.hint_text(HintTaken(level, target))
        return HintTaken(level, target) if text else None

    @property
    def _hint_target(self) -> str | None:
        return self.missed[0].id if self.missed else None

    def hint_text(self, hint: HintTaken) -> str:
        """The words of a hint; empty if the pack has none."""
        hints = self.counterargument.get_point(hint.point).hints
        return (hints.nudge, hints.facts, hints.passage)[hint.level - 1]

    @property
    def most_points(self) -> int:
        """How many points an answer can make, which is the highest call."""
        return len(self.counterargument.point)

    @property
    def pressing(self) -> Point | None:
        """The heaviest point, when it is missing and the pack has a question about it."""
        if self.accepted is None or self.press or self.reviewed or not self.missed:
            return None
        heaviest = max(point.weight for point in self.counterargument.point)
        point = self.missed[0]
        return point if point.weight == heaviest and point.press else None

    @property
    def press_lifts(self) -> bool:
        """A good reply to the press can lift the round."""
        return self.accepted is not None and self.accepted.score < PRESS_CAP

    # -- rules -----------------------------------------------------------------

    def refuses(self, event: RoundEvent, rules: Rules) -> str:
        """Why the rules forbid `event` now, as a sentence; empty if they allow it."""
        if self.reviewed and isinstance(event, HintTaken | Revised | PressAnswered | Reviewed):
            return "What you missed was shown: that ended the attempts."
        if isinstance(event, HintTaken):
            return self._refuses_hint(event, rules)
        if isinstance(event, Answered | Steelmanned) and self.answer:
            return "This counterargument has been answered already."
        if isinstance(event, Steelmanned):
            return "You have restated it already." if self.restated else ""
        if isinstance(event, RoundClosed | Answered):
            return ""
        if isinstance(event, Called):
            return self._refuses_call(event)
        if self.answer is None:
            return "Answer the counterargument first."
        return self._refuses_after_answer(event, rules)

    def _refuses_after_answer(
        self, event: Flowed | Revised | PressAnswered | Reviewed | Contested, rules: Rules
    ) -> str:
        if isinstance(event, Reviewed):
            return ""
        if isinstance(event, Flowed):
            return "" if self.flow is None else "You have jotted your flow already."
        if isinstance(event, Contested):
            return self._refuses_contest(event)
        if not rules.revisions and not rules.press:
            return f"{rules.where} there is no revision and no press."
        if isinstance(event, Revised):
            return self._refuses_revision(rules)
        if not rules.press:
            return f"{rules.where} there is no press."
        if self.pressing is None or self.pressing.id != event.point:
            return "The opponent is not asking about that."
        return ""

    def _refuses_revision(self, rules: Rules) -> str:
        if self.revisions_left(rules):
            return ""
        often = "once" if rules.revisions == 1 else f"{rules.revisions} times"
        return f"A rebuttal can be revised {often}."

    def revisions_left(self, rules: Rules) -> int:
        """How often the answer may still be revised."""
        return 0 if self.reviewed else max(0, rules.revisions - len(self.revisions))

    def _refuses_hint(self, event: HintTaken, rules: Rules) -> str:
        if not rules.hints:
            return f"{rules.where} there are no hints."
        if self.press:
            return "Hints end with the press."
        return "" if event == self.next_hint else "There is no such hint now."

    def _refuses_call(self, event: Called) -> str:
        if self.called is not None:
            return "You have called it already."
        if 0 <= event.points <= self.most_points:
            return ""
        return f"Call a number from 0 to {self.most_points}."

    def _refuses_contest(self, event: Contested) -> str:
        known = {point.id for point in self.counterargument.point} | {""}
        if event.point not in known:
            return "There is no such point in this counterargument."
        if event.point in self.made:
            return "That point is credited already."
        return "You have contested that already." if event.point in self.contested else ""

    def after(self, event: RoundEvent) -> Round:
        """The round once `event`, which the rules allow, has happened."""
        match event:
            case HintTaken():
                return replace(self, hints=(*self.hints, event))
            case Called():
                return replace(self, called=event.points)
            case Reviewed():
                return replace(self, reviewed=True)
            case Contested():
                return replace(self, contested=(*self.contested, event.point))
            case RoundClosed():
                return replace(self, closed=True)
        return self._after_text(event)

    def _after_text(
        self, event: Steelmanned | Answered | Flowed | Revised | PressAnswered
    ) -> Round:
        match event:
            case Steelmanned():
                return replace(self, steelman=(*self.steelman, event))
            case Answered():
                return replace(self, answer=event)
            case Flowed():
                return replace(self, flow=event)
            case Revised():
                return replace(self, revisions=(*self.revisions, event))
            case PressAnswered():
                return replace(self, press=event)


def _best(versions: list[Verdict]) -> Verdict:
    """The later of two alike."""
    return max(reversed(versions), key=lambda verdict: verdict.score)
