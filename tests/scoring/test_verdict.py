from typing import get_args

import pytest

from game.scoring.rubric import band_of as band_of_rubric
from game.scoring.verdict import (
    FLAG_NAMES,
    Flag,
    FlagKind,
    PointResult,
    Verdict,
    as_share,
    as_told,
    band_of,
    flag_name,
)


@pytest.mark.parametrize(("score", "band"), [(0, 0), (19, 0), (20, 1), (79, 3), (80, 4), (100, 4)])
def test_bands_are_twenty_wide(score, band):
    assert band_of(score) == band


def test_the_rubric_has_the_same_bands():
    assert [band_of(score) for score in range(101)] == [band_of_rubric(s) for s in range(101)]


@pytest.mark.parametrize(
    ("probability", "told"), [(0.499, "0.49"), (0.5, "0.50"), (0.496, "0.49"), (0.444, "0.44")]
)
def test_what_misses_the_line_is_not_rounded_up_to_it(probability, told):
    assert as_told(probability) == told
    assert as_share(probability) == f"{float(told):.0%}"


@pytest.mark.parametrize(
    ("result", "near"),
    [
        (PointResult("p", 0.4, False, "Phones stay.", (0, 12)), True),
        (PointResult("p", 0.6, True, "Phones stay.", (0, 12)), False),
        (PointResult("p", 0.1, False), False),
    ],
)
def test_a_point_is_near_that_words_came_near_and_did_not_make(result, near):
    assert result.is_near is near


@pytest.mark.parametrize(("span", "found"), [((12, 24), True), ((0, 11), False)])
def test_words_that_made_a_point_are_not_told_as_near_another(span, found):
    made = PointResult("made", 0.9, True, "Some words.", (0, 11))
    near = PointResult("near", 0.4, False, "Phones stay.", span)
    far = PointResult("far", 0.1, False)
    verdict = Verdict("Some words. Phones stay.", 50, 2, (made, near, far))
    assert verdict.nearest("near") == (near if found else None)
    assert verdict.nearest("far") is None
    assert verdict.nearest("made") is None


def test_nothing_is_near_a_point_in_what_is_flagged_and_makes_none():
    near = PointResult("near", 0.4, False, "Phones stay.", (0, 12))
    flag = Flag("off-topic", "Why.", "Way out.")
    assert Verdict("Phones stay.", 1, 0, (near,), flags=(flag,)).nearest("near") is None


@pytest.mark.parametrize(
    ("probability", "made", "doubtful"),
    [(0.5, True, True), (0.75, True, True), (0.751, True, False), (0.4, False, False)],
)
def test_a_point_that_barely_counts_is_doubtful(probability, made, doubtful):
    assert PointResult("p", probability, made, "Phones stay.", (0, 12)).is_doubtful is doubtful


@pytest.mark.parametrize(("share", "so"), [(0.34, True), (0.35, False), (None, False)])
def test_a_verdict_that_is_too_uncertain_says_so(share, so):
    assert Verdict("Phones stay.", 30, 1, (), certainty=share).is_too_uncertain is so


def test_people_read_a_name_for_every_kind_of_flag():
    assert set(FLAG_NAMES) == set(get_args(FlagKind))
    assert not any("-" in name for name in FLAG_NAMES.values())
    assert Flag("answers-another", "Why.", "Way out.").name == "answers another argument"
    assert flag_name("of-another-version") == "of-another-version"


def near(*points):
    results = (PointResult(f"p{n}", *point) for n, point in enumerate(points))
    return [result.id for result in Verdict("x" * 60, 50, 2, tuple(results)).near]


def test_a_stretch_that_made_a_point_is_near_no_other():
    assert near((0.9, True, "a", (0, 9)), (0.4, False, "a", (0, 9))) == []


def test_a_stretch_near_two_points_counts_once():
    assert near((0.3, False, "a", (0, 9)), (0.4, False, "a", (5, 20))) == ["p0"]


def test_a_point_taken_back_by_a_flag_is_not_near_and_one_without_a_place_neither():
    assert near((0.7, False, "a", (0, 9)), (0.1, False, None, None)) == []


def test_words_in_two_places_are_quoted_in_their_order():
    text = "Rules do it. Zoos are fun. Trips train them."
    one, two = (0, 12), (27, 44)
    apart = PointResult("rules", 0.9, True, text[27:], two, beside=one)
    verdict = Verdict(text, 50, 2, (apart,))
    assert verdict.words_of(apart) == "Rules do it. … Trips train them."
    assert verdict.words_of(PointResult("trips", 0.1, False)) == ""


def test_what_makes_a_point_beside_other_words_is_near_no_other():
    one, two = (0, 12), (27, 44)
    apart = PointResult("rules", 0.9, True, "", two, beside=one)
    near = PointResult("trips", 0.3, False, "", one)
    assert Verdict("x" * 44, 50, 2, (apart, near)).near == ()
