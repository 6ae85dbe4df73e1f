"""Keys and values against the models, with pydantic's findings put into plain sentences."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from game.packs.diagnostics import Problem
from game.packs.documents import MOST_PROBLEMS, Document
from game.packs.models import inner_model, model_at
from game.packs.positions import KeyPath
from game.packs.spelling import did_you_mean, quoted
from game.packs.synonyms import written_as
from game.packs.unknown import advice

M = TypeVar("M", bound=BaseModel)
Finding = dict[str, Any]
"""One error of pydantic: `type`, `loc`, `input`, `ctx`."""


def read_shape(document: Document, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The model of a document, or what is wrong with its keys and values (P3)."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)[:MOST_PROBLEMS]
        findings: list[Finding] = [dict(finding) for finding in errors]
    return None, [
        _explain(document, model, finding)
        for finding in findings
        if not _follows_from_others(document, finding)
    ]


def _follows_from_others(document: Document, finding: Finding) -> bool:
    """A list counts as empty when its items are wrong; a blanked line's key as missing.

    What stands there by another name, such as `[[counterarguments]]`, is told as an unknown key.
    """
    kind, value, path = finding["type"], finding["input"], tuple(finding["loc"])
    if kind == "too_short":
        return isinstance(value, list) and len(value) > 0
    if kind == "missing":
        return not document.whole or bool(written_as(value, path[-1]))
    if kind == "tuple_type" and isinstance(value, dict):
        others = {key: None for key in document.at(path[:-1]) if key != path[-1]}
        return bool(written_as(others, path[-1]))
    return False


def _explain(document: Document, model: type[BaseModel], finding: Finding) -> Problem:
    path: KeyPath = tuple(finding["loc"])
    kind = str(finding["type"])
    if kind == "extra_forbidden":
        return unknown_key(document, model, path)
    if kind == "missing":
        return _missing_key(document, model, path)
    code, message, hint = _value(path, finding)
    return document.at_value(code, path, message, hint)


def value_mistake(error: ValidationError) -> str:
    """The first mistake of a value that stands in no file, without a full stop."""
    finding: Finding = dict(error.errors(include_url=False)[0])
    _, message, _ = _value(tuple(finding["loc"]), finding)
    return message


# -- keys --------------------------------------------------------------------------


def unknown_key(document: Document, model: type[BaseModel], path: KeyPath) -> Problem:
    """The problem with the key at `path`, which its table does not know."""
    message = f"{quoted(path[-1])} is not a key of {_table_name(document, path[:-1])}"
    return document.at_key("P301", path, message, advice(document, model, path))


def _missing_key(document: Document, model: type[BaseModel], path: KeyPath) -> Problem:
    key, table = str(path[-1]), path[:-1]
    owner = model_at(model, table)
    field = owner.model_fields[key] if owner and key in owner.model_fields else None
    meaning = (field.description or "").replace("\n", " ") if field else ""
    inner = inner_model(field.annotation) if field else None
    header = ".".join([*(part for part in table if isinstance(part, str)), key])
    written = f"[[{header}]]" if inner else f"{key} = ..."
    message = f"{quoted(key)} is missing in {_table_name(document, table)}"
    return document.at_key("P303", table, message, f"add {quoted(written)}: {meaning}")


def _table_name(document: Document, table: KeyPath) -> str:
    keys = ".".join(part for part in table if isinstance(part, str))
    if not keys:
        return document.path.name
    return quoted(f"[[{keys}]]" if isinstance(table[-1], int) else f"[{keys}]")


def _named(path: KeyPath) -> str:
    if path and isinstance(path[-1], int):
        return f"item {path[-1] + 1} of {_named(path[:-1])}"
    return quoted(path[-1]) if path else "the file"


# -- values ------------------------------------------------------------------------

Explanation = tuple[str, str, str]
"""Code, sentence or its end after the key, hint."""


def _value(path: KeyPath, finding: Finding) -> Explanation:
    for beginning, explanation in _VALUE_EXPLANATIONS.items():
        if str(finding["type"]).startswith(beginning):
            code, message, hint = explanation(path, finding)
            return code, f"{_named(path)} {message}", hint
    return "P304", f"{_named(path)} is not a value that is allowed here", ""


def _not_a_text(path: KeyPath, finding: Finding) -> Explanation:
    value = finding["input"]
    hint = "write a single text in quotes"
    if isinstance(value, int | float | datetime.date | datetime.time):
        hint = f'put quotes around it: "{_toml(value)}"'
    return "P302", f"must be a text, but it is {_kind_of(value)}", hint


def _no_number(what: str, example: str, form: str) -> Callable[[KeyPath, Finding], Explanation]:
    """What explains a value that is not `what`; a text of that `form` only lost its quotes."""

    def explain(path: KeyPath, finding: Finding) -> Explanation:
        value = finding["input"]
        hint = f"write {example}, without quotes"
        if isinstance(value, str) and re.fullmatch(form, value):
            hint = f"write {value} without quotes"
        return "P302", f"must be {what}, but it is {_kind_of(value)}", hint

    return explain


def _not_finite(path: KeyPath, finding: Finding) -> Explanation:
    return "P304", f"must be a finite number, not {_shown(finding)}", "write a number such as 0.5"


def _not_a_list(path: KeyPath, finding: Finding) -> Explanation:
    value = finding["input"]
    keys = ".".join(part for part in path if isinstance(part, str))
    if isinstance(value, dict):
        hint = f"write {quoted(f'[[{keys}]]')} with double brackets"
    elif isinstance(value, str):
        hint = f'put brackets around it: {path[-1]} = ["..."]'
    else:
        hint = "write a list in brackets"
    return "P302", f"must be a list, but it is {_kind_of(value)}", hint


def _not_a_table(path: KeyPath, finding: Finding) -> Explanation:
    keys = ".".join(part for part in path if isinstance(part, str))
    header = f"[[{keys}]]" if path and isinstance(path[-1], int) else f"[{keys}]"
    hint = f"write a line {quoted(header)}, and its keys below it"
    return "P302", f"must be a table, but it is {_kind_of(finding['input'])}", hint


def _not_a_day(path: KeyPath, finding: Finding) -> Explanation:
    return "P305", f"must be a day that exists, not {_shown(finding)}", "such as 2025-01-30"


def _not_a_choice(path: KeyPath, finding: Finding) -> Explanation:
    choices = re.findall(r"'([^']*)'", str(finding["ctx"]["expected"]))
    words = " or ".join(f'"{choice}"' for choice in choices)
    hint = did_you_mean(str(finding["input"]), choices) or f"write {words}"
    return "P304", f"must be {words}, not {_shown(finding)}", hint


def _out_of_range(path: KeyPath, finding: Finding) -> Explanation:
    limits = finding["ctx"]
    limit = f"at least {limits['ge']:g}" if "ge" in limits else f"at most {limits['le']:g}"
    hint = _RANGES.get(str(path[-1]), "write 1, 2 or 3")
    return "P304", f"must be {limit}, not {_shown(finding)}", hint


_RANGES = {"band": "write 0, 1, 2, 3 or 4", "prior": "write a number from -2 to 2"}
"""By the key; all other numbers are weights."""


def _wrong_form(path: KeyPath, finding: Finding) -> Explanation:
    pattern = str(finding["ctx"]["pattern"])
    for mark, sentence, hint in _FORMS:
        if mark in pattern:
            return "P305", f"must be {sentence}, not {_shown(finding)}", hint(finding["input"])
    return "P305", f"has the wrong form: {_shown(finding)}", ""


def _too_short(path: KeyPath, finding: Finding) -> Explanation:
    return "P306", "is empty", "fill it in"


def _too_long(path: KeyPath, finding: Finding) -> Explanation:
    limit = finding["ctx"]["max_length"]
    length = finding["ctx"].get("actual_length") or len(finding["input"])
    return "P306", f"has {length} characters; at most {limit} fit", "shorten it"


_VALUE_EXPLANATIONS: dict[str, Callable[[KeyPath, Finding], Explanation]] = {
    "string_type": _not_a_text,
    "string_pattern": _wrong_form,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "too_short": _too_short,
    "too_long": _too_long,
    "int": _no_number("a whole number", "a whole number", r"[0-9]{1,6}"),
    "float": _no_number("a number", "a number such as 0.5", r"-?[0-9]{1,3}(\.[0-9]{1,6})?"),
    "finite": _not_finite,
    "tuple": _not_a_list,
    "model": _not_a_table,
    "date": _not_a_day,
    "literal": _not_a_choice,
    "greater": _out_of_range,
    "less": _out_of_range,
}
"""By the beginnings of pydantic's error types; anything else is P304 in general words."""


