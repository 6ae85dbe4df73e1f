import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from game.cli.pack import pack
from game.errors import PackError, UsageError


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(pack, [str(argument) for argument in arguments])


def test_stats_prints_tables(sample_pack: Path) -> None:
    result = run("stats", sample_pack)
    assert result.exit_code == 0
    assert result.stdout == STATS


STATS = """\
School phones (school-phones 1.2.0)

motion  side  claims  weight  points  of the essay  cards  words
zoo     pro        2       5       4             2      2    221
zoo     con        2       5       4             0      2    229

motion  side  phrasings  accept  reject  contrary  off list  upholds
zoo     pro          12       8       4         0         0        0
zoo     con          12       8       4         0         0        0

section    claims  points  title
attention       2       1  What we miss
safety          2       1  If something happens

Echo no point of the other side: zoo/photos-teach
"""


def test_stats_writes_json(sample_pack: Path) -> None:
    data = json.loads(run("stats", sample_pack, "--format", "json").stdout)
    assert list(data)[:4] == ["pack", "version", "hash", "sides"]
    assert data["sides"][0]["points"] == 4


def test_stats_of_no_pack_is_an_error() -> None:
    assert isinstance(run("stats", "nowhere").exception, PackError)


# -- show --answers ----------------------------------------------------------------


def test_show_answers_prints_markdown(sample_pack: Path) -> None:
    result = run("show", sample_pack, "--answers")
    assert result.exit_code == 0
    assert result.stdout.startswith("# School phones: answer key\n")
    assert "**Clear rules about when to use a phone solve distraction" in result.stdout


@pytest.mark.parametrize(
    ("name", "options", "beginning"),
    [
        ("key.md", [], "# School phones"),
        ("key.HTML", [], "<!doctype html>"),
        ("key.txt", ["--format", "html"], "<!doctype html>"),
        ("key.html", ["--format", "markdown"], "# School phones"),
    ],
)
def test_show_answers_writes_a_file(
    name: str, options: list[str], beginning: str, sample_pack: Path, tmp_path: Path
) -> None:
    out = tmp_path / name
    result = run("show", sample_pack, "--answers", "--motion", "zoo", "--out", out, *options)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_text("utf-8").startswith(beginning)


def test_the_options_of_the_key_need_it(sample_pack: Path, tmp_path: Path) -> None:
    for options in (["--format", "html"], ["--out", tmp_path / "x"]):
        assert isinstance(run("show", sample_pack, *options).exception, UsageError)
    missing = run("show", sample_pack, "--answers", "--out", tmp_path / "no" / "x.md")
    assert isinstance(missing.exception, UsageError)
