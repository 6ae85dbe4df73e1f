import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debate.clock import ROUND_SECONDS, Timer, clock_face, is_late, seconds_left, spoken


@pytest.mark.parametrize(
    ("elapsed", "left"),
    [(0, 180), (0.2, 180), (1, 179), (1.5, 179), (179.01, 1), (180, 0), (500, 0)],
)
def test_seconds_left_are_rounded_up_until_time_is_up(elapsed, left):
    assert ROUND_SECONDS == 180
    assert seconds_left(elapsed) == left


def test_another_limit_can_be_set():
    assert seconds_left(20, 90) == 70


@given(elapsed=st.floats(0, 1e6), limit=st.integers(1, 10_000))
def test_there_is_time_left_exactly_before_the_limit(elapsed, limit):
    assert 0 <= seconds_left(elapsed, limit) <= limit
    assert (seconds_left(elapsed, limit) > 0) is (elapsed < limit)


@pytest.mark.parametrize(
    ("seconds", "face"),
    [(0, "0:00"), (9.9, "0:09"), (60, "1:00"), (127, "2:07"), (3601, "60:01"), (-3, "0:00")],
)
def test_the_clock_shows_minutes_and_seconds(seconds, face):
    assert clock_face(seconds) == face


@pytest.mark.parametrize(
    ("timer", "elapsed", "face", "told"),
    [
        (Timer(), 65, "", ""),
        (Timer("up"), 65, "1:05", "Time: 1 minute 5 seconds."),
        (Timer("down", 120), 65.5, "timer 0:55", "Time: 1 minute 5 seconds of 2 minutes."),
        (Timer("down", 120), 120, "timer 0:00 over", "Time: 2 minutes of 2 minutes."),
        (Timer("down", 120), 131, "timer 0:11 over", "Time: 2 minutes 11 seconds of 2 minutes."),
    ],
)
def test_a_timer_is_hidden_or_counts_up_or_down_and_beyond(timer, elapsed, face, told):
    assert timer.face(elapsed) == face
    assert timer.told(elapsed) == told


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 seconds"), (1.9, "1 second"), (60, "1 minute"), (125, "2 minutes 5 seconds")],
)
def test_times_are_told_in_words(seconds, words):
    assert spoken(seconds) == words


NOON = datetime.datetime(2026, 11, 25, 14, 49, 32)


def test_late_is_after_the_deadline_in_any_zone():
    deadline = datetime.datetime(2026, 11, 25, 14, 0)
    assert is_late(NOON, deadline)
    assert not is_late(deadline, deadline)
    tokyo = deadline.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=9)))
    assert is_late(NOON.replace(tzinfo=datetime.UTC), tokyo)
    assert not is_late(datetime.datetime(2026, 11, 25, 5, tzinfo=datetime.UTC), tokyo)
