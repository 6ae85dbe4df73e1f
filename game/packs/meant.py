"""Tables under another name, read as what they were meant to be.

The name is a problem, but what stands in `[[counterarguments]]` is checked in the same run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.packs.diagnostics import Problem
from game.packs.documents import Document
from game.packs.models import inner_model, is_list, model_at
from game.packs.positions import KeyPath
from game.packs.shapes import unknown_key
from game.packs.spelling import quoted

MOST_TABLES = 20
"""Tables under other names that are read in one file."""


def as_meant(document: Document, model: type[BaseModel]) -> tuple[Document, list[Problem]]:
    """The document with such tables in their places, and a problem (P301) for each name."""
    problems: list[Problem] = []
    for _ in range(MOST_TABLES):
        moved = _first_moved(document, model)
        if moved is None:
            break
        document, problem = moved
        problems.append(problem)
    return document, problems


def _first_moved(document: Document, model: type[BaseModel]) -> tuple[Document, Problem] | None:
    for path in islice(_unknown_tables(model, document.data, ()), MOST_TABLES):
        problem = unknown_key(document, model, path)
        owner = model_at(model, path[:-1])
        for name, field in owner.model_fields.items() if owner else ():
            if problem.hint.startswith(f"did you mean {quoted(name)}?"):
                moved = _moved(document, path, name, field)
                if moved:
                    return moved, problem
    return None


def _unknown_tables(
    model: type[BaseModel], table: dict[str, Any], path: KeyPath
) -> Iterator[KeyPath]:
    """The keys that hold tables and that the model does not have, from the top."""
    known = [(key, field) for key, field in model.model_fields.items() if key in table]
    for key, value in table.items():
        if key not in model.model_fields and _tables(value):
            yield (*path, key)
    for key, field in known:
        if inner := inner_model(field.annotation):
            for place, value in _tables(table[key]):
                yield from _unknown_tables(inner, value, (*path, key, *place))


def _tables(value: object) -> list[tuple[KeyPath, dict[str, Any]]]:
    """The table, or the tables of the list, with the rest of their paths."""
    if isinstance(value, dict):
        return [((), value)]
    items = value if isinstance(value, list) else []
    return [((number,), item) for number, item in enumerate(items) if isinstance(item, dict)]


def _moved(document: Document, path: KeyPath, name: str, field: FieldInfo) -> Document | None:
    """The document with what stands at `path` under `name`: of several, behind those there."""
    table, value = document.at(path[:-1]), document.at(path)
    if not inner_model(field.annotation) or is_list(field) != isinstance(value, list):
        return None
    places: dict[KeyPath, KeyPath] = {} if name in table else {(): ()}
    if name in table:
        before = table[name]
        if not (isinstance(before, list) and isinstance(value, list)):
            return None
        places |= {(len(before) + number,): (number,) for number in range(len(value))}
        value = [*before, *value]
    rest = {key: one for key, one in table.items() if key not in (path[-1], name)}
    moved = {
        (*path[:-1], name, *new): document.written((*path, *old)) for new, old in places.items()
    }
    data = _with(document.data, path[:-1], {**rest, name: value})
    return replace(document, data=data, moved={**document.moved, **moved})


def _with(value: Any, path: KeyPath, changed: Any) -> Any:
    """`value` with `changed` at that path; nothing else is copied."""
    if not path:
        return changed
    inner = _with(value[path[0]], path[1:], changed)
    if isinstance(value, list):
        return [inner if number == path[0] else item for number, item in enumerate(value)]
    return {**value, path[0]: inner}
