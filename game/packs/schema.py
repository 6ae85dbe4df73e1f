"""JSON Schemas of `pack.toml` and of a motion, made from the models, for editors that know TOML.

They use Draft 4 only, which is what Taplo and the editors built on it understand. A schema speaks
of one file: ids, references and lengths after cleaning stay with `pack check`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from game.packs.format import FORMAT_VERSION, Manifest, Motion

DRAFT = "http://json-schema.org/draft-04/schema#"

MODELS: Mapping[str, type[BaseModel]] = {"pack": Manifest, "motion": Motion}
"""The files of a pack that have a schema, by its name."""

_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def schema_text(name: str) -> str:
    """The schema `pack` or `motion` as JSON; `KeyError` for another name."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"


def schema_files(folder: str = "schema") -> dict[str, str]:
    """Both schemas as files of a pack, by their paths in it."""
    return {f"{folder}/{name}.json": schema_text(name) for name in MODELS}


def schema_of(name: str) -> dict[str, Any]:
    """The schema `pack` or `motion`; `KeyError` for another name."""
    schema = _simple(MODELS[name].model_json_schema(ref_template="#/definitions/{model}"))
    definitions = schema.pop("$defs")
    if name == "pack":
        schema["properties"]["format_version"]["enum"] = [FORMAT_VERSION]
    title = "pack.toml" if name == "pack" else "motions/NAME.toml"
    return {"$schema": DRAFT, "title": title, **schema, "definitions": definitions}


def _simple(node: Any) -> Any:
    """A schema of pydantic in Draft 4: without nulls, which TOML has not, and made-up titles."""
    if isinstance(node, list):
        return [_simple(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _simple(value) for key, value in node.items() if not _is_noise(key, value)}
    options = [one for one in kept.pop("anyOf", []) if one != {"type": "null"}]
    for option in options:  # always one: every choice of a model is "this or nothing"
        kept |= option
    if kept.get("type") == "string" and kept.get("format") == "date":
        kept["pattern"] = _DAY
    if kept.get("type") == "string" and kept.get("minLength") and "pattern" not in kept:
        kept["pattern"] = r"\S"
    if "$ref" in kept and len(kept) > 1:  # Draft 4 ignores what stands beside a reference
        kept["allOf"] = [{"$ref": kept.pop("$ref")}]
    return kept


def _is_noise(key: str, value: object) -> bool:
    if key == "title":
        return isinstance(value, str)
    return key == "default" and not (isinstance(value, str | int) and value)
