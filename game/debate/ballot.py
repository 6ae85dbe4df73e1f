"""The ballot: the result of a match, every number traceable to its rounds."""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.debate.flow import FlowLine, flow_sheet
from game.debate.house import House, answered_weight, house
from game.debate.match import Match
from game.debate.opening import opening_words
from game.debate.round import Round
from game.packs.format import Point
from game.scoring.verdict import PointResult

STUDY = 3
"""How many points the ballot names for study."""


ONE_ARGUMENT = {
    "answered": "You answered it: {} of 100.",
    "partly": "You answered it in part: {} of 100; from 60 on it counts whole.",
    "stands": "Their argument stands: {} of 100; from 40 on it is answered in part.",
    "dropped": "You left it without an answer: {} of 100.",
    "conceded": "You gave it away: {} of 100.",
}
"""How a match of one argument ended, by its status; with the score."""

ANSWERED_LATE = "Answered late, in the closing: it counts half."
"""Where an argument stands that only the closing answered, whatever its round scored."""


@dataclass(frozen=True)
class Study:
    """A point that was missed, and where the essay has it."""

    counterargument: str
    """Its name."""
    point: Point


@dataclass(frozen=True)
class Contest:
    """A point that the player holds was made."""

    counterargument: str
    """Its name."""
    point: str
    """The point's text; empty for an off-list answer."""


@dataclass(frozen=True)
class Ballot:
    """The result of a match."""

    won: bool
    """More than half of the weight is answered, partly counting half."""
    score: int
    """0 to 100: mean of the rounds' scores by weight."""
    answered: float
    """Weight answered; partly and late answers count half."""
    weight: int
    """Weight thrown."""
    house: House
    content: float
    """0 to 60, mean over the rounds by weight."""
    strategy: float
    """0 to 40, the same."""
    opening: int | None
    opening_words: str
    """Why the opening has its score; empty without one."""
    closing: int | None
    steelman: int | None
    """0 to 100: mean by weight of the best restatement of each round; None without the gate."""
    flow: tuple[FlowLine, ...]
    calls_right: int
    calls_made: int
    contested: tuple[Contest, ...]
    study: tuple[Study, ...]
    best: PointResult | None
    """The point that the player made most clearly."""

    @property
    def wsdc_content(self) -> float:
        """On the World Schools scale, where 24 to 32 of 40 is the working range, by half marks."""
        return _half(24 + 8 * self.content / 60)

    @property
    def wsdc_strategy(self) -> float:
        """On the World Schools scale, where 12 to 16 of 20 is the working range, by half marks."""
        return _half(12 + 4 * self.strategy / 40)

    @property
    def share(self) -> str:
        """The weight answered, such as `all 6 of the weight` or `3.5 of 6 in weight`."""
        if self.weight and self.answered == self.weight:
            return f"all {self.weight} of the weight"
        return f"{self.answered:g} of {self.weight} in weight"

    @property
    def reason(self) -> str:
        """Why the House divided as it did, in one sentence; of one argument, how it ended."""
        if len(self.flow) == 1 and self.flow[0].late:
            return ANSWERED_LATE
        if len(self.flow) == 1 and self.flow[0].status in ONE_ARGUMENT:
            return ONE_ARGUMENT[self.flow[0].status].format(self.score)
        share = f"{self.share} answered"
        if self.won:
            return f"You carry the House, {self.house.ayes} seats to {self.house.noes}: {share}."
        seats = "seat" if self.house.short_by == 1 else "seats"
        return f"The House is not with you, {self.house.short_by} {seats} short: {share}."


def ballot(match: Match) -> Ballot:
    """The ballot of a match as it stands; rounds not begun count as unanswered."""
    weight = sum(r.counterargument.weight for r in match.rounds) + sum(
        c.weight for c in match.coming
    )
    answered = sum(answered_weight(r, late=match.late_answers) for r in match.rounds)
    results = [p for r in match.rounds if r.accepted for p in r.accepted.points if p.made]
    called = [r for r in match.rounds if r.called is not None and r.answer]
    return Ballot(
        won=bool(weight) and answered > weight / 2,
        score=round_half_up(_mean(match, [r.score for r in match.rounds], weight)),
        answered=answered,
        weight=weight,
        house=house(match),
        content=round(_mean(match, [_criterion(r, "content") for r in match.rounds], weight), 1),
        strategy=round(_mean(match, [_criterion(r, "strategy") for r in match.rounds], weight), 1),
        opening=match.opening.score if match.opening else None,
        opening_words=opening_words(match.opening) if match.opening else "",
        closing=match.closing.score if match.closing else None,
        steelman=_steelman(match),
        flow=flow_sheet(match),
        calls_right=sum(r.called == len(r.answer.verdict.made) for r in called if r.answer),
        calls_made=len(called),
        contested=_contested(match),
        study=_study(match),
        best=max(results, key=lambda p: p.probability, default=None),
    )


def round_half_up(value: float) -> int:
    """The nearest whole number; halves go up on every machine."""
    return math.floor(value + 0.5)


def _mean(match: Match, values: list[float] | list[int], weight: int) -> float:
    weighted = zip(match.rounds, values, strict=True)
    return sum(r.counterargument.weight * v for r, v in weighted) / weight if weight else 0.0


def _steelman(match: Match) -> int | None:
    """Over the rounds in which something was restated."""
    best = [
        (played.counterargument.weight, max(one.score for one in played.steelman))
        for played in match.rounds
        if played.steelman
    ]
    weight = sum(w for w, _ in best)
    return round_half_up(sum(w * score for w, score in best) / weight) if weight else None


def _criterion(played: Round, name: str) -> float:
    verdict = played.accepted
    return float(getattr(verdict.criteria, name)) if verdict else 0.0


def _contested(match: Match) -> tuple[Contest, ...]:
    return tuple(
        Contest(r.counterargument.name, r.counterargument.get_point(p).text if p else "")
        for r in match.rounds
        for p in r.contested
    )


def _settled(played: Round) -> frozenset[str]:
    """Ids of points that need no study though they were not made."""
    pressed = played.press.verdict.made if played.press else ()
    return frozenset((*played.contested, *pressed))


def _study(match: Match) -> tuple[Study, ...]:
    """The heaviest points missed, the weakest rounds first, one a round before a second.

    Those that the player contests stand elsewhere, and what the reply to a press was credited with
    beside the point pressed was shown as made. A closing may have made any point of what it
    answered late, so that has none to study.
    """
    late = match.late_answers
    left = [r for r in match.rounds if r.counterargument.id not in late]
    rounds = sorted(left, key=lambda r: (r.score, -r.counterargument.weight))
    picks = [
        (depth, Study(r.counterargument.name, point))
        for r in rounds
        for depth, point in enumerate(p for p in r.missed if p.id not in _settled(r))
    ]
    return tuple(study for _, study in sorted(picks, key=lambda pick: pick[0])[:STUDY])


def _half(value: float) -> float:
    return round_half_up(value * 2) / 2
