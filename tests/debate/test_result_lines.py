from dataclasses import replace

import pytest

from game.debate.ballot import ballot
from game.debate.events import Closed, Opened, RoundClosed, Thrown
from game.debate.house import House
from game.debate.result_lines import (
    ballot_lines,
    closing_lines,
    house_line,
    world_schools_lines,
)


@pytest.mark.parametrize(
    ("house", "end"),
    [(House(49, 0, 50), "; 1 seat short."), (House(20, 0, 79), "; 30 seats short."),
     (House(50, 49, 0), ". You have the majority.")],
)  # fmt: skip
def test_the_house_says_how_far_it_is(house, end):
    assert house_line(house).endswith(end)


def test_what_is_no_part_of_the_score_says_so_and_why_the_opening_has_its_own(begin, play):
    thrown = (Thrown("first"),)
    opened = Opened("Tea.", thrown, 40)
    match = play(begin(), opened, RoundClosed(), Closed("More.", "first", 100))
    lines = ballot_lines(ballot(match))
    assert (
        "Opening, beside the score: 40 of 100. "
        "It makes a point of the other side and none of yours yet."
    ) in lines
    assert "Closing, beside the score: 100 of 100." in lines


def test_the_world_schools_marks_say_their_range_in_lines_of_80_columns(begin):
    marked = replace(ballot(begin()), content=25.0, strategy=24.0)
    marks, meaning = world_schools_lines(marked)
    assert marks == "World Schools: content 27.5 of 40, strategy 14.5 of 20; style: not judged."
    assert len(marks) <= 77
    assert len(meaning) <= 77


def test_where_nothing_was_earned_no_world_schools_marks_are_given(begin):
    result = ballot(begin())
    assert world_schools_lines(result) == []
    assert "World Schools" not in "\n".join(ballot_lines(result))
    assert len(world_schools_lines(replace(result, strategy=1.0))) == 2


def test_the_flow_says_what_was_answered_late_where_the_ballot_has_another_reason(
    open_match, play, answered
):
    closed = Closed("Ours.", "first", 80, late_answers=("first",))
    for thrown in (("first",), ("first", "second")):
        rounds = [event for _ in thrown for event in (answered(17), RoundClosed())]
        lines = ballot_lines(ballot(play(open_match(thrown=thrown), *rounds, closed)))
        assert "\n".join(lines).count("Answered late, in the closing: it counts half.") == 1


@pytest.mark.parametrize(
    ("feedback", "sign"),
    [("You weigh on time.", "✓"), ("You compare; one fact would say why.", "▲")],
)
def test_praise_of_a_closing_carries_no_sign_of_advice(motion, feedback, sign):
    closed = Closed("Ours.", "first", 80, feedback=feedback)
    assert f"{sign} {feedback}" in closing_lines(closed, motion)
