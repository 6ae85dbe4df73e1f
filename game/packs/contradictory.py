"""Sentences of which a pack says two contrary things (P512), so that the judge learns neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.packs.diagnostics import Problem
from game.packs.documents import Table
from game.packs.positions import KeyPath
from game.packs.spelling import quoted
from game.text import one_line

MAKES, MAKES_NOT = ("phrasings", "accept"), ("reject", "contrary")
"""A point's lists: of what makes it, and of what does not."""

Item = tuple[str, KeyPath, str]
"""The list, the place in the file, and the sentence."""


def check_contradictory(counterargument: Table) -> Iterator[Problem]:
    """What makes a point and does not, or is against the claim and for it."""
    made: list[Item] = []
    for point in counterargument.tables("point"):
        makes = _items(point, MAKES)
        made += makes
        yield from _both(point, makes, _items(point, MAKES_NOT))
    off_list, upholds = _items(counterargument, ["off_list"]), _items(counterargument, ["upholds"])
    yield from _both(counterargument, made, off_list + upholds)
    yield from _both(counterargument, off_list, upholds)


def _items(table: Table, keys: Sequence[str]) -> list[Item]:
    return [(key, path, one_line(text)) for key in keys for path, text in table.texts(key)]


def _both(table: Table, ones: Sequence[Item], others: Sequence[Item]) -> Iterator[Problem]:
    """A problem for each of the `others` that stands among `ones`, too."""
    lists = {text: key for key, _, text in ones}
    for key, path, text in others:
        if text in lists:
            message = f"this sentence in {quoted(key)} stands in {quoted(lists[text])}, too"
            yield table.document.at_value("P512", path, message, "delete it in one of the two")
