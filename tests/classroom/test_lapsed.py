"""A score set by hand stands for one text and one number of points."""

import csv
import json

import pytest
from hypothesis import given as given_values
from hypothesis import strategies as st

import game.scoring
from game.classroom.folder import open_class
from game.classroom.grading import read_grades
from game.classroom.journal import read_journal
from game.classroom.receipts import read_receipt
from game.classroom.settling import answer_hash, rescaled
from game.cli import main
from game.errors import OK, USAGE

GOOD = "The teacher may set clear rules, because clear rules are enough: a ban is not needed."
ASTHMA = "In an emergency such as an asthma attack a phone brings help at once."
FIRST = ("2026-12-01 10:00", "ada@x.edu", GOOD, "Weak words of mine stand here.")
SECOND = ("2026-12-02 10:00", "ada@x.edu", GOOD, ASTHMA)


@pytest.fixture
def folder(set_class, form, overlap_matcher, monkeypatch, capsys):
    """A graded class in which the last of two attempts counts; Ada has handed in the first."""
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    monkeypatch.setattr("game.processes.cores", lambda: 0)
    given = set_class(play={"attempts": 2, "counts": "last"})
    assert main(["class", "grade", str(given.folder.path), str(form(FIRST))]) == OK
    capsys.readouterr()
    return str(given.folder.path)


def ada(folder):
    return next(one for one in read_grades(open_class(folder)) if one["student"] == "ada@x.edu")


def override(folder, *said):
    return main(["class", "override", folder, "u1", *said, "--by", "Ms E"])


def page(folder):
    assert main(["class", "report", folder]) == OK
    return open_class(folder).folder.report.read_text(encoding="utf-8")


