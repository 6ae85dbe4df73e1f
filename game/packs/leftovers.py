"""Words of the template that stand in a pack still (part of P6): `check --complete`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, islice
from typing import Any

from game.packs.diagnostics import Problem
from game.packs.documents import MOST_PROBLEMS, Document
from game.packs.positions import LONGEST_PATH, KeyPath
from game.packs.spelling import quoted
from game.packs.template import template

FEWEST_WORDS = 4
"""Words from which on a text in a motion is the template's own, and no chance."""

_EXAMPLE = re.compile(
    r"https?://(?:[^/?#]+\.)?(?:example(?:\.(?:com|net|org))?|test|invalid)(?:[:/?#]|$)", re.I
)
"""Addresses that RFC 2606 keeps free for examples: nothing is ever there."""


def check_leftovers(manifest: Document | None, motions: Sequence[Document]) -> list[Problem]:
    """A problem (P606) for each table in which the template's words or an example address stand.

    A motion in which nothing else stands is one problem. Documents with TOML errors are left out.
    """
    problems: list[Problem] = []
    for document in (manifest, *motions):
        if document is not None and document.whole:
            known = _of_manifests() if document is manifest else _of_motions()
            found = list(islice(_tables(document, known), MOST_PROBLEMS))
            untouched = found and document is not manifest and _is_untouched(document)
            problems += [_whole(found[0])] if untouched else found
    return problems


def _is_untouched(motion: Document) -> bool:
    """Whether all its sentences are the template's."""
    return all(t in _of_motions() for path, t in _texts(motion.data) if _is_own(path, t))


def _whole(first: Problem) -> Problem:
    message = "all of this motion stands as the template wrote it"
    return replace(first, message=message, hint="write your own over it, table by table")


def _tables(document: Document, known: frozenset[str]) -> Iterator[Problem]:
    left = [path for path, text in _texts(document.data) if text in known or _EXAMPLE.match(text)]
    for table, group in groupby(left, key=_table):
        paths = list(group)
        keys = dict.fromkeys(quoted(path[len(table)]) for path in paths)
        where = ".".join(part for part in table if isinstance(part, str))
        name = quoted(where) if where else "the file"
        message = f"{name} has words of the template in {', '.join(keys)}"
        hint = "write your own, or delete what is optional"
        yield document.at_value("P606", paths[0], message, hint)


def _table(path: KeyPath) -> KeyPath:
    """The table of a text, whether it stands under a key or in the list of one."""
    return path[:-2] if isinstance(path[-1], int) else path[:-1]


def _texts(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text, those of a table before those of the tables inside it."""
    if isinstance(value, str):
        yield path, value.strip()
    elif len(path) > LONGEST_PATH:
        return
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*path, number))
    elif isinstance(value, dict):
        for key, inner in sorted(value.items(), key=lambda pair: _holds_tables(pair[1])):
            yield from _texts(inner, (*path, key))


def _holds_tables(value: Any) -> bool:
    return isinstance(value[0] if isinstance(value, list) and value else value, dict)


@cache
def _of_manifests() -> frozenset[str]:
    """Names, titles and sentences of the template's pack.toml; its ids are single words."""
    return frozenset(text for _, text in _texts(template()[0]) if " " in text)


@cache
def _of_motions() -> frozenset[str]:
    """The template's sentences; what a card cites is a real document, which others may cite."""
    return frozenset(text for path, text in _texts(template()[1]) if _is_own(path, text))


def _is_own(path: KeyPath, text: str) -> bool:
    """Whether a text of a motion is a sentence of its author, not the title of a source."""
    return len(text.split()) >= FEWEST_WORDS and path[-2:-1] != ("source",)
