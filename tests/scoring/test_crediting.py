"""Which points are credited, unit by unit."""

from dataclasses import replace

import numpy as np
import pytest

from game.scoring.contract import Closest
from game.scoring.copying import finder
from game.scoring.crediting import (
    BESIDE,
    SURE_OF_FEW,
    beside_the_surest,
    by_unit,
    can_say_something,
    credited,
)
from game.scoring.reading import read
from game.scoring.sentences import split_sentences
from game.scoring.verdict import IN_DOUBT, MADE, NEAR_MISS
from tests.scoring.test_judging import FixedMatcher

OWN = "Rules keep screens away from pupils. Trips train pupils for three years."


@pytest.fixture
def read_by(zoo, thrown):
    def run(matcher, text=OWN):
        copies = finder(thrown, zoo)
        return read(text, split_sentences(text), thrown, zoo, matcher, copies)

    return run


def test_of_each_unit_it_is_told_how_surely_it_makes_a_point(read_by, thrown):
    reading = read_by(FixedMatcher(0.8, 0.2))
    found = by_unit(OWN, reading, thrown, None)
    assert found.shape == (len(reading.units), len(thrown.point)) == (3, 2)
    assert (found == [[0.8, 0.2]] * 3).all()


def test_a_unit_that_says_next_to_nothing_makes_no_point(read_by, thrown):
    reading = read_by(FixedMatcher(0.9), f"Wrong. {OWN} Which schools?")
    found = by_unit(reading.whole, reading, thrown, None)[: len(reading.sentences), 0]
    assert found.tolist() == [0.0, 0.9, 0.9, 0.0]
    allowed = [can_say_something(reading, unit) for unit in reading.units[:4]]
    assert allowed == [False, True, True, False]


@pytest.mark.parametrize(
    ("said", "sure", "made"),
    [
        (f"Do both. {OWN}", SURE_OF_FEW, True),
        (f"Do both. {OWN}", SURE_OF_FEW - 0.01, False),
        (f"Which schools? {OWN}", SURE_OF_FEW, True),
        ("Do both.", SURE_OF_FEW, False),
        ("Do both. Do both.", SURE_OF_FEW, False),
        ("Do both. Yes.", SURE_OF_FEW, False),
    ],
)
def test_a_few_words_among_others_make_a_point_where_all_is_surely_said(
    read_by, thrown, monkeypatch, said, sure, made
):
    monkeypatch.setattr("game.scoring.crediting.believed", lambda *_, **__: sure)
    found = read_by(FixedMatcher(0.8), said)
    reading = replace(found, closest=[Closest(0.5, 1.0)] * len(thrown.point))
    assert (by_unit(said, reading, thrown, None)[0, 0] > 0) == made


def primed(counterargument, *priors):
    """The counterargument with such priors of its points, in their order."""
    each = zip(counterargument.point, priors, strict=True)
    points = tuple(point.model_copy(update={"prior": prior}) for point, prior in each)
    return counterargument.model_copy(update={"point": points})


def test_a_prior_counts_for_its_own_point_alone(read_by, thrown):
    found = replace(read_by(FixedMatcher(0.6, 0.6)), closest=[Closest(0.5, 1.0)] * 2)
    plain, told = (by_unit(OWN, found, primed(thrown, 0.0, prior), 1.0) for prior in (0.0, -0.7))
    assert (told[:, 0] == plain[:, 0]).all()
    assert (told[:, 1] < plain[:, 1]).all()
    assert (by_unit(OWN, found, primed(thrown, 0, -0.7).without_priors(), 1.0) == plain).all()


@pytest.mark.parametrize("prior", [-0.7, 0.5])
def test_whether_a_few_words_are_enough_is_no_matter_of_the_prior(
    read_by, thrown, monkeypatch, prior
):
    asked = []

    def believed(*_, prior, **__):
        asked.append(prior)
        return SURE_OF_FEW - 0.1 + prior / 10

    monkeypatch.setattr("game.scoring.crediting.believed", believed)
    said = f"Do both. {OWN}"
    reading = replace(read_by(FixedMatcher(0.8), said), closest=[Closest(0.5, 1.0)] * 2)
    assert by_unit(said, reading, primed(thrown, prior, prior), None)[0].tolist() == [0.0, 0.0]
    assert {*asked} == {0.0, prior}


def test_the_shortest_unit_that_makes_a_point_best_is_shown(read_by, thrown):
    reading = read_by(FixedMatcher(MADE, NEAR_MISS - 0.01))
    one, two = credited(OWN, reading, thrown, None, barred=False)
    assert (one.made, one.sentence) == (True, "Rules keep screens away from pupils.")
    assert one.span == (0, len(one.sentence))
    assert (two.made, two.sentence, two.span) == (False, None, None)


def test_a_sentence_said_again_makes_a_point_neither_more_nor_less(read_by, thrown):
    once = "In my opinion I really think that clear phone rules must simply work."
    again = f"{once} {once}"
    alone = by_unit(once, read_by(FixedMatcher(0.55), once), thrown, None)
    twice = by_unit(again, read_by(FixedMatcher(0.55), again), thrown, None)
    assert alone[0, 0] == twice[0, 0] == 0.55
    more = f"{once} That is really just what I believe."
    assert by_unit(more, read_by(FixedMatcher(0.55), more), thrown, None)[0, 0] < 0.55


def test_nothing_is_credited_to_what_is_barred(read_by, thrown):
    results = credited(OWN, read_by(FixedMatcher(0.99, 0.99)), thrown, None, barred=True)
    assert [(result.made, result.probability) for result in results] == [(False, 0.0)] * 2


@pytest.mark.parametrize(
    ("first", "second", "counts_for"),
    [
        (0.9, IN_DOUBT, MADE),
        (0.9, 0.749, 0.499),
        (0.9, 0.74, 0.495),
        (0.9, 0.8, 0.675),
        (0.9, 0.85, 0.85),
        (0.9, NEAR_MISS, NEAR_MISS),
        (0.55, 0.52, 0.385),
        (0.49, 0.48, 0.48),
    ],
)
def test_beside_a_surer_point_more_is_asked(read_by, thrown, first, second, counts_for):
    one, two = credited(OWN, read_by(FixedMatcher(first, second)), thrown, None, barred=False)
    assert one.probability == first
    assert two.probability == pytest.approx(counts_for, abs=0.001)
    assert two.made == (counts_for >= MADE)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_a_second_point_must_reach_goes_by_the_language(language):
    line, safely = BESIDE[language]
    counted = [
        float(beside_the_surest(np.array([[0.9, second]]), language)[0, 1])
        for second in (line - 0.001, line, safely)
    ]
    assert counted == [MADE - 0.001, MADE, safely]


def test_of_two_points_as_sure_one_counts_as_it_is(read_by, thrown):
    results = credited(OWN, read_by(FixedMatcher(0.55, 0.55)), thrown, None, barred=False)
    assert [result.made for result in results] == [True, False]


@pytest.mark.parametrize(
    ("second", "third_is_made"), [(BESIDE["en"][1], True), (BESIDE["en"][1] - 0.01, False)]
)
def test_beside_two_points_beyond_doubt_a_third_counts_as_it_is(second, third_is_made):
    sure = np.array([[0.9, second, 0.55]])
    assert (beside_the_surest(sure)[0, 2] >= MADE) == third_is_made
