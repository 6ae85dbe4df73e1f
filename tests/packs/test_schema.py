"""The JSON Schemas and the check agree, on every shipped pack and on every known mistake."""

import datetime
import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli

from game.packs.reading import read_pack
from game.packs.schema import MODELS, schema_files, schema_of, schema_text
from game.packs.starting import Basics, starter_files

jsonschema = pytest.importorskip("jsonschema", reason="the extra `test` brings it")
ROOT = Path(__file__).resolve().parents[2]
DRAFT_4 = set(
    "$schema title description type properties required additionalProperties items enum pattern "
    "minLength maxLength minimum maximum minItems default allOf $ref definitions format".split()
)


def load_bad_packs() -> Any:
    """The corpus of mistakes of test_bad_packs.py."""
    path = Path(__file__).with_name("test_bad_packs.py")
    spec = importlib.util.spec_from_file_location("bad_packs", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BAD = load_bad_packs()
IN_SCHEMA = {"P301", "P302", "P303", "P304", "P305", "P306", "P307"}
"""Codes of mistakes in keys and values, which a schema can see."""


def as_json(value: Any) -> Any:
    """TOML's data as JSON has it, days as texts."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    is_time = isinstance(value, datetime.date | datetime.time)
    return value.isoformat() if is_time else value


def accepts(name: str, text: str) -> bool:
    validator = jsonschema.Draft4Validator(schema_of(name))
    return bool(validator.is_valid(as_json(tomli.loads(text))))


@pytest.mark.parametrize("name", MODELS)
def test_the_schemas_are_draft_4_and_use_nothing_newer(name: str) -> None:
    schema = schema_of(name)
    jsonschema.Draft4Validator.check_schema(schema)

    def keywords(node: Any, inside_names: bool = False) -> Iterator[str]:
        if isinstance(node, dict):
            for key, value in node.items():
                if not inside_names:
                    yield key
                yield from keywords(
                    value, not inside_names and key in ("properties", "definitions")
                )
        elif isinstance(node, list):
            for item in node:
                yield from keywords(item)

    assert set(keywords(schema)) <= DRAFT_4


@pytest.mark.parametrize("name", MODELS)
def test_every_key_is_described_for_the_editor(name: str) -> None:
    schema = schema_of(name)
    for table in [schema, *schema["definitions"].values()]:
        assert table["additionalProperties"] is False
        for key, value in table["properties"].items():
            assert value["description"], key


@pytest.mark.parametrize(
    "file",
    [*(ROOT / "content").rglob("*.toml"), *(ROOT / "tests/packs/school-phones").rglob("*.toml")],
    ids=lambda file: file.name,
)
def test_good_packs_are_accepted(file: Path) -> None:
    name = "pack" if file.name == "pack.toml" else "motion"
    assert accepts(name, file.read_text("utf-8"))


def test_what_pack_new_writes_is_accepted_and_names_its_schema() -> None:
    files = starter_files(Basics("x"))
    for name, text in files.items():
        if name.endswith(".toml"):
            line = text.split("\n")[0]
            assert line.startswith(("#:schema ./", "#:schema ../"))
            linked = (Path(name).parent / line.split()[1]).as_posix().replace("motions/../", "")
            assert json.loads(files[linked])
            assert accepts("pack" if name == "pack.toml" else "motion", text)


def seen(kind: str) -> list[Any]:
    """The mistakes that are TOML: change, code."""
    rows = BAD.IN_MOTION if kind == "motion" else BAD.IN_MANIFEST
    return [(kind, row[0], row[1]) for row in rows if not row[1].startswith("P2")]


@pytest.mark.parametrize(("kind", "change", "code"), [*seen("motion"), *seen("pack")])
def test_schema_and_check_agree_on_every_known_mistake(
    kind: str, change: tuple[str, str], code: str
) -> None:
    good = BAD.MOTION if kind == "motion" else BAD.MANIFEST
    text = BAD.changed(good, change)
    if re.search(r"(?m)^title = \d{4}-\d\d-\d\d$", text):
        pytest.skip("JSON has no days: a day where a text belongs is a text to a schema")
    if re.search(r"(?m)^prior = nan$", text):
        pytest.skip("JSON has no number that is none")
    listed_path = code == "P106"  # a path is no id either
    assert accepts(kind, text) == (code not in IN_SCHEMA and not listed_path)


@pytest.mark.parametrize("name", ["pack.toml", "motions/zoo.toml"])
def test_each_line_left_out_is_judged_alike(name: str, sample_pack: Path) -> None:
    file = sample_pack / name
    lines = file.read_text("utf-8").split("\n")
    for number in range(0, len(lines), 2):
        text = "\n".join([*lines[:number], *lines[number + 1 :]])
        file.write_text(text, "utf-8")
        codes = {problem.code for problem in read_pack(sample_pack)[1] if problem.path == file}
        if not any(code.startswith("P2") for code in codes):
            kind = "pack" if name == "pack.toml" else "motion"
            assert accepts(kind, text) == (not codes & IN_SCHEMA), (number, lines[number], codes)


def test_the_shipped_schemas_are_those_of_the_models() -> None:
    for name in MODELS:
        shipped = (ROOT / "docs" / "schema" / f"{name}.json").read_text("utf-8")
        assert shipped == schema_text(name), "run: rebuttal pack schema --out docs/schema"
    assert set(schema_files()) == {"schema/pack.json", "schema/motion.json"}
