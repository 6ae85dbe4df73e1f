from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.records.plots import AXIS, bar, chart_mark, score_chart, sparkline
from game.records.summary import Summary

FIRST = datetime(2026, 3, 2, 12, tzinfo=UTC)


def match(score: int, side: str = "pro", mode: str = "practice", day: int = 0) -> Summary:
    then = FIRST + timedelta(days=day)
    return Summary(
        "k2", then, then, "p", "1.0.0", "m", "Title", side, mode, ("a",), then, score, True, 1
    )


def test_a_chart_shows_each_match_at_its_height_from_left_to_right() -> None:
    matches = [match(0), match(59, "con", "drill", 2), match(60, "con", day=5), match(100, day=30)]
    assert score_chart(matches, 29) == (
        "100 ┤                     P",
        " 90 ┤",
        " 80 ┤",
        " 70 ┤",
        " 60 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄C┄┄┄┄┄┄┄┄",
        " 50 ┤         c",
        " 40 ┤",
        " 30 ┤",
        " 20 ┤",
        " 10 ┤",
        "  0 ┤   P",
        "    └────────────────────────",
        "     2 Mar 2026    1 Apr 2026",
    )


@pytest.mark.parametrize(
    ("score", "row"), [(97, 100), (94, 90), (65, 70), (59, 50), (55, 50), (4, 0)]
)
def test_a_score_stands_in_the_nearest_row_and_never_on_the_line_it_misses(
    score: int, row: int
) -> None:
    (line,) = (line for line in score_chart([match(score)], 29) if "P" in line)
    assert int(line.split()[0]) == row


def test_without_matches_or_room_there_is_no_chart() -> None:
    assert score_chart([], 80) == ()
    assert score_chart([match(50)], AXIS) == ()


def test_where_there_is_no_room_for_all_the_latest_stay() -> None:
    chart = score_chart([match(20)] * 50 + [match(90)] * 10, AXIS + 10)
    assert chart[1] == f" 90 ┤{'P' * 10}"
    assert "P" not in chart[8]


@given(st.lists(st.integers(0, 100), max_size=90), st.integers(0, 120))
def test_a_chart_never_leaves_its_width_and_shows_each_match_once(
    scores: list[int], width: int
) -> None:
    chart = score_chart([match(score) for score in scores], width)
    plot = chart[:-1]
    assert all(len(line) <= width for line in plot)
    if chart:
        assert sum(line.count("P") for line in plot) == min(len(scores), width - AXIS)


@pytest.mark.parametrize(
    ("side", "mode", "mark"),
    [("pro", "match", "P"), ("con", "practice", "C"), ("pro", "drill", "p"), ("con", "drill", "c")],
)
def test_a_match_is_a_letter_and_a_drill_a_small_one(side: str, mode: str, mark: str) -> None:
    assert chart_mark(match(50, side, mode)) == mark


def test_a_sparkline_has_one_step_for_each_score() -> None:
    assert sparkline([0, 12, 13, 50, 99, 100]) == "▁▁▂▅██"
    assert sparkline([]) == ""


@pytest.mark.parametrize(
    ("value", "full", "shown"),
    [(0, 4, "····"), (1, 4, "█···"), (4, 4, "████"), (0, 0, "····"), (2, 3, "██··")],
)
def test_a_bar_is_as_full_as_its_value(value: int, full: int, shown: str) -> None:
    assert bar(value, full, 4) == shown
