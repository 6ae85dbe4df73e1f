import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.debate.ballot import ballot
from game.debate.events import (
    Called,
    Closed,
    Contested,
    HintTaken,
    Opened,
    PressAnswered,
    Reviewed,
    RoundClosed,
    Started,
    Thrown,
)
from game.debate.match import IllegalMove, Match

THROWN = "The closing weighs against an argument that was thrown."
SHOWN = "What you missed was shown: that ended the attempts."
CLOSE = RoundClosed()
OPENED = Opened("Tea warms.", (Thrown("first", "Tea warms.", (0, 10)), Thrown("third")), 70)
STARTED = Started("pack", "1.0.0", "hash", "tea", "pro", "practice", 7, "scorer-1")
CLOSED = Closed("Ours is more.", "first", 85, True, ("magnitude",), "Well weighed.", ("third",))


def test_a_whole_match_goes_from_opening_through_rounds_to_closing(
    begin, answered, revised, pressed
):
    match = begin()
    assert (match.phase, match.current, match.thrown, match.coming) == ("opening", None, (), ())

    match = match.after(OPENED)
    assert match.phase == "round"
    assert match.current.counterargument.id == "first"
    assert match.current.thrown.sentence == "Tea warms."
    assert [c.id for c in match.coming] == ["third"]
    assert [c.id for c in match.current_and_coming] == ["first", "third"]

    for event in (
        HintTaken(1, "heavy"),
        Called(1),
        answered(45, "light"),
        revised(50, "light"),
        pressed(70, True),
        Contested("middle"),
    ):
        match = match.after(event)
        assert match.phase == "round"
        assert match.current.counterargument.id == "first"

    match = match.after(CLOSE)
    assert match.current.counterargument.id == "third"
    assert match.coming == ()
    assert [c.id for c in match.current_and_coming] == ["third"]
    assert match.rounds[0].closed

    match = match.after(CLOSE)
    assert (match.phase, match.current) == ("closing", None)
    assert match.rounds[1].standing == "dropped"

    match = match.after(CLOSED)
    assert match.phase == "over"
    assert match.closing is CLOSED
    assert match.current_and_coming == ()


def test_a_drill_has_neither_opening_nor_closing(begin, play, answered):
    match = begin("drill", ("second", "first"))
    assert match.phase == "round"
    assert match.current.counterargument.id == "second"
    assert match.current.thrown.sentence == ""
    assert [c.id for c in match.coming] == ["first"]
    assert play(match, CLOSE, answered(60, "heavy"), CLOSE).phase == "over"


def test_a_drill_of_nothing_cannot_begin(begin):
    with pytest.raises(IllegalMove, match="at least one counterargument"):
        begin("drill", ())


def test_earlier_answers_are_the_accepted_texts_of_rounds_before_this_one(
    open_match, play, answered, revised
):
    match = play(
        open_match(),
        answered(40, text="worse"),
        revised(60, text="better"),
    )
    assert match.earlier_answers == ()
    match = match.after(CLOSE)
    assert match.earlier_answers == ("better",)
    match = play(match, CLOSE, answered(30, text="of the third"))
    assert match.earlier_answers == ("better",)
    assert match.after(CLOSE).earlier_answers == ("better", "of the third")


# -- what the rules forbid ---------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "event", "why"),
    [
        ("opening", STARTED, "The match has started already."),
        ("opening", Opened("", ()), "The opponent has nothing to throw at this side."),
        ("opening", "answer", "No round is being played."),
        ("opening", HintTaken(1, "heavy"), "No round is being played."),
        ("opening", CLOSE, "No round is being played."),
        ("opening", CLOSED, "The closing comes once, after the last round."),
        ("round", STARTED, "The match has started already."),
        ("round", OPENED, "The match has been opened already."),
        ("round", "revision", "Answer the counterargument first."),
        ("round", "press", "Answer the counterargument first."),
        ("round", Contested(""), "Answer the counterargument first."),
        ("round", HintTaken(2, "heavy"), "There is no such hint now."),
        ("round", HintTaken(1, "light"), "There is no such hint now."),
        ("round", CLOSED, "The closing comes once, after the last round."),
        ("called", Called(1), "You have called it already."),
        ("answered", "answer", "This counterargument has been answered already."),
        ("answered", Contested("nowhere"), "There is no such point in this counterargument."),
        ("answered", Contested("light"), "That point is credited already."),
        ("answered", "press on middle", "The opponent is not asking about that."),
        ("contested", Contested("middle"), "You have contested that already."),
        ("contested", Contested(""), "You have contested that already."),
        ("revised", "revision", "A rebuttal can be revised once."),
        ("reviewed", "revision", SHOWN),
        ("reviewed", "press", SHOWN),
        ("reviewed", HintTaken(1, "heavy"), SHOWN),
        ("reviewed", Reviewed(), SHOWN),
        ("round", Reviewed(), "Answer the counterargument first."),
        ("pressed", "press", "The opponent is not asking about that."),
        ("pressed", HintTaken(1, "middle"), "Hints end with the press."),
        ("nothing missing", "press", "The opponent is not asking about that."),
        ("closing", "answer", "No round is being played."),
        ("closing", CLOSE, "No round is being played."),
        ("closing", Closed("Mine is more.", "nowhere"), THROWN),
        ("over", CLOSED, "The closing comes once, after the last round."),
        ("over", CLOSE, "No round is being played."),
        ("over", OPENED, "The match has been opened already."),
    ],
)
def test_an_illegal_move_is_refused_with_a_sentence_and_changes_nothing(
    stage, event, why, begin, open_match, play, judged, answered, revised, pressed
):
    opened = open_match()
    one = play(opened, answered(45, "light"))
    stages = {
        "opening": begin(),
        "round": opened,
        "called": play(opened, Called(0)),
        "answered": one,
        "contested": play(one, Contested("middle"), Contested("")),
        "reviewed": play(one, Reviewed()),
        "revised": play(one, revised(50, "light")),
        "pressed": play(one, pressed(60, True)),
        "nothing missing": play(opened, answered(90, "light", "heavy", "middle")),
        "closing": play(opened, CLOSE, CLOSE, CLOSE),
        "over": play(opened, CLOSE, CLOSE, CLOSE, Closed("")),
    }
    events = {
        "answer": answered(50),
        "revision": revised(50),
        "press": pressed(60, True),
        "press on middle": PressAnswered("middle", "A reply.", judged(50), False),
    }
    match = stages[stage]
    before = Match(match.motion, match.setup, match.opening, match.rounds, match.closing)
    with pytest.raises(IllegalMove) as refusal:
        match.after(events[event] if isinstance(event, str) else event)
    assert str(refusal.value) == why
    assert match == before


