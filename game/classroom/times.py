"""Times as forms write them. None is ever read with the clock or the zone of this machine."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from typing import Literal

Order = Literal["month-first", "day-first"]

ORDERS: tuple[Order, ...] = ("month-first", "day-first")

FAR = datetime.timedelta(days=45)
"""From the deadline: work so early or late was probably read in the wrong order."""

_DATE = re.compile(r"(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_HALF = re.compile(r"(?i)(?<![^\W\d_])([ap])\.?m\b|(午前|午後)")
_ZONE = re.compile(r"(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?$|(?:\d)(Z)$")


def guess_order(written: Iterable[str]) -> Order | None:
    """Whether 3/4 means March or April, from dates that leave no doubt; else by dots.

    Dots stand between day and month. None where nothing decides it, or dates contradict each other.
    """
    dots, sure = False, set[Order]()
    for one in written:
        found = _DATE.search(one)
        if found and len(found[1]) < 3:
            dots = dots or found[2] == "."
            if int(found[1]) > 12:
                sure.add("day-first")
            elif int(found[3]) > 12:
                sure.add("month-first")
    if sure:
        return sure.pop() if len(sure) == 1 else None
    return "day-first" if dots else None


def readings(written: str) -> list[datetime.datetime]:
    """Every time that may be meant: two where the order of day and month makes a difference."""
    found = (read_time(written, order) for order in ORDERS)
    return list(dict.fromkeys(when for when in found if when))


def fitting_order(written: Sequence[str], deadline: datetime.datetime) -> Order | None:
    """The order in which all of these times are near the deadline, if in the other none is.

    Near is up to `FAR`; None if it is not so. Zones are left out: they are hours, and orders differ
    by weeks.
    """
    due = deadline.replace(tzinfo=None)

    def near(order: Order) -> list[bool]:
        times = (read_time(one, order) for one in written)
        return [when is not None and abs(when.replace(tzinfo=None) - due) <= FAR for when in times]

    month_first, day_first = map(near, ORDERS)
    if all(month_first) and not any(day_first):
        return "month-first"
    return "day-first" if all(day_first) and not any(month_first) else None


def read_time(written: str, order: Order | None = None) -> datetime.datetime | None:
    """The time, with its zone if one is written; None if it is none.

    Without an order only what can be read in one way is read.
    """
    written = written.strip()
    try:
        return datetime.datetime.fromisoformat(written)
    except ValueError:
        pass
    if order is None:
        found = readings(written)
        return found[0] if len(found) == 1 else None
    date, time = _DATE.search(written), _TIME.search(written)
    if date is None:
        return None
    try:
        day = _day(date, order)
        return datetime.datetime.combine(day, _time(written, time), _zone(written))
    except ValueError:
        return None


def _day(date: re.Match[str], order: Order) -> datetime.date:
    first, second, third = int(date[1]), int(date[3]), int(date[4])
    if len(date[1]) == 4:
        return datetime.date(first, second, third)
    day, month = (first, second) if order == "day-first" else (second, first)
    return datetime.date(third + 2000 if third < 100 else third, month, day)


def _time(written: str, found: re.Match[str] | None) -> datetime.time:
    if found is None:
        return datetime.time(0)
    hour, half = int(found[1]), _HALF.search(written)
    if half:
        late = (half[1] or "").lower() == "p" or half[2] == "午後"
        hour = hour % 12 + (12 if late else 0)
    return datetime.time(hour, int(found[2]), int(found[3] or 0))


def _zone(written: str) -> datetime.tzinfo | None:
    tail = written[_TIME.search(written).start() :] if _TIME.search(written) else ""  # type: ignore[union-attr]
    found = _ZONE.search(tail)
    if found is None:
        return None
    if found[4]:
        return datetime.UTC
    offset = datetime.timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return datetime.timezone(-offset if found[1] == "-" else offset)
