import pytest

from game.scoring import judge
from game.scoring.certainty import WEIGHTS, certainty, features
from game.scoring.contract import Closest
from game.scoring.rubric import Placing
from game.scoring.verdict import UNCERTAIN_BELOW, Criteria, Flag, PointResult, Verdict

TEXT = "Clear rules say when a phone may be used, because pupils agree on them."
FAR, CLOSE_BY = Closest(agrees=-0.3, near=-4.0), Closest(agrees=0.9, near=3.0)
SAFE = PointResult("a", 0.98, made=True)
BARE = PointResult("a", 0.55, made=True)
MISSED = PointResult("b", 0.2, made=False)
FLAG = Flag("padding", "why", "way out")
BEGS = Flag("instructs-judge", "why", "way out")
CONCEDES = Flag("concedes", "why", "way out")
ANOTHER = Flag("answers-another", "why", "way out")


def _placing(**changes):
    given = {"band": 2, "score": 50, "criteria": Criteria(), "off_list": False, "variety": 20}
    return Placing(**given | changes)


def _certainty(
    *, text=TEXT, closest=(FAR, FAR), results=(SAFE, MISSED), flags=(), **placing
) -> float:
    found = certainty(text, closest, results, flags, _placing(**placing))
    assert found is not None
    return found


def test_there_is_a_weight_for_each_sign():
    found = features(TEXT, (), (SAFE, MISSED), (), _placing())
    assert len(WEIGHTS) == 1 + len(found)


def test_what_is_made_safely_and_stands_safely_in_its_band_is_certain():
    assert UNCERTAIN_BELOW <= _certainty() <= 1


@pytest.mark.parametrize(
    "doubt",
    [
        {"results": (BARE, MISSED)},
        {"closest": (FAR, CLOSE_BY)},
        {"flags": (FLAG,)},
        {"barely": 0.9},
        {"nearly": 0.9},
        {"results": (MISSED, MISSED)},
        {"results": (MISSED, MISSED), "off_list": True},
    ],
)
def test_each_sign_of_hesitation_counts_against_it(doubt):
    assert _certainty(**doubt) < _certainty()


def test_points_beside_a_plea_make_no_verdict_uncertain_and_beside_a_concession_they_do():
    assert _certainty(flags=(BEGS,)) >= UNCERTAIN_BELOW
    assert _certainty(flags=(FLAG,)) < UNCERTAIN_BELOW
    assert _certainty(flags=(CONCEDES,)) < UNCERTAIN_BELOW


def test_it_is_less_certain_of_who_is_said_to_answer_another_than_of_other_flags():
    nothing = (MISSED, MISSED)
    assert _certainty(results=nothing, flags=(ANOTHER,)) < UNCERTAIN_BELOW
    assert _certainty(results=nothing, flags=(FLAG,)) >= UNCERTAIN_BELOW


def test_where_nobody_knows_how_far_it_agrees_it_is_less_certain_than_of_what_agrees_with_none():
    assert _certainty(closest=()) < _certainty()


def test_how_far_a_point_agrees_that_is_made_is_no_doubt():
    assert _certainty(closest=(CLOSE_BY, FAR)) == _certainty()


def test_nothing_is_told_of_a_language_that_the_judge_does_not_read():
    text = "Das ist nicht wahr und die Kinder sind auch nicht alle mit dem Handy in der Schule."
    assert certainty(text, (), (MISSED,), (), _placing()) is None


@pytest.mark.parametrize("share", [UNCERTAIN_BELOW - 0.01, UNCERTAIN_BELOW, None])
def test_a_verdict_is_uncertain_below_the_line_and_not_where_nobody_knows(share):
    verdict = Verdict(TEXT, 50, 2, (), certainty=share)
    assert verdict.is_uncertain == (share is not None and share < UNCERTAIN_BELOW)


def test_every_verdict_says_how_certain_it_is(school_phones, overlap_matcher):
    motion = school_phones.get_motion("zoo")
    for text in ("", "idk", TEXT, "Rules."):
        for thrown in motion.counterargument:
            found = judge(text, thrown, motion, matcher=overlap_matcher).certainty
            assert found is not None
            assert 0 <= found <= 1
    thrown = motion.counterargument[0]
    assert judge("", thrown, motion, matcher=overlap_matcher).certainty == 1
