"""Parts of a pack by their names; a wrong one that a person gave is met with the nearest."""

from __future__ import annotations

from collections.abc import Iterable

from game.errors import UsageError
from game.nearest import near_miss
from game.packs.format import Counterargument, Motion, Pack
from game.text import one_line

LONGEST_NAME = 60
"""Code points of a wrong name that are said again."""


def find_motion(pack: Pack, motion_id: str) -> Motion:
    """The motion of that id; `UsageError` that names the nearest if there is none."""
    try:
        return pack.get_motion(motion_id)
    except KeyError:
        known = [motion.id for motion in pack.motions]
        raise _unknown("motion", motion_id, f"in the pack “{pack.id}”", known) from None


def find_motion_of(pack: Pack, counterargument_id: str) -> Motion:
    """The one motion with a counterargument of that id; `UsageError` if none has it, or several."""
    names = {m.id: [c.id for c in m.counterargument] for m in pack.motions}
    having = [name for name, known in names.items() if counterargument_id in known]
    if not having:
        known = [name for ids in names.values() for name in ids]
        place = f"in the pack “{pack.id}”"
        raise _unknown("counterargument", counterargument_id, place, known)
    if len(having) > 1:
        named = " or ".join(f"--motion {name}" for name in having)
        raise UsageError(f"“{counterargument_id}” is in {len(having)} motions: add {named}.")
    return pack.get_motion(having[0])


def find_counterargument(motion: Motion, counterargument_id: str) -> Counterargument:
    """The counterargument of that id; `UsageError` that names the nearest if there is none."""
    try:
        return motion.get_counterargument(counterargument_id)
    except KeyError:
        known = [c.id for c in motion.counterargument]
        place = f"in the motion “{motion.id}”"
        raise _unknown("counterargument", counterargument_id, place, known) from None


def section_title(pack: Pack | None, section_id: str | None) -> str:
    """The title of the essay's section; empty if none is named, or without the pack."""
    titles = {section.id: section.title for section in pack.manifest.section} if pack else {}
    return titles.get(section_id or "", "")


def _unknown(what: str, name: str, place: str, known: Iterable[str]) -> UsageError:
    name = one_line(name)[:LONGEST_NAME]
    return UsageError(f"There is no {what} “{name}” {place}. {near_miss(name, known)}")
