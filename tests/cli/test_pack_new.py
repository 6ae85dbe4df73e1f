from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from game.cli.pack import pack
from game.errors import UsageError
from game.packs.library import load_pack
from game.paths import user_packs_folder


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(pack, arguments, input=typed)


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str], typed: str) -> Result:
    monkeypatch.setattr("game.cli.pack_new.is_terminal", lambda _: True)
    return run(*arguments, typed=typed)


def test_a_new_pack_is_written_checks_and_plays() -> None:
    result = run("new", "school-lunch")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "school-lunch: 1 motion, 2 counterarguments, 4 points",
        f"  {Path('school-lunch/motions/homework.toml')}",
        f"  {Path('school-lunch/pack.toml')}",
        f"  {Path('school-lunch/schema/motion.json')}",
        f"  {Path('school-lunch/schema/pack.json')}",
    ]
    assert "rebuttal play school-lunch" in result.stderr
    checked = run("check", "school-lunch")
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert load_pack("school-lunch").manifest.title == "School lunch"


def test_options_are_written_into_the_pack() -> None:
    run("new", "a/b/zoo", "--title", 'The "zoo"', "--language", "ja", "--licence", "CC0-1.0",
        "--author", "Ada")  # fmt: skip
    manifest = load_pack("a/b/zoo").manifest
    assert (manifest.title, manifest.language, manifest.license, manifest.authors) == (
        'The "zoo"', "ja", "CC0-1.0", ("Ada",)
    )  # fmt: skip


def test_at_a_terminal_it_asks_for_what_is_open_until_it_fits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed = "Lunch\nJapanese\nja\n\nAda\n"
    result = at_a_terminal(monkeypatch, ["new", "lunch"], typed)
    assert result.exit_code == 0, result.output
    assert "`language` must be a language code of two small letters" in result.output
    manifest = load_pack("lunch").manifest
    assert (manifest.title, manifest.language, manifest.license, manifest.authors) == (
        "Lunch", "ja", "CC-BY-4.0", ("Ada",)
    )  # fmt: skip


def test_what_was_said_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    options = ["--title", "x", "--language", "en", "--license", "MIT", "--author", "Ada"]
    assert at_a_terminal(monkeypatch, ["new", "lunch", *options], "").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["My Lunch"], "Such as `my-lunch`"),
        (["deepseek-lessons"], "comes with Rebuttal"),
        (["there"], "is there already"),
        (["lunch", "--language", "English"], "--language: `language` must be"),
        (["lunch", "--title", ""], "--title: `title` is empty"),
        (["lunch", "--license", "x" * 90], "--license: `license` has 90 characters"),
        (["lunch", "--from", "nowhere.md"], "There is no file nowhere.md"),
        (["file/lunch"], "cannot be written"),
        ([""], "is there already"),
    ],
)
def test_what_cannot_be_is_wrong_usage_and_writes_nothing(
    arguments: list[str], words: str, here: Path
) -> None:
    (here / "there").mkdir()
    (here / "file").write_text("x", "utf-8")
    result = run("new", *arguments)
    assert isinstance(result.exception, UsageError), result.output
    assert words in str(result.exception)
    assert sorted(path.name for path in here.iterdir()) == ["file", "there"]


def test_where_a_pack_has_the_name_already_the_ways_on_are_named(here: Path) -> None:
    assert run("new", "lunch").exit_code == 0
    (here / "lunch-2").mkdir()
    before = (here / "lunch" / "pack.toml").read_text("utf-8")
    said = str(run("new", "lunch", "--title", "Other").exception)
    assert "Take another name, such as `lunch-3`" in said
    assert "`rebuttal pack check lunch`" in said
    assert "delete it and run this again" in said
    assert (here / "lunch" / "pack.toml").read_text("utf-8") == before


def test_what_is_there_may_be_no_pack(here: Path) -> None:
    (here / "a b").mkdir()
    (here / "a b" / "lunch").write_text("x", "utf-8")
    said = str(run("new", "a b/lunch").exception)
    assert "such as `a b/lunch-2`" in said
    assert "which is no pack" in said
    assert "pack check" not in said


def test_an_outline_becomes_a_pack(here: Path) -> None:
    (here / "o.md").write_text(
        "# Zoos\n## This house naps\n### Naps waste time\n- Rest.\n", "utf-8"
    )
    result = run("new", "naps", "--from", "o.md")
    assert result.exit_code == 0, result.output
    assert "“Naps waste time”: no side was stated" in result.stderr
    assert load_pack("naps").manifest.title == "Zoos"
    text = (here / "naps" / "motions" / "naps.toml").read_text("utf-8")
    assert "# Who speaks." in text
    assert '#voice = ""' in text


def test_the_language_of_an_outline_is_the_default(here: Path) -> None:
    (here / "o.md").write_text(
        "# 動物園を閉鎖する\n## 残酷だ (against con)\n- 檻は広い。\n", "utf-8"
    )
    assert run("new", "zoo", "--from", "o.md").exit_code == 0
    assert load_pack("zoo").manifest.language == "ja"
    assert run("new", "other", "--from", "o.md", "--language", "en").exit_code == 0
    assert load_pack("other").manifest.language == "en"


def test_problems_of_an_outline_are_shown_with_line_and_caret(here: Path) -> None:
    (here / "o.md").write_text("# Zoos\n## This house naps\n### Naps waste time\n", "utf-8")
    result = run("new", "naps", "--from", "o.md")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:3] == [
        "o.md:3:5: error P702: the claim `Naps waste time` has no points below it",
        "    ### Naps waste time",
        "        ^",
    ]
    assert "nothing was written" in result.stderr
    assert not (here / "naps").exists()


def test_a_pack_can_be_begun_where_the_own_packs_are() -> None:
    assert run("new", str(user_packs_folder() / "lunch")).exit_code == 0
    assert load_pack("lunch").id == "lunch"


@pytest.mark.parametrize(
    ("claim", "point", "told"),
    [
        (
            "Uniformen nehmen die Freiheit.",
            "Frei ist man nicht, weil alle das tragen.",
            True,
        ),
        ("制服は自由を奪う。", "今でもみんなが同じ服を着ている。", False),
        ("Uniforms take freedom away.", "Nobody is free today, since all wear the same.", False),
    ],
)
def test_an_outline_in_a_language_that_nobody_judges_is_told(
    claim: str, point: str, told: bool
) -> None:
    text = f"# This house naps\n## {claim} (against pro)\n- {point}\n"
    Path("outline.md").write_text(text, "utf-8")
    result = run("new", "zoo", "--from", "outline.md")
    assert result.exit_code == 0
    assert ("it reads English and Japanese" in result.stderr) == told
