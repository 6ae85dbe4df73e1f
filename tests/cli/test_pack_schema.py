import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from game.cli.pack import pack
from game.errors import UsageError
from game.packs.schema import schema_of


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(pack, ["schema", *map(str, arguments)])


@pytest.mark.parametrize("name", ["pack", "motion"])
def test_schema_prints_one(name: str) -> None:
    assert json.loads(run(name).stdout) == schema_of(name)


def test_schema_writes_both_into_a_folder(tmp_path: Path) -> None:
    result = run("--out", tmp_path / "schema")
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "schema").iterdir()) == [
        "motion.json", "pack.json"
    ]  # fmt: skip


def test_the_reference_is_printed_for_people() -> None:
    assert "| `weight` | whole number, 1 to 3 |" in run("--reference").stdout


@pytest.mark.parametrize("arguments", [[], ["pack", "--out", "x"], ["pack", "--reference"]])
def test_schema_says_what_it_needs(arguments: list[str]) -> None:
    assert isinstance(run(*arguments).exception, UsageError)


def test_a_folder_that_cannot_be_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    assert isinstance(run("--out", tmp_path / "file").exception, UsageError)
