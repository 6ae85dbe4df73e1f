from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import game.scoring
from game.cli.pack import pack
from game.errors import PackError, UsageError

SAID = (
    "Adults and staff with radios look after the class, a lost pupil is found. "
    "Staff with radios seek a lost pupil."
)


@pytest.fixture(autouse=True)
def by_overlap(overlap_matcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher)


def run(*arguments: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(pack, ["preview", *map(str, arguments)], input=typed)


def test_an_answer_is_explained_sentence_by_sentence(sample_pack: Path, tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    file.write_text(SAID, "utf-8")
    result = run(sample_pack, "--counterargument", "lost-pupil", "--answer", file)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "They say: A pupil who gets lost cannot call for help without a phone."
    assert any(line.startswith("  makes grown-ups 0.") for line in lines)
    assert any(line.startswith("  comes near grown-ups 0.") for line in lines)
    assert "  → if it makes it: add it to `accept`, line 70" in lines
    assert max(map(len, lines)) <= 80


def test_at_a_terminal_it_says_that_the_judge_is_loading_and_takes_it_back(
    sample_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (sample_pack, "--counterargument", "lost-pupil", "--answer", "-")
    assert run(*asked, typed=SAID).stderr == ""
    monkeypatch.setattr("game.cli.waiting.is_terminal", lambda _: True)
    assert run(*asked, typed=SAID).stderr == "The judge is loading ...\r\r\x1b[K"


def test_the_answer_may_come_from_standard_input(sample_pack: Path) -> None:
    asked = ("--counterargument", "lost-pupil", "--answer", "-")
    assert "makes grown-ups" in run(sample_pack, *asked, typed=SAID).stdout


def test_it_must_be_said_what_is_answered(sample_pack: Path) -> None:
    error = run(sample_pack, "--answer", "-", typed=SAID).exception
    assert isinstance(error, UsageError)
    assert "lost-pupil, photos-teach" in str(error)


def test_without_a_terminal_it_points_to_answer(sample_pack: Path) -> None:
    error = run(sample_pack).exception
    assert isinstance(error, UsageError)
    assert "--answer" in str(error)


def test_wrong_names_and_bad_packs_are_explained(sample_pack: Path) -> None:
    assert isinstance(run("nowhere").exception, UsageError)
    wrong = run(sample_pack, "--counterargument", "lost-pupils", "--answer", "-").exception
    assert isinstance(wrong, UsageError)
    motion = sample_pack / "motions" / "zoo.toml"
    motion.write_text(motion.read_text("utf-8") + "wieght = 1\n", "utf-8")
    assert isinstance(run(sample_pack, "--answer", "-").exception, PackError)
