"""Whose a work is where what stands in a row or a file does not agree."""

import csv

import pytest

from game.classroom.collected import collected_lines
from game.classroom.collecting import collect
from game.classroom.dealing import code_of
from game.classroom.exercise import open_exercise
from game.classroom.handing_in import file_name
from tests.classroom.conftest import codes

HEAD = ("Timestamp", "Name", "Email Address", "Student ID", "Q1", "Q2")
BEFORE = "2026-12-03 10:00"


@pytest.fixture
def works(set_class, tmp_path):
    """Collects rows of name, e-mail and number."""

    def run(*rows, given=None):
        path = tmp_path / "answers.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [HEAD, *((BEFORE, *row, f"one {n}", "two") for n, row in enumerate(rows))]
            )
        return collect(given or set_class(), [path]).works

    return run


def test_a_mistyped_number_gives_no_work_to_whoever_has_that_number(works):
    found = works(
        ("Ada Lovelace", "ada@gmail.com", "u2"),
        ("Alan Turing", "alan@x.edu", "u2"),
    )
    assert [(work.student, work.attempt) for work in found] == [
        ("ada@gmail.com", 1), ("alan@x.edu", 1),
    ]  # fmt: skip
    assert codes(found) == {("ada@gmail.com", "ambiguous")}
    (note,) = found[0].notes
    assert note.message == (
        "“u2” is alan@x.edu, but “Ada Lovelace” is ada@x.edu: correct the row, and collect again"
    )


@pytest.mark.parametrize(
    ("row", "student", "code"),
    [
        (("Al Turing", "", "u2"), "u2 (uncertain)", "ambiguous"),  # u2 is Alan's alone
        (("Turing", "", "u2"), "alan@x.edu", ""),  # a part of his name
        (("AlanTuring", "", "u2"), "alan@x.edu", ""),
        (("", "", "u2"), "alan@x.edu", ""),
        (("", "al@gmail.com", "u2"), "alan@x.edu", "by-number"),
        (("Alan Turing", "al@gmail.com", "u2"), "alan@x.edu", ""),
        (("Alan Turing", "al@gmail.com", ""), "alan@x.edu", "by-name"),
        (("Al Turing", "alan@x.edu", "u9"), "alan@x.edu", ""),  # the e-mail is sure
        (("", "alan@x.edu", "u1"), "alan@x.edu", ""),
        (("Ada Lovelace", "alan@x.edu", ""), "alan@x.edu (uncertain)", "ambiguous"),
        (("ada@x.edu", "", ""), "ada@x.edu", ""),
    ],
)
def test_what_must_agree_before_a_work_is_somebody_s(works, row, student, code):
    (found,) = works(row)
    assert (found.student, [note.code for note in found.notes]) == (student, [code] if code else [])


def test_a_work_of_nobody_for_certain_is_never_one_of_the_student_with_that_key(works):
    alan, unknown = works(("Alan Turing", "alan@x.edu", ""), ("Ada Lovelace", "alan@x.edu", ""))
    assert (alan.student, alan.attempt) == ("alan@x.edu", 1)
    assert unknown.student != "alan@x.edu"


def test_a_student_who_calls_themselves_by_name_is_found_as_play_finds_them(set_class, submission):
    (work,) = collect(given := set_class(), [submission(given, student="Emmy Noether")]).works
    assert (work.student, work.name) == ("emmy@x.edu", "Noether, Emmy")
    assert {note.code for note in work.notes} == {"blank"}


def test_two_files_of_one_name_that_name_nobody_are_two_works(set_class, submission):
    given = set_class()
    submission(given, "Bo Li_201_assignsubmission_file_/work.json", student="")
    box = submission(given, "Li Wu_202_assignsubmission_file_/work.json", student="")
    found = collect(given, [box]).works
    assert len({work.student for work in found}) == 2 == sum(work.attempt for work in found)


def test_a_file_that_bears_the_code_of_another_student_is_noted(set_class, submission):
    given = set_class()
    exercise = open_exercise(given.folder.path)
    for said in (
        "alan@x.edu",
        "Turing, Alan",
        "alan turing",
        "U2",
    ):  # as they may have called themselves
        name = file_name(exercise.attempt(said, "con", 1))
        (work,) = collect(given, [submission(given, name) / name]).works
        assert ("ada@x.edu", "another-name") in codes([work])
        assert "the file's name says alan@x.edu" in [note.message for note in work.notes]
    own = file_name(exercise.attempt("Ada Lovelace", "con", 1))
    report = f"{code_of(given.secret, 'ada@x.edu')}.json"
    for name in (own, report, "zoo-9b_S-00000000_attempt1.json"):
        (work,) = collect(given, [submission(given, name) / name]).works
        assert "another-name" not in {note.code for note in work.notes}
    name = f"{code_of(given.secret, 'alan@x.edu').lower()}.json"
    (work,) = collect(given, [submission(given, name) / name]).works
    assert "another-name" in {note.code for note in work.notes}


def test_whose_broken_file_it_is_is_told_by_the_code_in_its_name(set_class, submission):
    given = set_class()
    name = file_name(open_exercise(given.folder.path).attempt("alan@x.edu", "con", 1))
    folder = submission(given)
    (folder / name).write_bytes(b"{")
    lines = collected_lines(given, collect(given, [folder]))
    assert f"  missing: Turing, Alan (but {name} cannot be read)" in lines
