from hypothesis import given
from hypothesis import strategies as st

from game.packs.spelling import LONGEST_QUOTE, did_you_mean, quoted

KEYS = ["weight", "id", "text"]


def test_a_suggestion_is_a_question_or_nothing() -> None:
    assert did_you_mean("wieght", KEYS) == "did you mean `weight`?"
    assert did_you_mean("elephant", KEYS) == ""


@given(st.text())
def test_a_quotation_is_one_short_harmless_line(text: str) -> None:
    shown = quoted(text)
    assert len(shown) <= LONGEST_QUOTE + 2
    assert "\n" not in shown
    assert "\x1b" not in shown