@pytest.mark.parametrize("event", ["hint", "revision", "press"])
def test_match_mode_gives_no_help(event, open_match, play, answered, revised, pressed):
    match = play(open_match("match"), answered(45, "light"))
    helps = {"hint": HintTaken(1, "heavy"), "revision": revised(90), "press": pressed(79, True)}
    with pytest.raises(IllegalMove, match=r"^By the clock there "):
        match.after(helps[event])
    practice = play(open_match(), answered(45, "light"))
    assert practice.after(helps[event]) != practice


def test_match_mode_still_takes_calls_and_contests(open_match, play, answered):
    match = play(open_match("match"), Called(2), answered(45, "light"), Contested("heavy"))
    assert match.current.called == 2
    assert match.current.contested == ("heavy",)


# -- whatever happens --------------------------------------------------------------

MOVES = st.sampled_from(
    [
        "opening", "answer", "strong answer", "concession", "revision", "press", "press on middle",
        STARTED, OPENED, Opened("", ()), CLOSE, CLOSED, Closed(""), Contested(""),
        Contested("heavy"), Contested("nowhere"), HintTaken(1, "heavy"), HintTaken(2, "heavy"),
        HintTaken(3, "heavy"), HintTaken(4, "heavy"), HintTaken(1, "light"), Called(0), Called(2),
        Reviewed(),
    ]
)  # fmt: skip


@settings(deadline=None)
@given(
    mode=st.sampled_from(["practice", "match", "drill"]),
    moves=st.lists(MOVES, max_size=40),
)
def test_any_sequence_of_events_is_either_played_or_refused_and_replays_to_the_same(
    mode, moves, begin, judged, answered, revised, pressed
):
    made = {
        "opening": Opened("", tuple(Thrown(name) for name in ("second", "first", "third"))),
        "answer": answered(45, "light"),
        "strong answer": answered(85, "heavy", "light"),
        "concession": answered(10, flag="concedes"),
        "revision": revised(60, "heavy"),
        "press": pressed(85, True),
        "press on middle": PressAnswered("middle", "A reply.", judged(50), True),
    }
    match = begin(mode)
    accepted, refusals, unchanged = [], [], []
    for move in moves:
        event = made[move] if isinstance(move, str) else move
        before = ballot(match)
        try:
            match = match.after(event)
            accepted.append(event)
        except IllegalMove as refusal:
            refusals.append(str(refusal))
            unchanged.append(ballot(match) == before)
    assert all(why.endswith(".") for why in refusals)
    assert all(unchanged)
    again = begin(mode)
    for event in accepted:
        again = again.after(event)
    assert again == match
    assert ballot(again) == ballot(match)
    assert 0 <= ballot(match).score <= 100
    assert len(match.rounds) + len(match.coming) == len(match.thrown)


def test_who_comes_back_hears_the_second_speech_where_there_is_one(school_phones):
    zoo = school_phones.motions[0]
    first, *rest = zoo.against("con")
    first = first.model_copy(update={"second_speech": "The same in other words."})
    others = [first, *rest, *zoo.against("pro")]
    motion = zoo.model_copy(update={"counterargument": tuple(others)})
    thrown = Opened("", (Thrown(first.id), Thrown(rest[0].id)))
    for again, speech in ((False, first.speech), (True, "The same in other words.")):
        started = dataclasses.replace(STARTED, side="con", again=again)
        match = Match.begin(motion, started).after(thrown)
        assert match.current.counterargument.words == speech
        assert match.after(CLOSE).current.counterargument.words == rest[0].words
