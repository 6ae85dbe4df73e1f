"""What a plain match is played with, whoever sits down to it and whichever match it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from game.cli.talk import Talk
from game.debate.clock import Timer
from game.records.history import History
from game.scoring.contract import Matcher

NO_TIMER = Timer()


@dataclass(frozen=True)
class Seat:
    """A player at the keyboard, with the record and the judge."""

    history: History
    talk: Talk
    load: Callable[[], Matcher]
    """Loads the judge; it is called in a thread of its own."""
    clock: Callable[[], float] = time.monotonic
    """Seconds from any beginning."""
    timer: Timer = NO_TIMER
    """What the player wants to hear of the time."""
