"""What a player is writing, by the slot in which the history keeps it until it is an event."""

from __future__ import annotations

from typing import Literal

from game.debate.events import Event
from game.debate.match import IllegalMove, Match
from game.debate.round import Round

DraftKind = Literal["steelman", "answer", "flow", "revision", "press"]
"""What can be written in a round."""


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


def written_in(match: Match, event: Event) -> str | None:
    """The slot in which the text of `event` was drafted; None for events without a text."""
    if event.kind in ("opened", "closed"):
        return slot(match)
    kinds: dict[str, DraftKind] = {
        "steelmanned": "steelman", "answered": "answer", "flowed": "flow", "revised": "revision",
        "press-answered": "press",
    }  # fmt: skip
    return slot(match, kinds[event.kind]) if event.kind in kinds else None
