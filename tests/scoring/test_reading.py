from itertools import pairwise

import numpy as np
import pytest

from game.scoring.contract import Matches, Question
from game.scoring.copying import CopyFinder
from game.scoring.reading import MOST_ELSEWHERE, MOST_SENTENCES, look_around, read, variety
from game.scoring.sentences import split_sentences
from game.scoring.warming import FEW, counterexamples, few, phrasings, said_by_them, to_prepare

TEXT = "Rules help.  Nobody needs a ban. Trips train."
NOTHING_COPIED = CopyFinder([])


class ListeningMatcher:
    """Keeps what it was asked; the same probability for a place wherever it is asked about."""

    version = "listening"

    def __init__(self, *apart: tuple[int, int]) -> None:
        self.apart = apart
        self.asked: list[tuple] = []
        self.filling: list[str] = []
        self.prepared: list[list[str]] = []

    def prepare(self, texts, stop=lambda: False, *, beside=()):
        self.prepared.append(list(texts))

    def match_phrasings(self, sentences, asked):
        self.asked.append((list(sentences), asked))
        pairs = [*pairwise(range(len(sentences))), *self.apart] if asked.joined else []
        rows = len(sentences) + len(pairs)
        asserts = np.array([[r + c / 100 for c in range(len(asked.points))] for r in range(rows)])
        said = asserts[:, 0] if asked.claim else np.zeros(rows)
        return Matches(asserts, -asserts, said, -said, 2 * asserts, pairs)

    def nearness(self, sentences, texts):
        return np.array([[len(text) / 1000 for text in texts]] * len(sentences))

    def manner(self, sentences):
        return np.array(
            [[-20.0] * 3 + [5.0 if s in self.filling else -20.0, -20.0] for s in sentences]
        )

    def asides(self, sentences, wordings):
        return [sentence.startswith("Thank you") for sentence in sentences]


@pytest.fixture
def zoo(school_phones):
    return school_phones.motions[0]


@pytest.fixture
def thrown(zoo):
    return zoo.get_counterargument("eyes-on-screens")


@pytest.fixture
def matcher():
    return ListeningMatcher()


def test_a_text_is_read_by_sentence_and_by_the_pairs_that_the_matcher_read(zoo, thrown, matcher):
    reading = read(TEXT, split_sentences(TEXT), thrown, zoo, matcher, NOTHING_COPIED)
    assert [unit.text for unit in reading.units] == [
        "Rules help.",
        "Nobody needs a ban.",
        "Trips train.",
        "Rules help.  Nobody needs a ban.",
        "Nobody needs a ban. Trips train.",
    ]
    assert [unit.sentences for unit in reading.units] == [(0,), (1,), (2,), (0, 1), (1, 2)]
    assert all(TEXT[slice(*unit.span)] == unit.text for unit in reading.units)
    assert matcher.asked[0][0] == ["Rules help.", "Nobody needs a ban.", "Trips train."]
    assert matcher.prepared == [to_prepare(zoo, thrown)]


def test_what_is_said_again_is_listened_to_once(zoo, thrown, matcher):
    again = f"Thank you. {TEXT} Rules help."
    reading = read(again, split_sentences(again), thrown, zoo, matcher, NOTHING_COPIED)
    assert reading.once == "Rules help. Nobody needs a ban. Trips train."


def test_two_sentences_apart_are_shown_each_in_its_place(zoo, thrown):
    reading = read(
        TEXT, split_sentences(TEXT), thrown, zoo, ListeningMatcher((2, 0)), NOTHING_COPIED
    )
    unit = reading.units[-1]
    assert (unit.text, unit.sentences) == ("Trips train.", (2, 0))
    assert unit.beside is not None
    assert [TEXT[slice(*span)] for span in (unit.span, unit.beside)] == [
        "Trips train.",
        "Rules help.",
    ]


def test_points_and_claim_are_asked_about_in_one_question(zoo, thrown, matcher):
    reading = read(TEXT, split_sentences(TEXT), thrown, zoo, matcher, NOTHING_COPIED)
    own = [phrasings(point) for point in thrown.point]
    _, asked = matcher.asked[0]
    assert (asked.points, asked.topic, asked.most, asked.joined) == (own, zoo.text, None, True)
    assert asked.rivals == ()
    assert asked.claim == said_by_them(thrown)
    assert asked.counterexamples == counterexamples(thrown)
    assert reading.points.shape == reading.opposes.shape == (5, 2)
    assert reading.claim.shape == reading.denies.shape == (5,)
    assert reading.points[1].tolist() == [1.0, 1.01]
    assert reading.claim[1] == 1.0
    assert reading.denies[1] == -1.0


def test_what_is_borrowed_makes_no_point(zoo, thrown, matcher):
    borrowed = "Bans teach nobody how to use a phone well."
    text = f"Rules help children more. {borrowed}"
    reading = read(text, split_sentences(text), thrown, zoo, matcher, CopyFinder([borrowed]))
    assert reading.borrowed == matcher.asked[0][1].borrowed == {1}


def test_a_point_is_known_by_its_text_phrasings_and_accepted_sentences(thrown):
    point = thrown.point[0]
    assert phrasings(point) == [point.text, *point.phrasings, *point.accept]
    assert not set(point.reject) & set(phrasings(point))


