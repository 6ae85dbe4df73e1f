"""Every key that a pack may have, as a page of Markdown made from the models: docs/packs.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.packs.codes import CODES
from game.packs.format import ID_PATTERN, POINT_NAME_PATTERN, Manifest, Motion, Sides
from game.packs.models import header_of, inner_model, is_list, tables_of
from game.packs.schema import schema_of

OPENING = """\
<!-- Made from the models by `rebuttal pack schema --reference`; a test holds it to them. -->

# Packs: every key and every code

A pack is a folder of TOML files. Its id is the folder's name, and at most 1 MB of a file is read.

```
my-pack/
  pack.toml
  motions/
    first-motion.toml
```

How a pack is written, tested and shared, step by step, stands in [Writing packs](authors.md);
this page is for looking things up. Ids are small letters, digits and single hyphens, at most 48
characters. Texts are plain: brackets and markup are literal; "up to 80" counts characters. A key
that is not **needed** may be left out; `rebuttal pack check --complete` asks for those that a
published pack should have.
"""

CODES_OPENING = """\
## What the check says

`rebuttal pack check` prints `file:line:column: severity CODE: message`, the line, a caret and the
fix. A pack with errors cannot be played; one with warnings can. `rebuttal pack explain P301` says
why a problem matters and how it is put right. P6 comes only with `--complete`, P7 from outlines,
P8 from `rebuttal pack install`.
"""

_FORMS = {
    ID_PATTERN: "id",
    POINT_NAME_PATTERN: "`counterargument/point`",
    r"^[A-Z][A-Z0-9]{0,7}$": "tag: a capital, up to 7 capitals or digits",
    r"^[a-z]{2}$": "two small letters",
    r"^[0-9]+\.[0-9]+\.[0-9]+$": "three numbers, such as `1.0.0`",
    r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$": "year, month or day",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "day, such as `2025-01-30`",
    r"^(https?://[^\s]+)?$": "address, `https://...`",
}
"""Patterns of the models in words; a test sees to it that none is missing."""


def reference() -> str:
    """The page as Markdown."""
    parts = [OPENING]
    for name, file, model in (
        ("pack", "pack.toml", Manifest),
        ("motion", "motions/NAME.toml", Motion),
    ):
        parts += _tables(schema_of(name), file, model)
    return "\n".join([*parts, CODES_OPENING, *_codes(), ""])


def _tables(schema: dict[str, Any], file: str, model: type[BaseModel]) -> Iterator[str]:
    headings: dict[type[BaseModel], list[str]] = {}
    for path, table in tables_of(model):
        if table is not Sides:  # it has nothing but the two tables
            headings.setdefault(table, []).append(header_of(model, path) if path else file)
    for table, names in headings.items():
        yield f"## {' and '.join(f'`{name}`' for name in names)}\n"
        home = "" if table is model else f" In `{file}`."
        yield f"{_flat(table.__doc__)}{home}\n"
        yield "| key | value | meaning | if left out |\n|---|---|---|---|"
        known = schema if table is model else schema["definitions"][table.__name__]
        for key, field in table.model_fields.items():
            value = _value(known["properties"][key], field)
            cells = (f"`{key}`", value, _flat(field.description), _if_left_out(field))
            yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
        yield ""


def _value(schema: dict[str, Any], field: FieldInfo) -> str:
    """What the key holds, in words."""
    if inner_model(field.annotation):
        return "tables" if is_list(field) else "table"
    if schema["type"] == "array":
        return f"list of: {_form(schema['items'])}"
    return _form(schema)


def _form(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return " or ".join(f"`{choice}`" for choice in schema["enum"])
    if schema["type"] in ("integer", "number"):
        whole = "whole " if schema["type"] == "integer" else ""
        return f"{whole}number, {schema['minimum']:g} to {schema['maximum']:g}"
    if form := _FORMS.get(schema.get("pattern", "")):
        return form
    return f"text, up to {schema['maxLength']}"


def _if_left_out(field: FieldInfo) -> str:
    if field.is_required():
        return "**needed**"
    if isinstance(field.default, str | int) and field.default:
        return f"`{field.default}`"
    return "none"


def _codes() -> Iterator[str]:
    yield "| code | severity | what is wrong |\n|---|---|---|"
    for code, entry in CODES.items():
        yield f"| {code} | {entry.severity} | {entry.title} |"


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())
