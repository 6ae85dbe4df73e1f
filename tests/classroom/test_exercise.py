import io
import re
from pathlib import Path

import pytest

import game.scoring
from game.classroom.assignment import Play
from game.classroom.dealing import deal, side_by_lot
from game.classroom.exercise import named_student, open_exercise
from game.cli import main
from game.errors import OK, USAGE, PackError, UsageError
from game.packs.library import load_pack

DEALT = {"sides": {"rule": "dealt", "seed": 3}}


@pytest.fixture
def exercise(set_class):
    return lambda **changes: open_exercise(set_class(**changes).folder.assignment_file)


def test_a_folder_names_its_assignment(set_class):
    assert open_exercise(set_class().folder.path).assignment.id == "zoo-9b"


def test_without_a_file_the_student_is_told_who_has_it(tmp_path):
    with pytest.raises(UsageError, match="your teacher has the file"):
        open_exercise(tmp_path / "nothing.toml")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"pack": "school-phone"}, r"needs the pack school-phone 1\.2\.0, which is not here"),
        ({"pack_version": "9.1.0"}, r"needs the pack school-phones 9\.1\.0, but school-phones 1"),
        ({"pack_hash": "0" * 64}, "was changed: it is not the one that was set"),
    ],
)
def test_a_pack_that_is_missing_or_another_says_what_to_install(
    set_class, changes, sentence, capsys
):
    file = set_class().folder.assignment_file
    text = file.read_text(encoding="utf-8")
    for key, value in changes.items():
        old = next(line for line in text.splitlines() if line.startswith(f"{key} = "))
        text = text.replace(old, f'{key} = "{value}"')
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=sentence) as refused:
        open_exercise(file)
    assert "rebuttal pack install FILE" in str(refused.value)
    assert main(["play", "--assignment", str(file), "--student", "ada@x.edu", "--plain"]) == 1
    assert "rebuttal pack install FILE" in " ".join(capsys.readouterr().err.split())


def test_fixed_sides_are_not_to_be_chosen(exercise):
    given = exercise()
    assert given.side_of("ada@x.edu", None) == "con"
    with pytest.raises(UsageError, match="you argue con"):
        given.side_of("ada@x.edu", "pro")


def test_a_chosen_side_waits_for_the_student(exercise):
    given = exercise(sides={"rule": "chosen"})
    assert given.side_of("ada@x.edu", None) is None
    assert given.side_of("ada@x.edu", "pro") == "pro"


@pytest.mark.parametrize("who", ["ada@x.edu", "ADA@x.edu ", "Lovelace, Ada"])
def test_a_dealt_side_stands_in_the_list_beside_the_assignment(set_class, who):
    given = set_class(**DEALT)
    wanted = deal(given.assignment, given.roster)["ada@x.edu"]
    assert open_exercise(given.folder.path).side_of(who, None) == wanted
    (given.folder.path / "sides.csv").unlink()  # then the roster says it
    assert open_exercise(given.folder.path).side_of(who, None) == wanted


@pytest.mark.parametrize("who", ["alan@x.edu", "102", "U2", "Alan Turing"])
def test_login_or_number_name_a_student_of_the_list_too(set_class, who):
    given = set_class(**DEALT)
    wanted = deal(given.assignment, given.roster)["alan@x.edu"]
    assert open_exercise(given.folder.path).side_of(who, None) == wanted


def test_whoever_is_not_in_the_list_is_told_without_names_of_others(set_class):
    given = set_class(**DEALT)
    with pytest.raises(UsageError, match=r"“eve@x\.edu” is not in sides\.csv") as refused:
        open_exercise(given.folder.path).side_of("eve@x.edu", None)
    assert "ada" not in str(refused.value)


def test_without_any_list_the_teacher_s_word_counts(set_class):
    given = set_class(**DEALT)
    for name in ("sides.csv", "roster.csv"):
        (given.folder.path / name).unlink()
    exercise = open_exercise(given.folder.path)
    assert exercise.side_of("ada@x.edu", "pro") == "pro"
    with pytest.raises(UsageError, match="--side"):
        exercise.side_of("ada@x.edu", None)


def test_without_a_roster_sides_fall_by_lot_about_evenly(exercise):
    given = exercise()
    students = [f"s{n}@x.edu" for n in range(400)]
    dealt = [side_by_lot(given.assignment, one) for one in students]
    assert 150 < dealt.count("pro") < 250
    assert dealt == [side_by_lot(given.assignment, one.upper()) for one in students]


def test_the_attempt_carries_the_rules_of_its_mode(exercise):
    exam = exercise().attempt("ada@x.edu", "con", 1)
    assert (exam.graded, exam.hints, exam.revisions) == (True, False, 0)
    assert [part.motion for part in exam.parts] == ["zoo"]
    assert exam.code.startswith("S-")


@pytest.mark.parametrize("written", ["", "  ", "---", "\x1b[31m", "x" * 201])
def test_a_name_has_to_name_somebody(written):
    with pytest.raises(UsageError):
        named_student(written)


def test_an_assignment_is_not_mixed_with_other_wishes(set_class, capsys):
    file = str(set_class().folder.assignment_file)
    assert main(["play", "--assignment", file, "--motion", "zoo", "--plain"]) == USAGE
    assert "leave out --motion" in capsys.readouterr().err
    assert main(["play", load_pack("school-phones").id, "--assignment", file]) == USAGE
    assert "leave out PACK" in capsys.readouterr().err
    assert main(["play", "--student", "ada", "--plain"]) == USAGE
    assert "--assignment FILE" in capsys.readouterr().err


def test_the_commands_of_the_guide_for_students_work_as_written(
    set_class, monkeypatch, overlap_matcher, capsys
):
    guide = (Path(__file__).resolve().parents[2] / "docs" / "teachers.md").read_text("utf-8")
    section = guide.split("## Students who play in the program")[1].split("\n## ")[0]
    (block,) = re.findall(r"(?s)```shell\n(.*?)```", section)
    monkeypatch.chdir(set_class().folder.path)
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO("quit\n"))
    screens, plain = (line.split()[1:] for line in block.strip().splitlines())
    assert main(plain) == OK
    assert "graded · attempt 1 of 1" in capsys.readouterr().out
    assert main(screens) == USAGE  # there is no terminal in a test
    assert "need a terminal" in capsys.readouterr().err
    for key in re.findall(r"(?m)^\| `([a-z]+)`(?:, `([a-z]+)`)?", section):
        fields = {*Play.model_fields, "deadline"}
        assert {name for name in key if name} <= fields
