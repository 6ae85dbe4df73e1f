import typing
from dataclasses import replace

import pytest

from game.debate.events import Answered, Closed, RoundClosed
from game.debate.flow import SYMBOLS, FlowLine, FlowStatus, flow_sheet
from game.scoring.verdict import Criteria, PointResult, Standing, Verdict

CLOSE = RoundClosed()


def test_before_the_opening_the_sheet_is_empty(begin):
    assert flow_sheet(begin()) == ()


def test_arguments_to_come_stay_unnamed(open_match):
    now, *coming = flow_sheet(open_match())
    assert now == FlowLine("first", "The first argument", "", "now", None, 3)
    assert coming == [
        FlowLine("second", "", "", "coming", None, 2),
        FlowLine("third", "", "", "coming", None, 1),
    ]


def test_a_round_closed_without_an_answer_is_dropped_at_nothing(open_match, play):
    line = flow_sheet(play(open_match(), CLOSE))[0]
    assert line == FlowLine("first", "The first argument", "", "dropped", 0, 3)


def test_an_argument_answered_in_the_closing_has_the_words_of_the_closing(open_match, play):
    match = play(open_match(), CLOSE)
    closing = Closed("Ours weighs more.", score=70, late_answers=("first",))
    line = flow_sheet(replace(match, closing=closing))[0]
    assert line == FlowLine(
        "first", "The first argument", "Ours weighs more.", "partly", 0, 3, late=True
    )


def test_only_what_stood_after_its_round_is_answered_late(open_match, play, answered):
    for score, late in ((17, True), (45, False)):
        match = play(open_match(), answered(score), CLOSE)
        closing = Closed("Ours weighs more.", score=70, late_answers=("first",))
        line = flow_sheet(replace(match, closing=closing))[0]
        assert (line.status, line.late) == ("partly", late)


@pytest.mark.parametrize(
    ("score", "flag", "status"),
    [(60, "", "answered"), (40, "", "partly"), (39, "", "stands"), (9, "concedes", "conceded")],
)
def test_an_answered_round_shows_its_standing_at_once(
    open_match, play, answered, score, flag, status
):
    before = flow_sheet(play(open_match(), answered(score, flag=flag)))[0]
    after = flow_sheet(play(open_match(), answered(score, flag=flag), CLOSE))[0]
    assert before == after
    assert (after.status, after.score) == (status, score)


def test_the_sheet_quotes_the_sentence_that_did_most(open_match, play):
    points = (
        PointResult("light", 0.6, True, "The lesser one.", (0, 15)),
        PointResult("heavy", 0.9, True, "The greater\n  one.", (16, 34), (47, 56)),
        PointResult("middle", 0.4, False, "The near one.", (35, 46)),
    )
    text = "The lesser one. The greater\n  one. A near one. And more."
    verdict = Verdict(text, 60, 3, points, Criteria())
    line = flow_sheet(play(open_match(), Answered(verdict)))[0]
    assert line.yours == "The greater one. … And more."


def test_an_answer_without_a_point_is_quoted_on_one_line(open_match, play, answered):
    line = flow_sheet(play(open_match(), answered(25, text="Not so.\n\nNever.")))[0]
    assert line.yours == "Not so. Never."


def test_an_argument_without_a_title_is_named_by_its_claim(open_match):
    match = open_match()
    thrown = match.current.counterargument.model_copy(update={"title": ""})
    match = replace(match, rounds=(replace(match.current, counterargument=thrown),))
    assert flow_sheet(match)[0].theirs == "The first claim stands"


def test_every_status_has_a_symbol_of_its_own():
    statuses = {name for part in typing.get_args(FlowStatus) for name in typing.get_args(part)}
    assert set(typing.get_args(Standing)) < set(SYMBOLS) == statuses
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)
