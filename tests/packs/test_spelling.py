import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.packs.spelling import LONGEST_QUOTE, closest, did_you_mean, edit_distance, quoted

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


def test_a_suggestion_is_a_question_or_nothing() -> None:
    assert did_you_mean("wieght", KEYS) == "did you mean `weight`?"
    assert did_you_mean("elephant", KEYS) == ""


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


@given(st.text())
def test_a_quotation_is_one_short_harmless_line(text: str) -> None:
    shown = quoted(text)
    assert len(shown) <= LONGEST_QUOTE + 2
    assert "\n" not in shown
    assert "\x1b" not in shown
