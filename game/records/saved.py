"""A match and its record, kept in step: the rules first, then the record, then the state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, Self

from game.debate.ballot import ballot
from game.debate.duel import duel_ballot
from game.debate.events import Event, Started
from game.debate.match import IllegalMove, Match
from game.debate.round import Round
from game.errors import PackError, RecordError
from game.packs.format import Motion, Pack
from game.records.history import History

DraftKind = Literal["steelman", "answer", "flow", "revision", "press"]
"""What can be written in a round."""

PackLoader = Callable[[str], Pack]
"""From a pack's id to the pack; raises `PackError`."""


class SavedMatch:
    """A match whose every event and draft is in the history before the screen shows it."""

    def __init__(
        self,
        history: History,
        match_id: str,
        match: Match,
        seq: int,
        *,
        installed: Pack | None = None,
    ) -> None:
        self.history = history
        self.id = match_id
        self.match = match
        """The match after the last event that was saved."""
        self.installed = installed
        """Of a resumed match: the pack that now has the id of its pack; None if none can be read.
        It may be another version, or another pack; the match keeps its own motion."""
        self._seq = seq

    @property
    def pack(self) -> Pack | None:
        """The installed pack, if it is the very one that the match began with."""
        return None if self.changed_pack else self.installed

    @property
    def changed_pack(self) -> bool:
        """The installed pack is not the one that the match began with."""
        return self.installed is not None and not began_with(self.match.setup, self.installed)

    @classmethod
    def start(cls, history: History, motion: Motion, started: Started) -> Self:
        """A new match, recorded together with its motion; the time of an assignment runs."""
        if started.assigned is not None and not started.assigned.began:
            now = history.now().isoformat(timespec="milliseconds")
            started = replace(started, assigned=replace(started.assigned, began=now))
        match = Match.begin(motion, started)
        return cls(history, history.start(started, motion), match, 1)

    @classmethod
    def resume(cls, history: History, match_id: str, load_pack: PackLoader) -> Self:
        """The match of that id (or unique beginning of one) where it was left; asks no judge.

        It goes on with its motion as recorded, whatever has become of its pack. `RecordError` if
        the motion was not recorded, and the pack is gone or no longer fits.
        """
        match_id = history.get(match_id).id
        events = history.events(match_id)
        setup = _setup(match_id, events)
        installed, why = _installed(load_pack, setup.pack)
        motion = history.motion(match_id)
        if motion is None:
            motion = _motion(installed, why, match_id, setup)
        match = _states(match_id, motion, events)[-1]
        saved = cls(history, match_id, match, len(events), installed=installed)
        saved._finish_if_over()
        return saved

    @property
    def time_left(self) -> float | None:
        """Seconds until the time of the assignment is over; None where there is no limit."""
        assigned = self.match.setup.assigned
        return assigned.seconds_left(self.history.now()) if assigned else None

    @property
    def time_over(self) -> bool:
        """The time of the assignment is over."""
        return self.time_left == 0

    def commit(self, event: Event) -> Match:
        """Applies `event` and saves it at once; returns the new state.

        `IllegalMove` if the rules forbid it, `RecordError` if it cannot be saved; either leaves
        match and draft as they were. The draft that became the event is forgotten.
        """
        match = self.match.after(event)
        self._seq = self.history.append(
            self.id, event, seq=self._seq, ends_draft=_written_in(self.match, event)
        )
        self.match = match
        self._finish_if_over()
        return match

    def draft(self, kind: DraftKind | None = None) -> str:
        """What the player was writing in the current slot; empty if nothing."""
        return self.history.draft(self.id, slot(self.match, kind))

    def save_draft(
        self, text: str, kind: DraftKind | None = None, seconds: float | None = None
    ) -> None:
        """Keeps what the player is writing in the current slot, and how long it took so far."""
        self.history.save_draft(self.id, slot(self.match, kind), text, seconds)

    def spent(self, kind: DraftKind | None = None) -> float:
        """Seconds spent on what is being written in the current slot."""
        return self.history.spent(self.id, slot(self.match, kind))

    def save_keys(self, kind: DraftKind | None, typed: int, pasted: int) -> None:
        """Keeps how many characters were typed and pasted for what is being written."""
        self.history.save_draft(self.id, f"keys-{slot(self.match, kind)}", f"{typed} {pasted}")

    def keys(self, kind: DraftKind | None) -> tuple[int, int]:
        """Characters typed and pasted so far for what is being written."""
        kept = self.history.draft(self.id, f"keys-{slot(self.match, kind)}").split()
        return (int(kept[0]), int(kept[1])) if len(kept) == 2 else (0, 0)

    def unsent(self) -> DraftKind | None:
        """Which text of the current round was being written; None if no draft waits."""
        if self.match.current is None:
            return None
        kinds: tuple[DraftKind, ...] = ("press", "revision", "flow", "answer", "steelman")
        return next((kind for kind in kinds if self.draft(kind)), None)

    def _finish_if_over(self) -> None:
        """Also mends a record whose process ended between the last event and the result."""
        if self.match.phase == "over" and self.history.get(self.id).finished is None:
            self.history.finish(self.id, *_result(self.match))


