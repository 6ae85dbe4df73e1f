"""Files that come later: what was collected before is added to, or not lost unasked."""

import re

import pytest

import game.scoring
from game.classroom.folder import open_class
from game.classroom.grading import read_grades
from game.classroom.works import read_works
from game.cli import main
from game.errors import FAILED, OK, USAGE

BEFORE, LATER, AFTER = "2026-12-03 10:00", "2026-12-04 10:00", "2026-12-05 10:00"
ADA, ALAN = (BEFORE, "ada@x.edu", "one", "two"), (BEFORE, "alan@x.edu", "three", "four")
GRACE = (AFTER, "grace@x.edu", "five", "six")


@pytest.fixture
def run(monkeypatch, overlap_matcher):
    """Runs a command of `rebuttal class`, judging by word overlap."""
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)

    def command(name, given, *arguments):
        jobs = ("--jobs", "0") if name == "grade" else ()
        return main(["class", name, str(given.folder.path), *map(str, arguments), *jobs])

    return command


def files_of(given):
    return {
        path.relative_to(given.folder.path): path.read_bytes()
        for path in given.folder.path.rglob("*")
        if path.is_file() and path != given.folder.verdicts
    }


def with_con_numbers(path):
    """The form of a class in which both sides are asked."""
    _, *rows = path.read_text(encoding="utf-8").splitlines()
    header = "Timestamp,Email Address,Q3. Eyes on the screen,Q4. Safe without phones"
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return path


def ask_only(given, place):
    file = given.folder.assignment_file
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^#? ?only = .*$", f'only = ["{place}"]', text)
    file.write_text(text, encoding="utf-8")
    assert [q.place for q in open_class(str(given.folder.path)).questions] == [place]


@pytest.mark.parametrize("command", ["collect", "grade"])
def test_works_collected_before_are_not_lost_unasked(set_class, form, run, capsys, command):
    given = set_class()
    assert run("grade", given, form(ADA, ALAN)) == OK
    before = files_of(given)
    late = form(GRACE, name="late.csv")
    assert run(command, given, late) == USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert (
        "Work was collected before that is not in these files: Lovelace, Ada; Turing, Alan." in said
    )
    assert "Name all files again" in said
    assert "--add" in said
    assert "--replace" in said
    assert files_of(given) == before
    assert run(command, given, late, "--replace") == OK
    assert "ada@x.edu" not in given.folder.works.read_text(encoding="utf-8")


def test_what_is_added_is_as_if_all_had_been_named_at_once(set_class, form, run):
    given = set_class(play={"attempts": 2})
    again = (LATER, "ada@x.edu", "seven", "eight")
    one, two = form(ADA, ALAN, ADA, name="one.csv"), form(again, GRACE, name="two.csv")
    assert run("grade", given, one, two) == OK
    whole = files_of(given)
    assert run("grade", given, two, "--replace") == OK
    assert files_of(given) != whole
    for path in (one, two, one):  # and once more changes nothing
        assert run("grade", given, path, "--add") == OK
        assert files_of(given) == whole


def test_a_form_that_was_downloaded_again_brings_what_is_new(set_class, form, run):
    given = set_class()
    run("collect", given, form(ADA, ALAN))
    for name in ("answers.csv", "answers (1).csv"):
        assert run("collect", given, form(ADA, ALAN, GRACE, name=name), "--add") == OK
        works = given.folder.works.read_text(encoding="utf-8")
        assert works.count('"kind": "work"') == 3
        assert "same-again" not in works


def test_another_file_of_the_same_name_is_not_taken_for_the_first(
    set_class, form, run, tmp_path, capsys
):
    given = set_class()
    run("collect", given, form(ADA, ALAN))
    before = files_of(given)
    (tmp_path / "late").mkdir()
    assert run("collect", given, form(GRACE, name="late/answers.csv"), "--add") == USAGE
    assert "give this file another name" in " ".join(capsys.readouterr().err.split())
    assert files_of(given) == before


def test_a_second_attempt_in_a_file_of_its_own_does_not_push_out_the_first(set_class, form, run):
    given = set_class(play={"attempts": 2, "counts": "first"})
    run("collect", given, form(ADA))
    second = form((LATER, "ada@x.edu", "seven", "eight"), name="second.csv")
    assert run("collect", given, second) == USAGE
    assert run("collect", given, second, "--add") == OK


@pytest.mark.parametrize(
    "row",
    [
        (BEFORE, "ada@x.edu", "one, better", "two"),  # a slip in her answer was mended
        (BEFORE, "grace@x.edu", "one", "two"),  # whose it is was corrected
    ],
)
def test_a_newer_file_of_the_same_name_may_correct_what_was_collected(set_class, form, run, row):
    given = set_class()
    run("collect", given, form(ADA, ALAN))
    assert run("collect", given, form(row, ALAN)) == OK


