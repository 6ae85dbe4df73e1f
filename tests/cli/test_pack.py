import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from game.cli.pack import pack
from game.errors import PackError, UsageError
from game.packs.codes import CODES
from game.packs.format import Pack
from game.paths import user_packs_folder

Write = Callable[[Path], Path]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(pack, [str(argument) for argument in arguments])


def spoil(folder: Path, old: str, new: str) -> Path:
    motion = folder / "motions" / "zoo.toml"
    text = motion.read_text("utf-8")
    assert old in text
    motion.write_text(text.replace(old, new, 1), "utf-8")
    return motion


# -- list --------------------------------------------------------------------------


def test_list_prints_a_line_for_each_pack(write_sample_pack: Write) -> None:
    write_sample_pack(user_packs_folder() / "school-phones")
    result = run("list")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert rows[0] == ["id", "origin", "version", "motions", "state", "title"]
    assert rows[1][:2] == ["deepseek-lessons", "bundled"]
    assert rows[2][:2] == ["on-liberty", "bundled"]
    assert rows[3] == ["school-phones", "user", "1.2.0", "1", "ready", "School phones"]
    assert str(user_packs_folder()) in result.stderr


def test_list_shows_a_bad_pack_and_what_is_wrong_with_it(write_sample_pack: Write) -> None:
    spoil(write_sample_pack(user_packs_folder() / "broken"), "weight = 1", "wieght = 1")
    result = run("list")
    assert result.exit_code == 0
    assert "broken\tuser\t-\t-\t1 error\tbroken" in result.stdout
    assert re.search(r"broken cannot be played: .*zoo\.toml:\d+:1: error P301", result.stderr)


# -- show --------------------------------------------------------------------------


def test_show_outlines_both_sides(sample_pack: Path) -> None:
    result = run("show", sample_pack)
    assert result.exit_code == 0
    assert result.stdout == OUTLINE


OUTLINE = """\
School phones (school-phones 1.2.0)
Essay: Look up: a day at the zoo, Ada Example, The School Post, 2024-05-02
By The Rebuttal authors. CC-BY-4.0
A teacher wants her class to go to the zoo without phones. May she?

zoo: This house would leave phones at school on the class trip to the zoo.
  The essay is for the motion.
  Playing pro (for the motion) you answer 2 counterarguments:
    lost-pupil: Lost without a phone [weight 3, 2 points]
      “A pupil who gets lost cannot call for help without a phone.”
    photos-teach: Photos help to learn [weight 2, 2 points]
      “Pupils who take photos remember the animals and can study them later.”
  Playing con (against the motion) you answer 2 counterarguments:
    eyes-on-screens: Eyes on the screen [weight 3, 2 points]
      “With phones in hand the class looks at screens instead of animals.”
    planned-anyway: Safe without phones [weight 2, 2 points]
      “Grown-ups plan the day, so nobody needs a phone for safety.”
  2 evidence cards, 1 key term.
"""


def test_show_gives_no_point_away(sample_pack: Path, school_phones: Pack) -> None:
    shown = run("show", sample_pack).stdout
    for counterargument in school_phones.get_motion("zoo").counterargument:
        assert counterargument.model_answer not in shown
        for point in counterargument.point:
            for text in (point.text, point.id, point.press, *point.phrasings, *point.accept):
                assert not text or text not in shown


def test_show_of_one_motion_leaves_the_rest_out(sample_pack: Path) -> None:
    shown = run("show", sample_pack, "--motion", "zoo").stdout
    assert shown.startswith("zoo: This house")


def test_show_names_what_it_does_not_find(sample_pack: Path) -> None:
    unknown = run("show", sample_pack, "--motion", "zooo").exception
    assert isinstance(unknown, UsageError)
    assert "Did you mean “zoo”?" in str(unknown)
    assert isinstance(run("show", "nowhere").exception, PackError)


# -- check -------------------------------------------------------------------------


def test_check_of_a_good_pack_is_silent_but_for_the_summary(sample_pack: Path) -> None:
    result = run("check", sample_pack)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 pack checked: 0 errors, 0 warnings\n"


