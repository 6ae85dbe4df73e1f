"""Which attempt of a student each work is, and which count."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

from game.classroom.shelf import Slip
from game.classroom.sources import twice_named, where

COUNT_NOTES = ("same-again", "too-many")
"""Codes of the notes that works get here."""


def numbered(slips: Iterable[Slip], limit: int) -> Iterator[Slip]:
    """By student, each with the number of the attempt; what is beyond the limit gets 0.

    What does not say when it was handed in comes last, and takes no place from what does.
    """
    ordered = sorted(slips, key=_place)
    for _, attempts in groupby(ordered, key=lambda one: one.student):
        seen: dict[bytes, Slip] = {}
        number = 0
        for one in attempts:
            if one.empty:
                yield one.counted(0)
                continue
            if one.answers in seen:
                first = seen[one.answers]
                words = f"the same as {where(first, twice_named((first, one)))}"
                yield one.counted(0, "same-again", words)
                continue
            seen[one.answers] = one
            number += 1
            if number > limit:
                words = f"attempt {number}, but {limit} may be handed in: it does not count"
                yield one.counted(0, "too-many", words)
            else:
                yield one.counted(number)


def _place(slip: Slip) -> tuple[object, ...]:
    """In what order works are counted, whatever the order of their files."""
    return slip.student, moment(slip), slip.source, slip.folder, slip.content


def moment(slip: Slip) -> tuple[bool, str]:
    """When it was handed in, in UTC if it has a zone, to sort by: what is no time comes last."""
    try:
        when = datetime.datetime.fromisoformat(slip.handed_in)
        utc = when.astimezone(datetime.UTC) if when.tzinfo else when
    except (ValueError, OverflowError):
        return True, slip.handed_in
    return False, utc.replace(tzinfo=None).isoformat(timespec="microseconds")
