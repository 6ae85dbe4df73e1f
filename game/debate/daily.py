"""The day's counterargument: which one the date deals, and the line in which to tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from game.debate.clock import clock_face
from game.debate.match import Match
from game.packs.format import Counterargument, Motion, Pack

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Points made, in words."""


@dataclass(frozen=True)
class Dealt:
    """What a date deals."""

    pack: Pack
    motion: Motion
    counterargument: Counterargument


def deal(day: date, packs: Iterable[Pack]) -> Dealt:
    """The counterargument of that day: the same for whoever deals from the same `packs`.

    A day belongs to one pack, so that another pack beside it changes only the days which it takes.
    A pack's counterarguments are shuffled and dealt to the last one, then shuffled again. It all
    hangs on dates and on what is in the packs. `ValueError` without a pack.
    """
    pack = min(packs, key=lambda pack: _lot(day.isoformat(), pack.id, pack.content_hash))
    cards = [(motion, c) for motion in pack.motions for c in motion.counterargument]
    shuffle, place = divmod(day.toordinal(), len(cards))
    cards.sort(key=lambda card: _lot(pack.content_hash, str(shuffle), card[0].id, card[1].id))
    return Dealt(pack, *cards[place])


def share_line(match: Match, streak: int) -> str:
    """One line that tells the result and nothing of the argument.

    Such as `Rebuttal 2026-11-25 moat 74/100 two points 2:10 streak 3`.
    """
    played, setup = match.rounds[0], match.setup
    made = len(played.made)
    count = COUNTS[made] if made < len(COUNTS) else str(made)
    points = f"{count} {'point' if made == 1 else 'points'}"
    parts = ["Rebuttal", setup.day, setup.motion, f"{played.score}/100"]
    parts += [points, clock_face(played.answer.seconds)] if played.answer else ["unanswered"]
    return " ".join([*parts, f"streak {streak}"])


def _lot(*parts: str) -> bytes:
    """What decides an order; the same on every machine."""
    return sha256("\0".join(parts).encode()).digest()
