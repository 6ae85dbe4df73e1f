"""A match and its record, kept in step: the rules first, then the record, then the state."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from game.debate.ballot import ballot
from game.debate.duel import duel_ballot
from game.debate.events import Event, Started
from game.debate.match import Match
from game.packs.format import Motion, Pack
from game.records.drafts import DraftKind, slot, written_in
from game.records.history import History
from game.records.reading import PackLoader, began_with, find_installed, read_states


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
        states = read_states(history, match_id, load_pack)
        installed, _ = find_installed(load_pack, states[0].setup.pack)
        saved = cls(history, match_id, states[-1], len(states), installed=installed)
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
            self.id, event, seq=self._seq, ends_draft=written_in(self.match, event)
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