def test_check_takes_the_id_of_a_pack_too() -> None:
    assert run("check", "deepseek-lessons").exit_code == 0


def test_check_shows_place_line_caret_and_fix(sample_pack: Path) -> None:
    motion = spoil(sample_pack, "weight = 2\nechoes", "  wieght = 2\nechoes")
    number = motion.read_text("utf-8").split("\n").index("  wieght = 2") + 1
    result = run("check", sample_pack)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{motion}:{number}:3: error P301: `wieght` is not a key of `[[counterargument]]`",
        "      wieght = 2",
        "      ^",
        "    fix: did you mean `weight`?",
    ]
    assert result.stderr == (
        "1 pack checked: 1 error, 0 warnings\n`rebuttal pack explain P301` says why and how.\n"
    )


def test_the_caret_stands_under_wide_characters_too(sample_pack: Path) -> None:
    spoil(sample_pack, 'title = "Phones at the zoo"', 'title = { "動物" = 1, x = 2 }')
    lines = run("check", sample_pack).stdout.splitlines()
    assert lines[1:3] == ['    title = { "動物" = 1, x = 2 }', "            ^"]


def test_warnings_alone_leave_the_exit_code_at_0(sample_pack: Path) -> None:
    spoil(sample_pack, 'helps = ["photos-teach", "eyes-on-screens"]', "")
    result = run("check", sample_pack)
    assert result.exit_code == 0
    assert "warning P502" in result.stdout
    assert result.stderr.startswith("1 pack checked: 0 errors, 1 warning\n")


def test_check_counts_over_several_packs_and_each_once(
    sample_pack: Path, tmp_path: Path, write_sample_pack: Write
) -> None:
    other = write_sample_pack(tmp_path / "other-pack")
    spoil(sample_pack, "weight = 1", "weight = 9")
    spoil(other, "weight = 1", "weight = 9")
    result = run("check", sample_pack, other, sample_pack / "pack.toml")
    assert result.exit_code == 1
    assert result.stderr.startswith("2 packs checked: 2 errors, 0 warnings\n")


def test_check_writes_json_with_stable_keys(sample_pack: Path) -> None:
    motion = spoil(sample_pack, "weight = 1", "weight = 9")
    result = run("check", sample_pack, "--format", "json")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert list(report) == ["packs", "errors", "warnings", "problems"]
    assert (report["packs"], report["errors"], report["warnings"]) == ([str(sample_pack)], 1, 0)
    [problem] = report["problems"]
    assert list(problem) == ["path", "line", "column", "severity", "code", "message", "hint"]
    assert (problem["path"], problem["code"]) == (str(motion), "P304")


def test_json_of_a_good_pack_is_complete(sample_pack: Path) -> None:
    report = json.loads(run("check", sample_pack, "--format", "json").stdout)
    assert report == {"packs": [str(sample_pack)], "errors": 0, "warnings": 0, "problems": []}


@pytest.mark.parametrize("path", ["nowhere", "no/such/folder", ""])
def test_what_is_no_pack_at_all_is_wrong_usage(path: str) -> None:
    result = run("check", path)
    assert isinstance(result.exception, UsageError)
    assert "There is no pack" in str(result.exception)


def test_check_without_a_path_is_wrong_usage() -> None:
    assert run("check").exit_code == 2


def test_an_empty_folder_is_a_pack_with_a_problem(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("check", tmp_path / "empty")
    assert result.exit_code == 1
    assert "error P102: there is no pack.toml" in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows forbids such names")
def test_nothing_from_a_pack_reaches_the_terminal_raw(sample_pack: Path) -> None:
    (sample_pack / "motions" / "\x1b[31mred\u202e.toml").write_text("x", "utf-8")
    spoil(sample_pack, 'id = "zoo"', 'id = "zoo" # \u202e \u2028 \x1b]0;title\x07')
    for arguments in (["check", sample_pack], ["check", sample_pack, "--format", "json"]):
        out = run(*arguments).stdout
        assert "P109" in out
        assert "P207" in out
        assert not set("\x1b\u202e\u2028\x07") & set(out)


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"", b"[" * 5000, b'a = "\xe2\x80', b"\x00" * 99])
def test_no_file_makes_check_fall_over(raw: bytes, sample_pack: Path) -> None:
    for name in ("pack.toml", "motions/zoo.toml"):
        (sample_pack / name).write_bytes(raw)
    result = run("check", sample_pack)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)


