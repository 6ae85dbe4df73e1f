"""Tables under another name: the name is told, and so is what is wrong inside, in one run."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game.packs.reading import read_pack
from game.packs.starting import Basics, starter_files

MOTION = "motions/homework.toml"
Change = Callable[[str], str]


def renamed(old: str, new: str) -> Change:
    """In every header."""
    return lambda text: re.sub(
        r"(?m)^\[.*\]$", lambda match: re.sub(rf"\b{old}\b", new, match[0]), text
    )


def told(folder: Path, file: str, *changes: Change) -> list[tuple[str, str]]:
    """Code and line of each problem of the template with those changes."""
    files = starter_files(Basics("Zoo", authors=("Ada",)))
    for change in changes:
        assert change(files[file]) != files[file]
        files[file] = change(files[file])
    for name, text in files.items():
        path = folder / "zoo" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    pack, problems = read_pack(folder / "zoo")
    assert pack is None
    lines = files[file].split("\n")
    return [(one.code, lines[one.line - 1]) for one in problems]


def test_what_stands_in_a_table_of_another_name_is_checked_too(tmp_path: Path) -> None:
    found = told(
        tmp_path, MOTION,
        renamed("counterargument", "counterarguments"), renamed("point", "answers"),
        lambda text: text.replace('against = "con"', 'against = "contra"'),
        lambda text: text.replace("weight = 1", "weight = 9", 1),
        lambda text: text.replace("voice = ", "speaker = ", 1),
    )  # fmt: skip
    assert found == [
        ("P301", "[[counterarguments]]"),
        ("P301", 'speaker = "An anxious father"'),
        ("P301", "[[counterarguments.answers]]"),
        ("P304", "weight = 9"),
        ("P304", 'against = "contra"'),
        ("P301", "[[counterarguments.answers]]"),
    ]


def test_one_of_several_under_another_name_stands_with_the_others(tmp_path: Path) -> None:
    second = ('[[counterargument]]\nid = "unfair"', '[[counterarguments]]\nid = "unfair"')
    found = told(
        tmp_path, MOTION,
        lambda text: text.replace(*second),
        lambda text: re.sub(r"(?s)(?<=id = .unfair.).*", '\nagainst = "con"\nclaim = ""', text),
    )  # fmt: skip
    assert found == [
        ("P402", 'echoes = ["unfair/shows-gaps"]'),
        ("P301", "[[counterarguments]]"),
        ("P303", "[[counterarguments]]"),
        ("P306", 'claim = ""'),
    ]


@pytest.mark.parametrize(
    ("old", "new", "value", "wrong", "code"),
    [("essay", "article", "date = 2025-01-30", 'date = "30 January"', "P305"),
     ("section", "chapters", 'title = "What practice needs"', 'title = ""', "P306")],
)  # fmt: skip
def test_so_it_is_in_the_manifest(
    old: str, new: str, value: str, wrong: str, code: str, tmp_path: Path
) -> None:
    found = told(tmp_path, "pack.toml", renamed(old, new), lambda text: text.replace(value, wrong))
    assert found[0][0] == "P301"
    assert found[1:] == [(code, wrong)]


def test_a_first_point_of_another_name_is_told_where_it_stands(tmp_path: Path) -> None:
    found = told(
        tmp_path, MOTION,
        lambda text: text.replace("[[counterargument.point]]", "[[counterargument.answer]]", 1),
    )  # fmt: skip
    assert found == [("P301", "[[counterargument.answer]]")]


def test_a_table_that_nobody_can_place_stays_one_problem(tmp_path: Path) -> None:
    found = told(
        tmp_path, MOTION, lambda text: f"{text}\n[zebra]\nstripes = 7\n[zebra.foal]\nage = 1\n"
    )
    assert found == [("P301", "[zebra]")]