@pytest.mark.parametrize("play", [{}, {"attempts": 2, "counts": "best"}])
def test_another_form_of_the_same_name_does_not_push_out_work_in_time(
    set_class, form, run, tmp_path, capsys, play
):
    given = set_class(play=play)
    for day in ("mon", "tue"):
        (tmp_path / day).mkdir()
    assert run("grade", given, form(ADA, ALAN, name="mon/answers.csv")) == OK
    before = files_of(given)
    weak = [(AFTER, row[1], "weak", "weaker") for row in (ADA, ALAN)]
    late = form(*weak, name="tue/answers.csv")
    assert run("grade", given, late) == USAGE
    assert "Lovelace, Ada; Turing, Alan. Name all files again" in " ".join(
        capsys.readouterr().err.split()
    )
    assert run("grade", given, late, "--add") == USAGE  # under another name it is added
    assert files_of(given) == before
    assert run("grade", given, tmp_path / "mon/answers.csv", late) == OK


@pytest.mark.parametrize("how", [(), ("--add",)])
def test_a_copy_that_was_there_before_does_not_stand_for_a_row_that_is_gone(
    set_class, tmp_path, run, how
):
    given = set_class(deadline=None)
    path = tmp_path / "a.csv"
    head = "Email Address,Q1. Eyes on the screen,Q2. Safe without phones\n"
    path.write_text(head + "ada@x.edu,one,two\nalan@x.edu,one,two\n", encoding="utf-8")
    assert run("collect", given, path) == OK
    path.write_text(head + "alan@x.edu,one,two\ngrace@x.edu,five,six\n", encoding="utf-8")
    assert run("collect", given, path, *how) == USAGE
    path.write_text(head + "alan@x.edu,one,two\ngrace@x.edu,one,two\n", encoding="utf-8")
    assert run("collect", given, path, *how) == OK  # hers by a mistake that was corrected


def test_what_is_not_asked_any_more_is_not_lost(set_class, form, run, tmp_path):
    given = set_class()
    path = tmp_path / "a.csv"
    path.write_text("Email Address,Q1. Eyes on the screen,Q2. Safe without phones\n"
                    "ada@x.edu,one,two\n", encoding="utf-8")  # fmt: skip
    assert run("collect", given, path) == OK
    ask_only(given, "zoo/eyes-on-screens")
    assert run("collect", given, path) == OK


@pytest.mark.parametrize("key", ["Zoe@x.edu", "zoe@x.edu"])
def test_who_joined_the_roster_since_is_not_left_a_stranger_by_adding(
    set_class, form, run, capsys, key
):
    given = set_class(sides={"rule": "dealt", "seed": 1})
    first = with_con_numbers(form((BEFORE, "zoe@x.edu", "one", "two")))
    late = with_con_numbers(form(GRACE, name="late.csv"))
    assert run("collect", given, first) == OK
    with (given.folder.path / "roster.csv").open("a", encoding="utf-8") as file:
        file.write(f'"Adams, Zoe",105,u5,{key},9b,\n')
    before = files_of(given)
    assert run("collect", given, late, "--add") == USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert "roster.csv has changed since answers.csv, row 2 was collected" in said
    assert "name all files again without --add" in said
    assert files_of(given) == before
    assert run("collect", given, first, late) == OK
    assert run("collect", given, late, "--add") == OK


def test_a_side_that_was_changed_since_is_not_passed_over_by_adding(set_class, form, run, capsys):
    given = set_class(sides={"rule": "dealt", "seed": 1})
    sides = given.folder.path / "sides.csv"
    sides.write_text("Login,Side\nada@x.edu,con\ngrace@x.edu,con\n", encoding="utf-8")
    assert run("collect", given, with_con_numbers(form(ADA))) == OK
    late = with_con_numbers(form(GRACE, name="late.csv"))
    assert run("collect", given, late, "--add") == OK
    sides.write_text("Login,Side\nada@x.edu,pro\ngrace@x.edu,con\n", encoding="utf-8")
    assert run("collect", given, late, "--add") == USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert "Who argues which side has changed since answers.csv, row 2 was collected" in said


def test_nothing_is_added_to_what_was_asked_otherwise(set_class, form, run, capsys):
    given = set_class()
    assert run("collect", given, form(ADA)) == OK
    ask_only(given, "zoo/eyes-on-screens")
    late = form(GRACE, name="late.csv")
    assert run("collect", given, late, "--add") == USAGE
    assert "What is asked has changed since" in " ".join(capsys.readouterr().err.split())
    assert run("collect", given, form(ADA), late) == OK
    assert run("collect", given, late, "--add") == OK


