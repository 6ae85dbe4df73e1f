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
from game.phrases import is_closed
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
    cut_off: bool = False
    """The time was up before it came to a full stop."""


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
    setup: Started | None = None
    coming: list[str] = []
    rounds: list[PlayedRound] = []
    for entry in entries:
        event = entry.event
        if isinstance(event, Started):
            setup, coming = event, list(event.counterarguments)
        elif isinstance(event, Opened):
            coming = [thrown.counterargument for thrown in event.thrown]
        elif rounds:
            rounds[-1] = _after(rounds[-1], entry, timed=_ended_by_time(setup, entry))
        if coming and (not rounds or rounds[-1].closed):
            rounds.append(PlayedRound(coming.pop(0)))
    return tuple(rounds)


def _ended_by_time(setup: Started | None, entry: Entry) -> bool:
    """What is in the entry was handed in because the time was up: its own, or an assignment's."""
    if setup is None:
        return False
    if setup.assigned is not None:
        return setup.assigned.seconds_left(entry.at) == 0
    return isinstance(entry.event, Answered) and setup.is_up(entry.event.seconds)


def _after(played: PlayedRound, entry: Entry, *, timed: bool) -> PlayedRound:
    at = entry.at
    match entry.event:
        case Called(count):
            return replace(played, called=count)
        case Answered(verdict):
            made = (*played.made, *_made(verdict, verdict.points, at, timed=timed))
            return replace(played, made=made, found=len(verdict.made))
        case Revised(verdict):
            made = (*played.made, *_made(verdict, verdict.points, at, timed=timed))
            return replace(played, made=made)
        case PressAnswered(point=name, verdict=verdict, made=True):
            points = [result for result in verdict.points if result.id == name]
            return replace(played, made=(*played.made, *_made(verdict, points, at)))
        case RoundClosed():
            return replace(played, closed=True)
    return played


def _made(
    verdict: Verdict, points: Iterable[PointResult], at: datetime, *, timed: bool = False
) -> Iterator[Made]:
    text = verdict.text.rstrip()
    for result in points:
        if result.made:
            words = verdict.words_of(result)
            cut_off = timed and not is_closed(words) and text.endswith(words.rstrip())
            yield Made(result.id, words, result.probability, verdict.score, at, cut_off)
