"""Each text goes to the networks of its language; a faked pair says which was asked."""

import numpy as np
import pytest

from game.errors import ModelError
from game.scoring import load_matcher
from game.scoring.contract import Question
from game.scoring.polyglot import Polyglot

ENGLISH, JAPANESE = "Chips wear out.", "チップは古くなります。"


class Noting:
    def __init__(self, language, asked):
        self.language, self.asked = language, asked

    def match(self, sentences, points, topic=None):
        self.asked.append((self.language, list(sentences)))
        return np.full((len(sentences), len(points)), 0.25)

    def match_phrasings(self, sentences, asked):
        self.asked.append((self.language, list(sentences)))

    def argues(self, answer, claim):
        self.asked.append((self.language, [answer]))

    def manner(self, sentences):
        self.asked.append((self.language, list(sentences)))

    def nearness(self, sentences, texts):
        self.asked.append((self.language, list(sentences)))

    def asides(self, sentences, wordings):
        self.asked.append((self.language, list(sentences)))

    def prepare(self, texts, stop=lambda: False, *, beside=()):
        self.asked.append((self.language, list(texts)))


@pytest.fixture
def asked():
    return []


@pytest.fixture
def polyglot(asked):
    return Polyglot(lambda language: Noting(language, asked), "v")


def languages(asked):
    return [language for language, _ in asked]


def test_every_sentence_by_itself_is_read_in_its_language(polyglot, asked):
    found = polyglot.match([ENGLISH, JAPANESE, ENGLISH], ["A point.", "Another."])
    assert found.shape == (3, 2)
    assert languages(asked) == ["en", "ja", "en"]
    assert polyglot.match([], ["A point."]).shape == (0, 1)


def test_the_sentences_of_one_text_go_together(polyglot, asked):
    polyglot.match_phrasings([ENGLISH, JAPANESE, JAPANESE], Question([["A point."]]))
    polyglot.nearness([ENGLISH], [JAPANESE])
    assert languages(asked) == ["ja", "ja"]


def test_an_answer_is_heard_in_its_language_and_that_of_what_it_answers(polyglot, asked):
    for answer, text in ((ENGLISH, ENGLISH), (JAPANESE, ENGLISH), (ENGLISH, JAPANESE)):
        polyglot.argues(answer, text)
    assert languages(asked) == ["en", "ja", "ja"]


def test_a_pack_is_prepared_for_the_text_that_it_is_matched_with(polyglot, asked):
    polyglot.prepare([ENGLISH], beside=[JAPANESE])
    polyglot.prepare([ENGLISH], beside=[ENGLISH])
    polyglot.prepare([ENGLISH])
    assert languages(asked) == ["ja", "en", "en"]


def test_a_language_is_loaded_when_it_is_first_needed():
    loaded = []
    polyglot = Polyglot(lambda language: loaded.append(language) or Noting(language, []), "v")
    polyglot.match([ENGLISH], [ENGLISH])
    assert loaded == ["en"]
    polyglot.match([JAPANESE, ENGLISH], [ENGLISH])
    assert loaded == ["en", "ja"]


def test_a_language_that_it_does_not_read_is_refused():
    with pytest.raises(ModelError, match="en and ja"):
        load_matcher("fr")


def test_a_sentence_fares_alone_as_beside_one_in_the_other_language():
    matcher = load_matcher()
    alone = matcher.match([ENGLISH], [ENGLISH])[0, 0]
    assert alone >= 0.5
    assert matcher.match([JAPANESE, ENGLISH], [ENGLISH])[1, 0] == alone
    assert matcher.match([JAPANESE], [ENGLISH])[0, 0] >= 0.5
