"""Forms of which not every column, row or date says what it is."""

import csv
import datetime

import pytest

from game.classroom.collected import collected_lines
from game.classroom.collecting import collect
from game.errors import UsageError

BEFORE = "2026-12-03 10:00"
Q1, Q2 = "Q1. Eyes on the screen", "Q2. Safe without phones"


@pytest.fixture
def sheet(tmp_path):
    """Writes a CSV from its rows, the header first."""

    def write(*rows, name="answers.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    return write


def test_a_question_without_a_column_is_refused_while_a_heading_is_not_known(set_class, sheet):
    path = sheet(
        ("Timestamp", "Email Address", Q1, "And your second answer?"),
        (BEFORE, "ada@x.edu", "one", "two"),
    )
    with pytest.raises(UsageError, match=r"no column for Q2 “Safe.* known: And your second answer"):
        collect(set_class(), [path])


def test_a_question_that_nobody_was_asked_is_refused_and_not_counted_as_left_out(set_class, sheet):
    path = sheet(("Email Address", Q1), ("ada@x.edu", "one"))
    with pytest.raises(UsageError, match=r"no column for Q2 .*`only`"):
        collect(set_class(), [path])


def test_each_side_may_have_a_form_of_its_own(set_class, sheet):
    given = set_class(sides={"rule": "chosen"})
    head = ("Email Address", "Section", "Score", "Not used")
    pro = sheet((*head, "Q1", "Q2"), ("ada@x.edu", "9b", "0", "", "a", "b"), name="pro.csv")
    con = sheet((*head, "Q3", "Q4"), ("alan@x.edu", "9b", "0", "", "c", "d"), name="con.csv")
    works = collect(given, [pro, con]).works
    assert [(one.student, one.side) for one in works] == [
        ("ada@x.edu", "pro"),
        ("alan@x.edu", "con"),
    ]


def test_a_remark_in_a_form_for_one_side_is_named_and_not_the_other_side(set_class, sheet):
    head = ("Email Address", "Q1", "Q2", "Anything else?")
    path = sheet(head, ("ada@x.edu", "a", "b", "Thanks!"))
    with pytest.raises(UsageError, match=r"answer no question: Anything else\?\. Delete") as error:
        collect(set_class(sides={"rule": "chosen"}), [path])
    assert "Q3" not in str(error.value)


def test_headings_that_name_no_question_are_guessed_only_in_a_file_named_outright(set_class, sheet):
    given = set_class()
    path = sheet(("Email", "1st answer", "2nd"), ("ada@x.edu", "one", "two"), name="in/a.csv")
    assert len(collect(given, [path]).works) == 1
    found = collect(given, [path.parent])
    assert (len(found.works), [one.code for one in found.unread]) == (0, ["no-form"])


def test_a_row_with_answers_that_names_nobody_is_told(set_class, sheet):
    given = set_class()
    path = sheet(
        ("Timestamp", "Email Address", "Name", Q1, Q2),
        (BEFORE, "", " ", "one", "two"),
        (BEFORE, "ada@x.edu", "", "one", "two"),
        (BEFORE, "", "", "", ""),
        (BEFORE, "anonymous", "", "three", ""),
    )
    found = collect(given, [path])
    assert [work.student for work in found.works] == ["ada@x.edu"]
    assert [(one.source, one.code) for one in found.unread] == [
        ("answers.csv, row 2", "nobody"), ("answers.csv, row 5", "nobody"),
    ]  # fmt: skip
    told = "  unreadable: answers.csv, row 2: it has answers, but neither e-mail, number nor name"
    assert any(line.startswith(told) for line in collected_lines(given, found))


def dated(sheet, *days):
    who = ("ada@x.edu", "alan@x.edu", "grace@x.edu")
    rows = [
        (f"{day} 10:00:00", one, f"one {day}", "two") for day, one in zip(days, who, strict=False)
    ]
    return sheet(("Timestamp", "Email Address", Q1, Q2), *rows)


def test_days_and_months_are_told_apart_by_what_fits_the_deadline_and_said(set_class, sheet):
    given = set_class(deadline=datetime.datetime(2026, 12, 5, 18))
    works = collect(given, [dated(sheet, "03/12/2026", "05/12/2026", "07/12/2026")]).works
    assert [work.handed_in[:10] for work in works] == ["2026-12-03", "2026-12-05", "2026-12-07"]
    assert [work.late for work in works] == [False, False, True]
    notes = [[note.code for note in work.notes] for work in works]
    assert notes == [["day-month"], ["day-month"], ["late", "day-month"]]
    assert "was read day-first, which fits the deadline: write dates" in works[2].notes[1].message


def test_one_early_row_does_not_turn_the_dates_of_all_others_round(set_class, sheet):
    given = set_class(deadline=datetime.datetime(2026, 4, 5, 18))
    path = dated(sheet, "03/04/2026", "05/04/2026", "04/02/2026")
    with pytest.raises(UsageError, match=r"Nothing in answers\.csv says whether"):
        collect(given, [path])


@pytest.mark.parametrize("deadline", [datetime.datetime(2026, 4, 5, 18), None])
def test_a_date_of_which_nothing_says_how_it_is_meant_is_asked_about(set_class, sheet, deadline):
    changes = {"deadline": deadline}
    path = dated(sheet, "05/04/2026")
    words = r"“05/04/2026 10:00:00” is 2026-05-04 or 2026-04-05: write dates = .*assignment\.toml"
    with pytest.raises(UsageError, match=words):
        collect(set_class(**changes), [path])


@pytest.mark.parametrize(
    ("changes", "late"),
    [
        ({"form": {"dates": "day-first"}}, False),
        ({"form": {"dates": "month-first"}}, True),
    ],
)
def test_the_assignment_settles_how_dates_are_meant(set_class, sheet, changes, late):
    given = set_class(**{"deadline": datetime.datetime(2026, 4, 5, 18)} | changes)
    (work,) = collect(given, [dated(sheet, "05/04/2026")]).works
    assert work.late is late
    assert "day-month" not in {note.code for note in work.notes}