def test_who_is_nobody_for_certain_is_kept_while_the_roster_stays(set_class, run, form, tmp_path):
    given = set_class()
    with (given.folder.path / "roster.csv").open("a", encoding="utf-8") as file:
        file.write('"Turing, Alan",105,u5,alan.b@x.edu,9b,\n')
    path = tmp_path / "a.csv"
    head = "Timestamp,Name,Student ID,Q1. Eyes on the screen,Q2. Safe without phones\n"
    rows = ("Alan Turing,,one,two", "Ada Lovelace,u2,three,four", "Bo,u99,five,six")
    path.write_text(head + "".join(f"{BEFORE},{row}\n" for row in rows), encoding="utf-8")
    assert run("collect", given, path) == OK
    assert run("collect", given, form(GRACE, name="late.csv"), "--add") == OK
    works = given.folder.works.read_text(encoding="utf-8")
    assert works.count('"ambiguous"') == 2
    assert works.count('"not-on-roster"') == 1


@pytest.mark.parametrize("before", ["u2", "u99"])  # another's number, nobody's number
def test_a_row_that_was_mended_in_a_file_of_its_own_leaves_no_work_of_nobody(
    set_class, run, tmp_path, before
):
    given = set_class()
    head = "Timestamp,Name,Student ID,Q1. Eyes on the screen,Q2. Safe without phones\n"
    for name, number in (("a.csv", before), ("mended.csv", "u1")):
        row = f"{BEFORE},{'Ada Lovelace' if number != 'u99' else ''},{number},one,two\n"
        (tmp_path / name).write_text(head + row, encoding="utf-8")
    for how in (("--add",), ()):
        assert run("collect", given, tmp_path / "a.csv", "--replace") == OK
        assert run("collect", given, tmp_path / "mended.csv", *how) == OK
        works = given.folder.works.read_text(encoding="utf-8")
        assert works.count('"kind": "work"') == works.count("ada@x.edu") == 1


def test_whose_a_row_is_can_be_corrected_in_a_file_that_is_added(set_class, form, run):
    given = set_class()
    run("collect", given, form((BEFORE, "eve@x.edu", "one", "two"), ALAN))
    run("collect", given, form(GRACE, name="late.csv"), "--add")
    assert run("collect", given, form(ADA, ALAN), "--add") == OK
    assert "eve@x.edu" not in given.folder.works.read_text(encoding="utf-8")


def test_a_copy_of_the_same_words_does_not_stand_for_the_work_of_another(set_class, form, run):
    given = set_class()
    run("collect", given, form(ADA, ALAN))
    copy = (BEFORE, "grace@x.edu", "one", "two")
    assert run("collect", given, form(copy, ALAN, name="late.csv")) == USAGE


def test_what_could_not_be_read_stays_told_until_it_is_given_again(set_class, form, run, capsys):
    given = set_class()
    nobody = (BEFORE, "", "nine", "ten")
    assert run("collect", given, form(ADA, nobody)) == FAILED
    assert run("collect", given, form(GRACE, name="late.csv"), "--add") == FAILED
    assert "answers.csv, row 3" in capsys.readouterr().out
    named = (BEFORE, "emmy@x.edu", "nine", "ten")
    assert run("collect", given, form(ADA, named), "--add") == OK


@pytest.mark.parametrize("added", [True, False])
def test_a_deadline_that_was_moved_holds_for_what_is_kept_too(set_class, form, run, added):
    given = set_class()
    run("grade", given, form(GRACE))
    file = given.folder.assignment_file
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("2026-12-04T18", "2026-12-06T18"), encoding="utf-8")
    assert run("grade", given, *((form(ADA, name="late.csv"), "--add") if added else ())) == OK
    grades = list(read_grades(open_class(str(given.folder.path))))
    assert not any(one["late"] or one["notes"] or "Late" in one["comment"] for one in grades)
    file.write_text(text, encoding="utf-8")
    assert run("grade", given) == OK
    grades = list(read_grades(open_class(str(given.folder.path))))
    assert [one["student"] for one in grades if one["late"]] == ["grace@x.edu"]


