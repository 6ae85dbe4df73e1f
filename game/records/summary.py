"""What a list says about one match."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from game.debate.assigned import Assigned
from game.debate.events import ROUNDS_ONLY
from game.debate.wording import form
from game.errors import RecordError
from game.phrases import plural
from game.records.codec import decode_assigned
from game.scoring.verdict import standing


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
    duellists: tuple[str, ...] = ()
    """Duel: both names; `side`, `score` and `won` are then those of the first."""
    assigned: Assigned | None = None
    """An attempt at an assignment; None for any other match."""
    short: bool = False
    """A match of fewer rounds than it has unless told otherwise."""
    draft: bool = False
    """Something was written that is not handed in yet, where the match stands now."""

    SELECT = """
        SELECT id, started, updated, pack, pack_version, motion, title, side, mode,
               counterarguments, finished, score, won,
               (SELECT count(*) FROM event WHERE match_id = match.id AND kind = 'answered'),
               day, rung,
               EXISTS (SELECT 1 FROM draft
                       WHERE match_id = match.id AND trim(text) <> '' AND slot NOT LIKE 'keys-%'
                         AND (slot NOT LIKE '%:%' OR slot LIKE '%:' || (1 +
                              (SELECT count(*) FROM event
                               WHERE match_id = match.id AND kind = 'round-closed')))),
               (SELECT body FROM event WHERE match_id = match.id AND seq = 0)
        FROM match
    """

    @property
    def duel(self) -> bool:
        """Two people played it, so it says nothing of this player's progress."""
        return bool(self.duellists)

    @property
    def rounds_only(self) -> bool:
        """Without opening and closing."""
        return self.mode in ROUNDS_ONLY or self.duel

    @property
    def whole(self) -> bool:
        """With opening, closing and as many rounds as there are unless told otherwise."""
        return self.mode not in ROUNDS_ONLY and not self.short

    @property
    def label(self) -> str:
        """What was played, in a word or two: `practice`, `2 rounds`, `drill`, `rung 2`, `graded`.

        `2 rounds` is a match of fewer rounds than it has unless told otherwise.
        """
        if self.assigned is not None:
            return "graded" if self.assigned.graded else "class"
        if self.short and self.counterarguments:
            return plural(len(self.counterarguments), "round")
        return form(self.mode, self.day, self.rung)

    @property
    def standing(self) -> str:
        """What the score amounts to, in a word or two; empty without a score.

        A band's name belongs to one verdict, off-list and hints apart. The score of a match is the
        mean of its rounds: there one asks who carried the House, and where there is no House, of
        how many it is the mean. One round alone is called what the flow sheet calls it.
        """
        if self.score is None:
            return ""
        if not self.rounds_only:
            return "won" if self.won else "lost"
        rounds = len(self.counterarguments)
        if rounds > 1:
            return f"mean of {rounds}"
        found = standing(self.score)
        return "stands" if found == "dropped" and self.answered else found

    @property
    def sides(self) -> str:
        """Who argued: the side, such as `PRO`, or the two of a duel."""
        return " against ".join(self.duellists) if self.duel else self.side.upper()

    @property
    def result(self) -> str:
        """How it ended, as every list says it: `unfinished`, or what the score amounts to.

        Of a duel `Ann carried it`, and `drawn` where nobody did.
        """
        if self.finished is None:
            return "unfinished"
        if self.duel:
            return f"{self.carried_by} carried it" if self.carried_by else "drawn"
        return self.standing

    @property
    def carried_by(self) -> str:
        """Who carried the House in a duel; empty while it goes on, and where nobody did."""
        if not self.duel or self.finished is None or self.won is None:
            return ""
        return self.duellists[0 if self.won else 1]

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> Self:
        """From a row of `SELECT`; `RecordError` if a value makes no sense."""
        match_id, started, updated, pack, version, motion, title, side, mode, *rest = row
        thrown, finished, score, won, answered, day, rung, draft, setup = rest
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
                *_of_setup(setup),
                bool(draft),
            )
        except ValueError as error:
            raise RecordError(
                f"The record of match {match_id} is damaged ({error}); the others are not."
            ) from None


def answered_alone(
    summaries: Iterable[Summary], pack_id: str, motion_id: str = ""
) -> Iterator[Summary]:
    """Those of a pack, or of one motion of it, in which this player answered; no duels.

    Where several students have begun work for a class, whose answers these are is not known: then
    none of that work counts.
    """
    every = tuple(summaries)
    shared = len({one.assigned.student.casefold() for one in every if one.assigned}) > 1
    for one in every:
        ours = one.answered and not one.duel and not (shared and one.assigned)
        if ours and one.pack == pack_id and motion_id in ("", one.motion):
            yield one


def _of_setup(setup: str | None) -> tuple[tuple[str, ...], Assigned | None, bool]:
    """Duellists, assignment and `short`, from the first event's record.

    A damaged one damages no list.
    """
    try:
        found = json.loads(setup or "{}")
        assigned = found.get("assigned")
        names = tuple(map(str, found.get("duellists", ())))
        short = found.get("short") is True
        return names, decode_assigned(assigned) if assigned else None, short
    except (ValueError, AttributeError, TypeError):
        return (), None, False
