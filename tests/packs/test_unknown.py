"""Keys by other names: what the check says was meant."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from game.packs.format import Manifest, Motion
from game.packs.models import inner_model, tables_of
from game.packs.reading import read_pack
from game.packs.starting import Basics, starter_files
from game.packs.synonyms import SYNONYMS, key_meant

TABLES = [(path, table) for model in (Manifest, Motion) for path, table in tables_of(model)]


def told(folder: Path, file: str, old: str, new: str, *, everywhere: bool = False) -> list[str]:
    """Codes with hints for the template with that change."""
    files = starter_files(Basics("Zoo", authors=("Ada",)))
    assert re.search(old, files[file]), old
    files[file] = re.sub(old, new, files[file], count=0 if everywhere else 1)
    for name, text in files.items():
        path = folder / "zoo" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return [f"{one.code} {one.hint}" for one in read_pack(folder / "zoo")[1]]


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ('against = "pro"', 'side = "pro"', "`against`? It is for this: The side that has to"),
        ('against = "pro"', 'answeredBy = "pro"', "`against`?"),
        ("voice = ", "speaker = ", "`voice`? It is for this: Who speaks."),
        ("model_answer = ", "answer = ", "`model_answer`?"),
        ("claim = ", "text = ", "`claim`?"),
        ("phrasings = ", "wordings = ", "`phrasings`?"),
        ("accept = ", "good = ", "`accept`?"),
        ("contrary = ", "opposites = ", "`contrary`?"),
        ("press = ", "question = ", "`press`?"),
        ("nudge = ", "hint1 = ", "`nudge`?"),
        ("fact = ", "claim = ", "`fact`?"),
        ("meaning = ", "definition = ", "`meaning`?"),
        ("essay_side = ", "essay-side = ", "`essay_side`?"),
        ("briefing = ", "background = ", "`briefing`?"),
    ],
)
def test_another_name_of_a_key_in_a_motion_is_understood(
    old: str, new: str, meant: str, tmp_path: Path
) -> None:
    found = told(tmp_path, "motions/homework.toml", rf"(?m)^{old}", new)
    assert len(found) == 1, found
    assert found[0].startswith(f"P301 did you mean {meant}")


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("authors = ", "writer = ", "`authors`?"),
        ("authors = ", "author = ", "`authors`?"),
        ("license = ", "licence = ", "`license`?"),
        ("license = ", "copyright = ", "`license`?"),
        ("language = ", "lang = ", "`language`?"),
        ("author = ", "writer = ", "`author`?"),
        ("url = ", "link = ", "`url`?"),
        (r"\[essay\]", "[article]", "`essay`?"),
    ],
)
def test_and_in_the_manifest_where_nothing_else_is_said_to_be_missing(
    old: str, new: str, meant: str, tmp_path: Path
) -> None:
    found = told(tmp_path, "pack.toml", rf"(?m)^{old}", new)
    assert len(found) == 1, found
    assert found[0].startswith(f"P301 did you mean {meant}")


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        (r"\[counterargument\]\]", "[counterarguments]]", "`counterargument`?"),
        (r"\[counterargument(?=[.\]])", "[counterarguments", "`counterargument`?"),
        (r"\[counterargument(?=[.\]])", "[claims", "`counterargument`?"),
        (r"\[counterargument\.point(?=[.\]])", "[counterargument.answers", "`point`?"),
        (r"\[counterargument\.point(?=[.\]])", "[counterargument.rebuttals", "`point`?"),
        (r"\[counterargument\.point(?=[.\]])", "[points", "`[[counterargument.point]]`?"),
        (r"\[evidence(?=[.\]])", "[cards", "`evidence`?"),
        (r"\[side\.pro\]", "[pro]", "`[side.pro]`?"),
    ],
)
def test_another_name_of_a_table_is_understood(
    old: str, new: str, meant: str, tmp_path: Path
) -> None:
    found = told(tmp_path, "motions/homework.toml", old, new, everywhere=True)
    unknown = [one for one in found if one.startswith("P301")]
    assert unknown[0].startswith(f"P301 did you mean {meant}"), found


def test_one_table_in_the_plural_among_others_is_named_at_its_place(tmp_path: Path) -> None:
    told(tmp_path, "motions/homework.toml", r"\[\[counterargument\]\]", "[[counterarguments]]")
    [problem] = read_pack(tmp_path / "zoo")[1]
    lines = (tmp_path / "zoo" / "motions" / "homework.toml").read_text("utf-8").split("\n")
    assert lines[problem.line - 1] == "[[counterarguments]]"
    assert (problem.code, problem.hint) == ("P301", "did you mean `[[counterargument]]`?")


def test_a_name_that_belongs_elsewhere_is_told_where(tmp_path: Path) -> None:
    found = told(tmp_path, "motions/homework.toml", r"(?m)^press = ", "speaker = ")
    assert found == [
        "P301 did you mean `voice`? it belongs to the table `counterargument`, "
        "above the tables inside that one"
    ]


def test_what_the_table_has_already_is_not_meant(tmp_path: Path) -> None:
    found = told(tmp_path, "motions/homework.toml", r"(?m)^against = ", 'side = "pro"\nagainst = ')
    assert found == ["P301 it belongs to the top of the file, above the first table"]


@pytest.mark.parametrize(("path", "table"), TABLES, ids=str)
def test_no_name_means_two_values_or_two_tables_in_a_table(
    path: list[str], table: type[BaseModel]
) -> None:
    fields = table.model_fields
    for key, field in fields.items():
        assert key_meant(key, fields) == key
        holds_tables = bool(inner_model(field.annotation))
        alike = [k for k, f in fields.items() if bool(inner_model(f.annotation)) == holds_tables]
        for name in SYNONYMS.get(key, ()):
            others = [other for other in alike if other == key or other != f"{name}s"]
            assert key_meant(name, others) == key


def test_every_synonym_is_of_a_key_that_exists() -> None:
    assert set(SYNONYMS) <= {key for _, table in TABLES for key in table.model_fields}
