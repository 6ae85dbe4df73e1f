"""What was probably meant by a name that does not exist."""

from collections.abc import Iterable

from game.packs.spelling import closest

SHOWN = 12
"""Longest list of names that a sentence carries."""


def near_miss(name: str, known: Iterable[str]) -> str:
    """A sentence that follows "there is no ...": the nearest known name, or the list of them."""
    names = list(known)
    near = closest(name, names)
    if near is not None:
        return f"Did you mean “{near}”?"
    if not names:
        return "There are none."
    more = ", ..." if len(names) > SHOWN else ""
    return f"There are: {', '.join(names[:SHOWN])}{more}."
