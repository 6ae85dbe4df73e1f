"""An alarm that ends a line which is being typed, where the system has one."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SOONEST = 0.001
"""Seconds; none at all would set no alarm."""


class TimeUp(Exception):
    """The time is over; `line` is what was typed last, if that is known."""

    def __init__(self, line: str = "") -> None:
        super().__init__()
        self.line = line


@contextmanager
def alarm(seconds: float | None) -> Iterator[None]:
    """Raises `TimeUp` after so many seconds; never where that is None, or on Windows."""
    if seconds is None or sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, max(SOONEST, seconds))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(_: int, __: FrameType | None) -> None:
    raise TimeUp
