import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.classroom.assignment import Assignment, read_assignment
from game.classroom.dealing import code_of, deal
from game.classroom.folder import open_class
from game.classroom.roster import Roster, Student
from game.classroom.template import assignment_text
from game.cli import main
from game.errors import OK, USAGE, PackError, UsageError

LEAST = {"format_version": 1, "id": "a", "pack": "school-phones", "motions": ["zoo"]}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"title": 'Say "hi" # é', "deadline": datetime.datetime(2026, 12, 4, 18)},
        {"deadline": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)},
        {"anonymous": False, "questions": {"only": ["zoo/lost-pupil"]}},
        {"sides": {"rule": "dealt", "seed": 3}, "grade": {"out_of": 10, "content": 50}},
    ],
)
def test_the_commented_file_says_what_it_was_written_from(changes, tmp_path):
    assignment = Assignment.model_validate(LEAST | changes)
    path = tmp_path / "assignment.toml"
    path.write_text(assignment_text(assignment), encoding="utf-8")
    assert read_assignment(path) == assignment


def test_every_problem_of_the_file_is_named_with_its_line(tmp_path):
    path = tmp_path / "assignment.toml"
    path.write_text(
        'format_version = 1\nid = "a"\npack = "p"\nmotion = ["zoo"]\n[sides]\nrule = "x"'
    )
    with pytest.raises(PackError) as refused:
        read_assignment(path)
    said = "\n".join(map(str, refused.value.problems))
    assert "assignment.toml:4:1" in said
    assert "assignment.toml:6:" in said
    assert "did you mean `motions`" in said


@pytest.mark.parametrize("roster", ["../x.csv", "/etc/x.csv", "a/x.csv", "..\\x.csv", ".."])
def test_a_roster_lies_beside_the_assignment(roster, tmp_path):
    path = tmp_path / "assignment.toml"
    assignment = Assignment.model_validate(LEAST | {"roster": roster})
    path.write_text(assignment_text(assignment), encoding="utf-8")
    with pytest.raises(PackError) as refused:
        read_assignment(path)
    said = "\n".join(map(str, refused.value.problems))
    assert re.search(r"assignment.toml:\d+:\d+", said)
    assert "`roster` must be the bare name of a file" in said


@given(st.integers(1, 40), st.integers(0, 9))
def test_dealt_sides_are_even_and_repeatable(count, seed):
    assignment = Assignment.model_validate(LEAST | {"sides": {"rule": "dealt", "seed": seed}})
    students = tuple(Student(f"s{n}@x.edu") for n in range(count))
    dealt = deal(assignment, Roster(students))
    sides = list(dealt.values())
    assert abs(sides.count("pro") - sides.count("con")) <= 1
    assert deal(assignment, Roster(students[::-1])) == dealt


def test_codes_are_stable_and_cannot_be_made_without_the_secret():
    assert code_of("one", "ada@x.edu") == code_of("one", "ada@x.edu")
    assert code_of("one", "ada@x.edu") != code_of("another", "ada@x.edu")


def test_a_class_without_its_key_draws_another_that_nobody_can_guess(set_class):
    given = set_class()
    key = given.folder.secret
    assert given.secret == key.read_text(encoding="utf-8").strip()
    key.unlink()
    drawn = [open_class(str(given.folder.path)).secret for _ in range(2)]
    assert drawn[0] == drawn[1] == key.read_text(encoding="utf-8").strip()
    assert drawn[0] not in (given.secret, given.assignment.id)
    assert len(drawn[0]) == 32


def test_questions_are_the_heaviest_of_the_sides_in_play(set_class):
    found = set_class().questions
    assert [one.place for one in found] == ["zoo/eyes-on-screens", "zoo/planned-anyway"]
    assert {one.side for one in found} == {"con"}


def test_a_question_that_the_pack_lacks_is_refused(set_class):
    with pytest.raises(UsageError, match="zoo/eyes-on-screens"):
        set_class(questions={"only": ["zoo/eyes-on-screen"]})


def test_new_sets_up_a_folder_and_never_writes_over_one(home, tmp_path, write_sample_pack, capsys):
    write_sample_pack(home / "packs" / "school-phones")
    roster = tmp_path / "export.csv"
    roster.write_bytes(b"\xef\xbb\xbfName;Email\r\nBo Li;bo@x\r\nAn Yu;an@x\r\n")
    folder = tmp_path / "9b"
    asked = ["class", "new", str(folder), "--pack", "school-phones", "--roster", str(roster)]
    assert main(asked) == OK
    assert "1 argue pro, 1 con" in capsys.readouterr().out
    assert (folder / "roster.csv").read_bytes() == roster.read_bytes()
    assert "Q1. Lost without a phone" in (folder / "questions.txt").read_text(encoding="utf-8")
    assert (folder / "sides.csv").read_text(encoding="utf-8").startswith("student,name,side\nbo@x,")
    before = (folder / "assignment.toml").read_bytes()
    assert main(asked) == USAGE
    assert (folder / "assignment.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("deadline", "passed"), [("2020-12-04T18:00", True), ("2999-01-01", False)]
)
def test_new_says_when_the_deadline_is_over_already(
    deadline, passed, home, tmp_path, write_sample_pack, capsys
):
    write_sample_pack(home / "packs" / "school-phones")
    asked = ["class", "new", str(tmp_path / "9b"), "--pack", "school-phones"]
    assert main([*asked, "--deadline", deadline]) == OK
    assert ("deadline has passed" in capsys.readouterr().out) is passed


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--motion", "zo"], "Did you mean “zoo”?"),
        (["--deadline", "soon"], "is no time"),
        (["--sides", "dealt"], "add --roster"),
        (["--roster", "none.csv"], "cannot be read"),
        (["--title", "long " * 100], "cannot be set: `title` has 499 characters; at most 80"),
    ],
)
def test_new_refuses_what_cannot_work(options, words, home, tmp_path, write_sample_pack, capsys):
    write_sample_pack(home / "packs" / "school-phones")
    folder = tmp_path / "9b"
    assert main(["class", "new", str(folder), "--pack", "school-phones", *options]) == USAGE
    assert words in capsys.readouterr().err
    assert not folder.exists()
