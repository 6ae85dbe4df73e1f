from itertools import pairwise

import pytest

from game.packs.library import load_pack
from game.scoring import judge, load_matcher
from game.scoring.belief import (
    CONTRARY,
    EXPECTED,
    FOR_HIMSELF,
    IN_SPITE,
    LIFTED,
    OF_ONE,
    believed,
    features,
)
from game.scoring.contract import Closest
from tests.conftest import brief

SOME, FULLY = Closest(agrees=0.5, near=1.5), Closest(agrees=1.0, near=3.0)


def _believed(
    probability=0.5,
    closest=SOME,
    *,
    opposed=0.0,
    odds=1.0,
    sentences=3,
    language="en",
    prior=0.0,
    denied=False,
    taken_back=False,
):
    return believed(
        probability,
        closest,
        opposed=opposed,
        odds=odds,
        sentences=sentences,
        language=language,
        prior=prior,
        denied=denied,
        taken_back=taken_back,
    )


def test_of_a_japanese_answer_a_little_less_is_asked():
    assert _believed(language="ja") > _believed(language="en")


@pytest.mark.parametrize("odds", [-4.0, 1.0, 4.0])
@pytest.mark.parametrize(
    ("less", "more"),
    [
        ({"prior": -0.5}, {}),
        ({}, {"prior": 0.5}),
        ({"probability": 0.3}, {"probability": 0.6}),
        ({"closest": SOME._replace(agrees=0.2)}, {"closest": SOME._replace(agrees=0.6)}),
        ({"closest": SOME._replace(near=0.0)}, {"closest": SOME}),
    ],
)
def test_each_sign_counts_for_the_point(less, more, odds):
    assert _believed(**less, odds=odds) < _believed(**more, odds=odds)


def test_whose_argument_it_is_counts_up_to_where_that_is_beyond_doubt():
    found = [_believed(odds=odds, sentences=99) for odds in (-9.0, -1.0, 0.0, EXPECTED, 9.0)]
    assert found[:4] == sorted(set(found[:4]))
    assert found[3] == found[4]


def test_the_more_it_says_the_more_is_expected_of_whose_it_is():
    found = [features(0.5, SOME, OF_ONE, sentences)[3] for sentences in (1, 2, 4, 8)]
    assert found == sorted(set(found), reverse=True)


def test_what_comes_close_makes_the_point_though_no_part_is_surely_heard_to():
    assert _believed(0.3, FULLY, odds=EXPECTED) >= 0.5


def test_what_comes_close_makes_no_point_for_the_other_side():
    assert _believed(0.6, Closest(0.6, 2.5), odds=-4.0) < 0.5


def test_what_is_surely_heard_as_the_contrary_is_not_lifted():
    mostly = FULLY._replace(agrees=IN_SPITE[0])
    assert _believed(0.3, mostly, opposed=CONTRARY) == 0.3
    assert _believed(0.3, mostly, opposed=CONTRARY - 0.01) > 0.3
    assert _believed(0.6, FULLY, opposed=CONTRARY) > 0.6
    assert _believed(0.6, Closest(0.0, 0.0), opposed=0.9) < 0.6


@pytest.mark.parametrize(
    ("more", "lifted"),
    [
        ({}, True),
        ({"closest": FULLY._replace(agrees=IN_SPITE[0])}, False),
        ({"sentences": 1}, False),
        ({"odds": FOR_HIMSELF[0]}, False),
        ({"taken_back": True}, False),
        ({"denied": True}, False),
    ],
)
def test_an_argument_of_the_players_that_agrees_is_lifted_though_heard_as_the_contrary(
    more, lifted
):
    found = _believed(**{"probability": 0.3, "closest": FULLY, "opposed": 0.9, "odds": 0.5} | more)
    assert (found > 0.3) is lifted


@pytest.mark.parametrize("sign", ["odds", "agrees"])
def test_no_small_step_of_what_speaks_against_a_contrary_is_a_large_one_of_the_whole(sign):
    steps = [step / 100 for step in range(101)]
    found = [
        _believed(0.3, FULLY, opposed=0.9, odds=step)
        if sign == "odds"
        else _believed(0.3, FULLY._replace(agrees=(1 + step) / 2), opposed=0.9)
        for step in steps
    ]
    assert found[0] == 0.3
    assert found[-1] > 0.5
    assert max(two - one for one, two in pairwise(found)) <= 0.03


def test_a_denial_is_not_lifted_but_may_fall():
    assert _believed(0.3, FULLY, denied=True) == 0.3
    assert _believed(0.6, Closest(0.0, 0.0), denied=True) < 0.6


def test_no_small_step_of_what_a_part_makes_of_it_is_a_large_one_of_the_whole():
    found = [_believed(step / 1000, FULLY, odds=EXPECTED) for step in range(1001)]
    assert found == sorted(found)
    assert max(two - one for one, two in pairwise(found)) <= 0.015
    assert found[int(1000 * LIFTED[0])] == LIFTED[0]


@pytest.mark.parametrize("unknown", [{"closest": None}, {"odds": None}])
@pytest.mark.parametrize("probability", [0.0, 0.2, 0.6, 1.0])
def test_where_closeness_or_allegiance_is_not_known_nothing_changes(unknown, probability):
    assert _believed(probability, **unknown) == probability


def test_an_accepted_wording_letter_by_letter_stays_certain():
    assert _believed(1.0, odds=-9.0) == 1.0
    assert _believed(1.0, prior=-2.0) == 1.0


def test_a_prior_decides_no_point_that_is_plainly_made_or_not_read_at_all():
    assert _believed(0.9, Closest(0.6, 2.0), sentences=8, prior=-1.0) >= 0.5
    assert _believed(LIFTED[0], FULLY, odds=EXPECTED, prior=2.0) == LIFTED[0]
    assert _believed(0.3, SOME, opposed=CONTRARY, prior=2.0) == 0.3


def test_a_prior_counts_the_more_the_more_is_said_and_nothing_for_one_sentence():
    assert _believed(sentences=1, prior=-2.0) == _believed(sentences=1)
    lost = [_believed(sentences=n) - _believed(sentences=n, prior=-0.5) for n in (1, 2, 3, 6)]
    assert lost == sorted(set(lost))


DENIALS = (
    ("on-liberty", "silence", "harmful-opinions",
     "Whether an opinion is harmful is no matter of opinion and not open to dispute, so it needs "
     "no free discussion."),
    ("deepseek-lessons", "export-controls", "chips-precedent",
     "Few Chinese chip firms have shut down."),
    ("deepseek-lessons", "export-controls", "spurred-innovation",
     "DeepSeek does not have excellent engineers, nor a respectable stock of chips."),
)  # fmt: skip


@pytest.mark.usefixtures("shared_cache")
@pytest.mark.parametrize(("pack", "motion", "counterargument", "text"), DENIALS)
def test_a_denial_in_a_points_own_words_is_not_lifted_to_it(pack, motion, counterargument, text):
    debate = brief(load_pack(pack)).get_motion(motion)
    asked = debate.get_counterargument(counterargument)
    assert judge(text, asked, debate, matcher=load_matcher()).score < 40
