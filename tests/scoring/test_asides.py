"""Which sentences speak to the room instead of to the matter."""

from __future__ import annotations

import numpy as np
import pytest

from game.scoring import load_matcher
from game.scoring.asides import SAID_ANYWHERE, is_aside
from game.scoring.language import LANGUAGES, language_of
from game.scoring.warming import wordings

ASIDES = [
    "Thank you so much.",
    "Thank you all, it has been a pleasure to debate here.",
    "These are things that we must all consider carefully.",
    "ありがとうございます。",
    "これは皆で考えるべき大きな問題です。",
]
TO_THE_MATTER = [
    "Old chips wear out.",
    "Two years is too soon to say.",
    "they bought them before the ban lol",
    "How many of those came in through Singapore?",
    "チップはいずれ古くなります。",
    "輸出規制が始まってまだ二年です。",
]


def test_a_sentence_is_an_aside_by_its_three_nearest_of_each_kind():
    matter = np.array([[0.9, 0.1, 0.1, 0.1], [0.5, 0.5, 0.5, 0.0]])
    anywhere = np.array([[0.5, 0.5, 0.5], [0.2, 0.2, 0.2]])
    assert is_aside(matter, anywhere, line=0.0) == [True, False]


def test_where_no_wording_is_known_nothing_is_an_aside():
    assert is_aside(np.zeros((2, 0)), np.ones((2, 3)), line=0.0) == [False, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_anywhere_is_in_its_language_and_said_once(language):
    said = SAID_ANYWHERE[language]
    assert len(set(said)) == len(said) > 20
    assert {language_of(text) for text in said} == {language}


@pytest.mark.parametrize(
    ("text", "aside"), [*((t, True) for t in ASIDES), *((t, False) for t in TO_THE_MATTER)]
)
def test_the_shipped_matcher_tells_them_apart(text, aside, shared_cache, brief_lessons):
    motion = brief_lessons.get_motion("export-controls")
    matter = wordings(motion, motion.get_counterargument("already-failed"))
    assert list(load_matcher().asides([text], matter)) == [aside]
