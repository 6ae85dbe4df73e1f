import datetime

import pytest

from game.classroom.times import guess_order, read_time

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
    assert guess_order([written]) == (order if "-" not in written and "2026/" not in written
                                      else "month-first")  # fmt: skip


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
