"""Which answers a teacher is asked to read first."""

import pytest

import game.scoring
from game.classroom.folder import open_class
from game.classroom.grading import read_grades, write_grades
from game.classroom.read_first import MOST_SHOWN, read_first, read_first_page
from game.classroom.student_page import student_page
from game.cli import main
from game.errors import OK
from game.scoring.trust import agreed_in_short, shipped_figures
from game.scoring.verdict import UNCERTAIN_BELOW

BEFORE = "2026-12-03 10:00"
RULES = "Clear rules say when a phone may be used, because pupils agree on them."
OTHER = "Pupils must learn to handle phones, and a ban teaches them nothing at all."


@pytest.fixture
def with_certainty(set_class, graded, form):
    """A graded class of two, with certainties that the test gives: two answers each."""

    def make(*shares):
        given = set_class()
        rows = [(BEFORE, "ada@x.edu", RULES, OTHER), (BEFORE, "alan@x.edu", OTHER, RULES)]
        graded(form(*rows), given=given)
        grades, left = list(read_grades(given)), list(shares)
        for grade in grades:
            for one in grade["rounds"]:
                one["certainty"] = left.pop(0)
        write_grades(given, grades)
        return given

    return make


def test_the_least_certain_is_read_first(with_certainty):
    given = with_certainty(0.9, 0.5, 0.3, UNCERTAIN_BELOW)
    found = read_first(read_grades(given))
    assert [one.certainty for one in found.uncertain] == [0.3, 0.5]
    assert found.words() == "2 of 4 verdicts are uncertain"
    page = "".join(read_first_page(given, found, names=True))
    assert page.index("Turing, Alan") < page.index("Lovelace, Ada")
    assert "30%" in page
    code = found.uncertain[0].code
    assert f"rebuttal class override zoo-9b {code} MARK --question Q1 --why TEXT" in page
    assert agreed_in_short(shipped_figures()) in page


def test_a_mark_that_a_person_has_set_was_read_already(with_certainty):
    given = with_certainty(0.9, 0.5, 0.3, 0.9)
    grades = list(read_grades(given))
    grades[0]["rounds"][1]["override"] = {"kind": "override"}
    grades[1]["override"] = {"kind": "override"}
    found = read_first(grades)
    assert (found.judged, found.uncertain, found.words()) == (1, (), "")
    assert "Of 1 verdict none is uncertain." in "".join(read_first_page(given, found, names=True))


def test_what_was_left_empty_is_no_verdict(with_certainty):
    given = with_certainty(1.0, 0.5, 0.3, 0.9)
    grades = list(read_grades(given))
    grades[0]["rounds"][0]["text"] = " "
    assert read_first(grades).words() == "2 of 3 verdicts are uncertain"


def test_an_answer_of_unknown_certainty_is_neither(with_certainty):
    given = with_certainty(None, 0.5, None, 0.9)
    grades = list(read_grades(given))
    del grades[0]["rounds"][0]["certainty"]  # graded by an older version
    found = read_first(grades)
    assert (found.words(), found.unknown) == ("1 of 2 verdicts is uncertain", 2)
    page = "".join(read_first_page(given, found, names=True))
    assert "Of 2 answers it is not known how certain the verdict is." in page


def test_the_report_and_the_students_page_say_so_in_codes(with_certainty, capsys):
    given = with_certainty(0.9, 0.5, 0.3, 0.9)
    assert main(["class", "report", str(given.folder.path), "--codes"]) == OK
    assert "2 of 4 verdicts are uncertain: the report lists them" in capsys.readouterr().out
    text = given.folder.report.read_text(encoding="utf-8")
    part = text.split('id="uncertain"')[1].split("</section>")[0]
    code = read_first(read_grades(given)).uncertain[0].code
    assert f'<a href="#{code}" class="code">{code}</a>' in part
    assert "Lovelace" not in part
    pages = text.split('<section class="student')[1:]
    assert [page.count("coaches agree with") for page in pages[:2]] == [1, 1]


@pytest.fixture
def run(monkeypatch, overlap_matcher, capsys):
    """Runs a command of `rebuttal class` where each verdict is `share` certain; what it prints."""
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)

    def command(*arguments, share=0.2):
        monkeypatch.setattr("game.scoring.judging.certainty", lambda *_: share)
        assert main(["class", *map(str, arguments)]) == OK
        return capsys.readouterr().out

    return command


@pytest.mark.parametrize(("share", "told"), [(0.2, True), (0.9, False)])
def test_grading_tells_how_many_are_uncertain(set_class, form, run, share, told):
    answers = form((BEFORE, "ada@x.edu", RULES, OTHER))
    said = run("grade", set_class().folder.path, answers, "--jobs", 0, share=share)
    assert (
        "2 of 2 verdicts are uncertain: the report lists them, to be read first." in said
    ) == told


def test_the_page_of_who_has_a_mark_by_hand_calls_no_verdict_uncertain(set_class, form, run):
    given = set_class()
    folder = given.folder.path
    run("grade", folder, form((BEFORE, "ada@x.edu", RULES, OTHER)), "--jobs", 0)
    assert _page(folder).count("Not enough to judge by: coaches agree") == 2
    run("override", folder, "ada@x.edu", 5, "--question", "Q1", "--why", "Read.")
    assert _page(folder).count("Not enough to judge by: coaches agree") == 1
    run("override", folder, "ada@x.edu", 80, "--why", "Read all.")
    assert _page(folder).count("Not enough to judge by: coaches agree") == 0


def _page(folder):
    given = open_class(str(folder))
    grade = next(one for one in read_grades(given) if one["student"] == "ada@x.edu")
    return "".join(student_page(given, grade, names=True))


def test_of_many_the_first_are_listed_and_the_others_counted(with_certainty):
    given = with_certainty(0.1, 0.1, 0.1, 0.1)
    grades = list(read_grades(given)) * 60
    page = "".join(read_first_page(given, read_first(grades), names=False))
    assert page.count("<tr>") == 1 + MOST_SHOWN
    assert f"And {60 * 4 - MOST_SHOWN} more" in page