def test_files_of_the_class_itself_are_nobody_s_work(set_class, form, run, capsys):
    given = set_class()
    form(ADA, ALAN, name="zoo-9b/answers.csv")
    for _ in range(2):
        assert run("grade", given, given.folder.path) == OK
        rows = given.folder.grades_csv.read_text(encoding="utf-8").splitlines()
        assert [row.split(",")[0] for row in rows[3:]] == ["grace@x.edu", "emmy@x.edu"]
        assert rows[3:] == ['grace@x.edu,,,"Hopper, Grace"', 'emmy@x.edu,,,"Noether, Emmy"']
    capsys.readouterr()
    assert run("grade", given, given.folder.codes) == USAGE
    assert "is a file of the class itself" in " ".join(capsys.readouterr().err.split())


OTHER = [{"motion": "zoo", "counterargument": "eyes-on-screens", "text": "Another text."}]


def notes_in(given):
    return {
        (work.student, note.code, note.message)
        for work in read_works(given.folder.works)
        for note in work.notes
    }


@pytest.mark.parametrize("name", ["ada.json", "copy.json"])
@pytest.mark.parametrize("edited_first", [True, False])
def test_a_copy_that_is_added_loses_no_note(
    set_class, submission, run, tmp_path, name, edited_first
):
    given = set_class()
    clean = submission(given, "clean/ada.json") / "clean"
    edited = submission(given, f"edited/{name}", seal=False) / "edited"
    paths = [edited, clean] if edited_first else [clean, edited]
    assert run("grade", given, *paths) == OK
    whole = files_of(given)
    assert {("edited"), ("same-again")} < {code for _, code, _ in notes_in(given)}
    assert run("grade", given, paths[0], "--replace") == OK
    assert files_of(given) != whole
    for path in (paths[1], *paths):  # and once more changes nothing
        assert run("grade", given, path, "--add") == OK
        assert files_of(given) == whole


def test_the_same_file_out_of_another_folder_is_no_copy(set_class, submission, run):
    given = set_class()
    inbox = submission(given, "monday/ada.json")
    submission(given, "tuesday/ada.json")
    run("collect", given, inbox / "monday")
    assert run("collect", given, inbox / "tuesday", "--add") == OK
    assert "same-again" not in {code for _, code, _ in notes_in(given)}


def test_works_of_one_file_name_are_told_apart_by_their_folders(set_class, submission, run, capsys):
    given = set_class()
    inbox = submission(given, "a/in/ada.json")
    submission(given, "b/in/ada.json", answers=OTHER)
    submission(given, "c/ada.json")
    for name in ("a/in/bad.json", "c/bad.json"):
        (inbox / name).write_bytes(b"{")
    run("collect", given, inbox / "a/in", inbox / "b/in", inbox / "c")
    said = capsys.readouterr().out
    assert "the same as a/in/ada.json (c/ada.json)" in said
    assert "does not count (b/in/ada.json)" in said
    assert "unreadable: in/bad.json:" in said
    assert "unreadable: c/bad.json:" in said
    run("collect", given, inbox / "a/in", "--replace")
    said = capsys.readouterr().out
    assert "(ada.json)" in said
    assert "unreadable: bad.json:" in said


@pytest.mark.parametrize("content", [b'{"format": "rebutt', b"PK"])
def test_a_file_that_is_cut_short_now_is_told_so_and_loses_nothing(
    set_class, submission, run, capsys, content
):
    given = set_class()
    inbox = submission(given)
    submission(given, "alan.json", student="alan@x.edu", answers=OTHER)
    run("grade", given, inbox)
    works = list(read_works(given.folder.works))
    (inbox / "ada.json").write_bytes(content)
    capsys.readouterr()
    assert run("collect", given, inbox, "--add") == FAILED
    said = capsys.readouterr().out
    assert (
        "unreadable: ada.json: the file is cut short or damaged: it is no JSON; what was collected "
        "from it before stays"
    ) in said
    assert list(read_works(given.folder.works)) == works
    assert run("collect", given, inbox) == USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert (
        "ada.json: the file is cut short or damaged: it is no JSON. Work was collected before that "
        "is not in these files: Lovelace, Ada." in said
    )


def test_a_file_that_cannot_be_read_is_told_once(set_class, submission, form, run, capsys):
    given = set_class()
    inbox = submission(given)
    (inbox / "alan_102.json").write_bytes(b"{")
    assert run("collect", given, inbox) == FAILED
    for name in ("late.csv", "later.csv"):
        capsys.readouterr()
        assert run("collect", given, form(GRACE, name=name), "--add") == OK
        said = capsys.readouterr().out
        assert "unreadable" not in said
        assert "Turing, Alan (but alan_102.json cannot be read)" in said
    assert run("collect", given, inbox, "--add") == FAILED
    assert "1 unreadable" in capsys.readouterr().out


def test_something_has_to_be_named_to_be_added(set_class, run):
    given = set_class()
    assert run("grade", given, "--add") == run("collect", given, "--replace") == USAGE
