import csv
import importlib
import json
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given as given_values
from hypothesis import strategies as st

import game.classroom.judging
from game.classroom.grade_format import Grade, GradedRound
from game.classroom.grades import ASK, advice_on, points_of, round_score
from game.classroom.grading import NEEDED, Judge, grade, judge_with, read_grades
from game.classroom.ledger import Ledger
from game.cli import main
from game.errors import FAILED, OK, UsageError
from game.scoring.grading import PointFound

GOOD = (
    "You say that phones glue eyes to screens. But the teacher may allow phones for set tasks, "
    "because clear rules are enough: a ban is not needed."
)
WEAK = "Phones are good and I like them very much on a trip."
BEFORE, AFTER = "2026-12-03 10:00", "2026-12-05 10:00"
ROWS = (
    (BEFORE, "ada@x.edu", GOOD, "Staff with radios stand at every gate of the zoo."),
    (AFTER, "alan@x.edu", WEAK, "No."),
    (BEFORE, "bo@x.edu", GOOD, "x"),
)


def test_a_grade_for_everyone_and_never_a_zero_for_the_missing(graded, form):
    grades = {one["student"]: one for one in graded(form(*ROWS))}
    assert list(grades) == ["ada@x.edu", "alan@x.edu", "grace@x.edu", "emmy@x.edu", "bo@x.edu"]
    assert grades["grace@x.edu"]["state"] == "missing"
    assert grades["grace@x.edu"]["score"] is None
    assert grades["ada@x.edu"]["score"] > grades["alan@x.edu"]["score"]
    assert grades["alan@x.edu"]["late"]
    assert "Late: handed in 2026-12-05 10:00" in grades["alan@x.edu"]["comment"]
    assert grades["ada@x.edu"]["override"] is None


def test_what_is_written_of_a_grade_is_what_its_format_says(graded, form):
    for one in graded(form(*ROWS)):
        assert one.keys() == get_type_hints(Grade).keys() >= NEEDED
        for judged in one["rounds"]:
            assert judged.keys() == get_type_hints(GradedRound).keys() - {"error", "override"}
            for point in judged["points"]:
                assert point.keys() == get_type_hints(PointFound).keys() - {"beside"}


def test_the_plain_table_has_four_columns_and_blanks(graded, form, set_class):
    given = set_class()
    graded(form(*ROWS), given=given)
    rows = list(csv.reader(given.folder.grades_csv.read_text(encoding="utf-8").splitlines()))
    assert rows[0] == ["student", "score", "comment", "name"]
    assert rows[1][::3] == ["ada@x.edu", "Lovelace, Ada"]
    assert rows[3] == ["grace@x.edu", "", "", "Hopper, Grace"]
    assert rows[5][::3] == ["bo@x.edu", ""]  # on no roster


def test_the_total_is_the_weighted_mean_of_the_rounds(graded, form):
    for one in graded(form(*ROWS)):
        if one["rounds"]:
            weight = sum(r["weight"] for r in one["rounds"])
            mean = sum(r["weight"] * r["score"] for r in one["rounds"]) / weight
            assert one["score"] == pytest.approx(mean, abs=0.0051)


def test_the_same_files_give_the_same_bytes_also_after_a_kill(graded, form, set_class,
                                                              overlap_matcher):  # fmt: skip
    given, path = set_class(), form(*ROWS)
    graded(path, given=given)
    names = ("works.jsonl", "grades.jsonl", "grades.csv", "codes.csv")
    before = {name: (given.folder.path / name).read_bytes() for name in names}
    lines = given.folder.verdicts.read_bytes().splitlines(keepends=True)
    given.folder.verdicts.write_bytes(lines[0] + lines[1][:50])
    given.folder.grades.unlink()
    told = []
    judge = judge_with(overlap_matcher, lambda: overlap_matcher, 0)
    assert grade(given, judge, lambda *far: told.append(far)) == 2
    assert told == [(1, 2), (2, 2)]
    assert {name: (given.folder.path / name).read_bytes() for name in names} == before


def test_what_was_judged_before_is_not_judged_again(graded, form, set_class, monkeypatch):
    given, path = set_class(), form(*ROWS)
    graded(path, given=given)
    monkeypatch.setattr(game.classroom.judging, "judge", None)
    assert graded(path, given=given)


def test_other_advice_is_given_to_all_and_changes_no_score(graded, form, set_class, monkeypatch):
    given, path = set_class(), form(*ROWS)
    before = graded(path, given=given)
    monkeypatch.setattr("game.scoring.judging.lift", lambda *_, **__: "Say it better.")
    monkeypatch.setattr("game.classroom.ledger.ADVICE_VERSION", "next")
    after = graded(path, given=given)
    assert [one["score"] for one in after] == [one["score"] for one in before]
    assert "Next time, on “Safe without phones”: Say it better." in after[0]["comment"]
    kept = given.folder.grades.read_bytes()
    given.folder.verdicts.unlink()
    graded(path, given=given)
    assert given.folder.grades.read_bytes() == kept


