from dataclasses import replace

import pytest

from game.debate.events import Called, HintTaken
from game.debate.reasons import (
    band_reason,
    call_result,
    certainty_line,
    content_measures,
    doubt_line,
    hint_offer,
    in_doubt,
    inside,
    marks,
    press_offer,
    score_sum,
    strategy_measures,
)
from game.scoring.verdict import Criteria

HINTS = [HintTaken(level, "heavy") for level in (1, 2, 3)]


@pytest.fixture
def after(open_match, play):
    return lambda *events: play(open_match(), *events).current


@pytest.mark.parametrize(
    ("score", "made", "reason"),
    [
        (25, (), "Band 1 (20-39): no point made yet."),
        (50, ("light",), "Band 2 (40-59): 1 point made. Band 3 asks for a second"),
        (70, ("light",), "Band 3 (60-79): 1 point made, argued in full. Band 4 asks"),
        (
            70,
            ("light", "heavy"),
            "Band 3 (60-79): 2 points made. Band 4 asks for two points safely",
        ),
        (90, ("light", "heavy"), "Band 4 (80-100): 2 points made, argued in full."),
    ],
)
def test_the_band_is_explained_by_the_points(judged, score, made, reason):
    assert band_reason(judged(score, *made)).startswith(reason)


def test_the_band_is_explained_by_flags_and_by_the_list(judged):
    held = band_reason(judged(19, "light", flag="concedes"))
    assert held == "Band 0 (0-19): 1 point made, held down by the flag “gives the argument away”."
    off_list = band_reason(replace(judged(45), off_list=True))
    assert off_list.endswith("reasoned and relevant, but no point on this pack's list.")


def test_an_argument_on_no_list_has_a_mark_for_strategy_alone(judged):
    names = [name.split()[0] for name, _, _ in marks(replace(judged(45), off_list=True))]
    assert names == ["strategy"]
    assert [name.split()[0] for name, _, _ in marks(judged(45, "light"))] == ["content", "strategy"]
    assert inside(replace(judged(45), off_list=True)) != inside(judged(45, "light"))


@pytest.mark.parametrize(
    ("points", "more", "doubt"),
    [
        (
            [(0.7, True, "Rules"), (0.4, False, "Phones"), (0.3, False, "Zoos")],
            {},
            "whether “Phones” or “Rules” makes a point",
        ),
        ([(0.4, False, "Zoos"), (0.3, False, "Zoos")], {}, "whether “Zoos” makes a point"),
        ([(0.45, False, "Zoos"), (0.6, True, "Zoos")], {}, "whether “Zoos” makes its point"),
        (
            [(0.55, True, "Zoos"), (0.6, True, "Rules")],
            {},
            "whether “Zoos” and “Rules” make their points",
        ),
        ([(0.6, True, "Rules"), (0.2, False, "")], {}, "whether “Rules” makes its point"),
        ([(0.9, True, "Rules"), (0.2, False, "Phones")], {}, "how many points it makes"),
        ([(0.9, True, "Rules"), (0.45, False, "")], {}, "how many points it makes"),
        ([(0.0, False, "")], {}, "what it argues, and for which side"),
        ([(0.0, False, "")], {"off_list": True}, "what an argument is worth that is on no list"),
        ([(0.0, False, "")], {"flagged": True}, "the flag"),
        ([], {}, "what it argues, and for which side"),
    ],
)
def test_what_is_in_doubt_are_the_decisions_nearest_to_their_line(points, more, doubt):
    assert in_doubt(points, **more).startswith(doubt)


@pytest.mark.parametrize(("share", "told"), [(0.04, "with 4 of"), (0.66, "with 66 of")])
def test_an_uncertain_verdict_tells_how_often_coaches_agree_with_such(judged, share, told):
    verdict = replace(judged(50, "light"), certainty=share)
    assert told in doubt_line(verdict)
    assert certainty_line(verdict) == ""


@pytest.mark.parametrize(("share", "told"), [(0.34, True), (0.35, False)])
def test_where_coaches_hardly_agree_there_is_not_enough_to_judge_by(judged, share, told):
    line = doubt_line(replace(judged(50, "light"), certainty=share))
    assert line.startswith("Not enough to judge by") is told
    assert ("take the score for a guess" in line) is told


@pytest.mark.parametrize(
    ("otherwise", "told"), [(3, ", and so whether the band is 2 or 3."), (None, "for which side.")]
)
def test_a_doubt_names_the_band_that_hangs_on_it(judged, otherwise, told):
    verdict = replace(judged(50), certainty=0.4, otherwise=otherwise)
    assert doubt_line(verdict).endswith(told)


