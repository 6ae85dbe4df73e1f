"""The history: every match of this person, each event and each draft saved at once."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from game.debate.assigned import Assigned
from game.debate.events import Event, Opened, Started
from game.errors import RecordError, UnknownMatch
from game.packs.format import Motion
from game.records.codec import (
    decode_assigned,
    decode_event,
    decode_motion,
    encode_event,
    encode_motion,
)
from game.records.database import Connect, Database, connect
from game.records.summary import Summary
from game.text import one_line, storable

ID_LETTERS = "23456789bcdfghjkmnpqrstvwxyz"
"""Without look-alikes (0 o, 1 i l) and without vowels, so that no id is a word."""

NAMES = {
    "started": "The new match",
    "opened": "Your opening",
    "steelmanned": "Your restatement",
    "hint-taken": "The hint",
    "called": "Your call",
    "answered": "Your answer",
    "flowed": "Your flow",
    "revised": "Your revision",
    "press-answered": "Your reply to the press",
    "reviewed": "The end of your attempts",
    "contested": "Your contest",
    "round-closed": "The end of the round",
    "closed": "Your closing",
}
"""What a person calls each kind of event; begins the sentence when it cannot be saved."""


def new_id() -> str:
    """Six letters and digits, easy to read aloud and to type."""
    return "".join(secrets.choice(ID_LETTERS) for _ in range(6))


def utc_now() -> datetime:
    """The time by which events are stamped."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Entry:
    """An event and when it happened."""

    at: datetime
    event: Event


