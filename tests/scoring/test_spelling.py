"""Slips of the finger are mended, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.spelling import Speller

WORDS = ("export", "because", "training", "machine", "wear", "controls", "quiet", "quite", "chips")
SPELLER = Speller({word: rank for rank, word in enumerate(WORDS)})


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("exprot contorls", "export controls"),
        ("becuase of trainign", "because of training"),
        ("The smugglnig, the smugling!", "The smuggling, the smuggling!"),
        ("MACHNIE", "machine"),
        ("smugling", "smuggling"),
        ("we said Exprot", "we said Exprot"),
        ("said Mr Smugglnig", "said Mr smuggling"),
        ("said Mr Smugling", "said Mr Smugling"),
        ("it doesnt, it WASNT", "it doesn't, it WASN'T"),
        ("want, cant and wont", "want, can't and won't"),
        ("they arnt, it dosnt, we havn't", "they aren't, it doesn't, we haven't"),
        ("it does'nt, Dident, DOSENT, don't", "it doesn't, Didn't, DOESN'T, don't"),
    ],
)
def test_one_slip_is_mended(text, mended):
    assert SPELLER.mend(text, {"smuggling"}) == mended


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Qwen",
        "wera",
        "machines",
        "machined",
        "exporter",
        "expont",
        "expot",
        "チップ",
        "x1y2z3",
    ],
)
def test_all_else_is_left_alone(text):
    assert SPELLER.mend(text) == text


def test_of_two_neighbours_the_more_frequent_word_wins_but_the_debates_own_comes_first():
    assert Speller({"trail": 1, "trial": 0}).mend("tiral") == "trial"
    assert SPELLER.mend("chipps", {"chippy", "chipps"}) == "chipps"
    assert SPELLER.mend("queit", {"queite"}) == "queite"


@given(st.text())
def test_no_text_breaks_it_and_mending_twice_changes_nothing(text):
    once = SPELLER.mend(text)
    assert SPELLER.mend(once) == once


@given(st.sampled_from([word for word in WORDS if len(word) > 5]), st.integers(1, 4))
def test_letters_that_changed_places_find_back(word, at):
    slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert SPELLER.mend(slip) == word
