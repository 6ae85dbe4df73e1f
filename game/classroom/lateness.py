"""When a work was handed in, and whether that is late."""

from __future__ import annotations

import datetime
from dataclasses import replace

from game.classroom.times import read_time
from game.classroom.works import Work
from game.debate.clock import is_late

TIME_NOTES = ("late", "no-time", "unknown-time")
"""Codes of the notes that a work gets here."""


def timed(work: Work, deadline: datetime.datetime | None) -> Work:
    """With its time as ISO 8601, and whether it is late."""
    if not work.handed_in:
        return work.noted("no-time", "it does not say when it was handed in") if deadline else work
    when = read_time(work.handed_in)
    if when is None:
        return work.noted("unknown-time", f"“{work.handed_in[:40]}” is no time that can be read")
    if when.tzinfo and deadline and deadline.tzinfo:
        when = when.astimezone(deadline.tzinfo)
    work = replace(work, handed_in=when.isoformat())
    if deadline and is_late(when, deadline):
        words = f"handed in {when:%Y-%m-%d %H:%M}, due {deadline:%Y-%m-%d %H:%M}"
        return replace(work, late=True).noted("late", words)
    return work


def is_due(deadline: datetime.datetime | None, now: datetime.datetime) -> bool:
    """Whoever has not handed in by now is missing: the deadline has passed, or there is none."""
    return deadline is None or is_late(now, deadline)


def timed_anew(work: Work, deadline: datetime.datetime | None) -> Work:
    """The same by another deadline, if it is another."""
    rest = tuple(note for note in work.notes if note.code not in TIME_NOTES)
    again = timed(replace(work, late=False, notes=rest), deadline)
    return work if set(again.notes) == set(work.notes) else again
