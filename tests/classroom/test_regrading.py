import json
from dataclasses import replace

import pytest

import game.scoring
from game.classroom.decisions import Signed
from game.classroom.folder import open_class
from game.classroom.grading import read_grades
from game.classroom.journal import read_journal
from game.classroom.regrading import propose, take
from game.cli import main
from game.cli.class_judge import judge_for
from game.errors import OK, USAGE
from game.scoring.judging import RULES_VERSION

RULES = "Clear rules say when a phone may be used, so distraction is solved and no ban is needed."
BEFORE = "2026-12-03 10:00"
OTHER_SCORER = f"Scorer: {RULES_VERSION}-overlap -> {RULES_VERSION}-stricter."
NAME = "zoo/eyes-on-screens/rules-not-bans"


@pytest.fixture
def judged_by(monkeypatch, overlap_matcher):
    """Lets the judge be another: of that version, with every probability times a factor."""

    def change(version, factor=1.0):
        class Other(type(overlap_matcher)):
            def match_phrasings(self, sentences, asked):
                found = super().match_phrasings(sentences, asked)
                return replace(found, asserts=found.asserts * factor)

        Other.version = version
        matcher = Other()
        monkeypatch.setattr(game.scoring, "load_matcher", lambda: matcher, raising=False)

    monkeypatch.setattr("game.processes.cores", lambda: 0)
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


def edited(folder, old, new):
    """Edits a line of the assignment's rules."""
    path = open_class(folder).folder.assignment_file
    text = path.read_text(encoding="utf-8")
    assert f"\n{old} " in text
    path.write_text(text.replace(f"\n{old} ", f"\n{new} "), encoding="utf-8")


def test_nothing_is_listed_where_nothing_is_another(marked, capsys):
    assert main(["class", "regrade", marked]) == OK
    assert capsys.readouterr().out == "0 marks of 4 would change: 0 up, 0 down.\n"


def test_another_scorer_is_named_and_who_loses_what_is_listed(marked, judged_by, capsys):
    before = scores(marked)
    judged_by("stricter", 0.4)
    assert main(["class", "regrade", marked]) == OK
    said = capsys.readouterr().out
    assert OTHER_SCORER in said
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
    assert f"were made otherwise. {OTHER_SCORER}" in said
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
    assert entry["scorer_version"] == f"{RULES_VERSION}-stricter"
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


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("content = 60", "content = 10", "Content to strategy: 60 to 40 -> 10 to 40."),
        ("out_of = 100", "out_of = 10", "Marks: out of 100 -> out of 10."),
        ('counts = "last"', 'counts = "first"', "Attempt that counts: last -> first."),
    ],
)
def test_another_rule_of_the_assignment_changes_no_mark_by_the_way(marked, old, new, words, capsys):
    kept = open_class(marked).folder.grades.read_bytes()
    edited(marked, old, new)
    assert main(["class", "grade", marked]) == USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert f"were made otherwise. {words}" in said
    assert open_class(marked).folder.grades.read_bytes() == kept
    assert main(["class", "regrade", marked]) == OK
    said = capsys.readouterr().out
    assert words in said
    assert "--accept" in said
    assert main(["class", "regrade", marked, "--accept"]) == OK
    assert main(["class", "grade", marked]) == OK
    for entry in read_journal(open_class(marked).folder.decisions):
        assert entry["because"] == [words]


def test_other_weights_are_named_with_what_they_did_to_each_mark(marked, capsys):
    before = scores(marked)["ada@x.edu"]
    edited(marked, "content = 60", "content = 10")
    assert main(["class", "regrade", marked, "--accept"]) == OK
    after = scores(marked)["ada@x.edu"]
    assert after != before
    assert f"Lovelace, Ada: {before:.2f} -> {after:.2f} (" in capsys.readouterr().out
    assert main(["class", "report", marked]) == OK
    page = open_class(marked).folder.report.read_text(encoding="utf-8")
    assert f"{before:.2f} -&gt; {after:.2f}. Content to strategy: 60 to 40 -&gt; 10 to 40." in page


def test_out_of_another_number_everybody_keeps_their_share(marked, capsys):
    before = scores(marked)
    edited(marked, "out_of = 100", "out_of = 10")
    assert main(["class", "regrade", marked, "--accept"]) == OK
    said = capsys.readouterr().out
    ada, alan = before["ada@x.edu"], before["alan@x.edu"]
    after = scores(marked)
    assert after["ada@x.edu"] == pytest.approx(ada / 10, abs=0.0051)
    assert f"Lovelace, Ada: {ada:.2f} of 100 -> {after['ada@x.edu']:.2f} of 10\n" in said
    assert f"Turing, Alan: {alan:.2f} of 100 -> {after['alan@x.edu']:.2f} of 10\n" in said
    assert "2 marks of 4 would change: 0 up, 0 down." in said


def test_killed_before_the_grades_are_written_it_keeps_each_change_once(
    marked, judged_by, monkeypatch
):
    judged_by("stricter", 0.4)
    given = open_class(marked)

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("game.classroom.regrading.write_grades", killed)
        found = propose(given, judge_for(0))
        with pytest.raises(KeyboardInterrupt):
            take(given, judge_for(0), found, Signed("Ms E", "2026-12-05T09:00:00+00:00"))
    assert main(["class", "regrade", marked, "--accept"]) == OK
    (entry,) = read_journal(given.folder.decisions)
    assert entry["by"] == "Ms E"
    assert scores(marked)["ada@x.edu"] == entry["new"]


def without(folder, *keys):
    """Takes keys out of every grade, as an earlier version of the program wrote them."""
    path = open_class(folder).folder.grades
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kept = [{key: value for key, value in row.items() if key not in keys} for row in rows]
    path.write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        ["report"],
        ["export"],
        ["export", "--long"],
        ["override", "u1", "50", "--why", "w"],
        ["override", "u1", "50", "--why", "w", "--question", "2"],
    ],
)
def test_grades_without_weights_are_refused_before_anything_is_kept(marked, command, capsys):
    without(marked, "weights")
    assert main(["class", command[0], marked, *command[1:]]) == USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert "was written by an earlier version of the program: grade again" in said
    assert not open_class(marked).folder.decisions.exists()
    assert main(["class", "grade", marked]) == OK
    assert main(["class", command[0], marked, *command[1:]]) == OK


def test_grades_without_weights_do_not_change_by_the_way_either(marked, judged_by, capsys):
    without(marked, "weights", "counts", "judged", "lapsed")
    judged_by("stricter", 0.4)
    assert main(["class", "grade", marked]) == USAGE
    assert OTHER_SCORER in " ".join(capsys.readouterr().err.split())
    assert main(["class", "regrade", marked, "--accept"]) == OK
    assert "0 up, 1 down." in capsys.readouterr().out
    assert main(["class", "grade", marked]) == OK