def journal_without(folder, *keys):
    """The journal as an earlier version of the program wrote it."""
    path = open_class(folder).folder.decisions
    rows = [{k: v for k, v in one.items() if k not in keys} for one in read_journal(path)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def edited(folder, old, new):
    path = open_class(folder).folder.assignment_file
    text = path.read_text(encoding="utf-8")
    assert f"\n{old} " in text
    path.write_text(text.replace(f"\n{old} ", f"\n{new} "), encoding="utf-8")


def test_an_answer_set_by_hand_lapses_with_its_text_and_everybody_is_told(folder, form, capsys):
    assert override(folder, "5", "--question", "Q2", "--why", "Copied from the web") == OK
    capsys.readouterr()
    assert main(["class", "grade", folder, str(form(FIRST, SECOND))]) == OK
    said = capsys.readouterr().out
    assert "lapsed: Lovelace, Ada: Safe without phones: 20.00 -> 5.00, set by Ms E on" in said
    assert "for another text than the one that counts now" in said
    assert f"rebuttal class override {folder} ada@x.edu --question zoo/planned-anyway SCORE" in said
    assert "0 graded, 3 missing, 0 late, 1 for you to look at" in said
    one = ada(folder)
    assert (one["state"], one["score"], one["attempt"]) == ("look", None, 2)
    assert not any(r.get("override") for r in one["rounds"])
    table = open_class(folder).folder.grades_csv.read_text(encoding="utf-8")
    assert list(csv.reader(table.splitlines()))[1][1] == ""
    receipt = open_class(folder).folder.receipts / f"{one['code']}.json"
    assert read_receipt(receipt)[0].final is None
    assert main(["class", "verify", str(receipt)]) == OK
    shown = page(folder)
    assert "No score yet: a person has to look at this work first." in shown
    assert "Copied from the web. That was for another text than the one that counts now" in shown


def test_deciding_again_gives_the_mark_and_the_new_decision_holds(folder, form, capsys):
    assert override(folder, "5", "--question", "Q2", "--why", "Copied") == OK
    assert main(["class", "grade", folder, str(form(FIRST, SECOND))]) == OK
    assert override(folder, "60", "--question", "Q2", "--why", "Their own now") == OK
    first, second = (one for one in ada(folder)["rounds"])
    assert second["override"]["new"] == 60
    assert ada(folder)["score"] == pytest.approx((3 * first["score"] + 2 * 60) / 5, abs=0.0051)
    capsys.readouterr()
    assert main(["class", "grade", folder]) == OK
    assert "lapsed" not in capsys.readouterr().out
    assert "That was for another" not in ada(folder)["comment"]


def test_taking_back_what_lapsed_lets_the_judge_s_score_stand(folder, form, capsys):
    assert override(folder, "5", "--question", "Q2", "--why", "Copied") == OK
    assert main(["class", "grade", folder, str(form(FIRST, SECOND))]) == OK
    assert override(folder, "--undo", "--why", "Another text") == OK
    one = ada(folder)
    assert (one["state"], one["score"]) == ("graded", one["judged"]["score"])
    entry = read_journal(open_class(folder).folder.decisions)[-1]
    assert entry["new"] == one["rounds"][1]["score"]


def test_the_whole_mark_lapses_where_one_of_its_texts_is_another(folder, form, capsys):
    assert override(folder, "80", "--why", "Read twice") == OK
    assert main(["class", "grade", folder, str(form(FIRST))]) == OK
    assert ada(folder)["score"] == 80
    assert main(["class", "grade", folder, str(form(FIRST, SECOND))]) == OK
    assert ada(folder)["score"] is None
    assert "for another work than the one that counts now" in ada(folder)["comment"]
    assert main(["class", "regrade", folder]) == OK
    assert main(["class", "grade", folder, str(form(FIRST)), "--replace"]) == OK
    assert ada(folder)["score"] == 80


def test_a_mark_for_who_handed_in_nothing_does_not_stand_for_what_comes_later(folder, form):
    assert main(["class", "override", folder, "alan@x.edu", "60", "--why", "oral"]) == OK
    assert main(["class", "grade", folder]) == OK
    alan = next(one for one in read_grades(open_class(folder)) if one["student"] == "alan@x.edu")
    assert alan["score"] == 60
    late = ("2026-12-03 10:00", "alan@x.edu", GOOD, ASTHMA)
    assert main(["class", "grade", folder, str(form(FIRST, late))]) == OK
    alan = next(one for one in read_grades(open_class(folder)) if one["student"] == "alan@x.edu")
    assert (alan["state"], alan["score"]) == ("look", None)


def test_a_work_that_is_not_handed_in_any_more_takes_no_decision_with_it(folder, form, capsys):
    assert override(folder, "80", "--why", "Read twice") == OK
    other = ("2026-12-03 10:00", "alan@x.edu", GOOD, ASTHMA)
    assert main(["class", "grade", folder, str(form(other)), "--replace"]) == OK
    assert "lapsed: Lovelace, Ada: " in capsys.readouterr().out
    assert ada(folder)["state"] == "look"
    assert override(folder, "--undo", "--why", "never handed in") == OK
    assert ada(folder)["state"] == "missing"


def test_line_ends_and_spaces_make_no_other_text(folder, form):
    assert override(folder, "80", "--why", "Read twice") == OK
    spaced = (*FIRST[:3], "Weak words of mine\r\n stand  here. ")
    assert main(["class", "grade", folder, str(form(spaced))]) == OK
    assert ada(folder)["score"] == 80


def test_a_whole_mark_keeps_its_share_of_another_number_of_points(folder, capsys):
    judged = ada(folder)["score"]
    assert override(folder, "80", "--why", "Read twice") == OK
    edited(folder, "out_of = 100", "out_of = 10")
    capsys.readouterr()
    assert override(folder, "8", "--why", "Out of ten") == USAGE
    assert "The grades are out of 100, and the assignment says 10 now" in " ".join(
        capsys.readouterr().err.split()
    )
    assert main(["class", "grade", folder]) == USAGE
    assert ada(folder)["score"] == 80
    assert main(["class", "regrade", folder, "--accept"]) == OK
    assert "Lovelace, Ada: 80.00 of 100 -> 8.00 of 10\n" in capsys.readouterr().out
    one = ada(folder)
    assert (one["score"], one["out_of"]) == (8, 10)
    words = f"{rescaled(judged, 100, 10):.2f} -> 8.00 (80.00 of 100), set by Ms E on"
    assert words in one["comment"]
    assert "8.00 of 10<" in page(folder)
    receipt = open_class(folder).folder.receipts / f"{one['code']}.json"
    assert main(["class", "verify", str(receipt)]) == OK
    assert read_receipt(receipt)[0].final == 8
    edited(folder, "out_of = 10", "out_of = 100")
    assert main(["class", "regrade", folder, "--accept"]) == OK
    assert ada(folder)["score"] == 80


@given_values(
    st.integers(0, 100_000).map(lambda cents: cents / 100),
    st.integers(1, 1000),
    st.integers(1, 1000),
)
def test_a_rescaled_mark_is_the_nearest_to_the_same_share(mark, before, now):
    found = rescaled(mark, before, now)
    assert abs(found - mark * now / before) <= 0.005 + 1e-9
    assert round(found, 2) == found
    assert rescaled(mark, now, now) == mark
    assert rescaled(None, before, now) is None


def test_a_decision_of_an_earlier_version_stands_and_is_named_at_every_grading(
    folder, form, capsys
):
    assert override(folder, "80", "--why", "Read twice") == OK
    journal_without(folder, "answer_hash", "out_of")
    capsys.readouterr()
    for _ in range(2):
        assert main(["class", "grade", folder, str(form(FIRST, SECOND))]) == OK
        said = capsys.readouterr().out
        assert "unchecked: Lovelace, Ada: " in said
        assert "An earlier version of the program did not keep for which text" in said
    assert ada(folder)["score"] == 80
    assert override(folder, "80", "--why", "For this one too") == OK
    capsys.readouterr()
    assert main(["class", "grade", folder]) == OK
    assert "unchecked" not in capsys.readouterr().out


def test_a_mark_of_an_earlier_version_is_never_more_than_the_points(folder, capsys):
    assert override(folder, "80", "--why", "Read twice") == OK
    journal_without(folder, "answer_hash", "out_of")
    edited(folder, "out_of = 100", "out_of = 10")
    assert main(["class", "regrade", folder, "--accept"]) == OK
    assert "lapsed: " in capsys.readouterr().out
    assert (ada(folder)["state"], ada(folder)["score"]) == ("look", None)
    assert "That was when the mark was out of more points" in ada(folder)["comment"]


def test_a_key_that_is_written_otherwise_is_the_same_student(set_class, form, overlap_matcher,
                                                             monkeypatch, capsys):  # fmt: skip
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    monkeypatch.setattr("game.processes.cores", lambda: 0)
    given = set_class(roster="")
    folder, path = given.folder.path, form(FIRST)
    assert main(["class", "grade", str(folder), str(path)]) == OK
    assert override_of(folder, "ada@x.edu", "5") == OK
    (folder / "roster.csv").write_text("Name,Email\nAda Lovelace,Ada@X.edu\n", encoding="utf-8")
    edited(str(folder), 'roster = ""', 'roster = "roster.csv"')
    assert main(["class", "grade", str(folder), str(path)]) == OK
    assert "nobody" not in capsys.readouterr().out
    (one,) = read_grades(open_class(str(folder)))
    assert (one["student"], one["score"]) == ("Ada@X.edu", 5)
    assert main(["class", "override", str(folder), "--list", "Ada"]) == OK
    assert "Ada Lovelace: " in capsys.readouterr().out
    assert main(["class", "override", str(folder), "Ada", "--undo"]) == OK
    (one,) = read_grades(open_class(str(folder)))
    assert one["score"] == one["judged"]["score"]


def override_of(folder, who, score):
    return main(["class", "override", str(folder), who, score, "--why", "w"])


def test_a_decision_whose_student_has_no_grade_is_named_and_can_be_taken_back(folder, capsys):
    assert override_of(folder, "grace@x.edu", "60") == OK
    roster = open_class(folder).folder.path / "roster.csv"
    lines = roster.read_text(encoding="utf-8").splitlines(keepends=True)
    roster.write_text("".join(line for line in lines if "grace" not in line), encoding="utf-8")
    capsys.readouterr()
    assert main(["class", "grade", folder]) == OK
    said = capsys.readouterr().out
    assert "nobody: “grace@x.edu” has no grade, but a mark was set by hand (no score -> 60" in said
    assert main(["class", "override", folder, "grace@x.edu", "--undo"]) == OK
    assert "Nobody of that name has a grade." in capsys.readouterr().out
    assert main(["class", "grade", folder]) == OK
    assert "nobody" not in capsys.readouterr().out


def test_a_decision_under_a_login_that_the_roster_knows_now_can_be_taken_back(folder, capsys):
    assert override(folder, "70", "--why", "w") == OK
    path = open_class(folder).folder.decisions
    path.write_text(path.read_text(encoding="utf-8").replace('"ada@x.edu"', '"u1"'))
    assert main(["class", "grade", folder]) == OK
    assert "nobody: “u1” has no grade" in capsys.readouterr().out
    assert override(folder, "--undo") == OK
    assert main(["class", "grade", folder]) == OK
    assert "nobody" not in capsys.readouterr().out


def test_a_decision_that_lacks_something_is_named_with_its_kind(folder, capsys):
    assert override(folder, "70", "--why", "w") == OK
    journal_without(folder, "place")
    assert main(["class", "grade", folder]) == USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert "A decision in decisions.jsonl (override) lacks place" in said


def test_what_is_not_written_makes_no_other_work():
    assert answer_hash([]) == answer_hash(["", " \n"])
    assert answer_hash(["a", "", "b"]) == answer_hash(["a", "b"]) != answer_hash(["ab"])
