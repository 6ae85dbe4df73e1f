"""How far a long command is, told on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from game.cli.streams import is_terminal

Tell = Callable[[int, int], None]
"""Takes how many are done, and of how many; 0 where their number is not known."""

REPORT_SECONDS = 0.2
"""Time between two reports at a terminal."""

MILESTONE_SECONDS = 10.0
"""Time between two reports that stay, one below the other."""

SOON = 5.0
"""Seconds after which the time left is told."""


def progress(what: str) -> Tell:
    """Tells a terminal, on one line, how far it is; with as many done as there are it clears it."""
    if not is_terminal(sys.stderr):
        return untold
    last = started = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        if done == total:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
        elif time.monotonic() - last > REPORT_SECONDS:
            last = time.monotonic()
            of = f" of {total}" if total else ""
            left = _time_left(last - started, done, total)
            print(f"\r{done}{of} {what}{left}\x1b[K", end="", file=sys.stderr, flush=True)

    return tell


def untold(done: int, total: int) -> None:
    """Says nothing."""


def milestones(what: str) -> Tell:
    """Says now and then how far it is, also where standard error is a file."""
    last = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        if done and time.monotonic() - last >= MILESTONE_SECONDS:
            last = time.monotonic()
            sys.stdout.flush()
            print(f"{done} of {total} {what}", file=sys.stderr, flush=True)

    return tell


def _time_left(seconds: float, done: int, total: int) -> str:
    """About how long it will take, once that can be told; nothing before."""
    if not done or done >= total or seconds < SOON:
        return ""
    left = seconds * (total - done) / done
    return f", about {left / 60:.0f} min left" if left >= 90 else f", about {left:.0f} s left"