def _result(match: Match) -> tuple[int, bool | None]:
    """Score, and whether the House was carried: by the player, or by the first of a duel."""
    if not match.setup.duel:
        result = ballot(match)
        return result.score, result.won
    duel = duel_ballot(match)
    winner = duel.carried_by
    return duel.ballots[0].score, None if winner is None else winner == duel.duellists[0]


def slot(match: Match, kind: DraftKind | None = None) -> str:
    """Name of the draft that is being written now, such as `answer:2`; rounds count from 1.

    Without `kind`, a round expects the answer, then the revision, then the reply to the press.
    `IllegalMove` when the match is over.
    """
    if match.phase in ("opening", "closing"):
        return match.phase
    current = match.current
    if current is None:
        raise IllegalMove("The match is over; there is nothing left to write.")
    return f"{kind or _expected(current)}:{len(match.rounds)}"


def _expected(current: Round) -> DraftKind:
    if current.answer is None:
        return "answer"
    return "press" if current.revision else "revision"


def read_match(history: History, match_id: str, load_pack: PackLoader) -> Match:
    """The match as it stands in the history, for reading: with its motion as it was recorded.

    Falls back on the installed pack; `RecordError` if neither is there.
    """
    return read_states(history, match_id, load_pack)[-1]


def read_states(history: History, match_id: str, load_pack: PackLoader) -> tuple[Match, ...]:
    """The match after each of its events, from the first to the last; otherwise as `read_match`."""
    match_id = history.get(match_id).id
    events = history.events(match_id)
    setup = _setup(match_id, events)
    motion = history.motion(match_id)
    if motion is None:
        motion = _motion(*_installed(load_pack, setup.pack), match_id, setup)
    return _states(match_id, motion, events)


def began_with(setup: Started, pack: Pack) -> bool:
    """Whether this is the pack that a match was set up from, unchanged."""
    return (pack.id, pack.content_hash) == (setup.pack, setup.pack_hash)


def _setup(match_id: str, events: tuple[Event, ...]) -> Started:
    first = events[0]
    if not isinstance(first, Started):
        raise RecordError(f"The record of match {match_id} is damaged: it does not begin.")
    return first


def _installed(load_pack: PackLoader, pack_id: str) -> tuple[Pack | None, str]:
    """The pack of that id, or why there is none."""
    try:
        return load_pack(pack_id), ""
    except PackError as error:
        return None, str(error)


def _motion(pack: Pack | None, why: str, match_id: str, setup: Started) -> Motion:
    """The motion as the installed pack has it, for a match that recorded none."""
    if pack is None:
        raise RecordError(
            f"Match {match_id} cannot be read without its pack “{setup.pack}”: {why} "
            f"Its events are there: rebuttal history export {match_id} --format json"
        )
    try:
        return pack.get_motion(setup.motion)
    except KeyError:
        raise _no_longer_fits(match_id, setup, f"there is no motion “{setup.motion}”") from None


def _states(match_id: str, motion: Motion, events: tuple[Event, ...]) -> tuple[Match, ...]:
    setup = _setup(match_id, events)
    try:
        states = [Match.begin(motion, setup)]
        for event in events[1:]:
            states.append(states[-1].after(event))
        for played in states[-1].rounds:
            for result in played.accepted.points if played.accepted else ():
                played.counterargument.get_point(result.id)
    except KeyError as error:
        raise _no_longer_fits(match_id, setup, f"there is no “{error.args[0]}”") from None
    except IllegalMove as error:
        raise _no_longer_fits(match_id, setup, str(error).rstrip(".")) from None
    return tuple(states)


def _no_longer_fits(match_id: str, setup: Started, why: str) -> RecordError:
    return RecordError(
        f"Match {match_id} no longer fits the pack “{setup.pack}” ({why}); it was played with "
        f"version {setup.pack_version}. Its events are there: "
        f"rebuttal history export {match_id} --format json"
    )


def _written_in(match: Match, event: Event) -> str | None:
    """The slot in which the text of `event` was drafted; None for events without a text."""
    if event.kind in ("opened", "closed"):
        return slot(match)
    kinds: dict[str, DraftKind] = {
        "steelmanned": "steelman", "answered": "answer", "flowed": "flow", "revised": "revision",
        "press-answered": "press",
    }  # fmt: skip
    return slot(match, kinds[event.kind]) if event.kind in kinds else None
