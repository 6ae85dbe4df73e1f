"""Packs written as TOML that explains itself: each key with the meaning that its model states.

Where a table is met for the first time, every key of it stands there: those without a value as
comments, but for what nobody writes by hand. Later tables of the kind hold only what was given, so
that a long pack stays readable.
"""

from __future__ import annotations

import datetime
import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.packs.models import inner_model, is_list, leaf_types

Data = Mapping[str, Any]
"""A table's keys and plain values: texts, numbers, days, lists, tables."""

COUNTED = frozenset({"prior"})
"""Keys whose values are counted from answers; no room is left for them."""

WIDTH = 100
"""Longest line that is written where there are spaces to break it, in characters."""


def write_toml(model: type[BaseModel], data: Data, opening: str = "") -> str:
    """The TOML of a table of that model, `opening` above it as comments; `data` is not checked."""
    writer = _Writer()
    body = writer.table(model, data, ())
    return "\n".join([*_comment(opening), *([""] if opening else []), *body]).strip() + "\n"


class _Writer:
    """One file; remembers which tables it has explained."""

    def __init__(self) -> None:
        self._explained: set[type[BaseModel]] = set()

    def table(self, model: type[BaseModel], data: Data, path: tuple[str, ...]) -> Iterator[str]:
        """The lines of a table below its header, and of the tables inside it."""
        explain = model not in self._explained
        self._explained.add(model)
        fields = model.model_fields
        for key, field in fields.items():
            if inner_model(field.annotation) is None:
                yield from _pair(key, field, data, explain=explain)
        for key, field in fields.items():
            inner = inner_model(field.annotation)
            if inner is not None and key in data:
                yield from self._tables(inner, field, data[key], (*path, key))
            elif inner is not None and explain and inner not in self._explained:
                yield from self._absent(inner, field, (*path, key))

    def _tables(
        self, model: type[BaseModel], field: FieldInfo, value: Any, path: tuple[str, ...]
    ) -> Iterator[str]:
        for table in value if is_list(field) else [value]:
            yield ""
            if model not in self._explained:
                yield from _comment(_meaning(model, field))
            if not _holds_only_tables(model):
                yield _header(path, field)
            yield from self.table(model, table, path)

    def _absent(
        self, model: type[BaseModel], field: FieldInfo, path: tuple[str, ...]
    ) -> Iterator[str]:
        """A table without a value: its keys as comments, to be taken into use one day."""
        yield ""
        if model not in self._explained:
            yield from _comment(f"{_meaning(model, field)} {_fallback(field)}")
        if not _holds_only_tables(model):
            yield f"#{_header(path, field)}"
        if model in self._explained:
            return
        self._explained.add(model)
        for key, inner_field in model.model_fields.items():
            if inner_model(inner_field.annotation) is None:
                yield from _pair(key, inner_field, {}, explain=True)
        for key, inner_field in model.model_fields.items():
            inner = inner_model(inner_field.annotation)
            if inner is not None:
                yield from self._absent(inner, inner_field, (*path, key))


def _pair(key: str, field: FieldInfo, data: Data, *, explain: bool) -> Iterator[str]:
    if key in COUNTED and key not in data:
        return
    if explain:
        yield from _comment(f"{_flat(field.description)} {_fallback(field)}")
    if key in data:
        yield f"{key} = {toml_value(data[key])}"
    elif explain:
        yield f"#{key} = {toml_value(_sample(field))}"


def _header(path: tuple[str, ...], field: FieldInfo) -> str:
    name = ".".join(path)
    return f"[[{name}]]" if is_list(field) else f"[{name}]"


def _holds_only_tables(model: type[BaseModel]) -> bool:
    return all(inner_model(field.annotation) for field in model.model_fields.values())


# -- comments ----------------------------------------------------------------------


def _meaning(model: type[BaseModel], field: FieldInfo) -> str:
    return _flat(model.__doc__ or field.description)


def _fallback(field: FieldInfo) -> str:
    """Whether the key is needed, and what stands in for it otherwise."""
    if field.is_required():
        return "Needed."
    if "falls back" in (field.description or ""):
        return "Optional."
    if isinstance(field.default, str | int) and field.default:
        return f"Optional; if left out: {toml_value(field.default)}."
    return "Optional; if left out: none."


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def _comment(text: str) -> Iterator[str]:
    for paragraph in text.splitlines():
        lines = textwrap.wrap(paragraph, WIDTH - 2, break_on_hyphens=False) or [""]
        yield from (f"# {line}".rstrip() for line in lines)


def _sample(field: FieldInfo) -> object:
    """A value to write where there is none yet."""
    if isinstance(field.default, str | int) and field.default:
        return field.default
    if is_list(field):
        return []
    for leaf in leaf_types(field.annotation):
        if get_origin(leaf) is Literal:
            return get_args(leaf)[0]
        if leaf is datetime.date:
            return datetime.date(2025, 1, 30)
        if leaf is int:
            return 0
    return ""


# -- values ------------------------------------------------------------------------


def toml_value(value: object) -> str:
    """A text, number, day, list or table as TOML."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = [f"{key} = {toml_value(inner)}" for key, inner in value.items()]
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list | tuple):
        return _list([_item(item) for item in value])
    return str(value)


def _item(value: object) -> str:
    """An item of a list, on one line unless it has lines of its own."""
    return _escaped(value) if isinstance(value, str) and "\n" not in value else toml_value(value)


def _list(items: list[str]) -> str:
    one_line = f"[{', '.join(items)}]"
    if len(one_line) <= WIDTH - 12:
        return one_line
    return "\n".join(["[", *(f"  {item}," for item in items), "]"])


def _text(text: str) -> str:
    if len(text) <= WIDTH and "\n" not in text:
        return _escaped(text)
    return f'"""\n{_wrapped(text)}"""'


def _wrapped(text: str) -> str:
    """The inside of a text over several lines: where only its width breaks a line, a backslash."""
    lines = []
    for paragraph in text.split("\n"):
        words = paragraph.split(" ")
        line = words[0]
        pieces = []
        for word in words[1:]:
            if len(line) + len(word) >= WIDTH and word and line.strip(" "):
                pieces.append(line)
                line = word
            else:
                line += f" {word}"
        lines.append(" \\\n".join(_escaped(piece)[1:-1] for piece in [*pieces, line]))
    return "\n".join(lines)


def _escaped(text: str) -> str:
    """JSON's escapes are TOML's too, but for DEL, which JSON writes as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
