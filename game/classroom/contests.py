"""What a student contested while playing, read from the events of a submission.

Events come from a file that anybody may have written: what is not as the game writes it is passed
over. An event stands by itself or under the key `event` of an object; a contest belongs to the
round in which it stands, unless it names `motion` and `counterargument` itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from game.packs.format import ID_PATTERN

MOST = 100
"""Contests that are read from one submission."""


def contests(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Place (`motion/counterargument`) and point of each contest, once; the point may be empty."""
    found = dict.fromkeys(_contests(data.get("events")))
    return tuple(found)[:MOST]


def _contests(events: object) -> Iterator[tuple[str, str]]:
    motion, thrown, closed = "", list[str](), 0
    for event in plain_events(events):
        kind = event.get("kind")
        if kind == "started":
            motion, closed = _id(event.get("motion")), 0
            thrown = [_id(one) for one in _items(event.get("counterarguments"))]
        elif kind == "opened":
            rows = [one for one in _items(event.get("thrown")) if isinstance(one, Mapping)]
            thrown = [_id(one.get("counterargument")) for one in rows]
        elif kind == "round-closed":
            closed += 1
        elif kind == "contested":
            here = thrown[closed] if closed < len(thrown) else ""
            where = (_id(event.get("motion")) or motion, _id(event.get("counterargument")) or here)
            if all(where):
                yield "/".join(where), _id(event.get("point"))


def plain_events(events: object) -> Iterator[Mapping[str, Any]]:
    """The events of a submission, each as it stands in the history."""
    for one in _items(events):
        if isinstance(one, Mapping):
            inner = one.get("event")
            yield inner if isinstance(inner, Mapping) else one


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _id(value: object) -> str:
    return value if isinstance(value, str) and re.fullmatch(ID_PATTERN, value) else ""
