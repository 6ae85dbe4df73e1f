"""Events and motions as JSON and back, without loss."""

from __future__ import annotations

import dataclasses
import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, TypeAdapter, ValidationError

from game.debate.assigned import Assigned
from game.debate.events import Event
from game.errors import RecordError
from game.packs.format import Motion
from game.text import storable

if TYPE_CHECKING:
    from typing import Any


def encode_event(event: Event) -> str:
    """One line of JSON whose keys are the event's fields, `kind` among them."""
    return storable(json.dumps(event_data(event), ensure_ascii=False, sort_keys=True))


def event_data(event: Event) -> dict[str, Any]:
    """The event as plain dictionaries, lists and values."""
    return dataclasses.asdict(event)


def decode_event(text: str) -> Event:
    """The event that `encode_event` wrote; `RecordError` if it is damaged or of no known kind."""
    try:
        return _events().validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "union_tag_invalid":
            raise RecordError(
                f"it is a “{first['ctx']['tag']}”, which this version of Rebuttal does not know"
            ) from None
        raise RecordError(f"its record is damaged ({first['msg']})") from None


def decode_assigned(data: object) -> Assigned | None:
    """An assignment out of the record of a first event; None if it is damaged."""
    try:
        return _assigned().validate_python(data)
    except ValidationError:
        return None


def encode_motion(motion: Motion) -> str:
    """The motion as JSON, defaults left out."""
    return storable(motion.model_dump_json(exclude_defaults=True))


@lru_cache(maxsize=8)
def decode_motion(text: str) -> Motion:
    """The motion that `encode_motion` wrote; `RecordError` if this version cannot read it.

    The last few are kept: the matches of one motion share it, and it takes 30 ms to read.
    """
    try:
        return Motion.model_validate_json(text)
    except ValidationError as error:
        raise RecordError(f"the recorded motion is damaged ({error.errors()[0]['msg']})") from None


@cache
def _assigned() -> TypeAdapter[Assigned]:
    return TypeAdapter(Assigned)


@cache
def _events() -> TypeAdapter[Event]:
    return TypeAdapter(Annotated[Event, Field(discriminator="kind")])
