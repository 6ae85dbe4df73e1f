"""What the events of a match say about its rounds; needs neither its motion nor its pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from game.debate.events import (
    Answered,
    Called,
    Opened,
    PressAnswered,
    Revised,
    RoundClosed,
    Started,
)
from game.errors import RecordError
from game.records.history import Entry, History
from game.scoring.verdict import PointResult, Verdict


@dataclass(frozen=True)
class Made:
    """A point that the player made, and the words that made it."""

    point: str
    """Its id."""
    sentence: str
    """Empty if no single sentence made it."""
    probability: float
    """0 to 1: that the sentence makes the point."""
    score: int
    """0 to 100, of the text in which it stood."""
    at: datetime


@dataclass(frozen=True)
class PlayedRound:
    """One round as far as it was played."""

    counterargument: str
    """Its id."""
    made: tuple[Made, ...] = ()
    """By the answer, the revision and the reply to the press, in that order."""
    called: int | None = None
    found: int | None = None
    """Points that the judge found in the first answer; None without one."""
    closed: bool = False


def rounds_of(history: History, match_id: str) -> tuple[PlayedRound, ...]:
    """The rounds of a match that were begun; none where its record cannot be read."""
    try:
        return played_rounds(history.entries(match_id))
    except RecordError:
        return ()


def played_rounds(entries: Iterable[Entry]) -> tuple[PlayedRound, ...]:
    """The rounds that were begun."""
    coming: list[str] = []
    rounds: list[PlayedRound] = []
    for entry in entries:
        event = entry.event
        if isinstance(event, Started):
            coming = list(event.counterarguments)
        elif isinstance(event, Opened):
            coming = [thrown.counterargument for thrown in event.thrown]
        elif rounds:
            rounds[-1] = _after(rounds[-1], entry)
        if coming and (not rounds or rounds[-1].closed):
            rounds.append(PlayedRound(coming.pop(0)))
    return tuple(rounds)


def _after(played: PlayedRound, entry: Entry) -> PlayedRound:
    match entry.event:
        case Called(count):
            return replace(played, called=count)
        case Answered(verdict):
            made = (*played.made, *_made(verdict, verdict.points, entry.at))
            return replace(played, made=made, found=len(verdict.made))
        case Revised(verdict):
            return replace(played, made=(*played.made, *_made(verdict, verdict.points, entry.at)))
        case PressAnswered(point=name, verdict=verdict, made=True):
            points = [result for result in verdict.points if result.id == name]
            return replace(played, made=(*played.made, *_made(verdict, points, entry.at)))
        case RoundClosed():
            return replace(played, closed=True)
    return played


def _made(verdict: Verdict, points: Iterable[PointResult], at: datetime) -> Iterator[Made]:
    for result in points:
        if result.made:
            words = verdict.words_of(result)
            yield Made(result.id, words, result.probability, verdict.score, at)
