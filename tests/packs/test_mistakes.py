"""Packs with one mistake each, as authors make them: what the check says, where, and how soon.

The mistakes are data: a part of a file of `sunday-library`, the pack of docs/authors.md, what
stands there instead, and the code, line, column and words that are expected.
"""

import shutil
import time
from pathlib import Path
from typing import Any

import pytest
import tomli
from click.testing import CliRunner

from game.cli.pack import pack
from game.packs.diagnostics import Problem
from game.packs.reading import read_pack

HERE = Path(__file__).resolve().parent
GOOD = HERE / "sunday-library"
MISTAKES = [
    (path.stem, mistake)
    for path in sorted((HERE / "mistakes").glob("*.toml"))
    for mistake in tomli.loads(path.read_text("utf-8"))["mistake"]
]
LONGEST = 0.5
"""Seconds of the processor that a check of a small pack may take."""

Mistake = dict[str, Any]


def write_mistake(mistake: Mistake, folder: Path) -> Path:
    """The good pack with that one mistake in it."""
    shutil.copytree(GOOD, folder)
    file = folder / mistake["file"]
    text = file.read_text("utf-8")
    assert text.count(mistake["old"]) == 1, f"{mistake['old']!r} must stand once in the good text"
    file.write_text(text.replace(mistake["old"], mistake["new"]), "utf-8", newline="")
    return folder


def names(value: object) -> str:
    return str(value["name"]) if isinstance(value, dict) else str(value)


def test_without_a_mistake_there_is_nothing_to_complain_about() -> None:
    _, problems = read_pack(GOOD)
    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize(("source", "mistake"), MISTAKES, ids=names)
def test_the_check_names_the_mistake_its_place_and_its_fix(
    source: str, mistake: Mistake, tmp_path: Path
) -> None:
    folder = write_mistake(mistake, tmp_path / "sunday-library")
    began = time.process_time()
    found, problems = read_pack(folder)
    assert time.process_time() - began < LONGEST
    told = [str(problem) for problem in problems]
    first, *others = _named_first(problems, mistake)
    place = (first.path, first.code, first.line, first.column)
    wanted = (folder / mistake["file"], mistake["code"], mistake["line"], mistake["column"])
    assert place == wanted, told
    assert mistake["says"] in str(first)
    assert [other.code for other in others] == mistake.get("also", []), told
    assert (found is None) == any(problem.severity == "error" for problem in problems)


@pytest.mark.parametrize(("source", "mistake"), MISTAKES, ids=names)
def test_the_command_prints_it_without_a_traceback(
    source: str, mistake: Mistake, tmp_path: Path
) -> None:
    folder = write_mistake(mistake, tmp_path / "sunday-library")
    result = CliRunner().invoke(pack, ["check", str(folder)])
    assert isinstance(result.exception, SystemExit | None)
    assert f":{mistake['line']}:{mistake['column']}: " in result.stdout
    assert f" {mistake['code']}: " in result.stdout


@pytest.mark.parametrize(("source", "mistake"), MISTAKES, ids=names)
def test_every_complaint_says_what_to_do(source: str, mistake: Mistake, tmp_path: Path) -> None:
    _, problems = read_pack(write_mistake(mistake, tmp_path / "sunday-library"))
    assert [str(problem) for problem in problems if not problem.hint] == []


def _named_first(problems: tuple[Problem, ...], mistake: Mistake) -> list[Problem]:
    """The problems with that of the mistake's code first."""
    assert problems, "the check has nothing to say"
    return sorted(problems, key=lambda problem: problem.code != mistake["code"])
