import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.nearest import closest, edit_distance

KEYS = ["weight", "id", "text", "phrasings", "model_answer", "pro", "con"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("wieght", "weight"),
        ("Weight", "weight"),
        ("weigths", "weight"),
        ("wghtt", "weight"),
        ("phrasing", "phrasings"),
        ("modelanswer", "model_answer"),
        ("pros", "pro"),
        ("for", None),
        ("ix", "id"),
        ("elephant", None),
        ("", None),
    ],
)
def test_the_nearest_known_word_is_meant(word: str, meant: str | None) -> None:
    assert closest(word, KEYS) == meant


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("ab", "ba", 1), ("kitten", "sitting", 3)],
)
def test_the_distance_counts_typing_mistakes(first: str, second: str, distance: int) -> None:
    assert edit_distance(first, second) == distance


@given(st.text(max_size=8), st.text(max_size=8))
def test_the_distance_is_symmetric_and_zero_only_for_equals(first: str, second: str) -> None:
    assert edit_distance(first, second) == edit_distance(second, first)
    assert (edit_distance(first, second) == 0) == (first == second)
