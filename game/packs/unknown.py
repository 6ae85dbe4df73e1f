"""What an unknown key was meant to be: another spelling, another name, or in another table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.nearest import closest, edit_distance
from game.packs.documents import Document
from game.packs.headers import advice_above
from game.packs.models import header_of, inner_model, model_at, tables_of
from game.packs.positions import KeyPath
from game.packs.spelling import did_you_mean, quoted
from game.packs.synonyms import key_meant

Home = tuple[list[str], type[BaseModel]]
"""A table: the keys that lead to it, and its model."""


def advice(document: Document, model: type[BaseModel], path: KeyPath) -> str:
    """What to do about the key at `path`, which the table there does not know."""
    key, tables = str(path[-1]), list(tables_of(model))
    owner = model_at(model, path[:-1])
    known = owner.model_fields if owner else {}
    homes = [home for home in tables if key in home[1].model_fields]
    return (
        (_waiting(document, path) if homes else "")
        or _meant_here(document, path, known)
        or _meant_table(document, model, path)
        or _belongs_to(homes, path)
        or did_you_mean(key, known)
        or _meant_elsewhere(tables, path)
        or f"the keys here are {', '.join(known)}"
    )


def _waiting(document: Document, path: KeyPath) -> str:
    """Advice where the table of a key stands above it, but as a comment still."""
    place = document.positions.key_offset(document.written(path))
    return advice_above(document.text, place)


def _meant_here(document: Document, path: KeyPath, known: Mapping[str, FieldInfo]) -> str:
    """A key of the same table; by another name only one that the table has not yet."""
    key, table = str(path[-1]), document.at(path[:-1])
    near = closest(key, known)
    if near and edit_distance(near, key) == 1:
        return did_you_mean(key, [near])
    tables = _holds_tables(document.at(path))
    free = [
        one
        for one, field in known.items()
        if one not in table and bool(inner_model(field.annotation)) == tables
    ]
    meant = key_meant(key, free)
    if meant is None:
        return ""
    meaning = " ".join((known[meant].description or "").split()).split(". ")[0]
    return f"did you mean {quoted(meant)}? It is for this: {meaning}"


def _meant_table(document: Document, model: type[BaseModel], path: KeyPath) -> str:
    """The brackets that tables of this name should have."""
    key = str(path[-1])
    if not _holds_tables(document.at(path)):
        return ""
    homes = [home for home in tables_of(model) if home[0] and key_meant(key, home[0][-1:])]
    if not homes:
        return ""
    return f"did you mean {quoted(header_of(model, _nearest(homes, path)[0]))}?"


def _belongs_to(homes: Sequence[Home], path: KeyPath) -> str:
    return _move_to(_nearest(homes, path)[0]) if homes else ""


def _meant_elsewhere(tables: Iterable[Home], path: KeyPath) -> str:
    """A key of another table, by another name."""
    key = str(path[-1])
    homes = [home for home in tables if key_meant(key, home[1].model_fields)]
    if not homes:
        return ""
    home, model = _nearest(homes, path)
    return f"did you mean {quoted(key_meant(key, model.model_fields))}? {_move_to(home)}"


def _holds_tables(value: object) -> bool:
    return isinstance(value[0] if isinstance(value, list) and value else value, dict)


def _nearest(homes: Sequence[Home], path: KeyPath) -> Home:
    here = [part for part in path[:-1] if isinstance(part, str)]
    return max(homes, key=lambda home: _shared(home[0], here))


def _shared(home: list[str], here: list[str]) -> int:
    """How many keys two tables have in common, from the top."""
    return next(
        (level for level, (a, b) in enumerate(zip(home, here, strict=False)) if a != b),
        min(len(home), len(here)),
    )


def _move_to(home: list[str]) -> str:
    if not home:
        return "it belongs to the top of the file, above the first table"
    return f"it belongs to the table {quoted('.'.join(home))}, above the tables inside that one"