def test_one_sentence_has_no_pairs(zoo, thrown, matcher):
    reading = read(
        "Rules help.", split_sentences("Rules help."), thrown, zoo, matcher, NOTHING_COPIED
    )
    assert len(reading.units) == 1
    assert reading.points.shape == (1, 2)


def test_asides_are_neither_matched_nor_counted(zoo, thrown, matcher):
    text = f"Thank you all. {TEXT}"
    reading = read(text, split_sentences(text), thrown, zoo, matcher, NOTHING_COPIED)
    assert reading.sentences[0].text == "Rules help."
    assert len(reading.units) == 5
    assert reading.said == "Rules help. Nobody needs a ban. Trips train."


def test_a_filler_is_neither_matched_nor_counted(zoo, thrown, matcher):
    ghent = "It was a rainy Tuesday in Ghent."
    text = f"{ghent} {TEXT}"
    matcher.filling = [ghent]
    reading = read(text, split_sentences(text), thrown, zoo, matcher, NOTHING_COPIED)
    assert matcher.asked[-1][0] == ["Rules help.", "Nobody needs a ban.", "Trips train."]
    assert reading.said == reading.once == "Rules help. Nobody needs a ban. Trips train."
    assert [sentence.text for sentence in reading.fillers] == [ghent]
    assert reading.related.shape == reading.echoes.shape == reading.answers.shape == (3,)
    assert reading.without_fillers(text).split() == reading.said.split()
    assert variety(reading) == 8


def test_what_makes_a_point_fills_nothing(zoo, thrown, matcher):
    matcher.filling = ["Trips train."]
    reading = read(TEXT, split_sentences(TEXT), thrown, zoo, matcher, NOTHING_COPIED)
    assert matcher.asked[0][0] == matcher.asked[-1][0]
    assert reading.fillers == ()


def test_a_text_without_fillers_is_left_as_it_is(zoo, thrown, matcher):
    reading = read(TEXT, split_sentences(TEXT), thrown, zoo, matcher, NOTHING_COPIED)
    assert reading.fillers == ()
    assert reading.without_fillers(TEXT) is TEXT


def test_the_aside_between_two_sentences_is_shown_with_them_but_not_read(zoo, thrown, matcher):
    text = "Rules help. Thank you all, because you are kind. Trips train."
    reading = read(text, split_sentences(text), thrown, zoo, matcher, NOTHING_COPIED)
    assert matcher.asked[0][0] == ["Rules help.", "Trips train."]
    assert reading.units[2].text == text


def test_a_text_of_nothing_but_asides_is_read_whole(zoo, thrown, matcher):
    text = "Thank you. Thank you all!"
    reading = read(text, split_sentences(text), thrown, zoo, matcher, NOTHING_COPIED)
    assert [sentence.text for sentence in reading.sentences] == ["Thank you.", "Thank you all!"]
    assert reading.idle
    assert reading.said == ""


def test_a_long_text_is_read_by_its_first_sentences(zoo, thrown, matcher):
    text = "Rules help. " * (MOST_SENTENCES + 5)
    reading = read(text, split_sentences(text), thrown, zoo, matcher, NOTHING_COPIED)
    assert len(reading.sentences) == MOST_SENTENCES
    assert len(reading.units) == 2 * MOST_SENTENCES - 1


def test_the_surroundings_are_all_other_points_of_both_sides(zoo, thrown, matcher):
    reading = read(TEXT, split_sentences(TEXT), thrown, zoo, matcher, NOTHING_COPIED)
    around = look_around(reading, thrown, zoo, matcher)
    asked = next(a for _, a in matcher.asked[1:] if isinstance(a, Question))
    elsewhere = zoo.get_counterargument("planned-anyway").point
    across = [point for c in zoo.against("pro") for point in c.point]
    assert asked.points == [phrasings(point) for point in (*elsewhere, *across)]
    assert asked.rivals == [phrasings(point) for point in thrown.point]
    assert (asked.topic, asked.most) == (zoo.text, MOST_ELSEWHERE)
    assert around.elsewhere.shape == (3, 2)
    assert around.across.shape == (3, 4)
    assert around.across[0, 0] == 0.02


def test_of_a_point_with_many_wordings_few_are_around(zoo, thrown, matcher):
    point = thrown.point[0]
    wordings = tuple(f"Wording {n}." for n in range(100))
    points = (point.model_copy(update={"phrasings": wordings}), *thrown.point[1:])
    longer = thrown.model_copy(update={"point": points})
    reading = read(TEXT, split_sentences(TEXT), longer, zoo, matcher, NOTHING_COPIED)
    before = len(matcher.asked)

    look_around(reading, longer, zoo, matcher)

    asked = next(a for _, a in matcher.asked[before:] if isinstance(a, Question))
    assert asked.rivals == [few(point) for point in longer.point]
    assert len(asked.rivals[0]) == FEW


def test_a_motion_with_one_counterargument_has_no_surroundings(zoo, thrown, matcher):
    alone = zoo.model_copy(update={"counterargument": (thrown,)})
    reading = read(TEXT, split_sentences(TEXT), thrown, alone, matcher, NOTHING_COPIED)
    around = look_around(reading, thrown, alone, matcher)
    assert around.elsewhere.size == around.across.size == 0
