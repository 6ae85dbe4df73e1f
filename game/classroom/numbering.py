"""Which attempt of a student each work is, and which count."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

from game.classroom.shelf import Slip


def numbered(slips: Iterable[Slip], limit: int) -> Iterator[Slip]:
    """By student, each with the number of the attempt; what is beyond the limit gets 0."""
    ordered = sorted(slips, key=lambda one: (one.student, _moment(one), one.source, one.content))
    for _, attempts in groupby(ordered, key=lambda one: one.student):
        seen: dict[bytes, str] = {}
        number = 0
        for one in attempts:
            if one.empty:
                yield one.counted(0)
                continue
            if one.answers in seen:
                yield one.counted(0, "same-again", f"the same as {seen[one.answers]}")
                continue
            seen[one.answers] = one.source
            number += 1
            if number > limit:
                words = f"attempt {number}, but {limit} may be handed in: it does not count"
                yield one.counted(0, "too-many", words)
            else:
                yield one.counted(number)


def _moment(slip: Slip) -> str:
    """When it was handed in, in UTC if it has a zone; what is no time stays as it is written."""
    try:
        when = datetime.datetime.fromisoformat(slip.handed_in)
        utc = when.astimezone(datetime.UTC) if when.tzinfo else when
    except (ValueError, OverflowError):
        return slip.handed_in
    return utc.replace(tzinfo=None).isoformat(timespec="microseconds")