def test_a_certain_verdict_names_the_point_that_its_band_hangs_on(judged):
    verdict = replace(judged(50, "light"), certainty=0.7, otherwise=3)
    line = doubt_line(verdict)
    assert line.startswith("In doubt: ")
    assert line.endswith(
        ", and so whether the band is 2 or 3; coaches agree with 70 of 100 such verdicts."
    )
    assert certainty_line(verdict) == ""
    assert doubt_line(replace(verdict, certainty=None)) == ""


@pytest.mark.parametrize(
    ("share", "told"), [(0.67, "with 67 in"), (1.0, "with 100 in"), (None, "")]
)
def test_a_certain_verdict_is_not_called_uncertain_and_an_old_one_neither(judged, share, told):
    verdict = replace(judged(50, "light"), certainty=share)
    assert doubt_line(verdict) == ""
    line = certainty_line(verdict)
    assert told in line
    assert bool(line) == bool(told)


def test_every_part_of_the_criteria_is_measured_once():
    criteria = Criteria(50.0, 30.0, 0.1, 0.2, 0.25, 0.3, 0.4, 1.0)
    parts = [*content_measures(criteria), *strategy_measures(criteria)]
    assert {part.name: part.value for part in parts} == {
        "coverage": 0.1, "development": 0.2, "sureness": 0.25,
        "engagement": 0.3, "structure": 0.4, "weighing": 1.0,
    }  # fmt: skip
    assert all(part.meaning for part in parts)


def test_a_score_is_opened_to_its_parts_where_there_are_any(after, answered, pressed):
    assert score_sum(after()) == ""
    assert score_sum(after(answered(50))) == ""
    assert score_sum(after(answered(50), pressed(40, True))) == ""
    hinted = score_sum(after(*HINTS[:2], answered(50)))
    assert hinted == "50 for the answer, less 10 for the hint (facts): the round stands at 40."
    lifted = score_sum(after(HINTS[0], answered(45), pressed(90, True)))
    assert lifted == (
        "45 for the answer, lifted to 79 by the press (at most 79), less 5 for the hint (nudge): "
        "the round stands at 74."
    )


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (45, "A good reply lifts the round, to at most 79."),
        (78, "A good reply lifts the round, to at most 79."),
        (79, "A reply is practice: the press lifts no round above 79."),
        (95, "A reply is practice: the press lifts no round above 79."),
    ],
)
def test_the_press_promises_no_more_than_it_can_give(after, answered, score, words):
    assert press_offer(after(answered(score))) == words


def test_the_press_promises_what_is_left_after_the_hints(after, answered):
    hinted = after(*HINTS[:2], answered(45))
    assert press_offer(hinted) == (
        "A good reply lifts the round, to at most 69 (79 less 10 for hints)."
    )


@pytest.mark.parametrize(
    ("called", "made", "words"),
    [
        (1, ("light",), "You called 1 point: right."),
        (2, ("light",), "You called 2 points; there was 1."),
        (1, (), "You called 1 point; there were 0."),
        (0, ("light", "heavy"), "You called 0 points; there were 2."),
    ],
)
def test_a_call_is_compared_with_what_was_made(after, answered, called, made, words):
    assert call_result(after(Called(called), answered(50, *made))) == words


def test_a_call_names_its_version_once_another_stands_beside_it(after, answered, revised, pressed):
    first = (Called(2), answered(50, "light"))
    for later in (revised(70, "light", "heavy"), pressed(70, True)):
        words = call_result(after(*first, later))
        assert words == "You called 2 points in the first version; there was 1."
    right = call_result(after(Called(1), *first[1:], revised(70, "light", "heavy")))
    assert right == "You called 1 point in the first version: right."


def test_without_a_call_or_an_answer_there_is_no_result(after, answered):
    assert call_result(after(answered(50))) == ""
    assert call_result(after(Called(1))) == ""


@pytest.mark.parametrize(
    ("hint", "words"),
    [(HINTS[0], "“nudge”? It costs 5 "), (HINTS[1], "“facts”? It costs 10 "), (HINTS[2], "20")],
)
def test_a_hint_is_offered_with_its_price(hint, words):
    assert words in hint_offer(hint)
    assert ("in place of what was paid" in hint_offer(hint)) is (hint.level > 1)
