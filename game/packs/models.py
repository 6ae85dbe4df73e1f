"""The models' own keys: which table holds which, and what a value may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.packs.positions import KeyPath


def model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel] | None:
    """The model of the table at `path`, list numbers passed over."""
    found: type[BaseModel] | None = model
    for part in path:
        if found and isinstance(part, str):
            field: FieldInfo | None = found.model_fields.get(part)
            found = inner_model(field.annotation) if field else None
    return found


def inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model of a table, or of the tables of a list; `None` for plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, Union, UnionType):
        return next(filter(None, map(inner_model, get_args(annotation))), None)
    return None


def tables_of(
    model: type[BaseModel], path: tuple[str, ...] = ()
) -> Iterator[tuple[list[str], type[BaseModel]]]:
    """The model and every table inside it, by the keys that lead there."""
    yield list(path), model
    for key, field in model.model_fields.items():
        inner = inner_model(field.annotation)
        if inner:
            yield from tables_of(inner, (*path, key))


def header_of(model: type[BaseModel], path: Sequence[str]) -> str:
    """The line by which that table begins: `[essay]`, or `[[section]]` for one of several."""
    owner = model_at(model, tuple(path[:-1]))
    field = owner.model_fields.get(path[-1]) if owner else None
    name = ".".join(path)
    return f"[[{name}]]" if field and is_list(field) else f"[{name}]"


def is_list(field: FieldInfo) -> bool:
    """Whether the key holds a list of values or of tables, if anything."""
    annotation = field.annotation
    choices = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else [annotation]
    return any(get_origin(choice) is tuple for choice in choices)


def leaf_types(annotation: Any) -> Iterator[Any]:
    """The plain types and literals inside an annotation."""
    if get_origin(annotation) is Annotated:
        yield from leaf_types(get_args(annotation)[0])
    elif get_origin(annotation) in (tuple, Union, UnionType):
        for argument in get_args(annotation):
            yield from leaf_types(argument)
    elif annotation is not Ellipsis:
        yield annotation