class History:
    """The database of matches; a context manager. Every failure is a `RecordError`.

    Several processes may use one file. `clock` and `new_id` are given by tests.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = new_id,
        connect: Connect = connect,
    ) -> None:
        self._clock = clock
        self._new_id = new_id
        self._database = Database(path, connect)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; nothing is pending, since everything was saved at once."""
        self._database.close()

    # -- writing ---------------------------------------------------------------

    def start(self, started: Started, motion: Motion | None = None) -> str:
        """Records a new match and returns its id.

        With `motion` the match stays readable after its pack has changed or gone. A day has one
        attempt, and so has a motion in each attempt at an assignment: `RecordError` if it was
        begun already.
        """
        now = self._now()
        with self._database.writing(NAMES["started"]) as connection:
            _check_day_is_free(connection, started.day)
            _check_attempt_is_free(connection, started.assigned)
            digest = None
            if motion is not None:
                body = encode_motion(motion)
                digest = hashlib.sha256(body.encode()).hexdigest()
                connection.execute(
                    "INSERT OR IGNORE INTO recorded_motion VALUES (?, ?)", (digest, body)
                )
            match_id = self._free_id(connection)
            connection.execute(
                "INSERT INTO match (id, started, updated, pack, pack_version, motion, title, side, "
                "mode, counterarguments, recorded_motion, day, rung) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    match_id, now, now, started.pack, started.pack_version, started.motion,
                    storable(motion.name) if motion else "", started.side, started.mode,
                    json.dumps(started.counterarguments), digest, started.day,
                    started.rung,
                ),
            )  # fmt: skip
            connection.execute(
                "INSERT INTO event VALUES (?, 0, ?, ?, ?)",
                (match_id, now, started.kind, encode_event(started)),
            )
        return match_id

    def append(
        self, match_id: str, event: Event, *, seq: int | None = None, ends_draft: str | None = None
    ) -> int:
        """Records what happened next and returns how many events the match has now.

        `seq` is how many events the caller has seen: when another session has played on since,
        the event is refused. The draft in the slot `ends_draft` goes in the same transaction.
        """
        what = NAMES[event.kind]
        with self._database.writing(what) as connection:
            now = self._touch(connection, match_id)
            (known,) = connection.execute(
                "SELECT count(*) FROM event WHERE match_id = ?", (match_id,)
            ).fetchone()
            if seq is not None and seq != known:
                raise RecordError(
                    f"{what} was not saved: match {match_id} was played on in another window. "
                    f"Go on there, or leave this one and run: rebuttal history resume {match_id}"
                )
            connection.execute(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?)",
                (match_id, known, now, event.kind, encode_event(event)),
            )
            if isinstance(event, Opened):
                ids = json.dumps([thrown.counterargument for thrown in event.thrown])
                connection.execute(
                    "UPDATE match SET counterarguments = ? WHERE id = ?", (ids, match_id)
                )
            if ends_draft is not None:
                _delete_draft(connection, match_id, ends_draft)
        return int(known) + 1

    def finish(self, match_id: str, score: int, won: bool | None) -> None:
        """Records the result of a match that is over; `won` is None where nobody carried."""
        with self._database.writing("The result of the match") as connection:
            now = self._touch(connection, match_id)
            connection.execute(
                "UPDATE match SET finished = ?, score = ?, won = ? WHERE id = ?",
                (now, score, None if won is None else int(won), match_id),
            )

    def save_draft(self, match_id: str, slot: str, text: str, seconds: float | None = None) -> None:
        """Keeps what the player is writing; an empty text is kept too.

        `seconds` were spent on it so far, an interruption not counted; None leaves them as known.
        """
        with self._database.writing("Your draft") as connection:
            now = self._touch(connection, match_id)
            connection.execute(
                "INSERT INTO draft (match_id, slot, text, saved, seconds) "
                "VALUES (?, ?, ?, ?, coalesce(?, 0)) "
                "ON CONFLICT (match_id, slot) DO UPDATE SET text = excluded.text, "
                "saved = excluded.saved, seconds = coalesce(?, seconds)",
                (match_id, slot, storable(text), now, seconds, seconds),
            )

    def clear_draft(self, match_id: str, slot: str) -> None:
        """Forgets a draft."""
        with self._database.writing("The end of the draft") as connection:
            _delete_draft(connection, match_id, slot)

    # -- reading ---------------------------------------------------------------

    def now(self) -> datetime:
        """The time, UTC, that an event would be stamped with."""
        return self._clock().astimezone(UTC)

    def draft(self, match_id: str, slot: str) -> str:
        """What was being written there; empty if nothing."""
        rows = self._database.read(
            "SELECT text FROM draft WHERE match_id = ? AND slot = ?", (match_id, slot)
        )
        return str(rows[0][0]) if rows else ""

    def spent(self, match_id: str, slot: str) -> float:
        """Seconds that were spent on the draft there; 0 if there is none."""
        rows = self._database.read(
            "SELECT seconds FROM draft WHERE match_id = ? AND slot = ?", (match_id, slot)
        )
        return float(rows[0][0]) if rows else 0.0

    def entries(self, match_id: str) -> tuple[Entry, ...]:
        """All events of a match with their times; `UnknownMatch` if there is none of that id."""
        rows = self._database.read(
            "SELECT seq, at, body FROM event WHERE match_id = ? ORDER BY seq", (match_id,)
        )
        if not rows:
            raise _unknown(match_id)
        entries = []
        for seq, at, body in rows:
            try:
                entries.append(Entry(datetime.fromisoformat(at), decode_event(body)))
            except (RecordError, ValueError) as error:
                raise RecordError(
                    f"Event {seq} of match {match_id} cannot be read: {error}."
                ) from None
        return tuple(entries)

    def events(self, match_id: str) -> tuple[Event, ...]:
        """All events of a match; `UnknownMatch` if there is none of that id."""
        return tuple(entry.event for entry in self.entries(match_id))

    def motion(self, match_id: str) -> Motion | None:
        """The motion as it was when the match began; None if it was not recorded or is damaged."""
        rows = self._database.read(
            "SELECT body FROM recorded_motion JOIN match ON recorded_motion = digest WHERE id = ?",
            (match_id,),
        )
        try:
            return decode_motion(str(rows[0][0])) if rows else None
        except RecordError:
            return None

    def matches(self) -> tuple[Summary, ...]:
        """All matches, the one that was played last first."""
        return self._summaries("ORDER BY updated DESC, match.rowid DESC")

    def last_unfinished(self) -> Summary | None:
        """The match that was played last among those that can be resumed."""
        found = self._summaries("WHERE finished IS NULL ORDER BY updated DESC, match.rowid DESC")
        return found[0] if found else None

    def get(self, match_id: str) -> Summary:
        """The match of that id, or whose id alone begins so; `UnknownMatch` if none or several."""
        wanted = storable(match_id).strip().lower()
        found = self._summaries(
            "WHERE substr(id, 1, length(?)) = ? ORDER BY started DESC", (wanted, wanted)
        )
        if not wanted or not found:
            raise _unknown(match_id)
        exact = [summary for summary in found if summary.id == wanted]
        if exact:
            return exact[0]
        if len(found) > 1:
            ids = ", ".join(summary.id for summary in found[:5])
            raise UnknownMatch(
                f"“{wanted}” is the beginning of {len(found)} ids ({ids}); type more of it."
            )
        return found[0]

    # -- inside ----------------------------------------------------------------

    def _summaries(self, clauses: str, values: tuple[object, ...] = ()) -> tuple[Summary, ...]:
        rows = self._database.read(f"{Summary.SELECT} {clauses}", values)
        return tuple(Summary.of(row) for row in rows)

    def _free_id(self, connection: sqlite3.Connection) -> str:
        while True:
            match_id = self._new_id()
            if not connection.execute("SELECT 1 FROM match WHERE id = ?", (match_id,)).fetchone():
                return match_id

    def _touch(self, connection: sqlite3.Connection, match_id: str) -> str:
        """Marks the match as played now, and returns that time."""
        now = self._now()
        updated = connection.execute("UPDATE match SET updated = ? WHERE id = ?", (now, match_id))
        if not updated.rowcount:
            raise _unknown(match_id)
        return now

    def _now(self) -> str:
        return self.now().isoformat(timespec="milliseconds")


def _check_day_is_free(connection: sqlite3.Connection, day: str) -> None:
    taken = connection.execute("SELECT id FROM match WHERE day = ? AND day <> ''", (day,))
    if row := taken.fetchone():
        raise RecordError(
            f"The counterargument of {day} was begun already, perhaps in another window. "
            f"Go on with: rebuttal history resume {row[0]}"
        )


def _check_attempt_is_free(connection: sqlite3.Connection, assigned: Assigned | None) -> None:
    if assigned is None:
        return
    begun = connection.execute(
        "SELECT match_id, body FROM event WHERE seq = 0 AND body LIKE '%\"assigned\": {%'"
    )
    for match_id, body in begun:
        other = decode_assigned(json.loads(body).get("assigned"))
        if other and (other.key, other.part) == (assigned.key, assigned.part):
            raise RecordError(
                f"Attempt {assigned.attempt} was begun already, perhaps in another window. "
                f"Go on with: rebuttal history resume {match_id}"
            )


def _delete_draft(connection: sqlite3.Connection, match_id: str, slot: str) -> None:
    connection.execute("DELETE FROM draft WHERE match_id = ? AND slot = ?", (match_id, slot))


def _unknown(match_id: str) -> UnknownMatch:
    return UnknownMatch(
        f"No match has the id “{one_line(match_id)[:40]}”; `rebuttal history` lists them."
    )
