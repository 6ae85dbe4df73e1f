import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import game.scoring
from game.cli.pack import pack
from game.cli.pack_tests_report import advice
from game.errors import PackError, UsageError

TEST = """
[[test]]
counterargument = "lost-pupil"
title = "staff"
text = "Staff who carry radios and teachers look after all of them, so a pupil lost is soon found."
points = ["meeting-place"]
"""


@pytest.fixture(autouse=True)
def by_overlap(overlap_matcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(pack, ["test", *(str(argument) for argument in arguments)])


def add(folder: Path, text: str) -> Path:
    motion = folder / "motions" / "zoo.toml"
    motion.write_text(motion.read_text("utf-8") + text, "utf-8")
    return motion


def test_the_report_names_misses_with_place_and_probability(sample_pack: Path) -> None:
    result = run(sample_pack)
    assert result.exit_code == 1
    motion = sample_pack / "motions" / "zoo.toml"
    assert f"    {motion}:70:11: accept 0.00, should make it:" in result.stdout.splitlines()
    assert "      “The keepers have walkie-talkies, they would spot her fast.”" in result.stdout
    assert "  point          accept       reject       contrary" in result.stdout
    assert "TOO FEW: 85% are needed" in result.stdout
    assert "Armour" not in result.stdout
    assert "Not passed: " in result.stdout.splitlines()[-1]


def test_no_line_of_text_is_wider_than_a_terminal(sample_pack: Path) -> None:
    add(sample_pack, TEST)
    lines = run(sample_pack, "--attack").stdout.splitlines()
    assert [line for line in lines if len(line) > 80 and str(sample_pack) not in line] == []


def test_sentences_that_two_points_accept_are_named(sample_pack: Path) -> None:
    motion = sample_pack / "motions" / "zoo.toml"
    shared = "Adults find a missing child, and batteries die where a meeting point stays."
    text = motion.read_text("utf-8").replace(
        '"Somebody in charge is never far away."', f'"{shared}"'
    )
    motion.write_text(text, "utf-8")
    shown = run(sample_pack).stdout
    part = shown[shown.index("Points that accept the same sentence") :]
    assert ":70:73: zoo/lost-pupil/grown-ups (0." in part.splitlines()[1]
    assert "and meeting-place (0." in part.splitlines()[1]


def test_a_whole_answer_that_fails_says_how(sample_pack: Path) -> None:
    add(sample_pack, TEST)
    lines = run(sample_pack, "--counterargument", "lost-pupil").stdout.splitlines()
    place = next(i for i, line in enumerate(lines) if line.endswith("lost-pupil, staff"))
    assert lines[place + 1].strip().startswith("does not make meeting-place (0.")
    assert lines[place + 2].strip().startswith("makes grown-ups too (")


def test_attack_prints_the_armour_and_what_got_through(sample_pack: Path) -> None:
    shown = run(sample_pack, "--attack").stdout
    assert "Cheats that got through" in shown
    assert "zoo/lost-pupil: points negated, score" in shown
    assert "Armour: " in shown


@pytest.mark.parametrize(
    ("kinds", "cheats", "said"),
    [
        ({"accept"}, set(), ["What should make a point and does not"]),
        ({"contrary"}, set(), ["What denies a point and makes it"]),
        (set(), {"points negated"}, ["What denies a point and makes it"]),
        ({"reject"}, set(), ["What should not make a point"]),
        ({"accept"}, {"padding"}, ["What should make", "What should not make"]),
        (set(), set(), []),
    ],
)
def test_the_advice_is_about_what_came_out_wrongly(
    kinds: set[str], cheats: set[str], said: list[str]
) -> None:
    lines = list(advice(kinds, cheats))
    told = [line for line in lines if line.startswith("What")]
    assert [line[: len(words)] for line, words in zip(told, said, strict=True)] == said


def test_a_pack_in_a_language_that_nobody_judges_is_told(sample_pack: Path) -> None:
    said = "it reads English and Japanese"
    assert said not in " ".join(run(sample_pack).stdout.split())
    motion = sample_pack / "motions" / "zoo.toml"
    german = 'text = "Das ist nicht so, und das weiß auch jeder, weil es ein Lehrer sieht."'
    text = re.sub(
        r'(\[\[counterargument\.point\]\]\nid = "[^"]+"\n)text = .*',
        rf"\1{german}",
        motion.read_text("utf-8"),
    )
    motion.write_text(text, "utf-8")
    shown = run(sample_pack, "--counterargument", "lost-pupil").stdout
    assert said in " ".join(shown.split()), shown


def test_json_holds_the_same(sample_pack: Path) -> None:
    add(sample_pack, TEST)
    result = run(sample_pack, "--attack", "--format", "json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["passed"]) == (1, False)
    (one,) = found["packs"]
    assert one["pack"] == "school-phones"
    example = one["points"][0]["examples"][0]
    nearest = example.pop("nearest")
    assert example | {"file": "", "probability": 0} == {
        "kind": "accept", "probability": 0, "passed": False, "also": [], "flags": [],
        "text": "The keepers have walkie-talkies, they would spot her fast.",
        "file": "", "line": 70, "column": 11,
    }  # fmt: skip
    assert one["answers"][-1]["title"] == "staff"
    report = " ".join(run(sample_pack, "--attack").stdout.split())
    passed = [e for point in one["points"] for e in point["examples"] if e["passed"]]
    assert not any(e["nearest"] for e in passed)
    let_in = [cause for a in one["armour"]["through"] for cause in a["nearest"]]
    assert {cause["made"] for cause in let_in} == {True}
    for cause in (*nearest, *let_in):
        assert f"`{cause['key']}`, line {cause['line']}: “{cause['wording'][:60]}" in report
    assert {rate["name"] for rate in one["rates"]} > {"accept", "reject", "test", "padding"}
    assert 0 <= one["armour"]["score"] <= 100
    assert all(a["points"] or a["band"] >= 2 for a in one["armour"]["through"])


def test_several_processes_report_the_same(sample_pack: Path, overlap_matcher, monkeypatch) -> None:
    monkeypatch.setattr(game.scoring, "load_matcher", type(overlap_matcher))
    one, two = (run(sample_pack, "--attack", "--jobs", jobs) for jobs in ("0", "2"))
    assert one.stdout == two.stdout
    assert run(sample_pack, "--jobs", "-1").exit_code == 2


def test_a_pack_that_does_what_it_says_passes(sample_pack: Path) -> None:
    motion = sample_pack / "motions" / "zoo.toml"
    lines = motion.read_text("utf-8").split("\n")
    kept = [line for line in lines if line[:6] not in ("accept", "reject")]
    text = "\n".join(kept).replace(
        "A lost pupil is found by people", "Staff with radios look after her class"
    )
    motion.write_text(text, "utf-8")
    add(sample_pack, TEST.replace("meeting-place", "grown-ups"))
    result = run(sample_pack, "--counterargument", "lost-pupil", "--strict")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "Passed."), result.stdout


def test_wrong_names_are_wrong_usage(sample_pack: Path) -> None:
    assert isinstance(run("nowhere").exception, UsageError)
    assert isinstance(run(sample_pack, "--motion", "zooo").exception, UsageError)
    unknown = run(sample_pack, "--counterargument", "lost-pupils").exception
    assert isinstance(unknown, UsageError)
    assert "Did you mean “lost-pupil”?" in str(unknown)


def test_a_pack_with_errors_is_not_tested(sample_pack: Path) -> None:
    add(sample_pack, "wieght = 1\n")
    assert isinstance(run(sample_pack).exception, PackError)


def test_nothing_to_test_is_said(sample_pack: Path) -> None:
    motion = sample_pack / "motions" / "zoo.toml"
    motion.write_text(
        'id = "zoo"\ntext = "This house waits."\n[[counterargument]]\nid = "a"\nagainst = "pro"\n'
        'claim = "No."\n[[counterargument.point]]\nid = "b"\ntext = "Yes."\n', "utf-8",
    )  # fmt: skip
    result = run(sample_pack)
    assert (result.exit_code, result.stdout.splitlines()[-2][:16]) == (0, "Nothing to test:")
    assert "two `accept`" in result.stdout


def changed(folder: Path, old: str, new: str) -> None:
    motion = folder / "motions" / "zoo.toml"
    text = motion.read_text("utf-8")
    assert text.count(old) == 1
    motion.write_text(text.replace(old, new), "utf-8")


def after_miss(folder: Path, sentence: str) -> str:
    """What the report says below that sentence, in one line, up to the next one."""
    shown = run(folder, "--counterargument", "lost-pupil").stdout
    below = shown[shown.index(f"“{sentence}”") :].split("\n", 1)[1]
    lines = below.split("\n")
    end = next(i for i, line in enumerate(lines) if not line.startswith("      "))
    return " ".join(" ".join(lines[:end]).split())


def test_a_miss_says_what_was_held_against_it_in_words(sample_pack: Path) -> None:
    shown = "Teachers and staff with radios look after the class."  # so begins the point
    changed(sample_pack, "Somebody in charge is never far away.", shown)
    said = after_miss(sample_pack, shown)
    assert said.startswith("flagged, copied: Most of this stands word for word in the pack")


def test_a_missed_accept_names_the_nearest_wording_of_its_point(sample_pack: Path) -> None:
    said = after_miss(sample_pack, "The keepers have walkie-talkies, they would spot her fast.")
    motion = (sample_pack / "motions" / "zoo.toml").read_text("utf-8").split("\n")
    found = re.search(r"of its point, it comes nearest to `(\w+)`, line (\d+): “([^”]*)”", said)
    assert found is not None, said
    key, line, wording = found.groups()
    assert wording.rstrip("…") in motion[int(line) - 1]
    assert "walkie-talkies" not in wording
    assert "instead" not in said
    assert key in ("text", "phrasings", "accept")


def test_a_wording_behind_the_one_that_is_left_out_keeps_its_line(sample_pack: Path) -> None:
    changed(
        sample_pack,
        '["The keepers have walkie-talkies, they would spot her fast.", ',
        '["Xylophones.", "Somebody drums elsewhere, alas.",\n',
    )
    said = after_miss(sample_pack, "Somebody drums elsewhere, alas.")
    motion = (sample_pack / "motions" / "zoo.toml").read_text("utf-8").split("\n")
    line = motion.index('"Somebody in charge is never far away."]') + 1
    assert f"nearest to `accept`, line {line}: “Somebody in charge is never far away.”" in said


def test_a_missed_accept_names_the_point_that_was_taken_in_its_place(sample_pack: Path) -> None:
    sentence = "Batteries die, but a meeting point will not."
    changed(sample_pack, "Somebody in charge is never far away.", sentence)
    said = after_miss(sample_pack, sentence)
    assert re.search(
        r"it makes meeting-place [01]\.\d\d instead, by `phrasings`, line \d+: “Ba", said
    )


def test_the_armour_of_a_small_pack_says_how_few_cheats_it_stands_for(sample_pack: Path) -> None:
    shown = " ".join(run(sample_pack, "--attack").stdout.split())
    assert re.search(
        r"Armour: \d+ of 100, the mean of 7 kinds\. Of each kind \d+ to \d+ were thrown: where "
        r"there are fewer than 10, none may get through", shown
    )  # fmt: skip
    assert re.search(r"\d of [1-9] +(?:100\.0% ok|\d+\.\d% TOO FEW: all are needed)", shown)


def test_the_armour_of_a_large_pack_needs_no_such_words(sample_pack: Path, monkeypatch) -> None:
    monkeypatch.setattr("game.cli.pack_tests_report.FEW", 1)
    lines = run(sample_pack, "--attack").stdout.splitlines()
    assert any(re.fullmatch(r"Armour: \d+ of 100", line) for line in lines)
