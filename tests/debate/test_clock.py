import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debate.clock import ROUND_SECONDS, clock_face, seconds_left


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
