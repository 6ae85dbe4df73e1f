import json

import pytest

import game.scoring
from game.classroom.folder import open_class
from game.classroom.grading import read_grades
from game.classroom.journal import read_journal
from game.classroom.regrading import propose
from game.cli import main
from game.cli.class_regrade import judge_for
from game.errors import OK, USAGE

RULES = "Clear rules say when a phone may be used, so distraction is solved and no ban is needed."
BEFORE = "2026-12-03 10:00"
NAME = "zoo/eyes-on-screens/rules-not-bans"


@pytest.fixture
def judged_by(monkeypatch, overlap_matcher):
    """Lets the judge be another: of that version, with every probability times a factor."""

    def change(version, factor=1.0):
        class Other(type(overlap_matcher)):
            def match_phrasings(self, sentences, asked):
                found = super().match_phrasings(sentences, asked)
                return type(found)(
                    found.asserts * factor, found.opposes, found.claimed, found.denied
                )

        Other.version = version
        matcher = Other()
        monkeypatch.setattr(game.scoring, "load_matcher", lambda: matcher, raising=False)

    monkeypatch.setattr("game.classroom.judging.cores", lambda: 0)
    change("overlap")
    return change


@pytest.fixture
def marked(set_class, form, judged_by, capsys):
    """The folder of a class in which Ada made a point and Alan made none."""
    folder = str(set_class().folder.path)
    rows = [(BEFORE, "ada@x.edu", RULES, "x"), (BEFORE, "alan@x.edu", "No phones.", "No.")]
    assert main(["class", "grade", folder, str(form(*rows))]) == OK
    capsys.readouterr()
    return folder


def scores(folder):
    return {one["student"]: one["score"] for one in read_grades(open_class(folder))}


def test_nothing_is_listed_where_nothing_is_another(marked, capsys):
    assert main(["class", "regrade", marked]) == OK
    assert capsys.readouterr().out == "0 marks of 4 would change: 0 up, 0 down.\n"


def test_another_scorer_is_named_and_who_loses_what_is_listed(marked, judged_by, capsys):
    before = scores(marked)
    judged_by("stricter", 0.4)
    assert main(["class", "regrade", marked]) == OK
    said = capsys.readouterr().out
    assert "Scorer: 6-overlap -> 6-stricter." in said
    assert f"Lovelace, Ada: {before['ada@x.edu']:.2f} -> " in said
    assert f"(down)\n    - {NAME}\n" in said
    assert "0 up, 1 down." in said
    assert scores(marked) == before


def test_grading_refuses_to_change_marks_by_the_way(marked, judged_by, form, capsys):
    before = scores(marked)
    judged_by("stricter", 0.4)
    more = form((BEFORE, "ada@x.edu", RULES, "x"), (BEFORE, "emmy@x.edu", RULES, "x"), name="m.csv")
    assert main(["class", "grade", marked, str(more), "--add"]) == USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert "were made by the scorer 6-overlap; the scorer here is 6-stricter" in said
    assert f"rebuttal class regrade {marked}" in said
    assert scores(marked) == before
    assert main(["class", "regrade", marked, "--accept"]) == OK
    assert "Noether, Emmy: no score -> " in capsys.readouterr().out
    assert main(["class", "grade", marked, str(more), "--add"]) == OK
    assert scores(marked)["emmy@x.edu"] is not None


def test_what_was_taken_is_kept_for_each_student_whose_mark_moved(marked, judged_by):
    before = scores(marked)
    judged_by("stricter", 0.4)
    assert main(["class", "regrade", marked, "--accept", "--by", "Ms E"]) == OK
    after = scores(marked)
    (entry,) = read_journal(open_class(marked).folder.decisions)
    assert (entry["kind"], entry["student"], entry["by"]) == ("regraded", "ada@x.edu", "Ms E")
    assert (entry["old"], entry["new"]) == (before["ada@x.edu"], after["ada@x.edu"])
    assert entry["points"] == [f"-{NAME}"]
    assert entry["scorer_version"] == "6-stricter"
    (shown,) = next(read_grades(open_class(marked)))["regraded"]
    assert shown == entry


def test_another_work_that_was_handed_in_since_is_said_to_be_one(marked, form, capsys):
    path = form((BEFORE, "ada@x.edu", "No phones at all.", "x"), name="later.csv")
    assert main(["class", "collect", marked, str(path), "--replace"]) == OK
    capsys.readouterr()
    assert main(["class", "regrade", marked]) == OK
    said = capsys.readouterr().out
    assert "another work is graded than before" in said
    assert "Turing, Alan: " in said
    assert "-> no score (down)" in said


def test_the_list_does_not_depend_on_what_is_in_the_ledger(marked, judged_by):
    judged_by("stricter", 0.4)
    given = open_class(marked)
    first = propose(given, judge_for(0))
    again = propose(given, judge_for(0))
    assert (first.judged, again.judged) == (2, 0)
    assert first.changes == again.changes


def test_without_grades_there_is_nothing_to_regrade(set_class, judged_by, capsys):
    given = set_class()
    assert main(["class", "regrade", str(given.folder.path)]) == USAGE
    assert "Nothing is graded yet" in capsys.readouterr().err


def test_damaged_grades_can_be_made_again(marked, form, capsys):
    path = open_class(marked).folder.grades
    path.write_text("{")
    assert main(["class", "regrade", marked]) == USAGE
    assert main(["class", "grade", marked]) == OK
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[0])["student"] == "ada@x.edu"


def test_grades_of_an_older_version_of_the_program_are_read(marked):
    path = open_class(marked).folder.grades
    old = []
    for line in path.read_text(encoding="utf-8").splitlines():
        grade = json.loads(line)
        for key in ("judged", "appeals", "regraded"):
            del grade[key]
        for one in grade["rounds"]:
            del one["contested"]
        old.append(json.dumps(grade | {"override": None}))
    before = scores(marked)
    path.write_text("\n".join(old) + "\n", encoding="utf-8")
    assert scores(marked) == before
    assert main(["class", "appeal", marked]) == OK
    assert main(["class", "regrade", marked]) == OK
    assert main(["class", "report", marked]) == OK
