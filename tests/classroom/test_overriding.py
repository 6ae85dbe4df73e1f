import csv
import json

import pytest

from game.classroom.decisions import Signed
from game.classroom.folder import open_class
from game.classroom.grading import read_grades
from game.classroom.journal import add_to_journal, read_journal
from game.classroom.overriding import override, place_asked, undo
from game.classroom.settling import answer_hash
from game.classroom.students import find_student
from game.cli import main
from game.errors import OK, USAGE, UsageError

GOOD = "The teacher may set clear rules, because clear rules are enough: a ban is not needed."
BEFORE = "2026-12-03 10:00"
ME = Signed("Ms Example", "2026-12-05T09:00:00+00:00")


@pytest.fixture
def marked(set_class, graded, form):
    """A graded class: Ada wrote well, Alan did not, Grace and Emmy handed in nothing."""
    given = set_class()
    rows = [(BEFORE, "ada@x.edu", GOOD, "x"), (BEFORE, "alan@x.edu", "No.", "No.")]
    graded(form(*rows), given=given)
    return given


def grade(given, student):
    return {one["student"]: one for one in read_grades(given)}[student]


def test_an_override_keeps_old_new_who_when_and_why(marked):
    before = grade(marked, "ada@x.edu")["score"]
    given, _ = override(marked, find_student(marked, "u1"), 85.5, " read\nit twice ", ME)
    (entry,) = read_journal(given.folder.decisions)
    assert entry == {
        "kind": "override", "student": "ada@x.edu", "place": "", "name": "", "old": before,
        "new": 85.5, "why": "read it twice", "by": "Ms Example", "when": ME.when,
        "answer_hash": answer_hash([GOOD, "x"]), "out_of": 100,
    }  # fmt: skip
    ada = grade(given, "ada@x.edu")
    assert (ada["score"], ada["judged"]["score"], ada["override"]) == (85.5, before, entry)


def test_it_survives_grading_again_and_everything_that_is_handed_back_has_it(
    marked, graded, form, tmp_path, capsys
):
    folder = marked.folder.path
    assert main(["class", "override", str(folder), "Ada Lovelace", "85", "--why", "Read it."]) == OK
    given = open_class(str(folder))
    rows = [(BEFORE, "ada@x.edu", GOOD, "x"), (BEFORE, "alan@x.edu", "No.", "No.")]
    grades = graded(form(*rows), given=given)
    assert grades[0]["score"] == 85
    rows = list(csv.reader(given.folder.grades_csv.read_text(encoding="utf-8").splitlines()))
    assert rows[1][:2] == ["ada@x.edu", "85.00"]
    assert "Read it" in rows[1][2]
    assert main(["class", "report", str(folder), "--each", str(tmp_path / "e")]) == OK
    page = (tmp_path / "e" / f"{grades[0]['code']}.html").read_text(encoding="utf-8")
    assert "85.00 of 100" in page
    assert "Read it" in page
    capsys.readouterr()
    assert main(["class", "export", str(folder)]) == OK
    table = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert table[0]["score"] == "85.00"
    assert "Read it" in table[0]["override"]
    assert main(["class", "export", str(folder), "--long"]) == OK
    assert "Read it" in capsys.readouterr().out
    book = folder / "roster.csv"
    assert main(["class", "export", str(folder), "--fill", str(book), "--yes"]) == OK
    assert ",85.00" in (folder / "roster-filled.csv").read_text(encoding="utf-8")


def test_taking_back_brings_what_stood_before(marked):
    ada = find_student(marked, "ada@x.edu")
    judged = grade(marked, ada.key)["score"]
    given, _ = override(marked, ada, 70, "once", ME)
    given, _ = override(given, ada, 80, "twice", ME)
    given, entry = undo(given, ada, "", ME)
    assert (entry["old"], entry["new"], grade(given, ada.key)["score"]) == (80, 70, 70)
    given, entry = undo(given, ada, "a slip", ME)
    assert (entry["new"], grade(given, ada.key)["score"]) == (judged, judged)
    assert grade(given, ada.key)["override"] is None
    assert len(read_journal(given.folder.decisions)) == 4
    with pytest.raises(UsageError, match="Nobody set the mark of Lovelace, Ada"):
        undo(given, ada, "", ME)


def test_one_answer_can_be_set_and_the_mark_follows_by_weight(marked):
    ada = find_student(marked, "ada@x.edu")
    place = place_asked(marked, "Q2")
    first = grade(marked, ada.key)["rounds"][0]["score"]
    given, entry = override(marked, ada, 90, "see the source", ME, place)
    assert place == "zoo/planned-anyway"
    assert grade(given, ada.key)["score"] == pytest.approx((3 * first + 2 * 90) / 5, abs=0.005)
    assert "Safe without phones: 0.00 -> 90.00" in grade(given, ada.key)["comment"]
    given, _ = undo(given, ada, "", ME, place)
    assert grade(given, ada.key) == {**grade(marked, ada.key), "override": None}
    assert entry["old"] == 0


