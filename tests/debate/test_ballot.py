from dataclasses import replace
from itertools import product

import pytest

from game.debate.ballot import Contest, ballot, round_half_up
from game.debate.events import (
    Answered,
    Called,
    Closed,
    Contested,
    HintTaken,
    Opened,
    PressAnswered,
    RoundClosed,
    Thrown,
)
from game.scoring.verdict import Criteria, PointResult, Verdict

CLOSE = RoundClosed()
SCORES = {"answered": 60, "partly": 40, "dropped": 39, "conceded": 5}
WORTH = {"answered": 1.0, "partly": 0.5, "dropped": 0.0, "conceded": 0.0, "late": 0.5}


@pytest.fixture
def play_rounds(open_match, answered):
    """Plays a match in which the arguments (weights 3, 2, 1) get these scores; None drops one."""

    def run(*scores: int | None, closed: Closed | None = None):
        match = open_match()
        for score in scores:
            match = match if score is None else match.after(answered(score))
            match = match.after(CLOSE)
        return match.after(closed) if closed else match

    return run


@pytest.mark.parametrize("standings", list(product(WORTH, repeat=3)))
def test_the_player_wins_with_more_than_half_of_the_weight_answered(
    standings, open_match, answered
):
    match = open_match()
    late = []
    for name, standing in zip(("first", "second", "third"), standings, strict=True):
        if standing == "late":
            late.append(name)
        else:
            flag = "concedes" if standing == "conceded" else ""
            match = match.after(answered(SCORES[standing], flag=flag))
        match = match.after(CLOSE)
    result = ballot(match.after(Closed("So.", "first", 0, late_answers=tuple(late))))
    expected = sum(w * WORTH[s] for w, s in zip((3, 2, 1), standings, strict=True))
    assert (result.answered, result.weight) == (expected, 6)
    assert result.won is (expected > 3)


def test_half_of_the_weight_is_not_enough(play_rounds):
    tied = ballot(play_rounds(60, 0, 0))
    assert (tied.answered, tied.won) == (3, False)
    assert ballot(play_rounds(60, 0, 40)).won


@pytest.mark.parametrize(
    ("scores", "mean"),
    [
        ((80, 50, 20), 60),  # (240 + 100 + 20) / 6
        ((100, 100, 100), 100),
        ((None, None, None), 0),
        ((61, 60, 60), 61),  # 60.5 goes up
        ((60, 60, 62), 60),  # 60.33
        ((90, None, None), 45),
    ],
)
def test_the_match_score_is_the_mean_of_the_rounds_by_weight(play_rounds, scores, mean):
    assert ballot(play_rounds(*scores)).score == mean


def test_rounds_not_begun_count_as_unanswered(play_rounds):
    early = ballot(play_rounds(100))
    assert (early.score, early.answered, early.weight, early.won) == (50, 3, 6, False)
    assert early.content == 30.0
    assert early.strategy == 20.0


def test_hints_lower_the_match_score(open_match, play, answered):
    match = play(open_match(thrown=("first",)), HintTaken(1, "heavy"), answered(70), CLOSE)
    assert ballot(match).score == 65


@pytest.mark.parametrize(("value", "rounded"), [(0.5, 1), (1.5, 2), (2.5, 3), (2.49, 2), (0, 0)])
def test_halves_round_up(value, rounded):
    assert round_half_up(value) == rounded


def test_an_empty_match_has_a_ballot_too(begin):
    result = ballot(begin())
    assert (result.won, result.score, result.weight, result.best) == (False, 0, 0, None)
    assert (result.opening, result.closing, result.flow) == (None, None, ())


def test_opening_and_closing_stand_beside_the_score(begin, play):
    thrown = (Thrown("first"),)
    match = play(begin(), Opened("Tea.", thrown, 70), CLOSE, Closed("More.", "first", 85))
    result = ballot(match)
    assert (result.opening, result.closing, result.score) == (70, 85, 0)


# -- what else a ballot holds ------------------------------------------------------


def test_calls_are_compared_with_the_first_answer(open_match, play, answered, revised):
    match = play(
        open_match(),
        *(Called(1), answered(45, "light"), revised(70, "light", "heavy"), CLOSE),
        *(Called(2), answered(45, "light"), CLOSE),
        *(Called(0), CLOSE),
    )
    result = ballot(match)
    assert (result.calls_right, result.calls_made) == (1, 2)


