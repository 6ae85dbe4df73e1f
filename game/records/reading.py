"""A match read back from the history, with its motion as recorded or as its pack has it."""

from __future__ import annotations

from collections.abc import Callable

from game.debate.events import Event, Started
from game.debate.match import IllegalMove, Match
from game.errors import PackError, RecordError
from game.packs.format import Motion, Pack
from game.records.history import History

PackLoader = Callable[[str], Pack]
"""From a pack's id to the pack; raises `PackError`."""


def read_match(history: History, match_id: str, load_pack: PackLoader) -> Match:
    """The match as it stands in the history, for reading: with its motion as it was recorded.

    Falls back on the installed pack; `RecordError` if neither is there.
    """
    return read_states(history, match_id, load_pack)[-1]


def read_states(history: History, match_id: str, load_pack: PackLoader) -> tuple[Match, ...]:
    """The match after each of its events, from the first to the last; otherwise as `read_match`."""
    match_id = history.get(match_id).id
    events = history.events(match_id)
    setup = _setup(match_id, events)
    motion = history.motion(match_id)
    if motion is None:
        motion = _motion(*find_installed(load_pack, setup.pack), match_id, setup)
    return _states(match_id, motion, events)


def began_with(setup: Started, pack: Pack) -> bool:
    """Whether this is the pack that a match was set up from, unchanged."""
    return (pack.id, pack.content_hash) == (setup.pack, setup.pack_hash)


def _setup(match_id: str, events: tuple[Event, ...]) -> Started:
    first = events[0]
    if not isinstance(first, Started):
        raise RecordError(f"The record of match {match_id} is damaged: it does not begin.")
    return first


def find_installed(load_pack: PackLoader, pack_id: str) -> tuple[Pack | None, str]:
    """The pack of that id, or why there is none."""
    try:
        return load_pack(pack_id), ""
    except PackError as error:
        return None, str(error)


def _motion(pack: Pack | None, why: str, match_id: str, setup: Started) -> Motion:
    """The motion as the installed pack has it, for a match that recorded none."""
    if pack is None:
        raise RecordError(
            f"Match {match_id} cannot be read without its pack “{setup.pack}”: {why} "
            f"Its events are there: rebuttal history export {match_id} --format json"
        )
    try:
        return pack.get_motion(setup.motion)
    except KeyError:
        raise _no_longer_fits(match_id, setup, f"there is no motion “{setup.motion}”") from None


def _states(match_id: str, motion: Motion, events: tuple[Event, ...]) -> tuple[Match, ...]:
    setup = _setup(match_id, events)
    try:
        states = [Match.begin(motion, setup)]
        for event in events[1:]:
            states.append(states[-1].after(event))
        for played in states[-1].rounds:
            for result in played.accepted.points if played.accepted else ():
                played.counterargument.get_point(result.id)
    except KeyError as error:
        raise _no_longer_fits(match_id, setup, f"there is no “{error.args[0]}”") from None
    except IllegalMove as error:
        raise _no_longer_fits(match_id, setup, str(error).rstrip(".")) from None
    return tuple(states)


def _no_longer_fits(match_id: str, setup: Started, why: str) -> RecordError:
    return RecordError(
        f"Match {match_id} no longer fits the pack “{setup.pack}” ({why}); it was played with "
        f"version {setup.pack_version}. Its events are there: "
        f"rebuttal history export {match_id} --format json"
    )