def test_taking_back_goes_from_the_last_decision_to_the_first_whatever_it_is_about(marked, capsys):
    folder = str(marked.folder.path)
    judged = grade(marked, "ada@x.edu")
    asked = ["class", "override", folder, "ada@x.edu"]
    assert main([*asked, "70", "--why", "whole"]) == OK
    assert "hides" not in capsys.readouterr().out
    assert main([*asked, "90", "--question", "Q2", "--why", "one"]) == OK
    said = capsys.readouterr().out
    assert "The whole mark, set by hand to 70.00, hides that of the answer" in said
    assert "The mark is now 70.00 of 100." in said
    assert main([*asked, "--undo"]) == OK
    assert "Safe without phones: 90.00 -> 0.00, taken back" in capsys.readouterr().out
    assert grade(open_class(folder), "ada@x.edu")["score"] == 70
    assert main([*asked, "--undo"]) == OK
    assert grade(open_class(folder), "ada@x.edu") == judged
    assert main([*asked, "--undo"]) == USAGE


def test_who_handed_in_nothing_can_be_given_a_mark_and_the_report_shows_it(marked, capsys):
    folder = str(marked.folder.path)
    assert main(["class", "override", folder, "grace@x.edu", "60", "--why", "oral exam"]) == OK
    assert "no score -> 60.00" in capsys.readouterr().out
    given = open_class(folder)
    assert grade(given, "grace@x.edu")["state"] == "graded"
    assert main(["class", "report", folder]) == OK
    text = given.folder.report.read_text(encoding="utf-8")
    assert "60.00 of 100" in text
    assert "oral exam" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nobody@x.edu", "5", "--why", "w"], "Nobody in this class is “nobody@x.edu”."),
        (["ada@x.edut", "5", "--why", "w"], "Did you mean “ada@x.edu”?"),
        (["ada@x.edu", "500", "--why", "w"], "it lies between 0 and 100"),
        (["ada@x.edu", "nan", "--why", "w"], "it lies between 0 and 100"),
        (["ada@x.edu", "much", "--why", "w"], "“much” is no mark."),
        (["ada@x.edu", "5"], "A decision needs a reason"),
        (["ada@x.edu", "--why", "w"], "Say which mark"),
        (["ada@x.edu", "5", "--why", "w", "--question", "Q9"], "no question “Q9”"),
        (["ada@x.edu", "5.5", "--why", "w", "--question", "1"], "whole number"),
        (["grace@x.edu", "5", "--why", "w", "--question", "1"], "handed in nothing"),
        (["ada@x.edu", "--undo"], "Nobody set the mark"),
        (["ada@x.edu", "5", "--undo"], "--undo takes no score"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_and_nothing_is_kept(marked, arguments, words, capsys):
    assert main(["class", "override", str(marked.folder.path), *arguments]) == USAGE
    assert words in " ".join(capsys.readouterr().err.split())
    assert not marked.folder.decisions.exists()


def test_a_name_that_two_share_is_refused_with_both(set_class, graded, form, tmp_path):
    given = set_class()
    roster = given.folder.path / "roster.csv"
    text = roster.read_text(encoding="utf-8").replace("Turing, Alan", "Lovelace, Ada")
    roster.write_text(text, encoding="utf-8")
    given = open_class(str(given.folder.path))
    graded(form((BEFORE, "ada@x.edu", GOOD, "x")), given=given)
    with pytest.raises(UsageError, match=r"may be .*ada@x.edu.*alan@x.edu"):
        find_student(given, "Ada Lovelace")
    assert find_student(given, "102").key == "alan@x.edu"
    assert find_student(given, "Emmy").key == "emmy@x.edu"


def test_the_code_of_a_report_names_a_student_too(marked):
    code = grade(marked, "ada@x.edu")["code"]
    assert find_student(marked, code.lower()).key == "ada@x.edu"


def test_the_list_tells_all_that_was_decided(marked, capsys):
    folder = str(marked.folder.path)
    assert main(["class", "override", folder, "--list"]) == OK
    assert "No mark was set by hand." in capsys.readouterr().out
    main(["class", "override", folder, "ada", "70", "--why", "one", "--by", "Ms E"])
    main(["class", "override", folder, "ada", "--undo", "--why", "two"])
    capsys.readouterr()
    assert main(["class", "override", folder, "--list"]) == OK
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 2
    assert "70.00, set by Ms E on" in said[0]
    assert "70.00 -> " in said[1]
    assert ", taken back by " in said[1]


def test_a_cut_line_is_dropped_and_any_other_damage_is_named(tmp_path):
    path = tmp_path / "d.jsonl"
    add_to_journal(path, [{"kind": "a"}])
    path.write_bytes(path.read_bytes() + b'{"kind": "b"')
    assert read_journal(path) == [{"kind": "a"}]
    add_to_journal(path, [{"kind": "c"}])
    assert [one["kind"] for one in read_journal(path)] == ["a", "c"]
    path.write_bytes(b"{}\n" + path.read_bytes())
    with pytest.raises(UsageError, match="line 1 is damaged"):
        read_journal(path)


def test_decisions_only_grow(marked):
    ada = find_student(marked, "ada@x.edu")
    given, _ = override(marked, ada, 70, "once", ME)
    before = given.folder.decisions.read_bytes()
    given, _ = undo(given, ada, "", ME)
    after = given.folder.decisions.read_bytes()
    assert after.startswith(before)
    assert [json.loads(line)["kind"] for line in after.splitlines()] == ["override", "undone"]