def test_contested_points_are_listed_by_their_texts(open_match, play, answered):
    match = play(open_match(), answered(45), Contested("heavy"), Contested(""))
    assert ballot(match).contested == (
        Contest("The first argument", "A heavy point of the first."),
        Contest("The first argument", ""),
    )


def test_study_takes_one_point_a_round_from_the_weakest_first(open_match, play, answered):
    match = play(
        open_match(),
        *(answered(50, "heavy"), CLOSE),
        *(answered(20), CLOSE),
        *(answered(20), CLOSE),
    )
    names = [(s.counterargument, s.point.id) for s in ballot(match).study]
    assert names == [
        ("The second argument", "heavy"),
        ("The third argument", "heavy"),
        ("The first argument", "middle"),
    ]


def test_study_takes_a_second_point_only_when_every_round_has_given_one(open_match, play, answered):
    match = play(open_match(thrown=("second",)), answered(20), CLOSE)
    assert [s.point.id for s in ballot(match).study] == ["heavy", "middle", "light"]
    everything = answered(95, "light", "heavy", "middle")
    assert ballot(play(open_match(thrown=("second",)), everything)).study == ()


def test_a_point_that_is_contested_is_none_to_study(open_match, play, answered):
    match = play(open_match(thrown=("second",)), answered(20), Contested("heavy"), CLOSE)
    assert [s.point.id for s in ballot(match).study] == ["middle", "light"]


def test_what_the_reply_to_a_press_was_credited_with_is_none_to_study(open_match, play, answered):
    pressed = PressAnswered("heavy", "A reply.", answered(60, "middle").verdict, made=False)
    match = play(open_match(thrown=("second",)), answered(20), pressed, CLOSE)
    assert [s.point.id for s in ballot(match).study] == ["heavy", "light"]


def test_the_best_point_is_the_clearest_one_that_was_made(open_match, play):
    def verdict(probability: float, made: bool) -> Answered:
        point = PointResult("light", probability, made, "Words.", (0, 6))
        return Answered(Verdict("Words.", 40, 2, (point,), Criteria()))

    match = play(open_match(), verdict(0.61, True), CLOSE, verdict(0.83, True), CLOSE)
    match = play(match, verdict(0.99, False), CLOSE)
    assert ballot(match).best.probability == 0.83


def test_the_flow_sheet_is_part_of_the_ballot(play_rounds):
    lines = ballot(play_rounds(80, None)).flow
    assert [line.status for line in lines] == ["answered", "dropped", "now"]


@pytest.mark.parametrize(
    ("content", "strategy", "wsdc"),
    [
        (0, 0, (24, 12)),
        (60, 40, (32, 16)),
        (30, 20, (28, 14)),
        (1.8, 2.4, (24, 12)),
        (1.9, 2.5, (24.5, 12.5)),
    ],
)
def test_world_schools_marks_go_by_halves_within_the_working_range(
    open_match, content, strategy, wsdc
):
    marked = replace(ballot(open_match()), content=content, strategy=strategy)
    assert (marked.wsdc_content, marked.wsdc_strategy) == wsdc


@pytest.mark.parametrize(
    ("scores", "reason"),
    [
        ((90, 90, 90), "You carry the House, 99 seats to 0: all 6 of the weight answered."),
        ((60, None, 40), "You carry the House, 57 seats to 42: 3.5 of 6 in weight answered."),
        ((60, None, None), "The House is not with you, 1 seat short: 3 of 6 in weight answered."),
        (
            (None, None, None),
            "The House is not with you, 50 seats short: 0 of 6 in weight answered.",
        ),
    ],
)
def test_the_ballot_says_why_in_one_sentence(play_rounds, scores, reason):
    assert ballot(play_rounds(*scores)).reason == reason


@pytest.mark.parametrize(
    ("score", "reason"),
    [
        (60, "You answered it: 60 of 100."),
        (45, "You answered it in part: 45 of 100; from 60 on it counts whole."),
        (20, "Their argument stands: 20 of 100; from 40 on it is answered in part."),
    ],
)
def test_one_argument_is_no_house(play_rounds, score, reason):
    played = ballot(play_rounds(score, None, None))
    assert replace(played, flow=played.flow[:1], score=score).reason == reason


def test_what_the_closing_answered_late_says_so_and_has_nothing_to_study(
    open_match, play, answered
):
    closed = Closed("Ours.", "first", 80, late_answers=("first",))
    result = ballot(play(open_match(thrown=("first",)), answered(17), CLOSE, closed))
    assert result.reason == "Answered late, in the closing: it counts half."
    assert result.flow[0].status == "partly"
    assert result.study == ()
