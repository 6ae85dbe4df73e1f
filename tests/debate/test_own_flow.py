from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.debate.briefing import FLOW_FIRST, steps
from game.debate.events import Called, Flowed, RoundClosed
from game.debate.match import IllegalMove, Match
from game.debate.own_flow import MOST_LINES, both_flows, jot, own_flow_lines, refuse_flow
from game.debate.setup import Play, begin
from game.debate.turn import Turn
from game.packs.format import Pack
from game.records.codec import decode_event, encode_event


@pytest.fixture
def flowing(open_match) -> Match:
    """A match in which the player flows first."""
    match = open_match("drill")
    return replace(match, setup=replace(match.setup, flow_first=True))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        (" \n\n ", ()),
        ("one\ntwo", ("one", "two")),
        ("- one\n* two\n3. three\n4) four", ("one", "two", "three", "four")),
        ("-5 degrees\n2025 was late", ("-5 degrees", "2025 was late")),
        ("・規則で足りる\n • 練習になる", ("規則で足りる", "練習になる")),
        ("[b]\x1b[31mred", ("[b]red",)),
    ],
)
def test_a_flow_is_a_line_for_each_point_without_bullets(text, lines) -> None:
    assert jot(text) == Flowed(lines)
    assert decode_event(encode_event(jot(text))) == Flowed(lines)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_a_flow_of_printable_lines_or_is_refused(text: str) -> None:
    lines = jot(text).lines
    assert all(line.strip() == line and line for line in lines)
    assert bool(refuse_flow(text)) == (
        len(lines) > MOST_LINES or any(len(line) > 200 for line in lines)
    )


def test_the_flow_comes_after_the_judge_and_before_the_verdict(flowing, answered) -> None:
    assert not flowing.awaits_flow
    match = flowing.after(answered(50, "heavy"))
    turn = Turn.of(match).answered()
    assert Turn.of(match).step == "jot", "also when the match is opened again"
    assert (turn.step, turn.shown, turn.writing) == ("jot", None, True)
    assert turn.allows("submit") is True
    assert turn.allows("skip_flow") is True
    for move in ("next", "revise", "press", "hint", "contest", "call"):
        assert not turn.allows(move)
    match = match.after(Flowed(("mine",))).after(Called(1))
    assert not match.awaits_flow
    assert Turn.of(match).step == "verdict"


def test_without_the_option_nothing_asks_for_a_flow(open_match, answered) -> None:
    match = open_match("drill").after(answered(50, "heavy"))
    assert not match.awaits_flow
    assert Turn(match).answered().step == "call"


def test_a_flow_is_jotted_once_and_only_after_an_answer(flowing, answered) -> None:
    with pytest.raises(IllegalMove, match="Answer the counterargument first"):
        flowing.after(Flowed())
    match = flowing.after(answered(50)).after(Flowed())
    with pytest.raises(IllegalMove, match="already"):
        match.after(Flowed(("more",)))


def test_both_flows_stand_side_by_side_and_missed_points_wait_for_the_end(
    flowing, answered
) -> None:
    played = flowing.after(answered(50, "heavy")).after(Flowed(("a", "b", "c"))).current
    assert both_flows(played, reveal=False) == (
        ("", "✓ A heavy point of the first."),
        ("", "○ 2 more, named when the round ends"),
        ("1. a", ""),
        ("2. b", ""),
        ("3. c", ""),
    )
    revealed = own_flow_lines(played, reveal=True)
    assert revealed[0] == "You noted 3 points; the judge credited 1."
    assert "    ○ A light point of the first." in revealed


def test_a_line_stands_beside_the_point_that_it_is_about(flowing, answered) -> None:
    lines = ("something else", "the middle way", "a heavy load", "it is light")
    played = flowing.after(answered(50, "heavy", "light")).after(Flowed(lines)).current
    assert both_flows(played, reveal=True) == (
        ("4. it is light", "✓ A light point of the first."),
        ("3. a heavy load", "✓ A heavy point of the first."),
        ("2. the middle way", "○ A middle point of the first."),
        ("1. something else", ""),
    )
    assert both_flows(played, reveal=False)[2:] == (
        ("", "○ 1 more, named when the round ends"),
        ("1. something else", ""),
        ("2. the middle way", ""),
    )


def test_the_credited_sentence_tells_too_what_a_line_is_about(flowing, answered) -> None:
    event = answered(50, "heavy", "light")
    text = "The bus waits. Elephants sleep."
    points = tuple(
        replace(result, span=span, sentence=text[slice(*span)]) if result.made else result
        for result, span in zip(
            event.verdict.points, ((0, 14), (15, len(text)), (0, 0)), strict=True
        )
    )
    event = replace(event, verdict=replace(event.verdict, text=text, points=points))
    played = flowing.after(event).after(Flowed(("elephants", "the bus"))).current
    assert [mine for mine, _ in both_flows(played, reveal=True)] == [
        "2. the bus",
        "1. elephants",
        "",
    ]


@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=st.lists(st.text("heavy light middle point", min_size=1, max_size=20), min_size=1))
def test_every_line_is_shown_once(flowing, answered, lines: list[str]) -> None:
    played = flowing.after(answered(50, "heavy")).after(Flowed(tuple(lines))).current
    shown = [mine for mine, _ in both_flows(played, reveal=True) if mine]
    assert sorted(shown) == sorted(f"{n}. {line}" for n, line in enumerate(lines, start=1))


def test_a_skipped_flow_shows_nothing(flowing, answered) -> None:
    played = flowing.after(answered(50, "heavy")).after(Flowed()).current
    assert own_flow_lines(played, reveal=True) == []


def test_it_never_changes_the_score(flowing, answered) -> None:
    match = flowing.after(answered(50, "heavy"))
    assert match.after(Flowed(("x",))).current.score == match.current.score
    assert match.after(RoundClosed()).rounds[0].closed, "a round may be left in the middle"


@pytest.mark.parametrize(
    ("asked", "setting", "wanted"),
    [(None, True, True), (None, False, False), (False, True, False), (True, False, True)],
)
def test_what_was_asked_for_comes_before_the_setting(
    school_phones: Pack, asked, setting, wanted
) -> None:
    play = Play(flow_first=asked).filled(flow_first=setting, steelman=False)
    _, started = begin(play, school_phones, "x")
    assert started.flow_first is wanted
    assert (FLOW_FIRST in steps(started)) is wanted