def test_two_processes_find_what_one_finds(graded, form, set_class, tmp_path, monkeypatch):
    given, path = set_class(), form(*ROWS)
    graded(path, given=given)
    alone = given.folder.grades.read_bytes()
    (tmp_path / "fake_judge.py").write_text(
        "import importlib.util\n"
        f"spec = importlib.util.spec_from_file_location('fakes', {str(CONFTEST)!r})\n"
        "fakes = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(fakes)\n"
        "def load(): return fakes.OverlapMatcher()\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    load = importlib.import_module("fake_judge").load
    given.folder.verdicts.unlink()
    assert grade(given, judge_with(load(), load, 2)) == 3
    assert given.folder.grades.read_bytes() == alone


CONFTEST = Path(__file__).resolve().parent.parent / "conftest.py"


@pytest.mark.parametrize(("counts", "text"), [("first", WEAK), ("last", "No."), ("best", GOOD)])
def test_the_rule_says_which_attempt_counts(counts, text, set_class, graded, form):
    given = set_class(play={"attempts": 3, "counts": counts})
    rows = [(f"2026-12-0{day} 10:00", "ada@x.edu", answer, "x")
            for day, answer in enumerate((WEAK, GOOD, "No."), start=1)]  # fmt: skip
    ada = graded(form(*rows), given=given)[0]
    assert ada["rounds"][0]["text"] == text
    assert ada["attempts"] == 3


def test_two_gradings_at_once_never_take_each_other_s_verdicts(tmp_path):
    path = tmp_path / "verdicts.jsonl"
    with Ledger(path) as one, Ledger(path) as other:
        one.add("ada", [{"score": 1}])
        assert one["ada"] == [{"score": 1}]
        other.add("alan", [{"score": 2}])
        with pytest.raises(UsageError, match="second grading"):
            one["ada"]
        path.write_bytes(b"cut")
        with pytest.raises(UsageError, match="second grading"):
            other["alan"]


def test_a_submission_s_own_score_is_never_used(set_class, graded, tmp_path):
    from game.classroom.submission import FORMAT, seal_of

    given = set_class()
    data = {"format": FORMAT, "format_version": 1, "assignment": "zoo-9b", "pack": given.pack.id,
            "student": "u1", "answers": [{"motion": "zoo", "counterargument": "eyes-on-screens",
                                          "text": WEAK, "score": 100}]}  # fmt: skip
    path = tmp_path / "ada.json"
    path.write_text(json.dumps({**data, "seal": seal_of(data)}), encoding="utf-8")
    ada = graded(path, given=given)[0]
    assert ada["score"] < 60
    assert "other-score" in {note["code"] for note in ada["notes"]}
    assert "edited" not in {note["code"] for note in ada["notes"]}


def test_an_answer_too_long_to_judge_is_left_to_the_teacher(graded, form):
    ada = graded(form((BEFORE, "ada@x.edu", "long " * 5000, "x")))[0]
    assert (ada["state"], ada["score"]) == ("look", None)


@given_values(st.integers(0, 100), st.floats(0, 60), st.floats(0, 40), st.integers(0, 100),
              st.integers(0, 100))  # fmt: skip
def test_weights_never_move_a_score_across_its_band(score, content, strategy, c, s):
    band = min(4, score // 20)
    one = {"score": score, "band": band, "criteria": {"content": content, "strategy": strategy}}
    assert min(4, round_score(one, (c, s)) // 20) == band
    assert round_score(one, (60, 40)) == round_score(one, (30, 20)) == score


@given_values(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 100)), min_size=1))
def test_points_lie_between_the_lowest_and_the_highest_round(pairs):
    rounds = [{"weight": w, "score": s, "band": 0} for w, s in pairs]
    found = points_of(rounds, 100, (60, 40))
    assert min(s for _, s in pairs) <= found <= max(s for _, s in pairs)
    assert round(found, 2) == found
    assert points_of([*rounds, {"error": {}}], 100, (60, 40)) is None


def test_a_damaged_ledger_goes_on_from_what_is_whole(tmp_path):
    path = tmp_path / "v.jsonl"
    with Ledger(path) as ledger:
        ledger.add("a", [{"x": "é"}])
        ledger.add("b", [])
    path.write_bytes(path.read_bytes() + b'{"key": "c"')
    with Ledger(path) as ledger:
        assert (len(ledger), "c" in ledger, ledger["a"]) == (2, False, [{"x": "é"}])
        ledger.add("c", [{"y": 1}])
        assert ledger["c"] == [{"y": 1}]
    assert path.read_bytes().count(b"\n") == 3


def test_grading_nothing_says_what_to_do(set_class):
    given = set_class()
    with pytest.raises(UsageError, match="Nothing is collected yet"):
        grade(given, Judge("0", lambda tasks, pack: iter(())))
    with pytest.raises(UsageError, match="Nothing is graded yet"):
        list(read_grades(given))


def test_the_commands_from_a_form_to_the_table(set_class, form, overlap_matcher, monkeypatch,
                                               tmp_path, capsys):  # fmt: skip
    import game.scoring

    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    given, out = set_class(), tmp_path / "out.csv"
    folder = str(given.folder.path)
    assert (
        main(["class", "grade", folder, str(form(*ROWS)), "--jobs", "0", "--out", str(out)]) == OK
    )
    said = capsys.readouterr().out
    assert "late: Turing, Alan: handed in 2026-12-05 10:00" in said
    assert "missing: Hopper, Grace" in said
    assert "2 graded, 2 missing, 1 late, 1 more graded (not on the roster)." in said
    assert out.read_bytes() == given.folder.grades_csv.read_bytes()


def test_collect_ends_with_1_when_a_file_could_not_be_read(set_class, tmp_path, capsys):
    given = set_class()
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "bad.json").write_bytes(b"{")
    assert main(["class", "collect", str(given.folder.path), str(inbox)]) == FAILED
    assert "unreadable: bad.json: the file is cut short" in capsys.readouterr().out


def test_whoever_argued_what_no_list_has_reads_the_advice_and_whom_to_ask() -> None:
    listed = {"lift": "Say why.", "off_list": False}
    assert advice_on(listed) == "Say why."
    assert advice_on(listed | {"off_list": True}) == f"Say why. {ASK}"
    assert advice_on({"lift": "", "off_list": True}) == ASK
