"""What a list says about one match."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from game.errors import RecordError


@dataclass(frozen=True)
class Summary:
    """A row of the list of matches; readable even when the pack is gone."""

    id: str
    started: datetime
    updated: datetime
    """Time of the last event or draft."""
    pack: str
    """Its id, like the motion's."""
    pack_version: str
    motion: str
    title: str
    """The motion's name; its id where the name was not recorded."""
    side: str
    mode: str
    counterarguments: tuple[str, ...]
    """Ids of what is thrown, in order; empty before the opening."""
    finished: datetime | None
    """None while the match can be resumed."""
    score: int | None
    won: bool | None
    answered: int
    """Rounds with an answer."""
    day: str = ""
    """Of a day's counterargument: its date in ISO 8601."""
    rung: int = 0
    """Of the ladder, 1 to 3; 0 for none."""

    SELECT = """
        SELECT id, started, updated, pack, pack_version, motion, title, side, mode,
               counterarguments, finished, score, won,
               (SELECT count(*) FROM event WHERE match_id = match.id AND kind = 'answered'),
               day, rung
        FROM match
    """

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> Self:
        """From a row of `SELECT`; `RecordError` if a value makes no sense."""
        match_id, started, updated, pack, version, motion, title, side, mode, *rest = row
        thrown, finished, score, won, answered, day, rung = rest
        try:
            return cls(
                match_id,
                datetime.fromisoformat(started),
                datetime.fromisoformat(updated),
                pack,
                version,
                motion,
                title or motion,
                side,
                mode,
                tuple(json.loads(thrown)),
                datetime.fromisoformat(finished) if finished else None,
                score,
                None if won is None else bool(won),
                answered,
                day,
                rung,
            )
        except ValueError as error:
            raise RecordError(
                f"The record of match {match_id} is damaged ({error}); the others are not."
            ) from None
