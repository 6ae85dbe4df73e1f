"""A duel: two people on one keyboard take turns, each answers what is thrown at their side."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction

from game.debate.ballot import Ballot, ballot
from game.debate.flow import FlowLine, flow_sheet
from game.debate.house import SEATS, House, answered_weight, house
from game.debate.match import Match
from game.errors import UsageError
from game.packs.format import Motion, Side, other_side
from game.text import one_line

LONGEST_NAME = 24
"""Code points of a duellist's name."""


@dataclass(frozen=True)
class Duellist:
    """One of the two."""

    name: str
    side: Side

    def __str__(self) -> str:
        return f"{self.name} ({self.side.upper()})"


@dataclass(frozen=True)
class DuelBallot:
    """The result of a duel."""

    duellists: tuple[Duellist, Duellist]
    ballots: tuple[Ballot, Ballot]
    """What each has earned, in the same order."""
    flow: tuple[FlowLine, ...]
    """The flow sheet of both."""
    house: House
    """`ayes` are the seats of the first, `noes` those of the second."""

    @property
    def carried_by(self) -> Duellist | None:
        """Who has the majority; None while seats are open, and when the House is divided evenly."""
        if self.house.undecided:
            return None
        return self.duellists[0 if self.house.carried else 1]

    @property
    def reason(self) -> str:
        """Why the House divided as it did, in one sentence."""
        winner = self.carried_by
        if winner is None:
            return f"Nobody carries the House, {self.house.ayes} to {self.house.noes}: both level."
        order = (0, 1) if winner == self.duellists[0] else (1, 0)
        seats = [(self.house.ayes, self.house.noes)[i] for i in order]
        carries = f"{winner.name} carries the House, {seats[0]} seats to {seats[1]}"
        if _share(self.ballots[0]) != _share(self.ballots[1]):
            first, second = (self.ballots[i] for i in order)
            against = f"{second.answered:g} of {second.weight}"
            return f"{carries}: {first.share} answered, against {against}."
        return f"{carries}, by the score: as much weight is answered on both sides."


def check_names(first: str, second: str) -> tuple[str, str]:
    """Both names as they will be shown; `UsageError` if one cannot be, or if they are equal."""
    names = (_name(first), _name(second))
    if _key(names[0]) == _key(names[1]):
        raise UsageError(
            f"A duel needs two names that differ; both are “{names[0]}”. Add a letter to one."
        )
    return names


def _name(text: str) -> str:
    name = one_line(text)
    if not any(unicodedata.category(char)[0] not in "MZC" for char in name):
        raise UsageError("Each of the two needs a name that can be read.")
    if len(name) > LONGEST_NAME:
        raise UsageError(
            f"“{name[:LONGEST_NAME]}…” is too long: a name has at most {LONGEST_NAME} characters."
        )
    return name


def _key(name: str) -> str:
    """Alike for names that look alike: of other case or width."""
    return unicodedata.normalize("NFKC", name).casefold()


def alternate(motion: Motion, first: Side, seed: int, rounds: int) -> tuple[str, ...]:
    """Ids of what is thrown: at `first`, at the other side, and so on, `rounds` at each.

    The heaviest come first; ties fall by `seed`.
    """
    chance = random.Random(seed)
    columns = []
    for side in (first, other_side(first)):
        lot = {c.id: chance.random() for c in motion.against(side)}
        order = sorted(motion.against(side), key=lambda c: (-c.weight, lot[c.id]))
        columns.append([c.id for c in order[:rounds]])
    return tuple(name for pair in zip(*columns, strict=True) for name in pair)


def duellists(match: Match) -> tuple[Duellist, Duellist]:
    """The two of a duel, the first to speak first."""
    first, second = match.setup.duellists
    side = match.setup.side
    return Duellist(first, side), Duellist(second, other_side(side))


def speaker(match: Match) -> Duellist | None:
    """Whose turn it is; None outside duels."""
    if not match.setup.duel:
        return None
    return next(one for one in duellists(match) if one.side == match.side)


def speaker_of(match: Match, side: Side) -> str:
    """The name of who argues `side`; empty outside duels."""
    names = duellists(match) if match.setup.duel else ()
    return next((one.name for one in names if one.side == side), "")


def half_of(match: Match, side: Side) -> Match:
    """What is thrown at one side of a duel: its rounds alone, as a match of its own."""
    own = {c.id for c in match.motion.against(side)}
    opening = match.opening and replace(
        match.opening, thrown=tuple(t for t in match.thrown if t.counterargument in own)
    )
    rounds = tuple(r for r in match.rounds if r.counterargument.against == side)
    names = match.setup.duellists
    setup = replace(
        match.setup, side=side, duellists=names if side == match.setup.side else names[::-1]
    )
    return replace(match, setup=setup, opening=opening, rounds=rounds)


def divide(match: Match) -> House:
    """The House of any match; in a duel between the two."""
    return duel_house(match) if match.setup.duel else house(match)


def duel_ballot(match: Match) -> DuelBallot:
    """The ballot of a duel as it stands."""
    first, second = duellists(match)
    ballots = ballot(half_of(match, first.side)), ballot(half_of(match, second.side))
    return DuelBallot((first, second), ballots, flow_sheet(match), duel_house(match))


def duel_house(match: Match) -> House:
    """The seats in a duel: `ayes` are the first's, `noes` the second's.

    Half of them lie with what is thrown at either side; an argument that stands wins its seats for
    those who threw it. At the end the odd seat goes to the greater share of weight answered, then
    to the higher score; it stays undecided when both are level.
    """
    first = match.setup.side
    halves = {side: half_of(match, side) for side in (first, other_side(first))}
    won = {side: Fraction(0) for side in halves}
    for side, own in halves.items():
        total = 2 * sum(match.motion.get_counterargument(t.counterargument).weight
                        for t in own.thrown)  # fmt: skip
        for played in own.rounds:
            if played.accepted or played.closed:
                answered = Fraction(answered_weight(played))
                won[side] += answered / total
                won[other_side(side)] += (played.counterargument.weight - answered) / total
    seats = [int(SEATS * share) for share in won.values()]
    if sum(won.values()) == 1:
        scores = [ballot(own).score for own in halves.values()]
        ranks = list(zip(won.values(), scores, strict=True))
        if ranks[0] != ranks[1]:
            seats[0 if ranks[0] > ranks[1] else 1] += SEATS - sum(seats)
    return House(seats[0], seats[1], SEATS - sum(seats))


def _share(result: Ballot) -> float:
    return result.answered / result.weight if result.weight else 0.0
