import datetime

import pytest

from game.classroom.times import fitting_order, guess_order, read_time, readings

NOON = datetime.datetime(2026, 11, 25, 14, 49, 32)


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("2026-11-25T14:49:32", "month-first"),
        ("2026-11-25 14:49:32", "day-first"),
        ("11/25/2026 14:49:32", "month-first"),
        ("11/25/26 14:49:32", "month-first"),
        ("25.11.2026 14:49:32", "day-first"),
        ("25/11/2026 2:49:32 PM", "day-first"),
        ("2026/11/25 2:49:32 PM", "month-first"),
        ("2026/11/25 午後 2:49:32", "month-first"),
    ],
)
def test_times_as_forms_write_them(written, order):
    assert read_time(written, order) == NOON
    decided = "-" not in written and "2026/" not in written
    assert guess_order([written]) == (order if decided else None)
    assert readings(written) == [NOON]


def test_a_zone_is_kept():
    found = read_time("2026/11/25 2:49:32 PM GMT+9", "month-first")
    assert found == NOON.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=9)))
    assert read_time("11/25/2026 14:49:32 GMT-5", "month-first").utcoffset().total_seconds() < 0


@pytest.mark.parametrize("written", ["", "soon", "99/99/2026", "2026-02-31", "12:30"])
def test_what_is_no_time_is_none(written):
    assert read_time(written, "month-first") is None


def test_one_date_that_leaves_no_doubt_decides_for_all():
    assert guess_order(["3/4/2026", "25/4/2026"]) == "day-first"
    assert guess_order(["3/4/2026", "4/25/2026"]) == "month-first"
    assert guess_order(["3.4.2026"]) == "day-first"


@pytest.mark.parametrize("written", [["3/4/2026"], ["3/4/2026", "25/4/2026", "4/25/2026"], []])
def test_where_nothing_decides_or_dates_contradict_each_other_no_order_is_guessed(written):
    assert guess_order(written) is None


def test_what_can_be_read_in_two_ways_is_not_read_without_an_order():
    assert read_time("3/4/2026") is None
    assert read_time("25/4/2026") == datetime.datetime(2026, 4, 25)
    assert read_time("4/4/2026") == datetime.datetime(2026, 4, 4)


@pytest.mark.parametrize(
    ("written", "order"),
    [
        (["03/12/2026", "05/12/2026", "07/12/2026"], "day-first"),
        (["12/03/2026", "12/05/2026", "12/07/2026"], "month-first"),
        (["05/04/2026"], None),  # far in either order
        (["12/11/2026"], None),  # in time, or a week late
        (["12/05/2026", "02/12/2026"], None),  # far in either order, but for one row
        (["05/12/2026", "12/02/2026"], None),  # one early row does not turn the rest round
        (["05/12/2026", "12/11/2026"], None),
    ],
)
def test_the_order_fits_in_which_all_times_are_near_and_none_in_the_other(written, order):
    zone = datetime.timezone(datetime.timedelta(hours=9))
    deadline = datetime.datetime(2026, 12, 5, 18)
    for due in (deadline, deadline.replace(tzinfo=zone)):
        assert fitting_order(written, due) == order