def _slug(value: object) -> str:
    plain = unicodedata.normalize("NFKD", str(value).removesuffix(".toml").lower())
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return f"such as {quoted('-'.join(words)[:48].strip('-') or 'school-phones')}"


def _address(value: object) -> str:
    bare = re.fullmatch(r"(?:\w+:)?/*([\w-]+(?:\.[\w-]+)+(?:/\S*)?)", str(value)[:80])
    return f"such as {quoted(f'https://{bare[1]}' if bare else 'https://example.org/article')}"


_FORMS: tuple[tuple[str, str, Callable[[object], str]], ...] = (
    ("*/[a-z", "`counterargument/point`", lambda _: "such as `too-late/lag`"),
    ("[a-z0-9]+", "small letters, digits and single hyphens", _slug),
    ("[A-Z]", "a tag of a capital and up to 7 capitals or digits", lambda _: "such as `E7`"),
    ("https?", "an address that begins with https:// and has no spaces", _address),
    ("[0-9]{4}", "a year, a month or a day", lambda _: 'such as "2025-01-30"'),
    (r"\.[0-9]+", "a version of three numbers", lambda _: 'such as "1.0.0"'),
    ("[a-z]{2}", "a language code of two small letters", lambda _: 'such as "en"'),
)
"""A part of the model's pattern, what the value must be, and an example made from the value."""


def _kind_of(value: object) -> str:
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"),
        (str, "a text"),
        (int, "a whole number"),
        (float, "a number with a fraction"),
        ((datetime.date, datetime.time), "a day or time"),
        (list, "a list"),
        (dict, "a table"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "something else")


def _shown(finding: Finding) -> str:
    value = finding["input"]
    return quoted(_toml(value)) if not isinstance(value, dict | list) else _kind_of(value)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