def test_check_annotates_for_github(
    sample_pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    motion = spoil(sample_pack, 'id = "meeting-place"', 'id = "100%"')
    line_number = motion.read_text("utf-8").split("\n").index('id = "100%"') + 1
    monkeypatch.chdir(tmp_path)
    result = run("check", sample_pack, "--format", "github")
    assert result.exit_code == 1
    place = motion.relative_to(tmp_path).as_posix()
    assert result.stdout == (
        f"::error file={place},line={line_number},col=6,title=P305%3A A value of the wrong form::"
        "`id` must be small letters, digits and single hyphens, not `100%25`%0A"
        "fix: such as `100`\n"
    )
    assert result.stderr == "1 pack checked: 1 error, 0 warnings\n"


def test_a_colon_or_comma_in_a_path_cannot_break_an_annotation(
    tmp_path: Path, write_sample_pack: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_sample_pack(tmp_path / "a,b::c%" / "school-phones")
    spoil(folder, "weight = 1", "weight = 9")
    monkeypatch.chdir(tmp_path)
    line = run("check", folder, "--format", "github").stdout
    assert line.startswith("::error file=a%2Cb%3A%3Ac%25/school-phones/motions/zoo.toml,line=")


def test_complete_asks_for_the_rest_and_fails(sample_pack: Path) -> None:
    assert run("check", sample_pack).exit_code == 0
    result = run("check", "--complete", sample_pack)
    assert result.exit_code == 1
    codes = set(re.findall(r"warning (P\d+)", result.stdout))
    assert codes == {"P601", "P606"}
    spoil(sample_pack, 'reject = ["Every pupil needs their own pictures."]', "")
    assert (
        "has 2 `accept` and 0 `reject` examples" in run("check", "--complete", sample_pack).stdout
    )
    spoil(sample_pack, 'id = "one-camera"', 'id = "one-camera"\nuntested = "It is a figure."')
    assert "P602" not in run("check", "--complete", sample_pack).stdout


def test_a_new_pack_lacks_nothing_but_its_authors_own_words(tmp_path: Path) -> None:
    assert run("new", tmp_path / "lunch").exit_code == 0
    result = run("check", "--complete", tmp_path / "lunch")
    assert result.exit_code == 1
    assert set(re.findall(r"warning (P\d+)", result.stdout)) == {"P606"}
    assert "the file has words of the template in `authors`, `summary`" in result.stdout


# -- explain -----------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str) -> None:
    result = run("explain", code.lower())
    assert result.exit_code == 0
    words = " ".join(result.stdout.split())
    for text in (code, CODES[code].title, f"why: {CODES[code].why}", f"fix: {CODES[code].fix}"):
        assert " ".join(text.split()) in words
    assert max(map(len, result.stdout.splitlines())) <= 88


def test_explain_lists_all_codes_and_several_at_once() -> None:
    assert re.findall(r"(?m)^P\d+", run("explain").stdout) == list(CODES)
    assert re.findall(r"(?m)^P\d+", run("explain", "P301", "p101").stdout) == ["P301", "P101"]


def test_an_unknown_code_is_wrong_usage() -> None:
    result = run("explain", "P3O1")
    assert isinstance(result.exception, UsageError)
    assert "Did you mean “P301”?" in str(result.exception)


@pytest.mark.parametrize("name", ["E001", "on-liberty"])
def test_what_is_no_code_at_all_is_near_none(name: str) -> None:
    said = str(run("explain", name).exception)
    assert said.startswith(f"There is no code “{name}”. Codes are such as P101;")
