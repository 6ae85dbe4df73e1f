"""Sentences that stand in two lists which contradict each other (P512)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.packs.diagnostics import Problem
from game.packs.documents import Table
from game.packs.positions import KeyPath
from game.packs.spelling import quoted
from game.text import one_line

MAKES, MAKES_NOT = ("text", "phrasings", "accept"), ("reject", "contrary")
"""Where a point says what makes it, and what does not."""

Item = tuple[str, KeyPath, str]
"""The list, the place in the file, and the sentence."""


def check_contradictory(counterargument: Table) -> Iterator[Problem]:
    """What makes a point and does not, or is against the claim and for it.

    What one point rejects may make another one; what is the contrary of one, may not.
    """
    made: list[Item] = []
    contrary: list[Item] = []
    for point in counterargument.tables("point"):
        makes = _items(point, MAKES)
        yield from _both(point, makes, _items(point, MAKES_NOT))
        yield from _both(point, made, _items(point, ("contrary",)))
        yield from _both(point, contrary, makes)
        made += makes
        contrary += _items(point, ("contrary",))
    off_list, upholds = (_items(counterargument, (key,)) for key in ("off_list", "upholds"))
    yield from _both(counterargument, made, off_list + upholds)
    yield from _both(counterargument, contrary + upholds, off_list)


def _items(table: Table, keys: Sequence[str]) -> list[Item]:
    listed = [(key, *item) for key in keys for item in table.texts(key)]
    single = [(key, (*table.path, key), table.text(key)) for key in keys if key == "text"]
    return [(key, path, one_line(text)) for key, path, text in single + listed]


def _both(table: Table, ones: Sequence[Item], others: Sequence[Item]) -> Iterator[Problem]:
    """A problem for each of the `others` that stands among `ones`, too."""
    first = {text: (key, path) for key, path, text in ones if text}
    for key, path, text in others:
        if text in first:
            of_first, place = first[text]
            where = f"{quoted(of_first)} on line {table.document.line(place)}"
            message = f"this sentence in {quoted(key)} stands in {where}, too"
            yield table.document.at_value("P512", path, message, "delete it in one of the two")
