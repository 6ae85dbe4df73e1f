import pytest

from game.debate.events import Contested, HintTaken, Reviewed, RoundClosed
from game.debate.turn import UNCHANGED, Turn, refuse_text
from game.text import LONGEST_ANSWER

NUDGE = HintTaken(1, "heavy")


@pytest.fixture
def turn(open_match, play):
    """The turn at a step once some events have happened in the first round."""

    def make(step, *events, mode="practice"):
        return Turn(play(open_match(mode), *events), step)

    return make


def test_there_is_no_turn_outside_a_round(begin):
    with pytest.raises(ValueError, match="no round"):
        _ = Turn(begin()).round


def test_going_on_is_called_by_what_comes_next(open_match, play, answered, pressed):
    def ahead(match):
        return Turn.of(match).ahead

    done = (answered(50), Reviewed())
    first = open_match()
    assert ahead(first) == "Next"
    assert ahead(play(first, answered(50))) == "End round"
    assert ahead(play(first, *done)) == "Next"
    rounds = len(first.thrown)
    last = play(first, *(event for _ in range(rounds - 1) for event in (*done, RoundClosed())))
    assert ahead(last) == "Next", "without an answer it drops the argument"
    assert ahead(play(last, *done)) == "Closing"
    drill = open_match("drill")
    while drill.coming:
        drill = play(drill, *done, RoundClosed())
    assert ahead(play(drill, *done)) == "Ballot"


# -- going on with a match that was put aside --------------------------------------


def test_a_match_goes_on_at_the_empty_box_or_at_the_verdict(
    open_match, play, answered, revised, pressed
):
    match = open_match()
    assert Turn.of(match).step == "write"
    assert Turn.of(play(match, answered(50))).step == "verdict"
    assert Turn.of(play(match, answered(50), revised(60))).step == "verdict"
    assert Turn.of(play(match, answered(50), RoundClosed())).step == "write"


def test_the_list_of_points_opens_when_nothing_can_change_the_score(
    open_match, play, answered, revised, pressed
):
    over = play(open_match(), answered(50), revised(60), pressed(70, True))
    assert Turn.of(over).step == "review"
    assert not Turn.of(over).open_ended
    assert Turn.of(play(open_match(), answered(50), revised(70, "heavy"))).step == "review"
    assert Turn.of(play(open_match("match"), answered(50))).step == "review"


def test_a_list_that_was_shown_stays_open(open_match, play, answered):
    shown = Turn.of(play(open_match(), answered(50), Reviewed()))
    assert shown.step == "review"
    assert [shown.allows(move) for move in ("revise", "press", "hint")] == [False] * 3
    assert shown.allows("contest") is True


def test_a_point_contested_ends_the_attempts_in_every_front_end(open_match, play, answered):
    contested = Turn.of(play(open_match(), answered(50), Contested("light")))
    assert contested.step == "review"
    assert [contested.allows(move) for move in ("revise", "press", "hint")] == [False] * 3


# -- what is shown -----------------------------------------------------------------


def test_the_verdict_shown_is_the_latest_one(turn, answered, revised, pressed):
    first, second = answered(50), revised(40)
    assert turn("write").shown is None
    assert turn("call", first).shown is None  # judged, but to be called first
    assert turn("verdict", first).shown == first.verdict
    assert turn("verdict", first, second).shown == second.verdict
    made, missed = pressed(70, True), pressed(70, False)
    assert turn("verdict", first, second, made).shown == made.verdict
    assert turn("verdict", first, second, missed).shown == second.verdict
    strong = answered(90, "light")
    assert turn("verdict", strong, made).shown == strong.verdict  # nothing was lifted


def test_any_point_not_made_and_the_answer_as_a_whole_can_be_contested_once(turn, answered):
    first = answered(50, "light")
    assert turn("verdict", first).contestable == ("", "heavy", "middle")
    contested = turn("verdict", first, Contested("heavy"), Contested(""))
    assert contested.contestable == ("middle",)
    assert contested.allows("contest") is True
    assert not turn("verdict", first, *map(Contested, ("", "heavy", "middle"))).allows("contest")


# -- which moves there are ---------------------------------------------------------

MOVES = ("submit", "write", "call", "hint", "revise", "press", "contest", "model", "next")
FRESH = {
    "write": (True, True, False, True, False, False, False, False, True),
    "call": (False, False, True, False, False, False, False, False, False),
    "verdict": (False, False, False, True, True, True, True, True, True),
    "revise": (True, True, False, True, False, False, False, False, False),
    "press": (True, True, False, False, False, False, False, False, False),
    "review": (False, False, False, False, False, False, True, False, True),
}


@pytest.mark.parametrize("step", FRESH)
def test_each_step_offers_its_moves(turn, answered, step):
    events = () if step == "write" else (answered(50, "light"),)
    now = turn(step, *events)
    assert dict(zip(MOVES, map(now.allows, MOVES), strict=True)) == dict(
        zip(MOVES, FRESH[step], strict=True)
    )


@pytest.mark.parametrize("step", FRESH)
def test_match_mode_offers_no_help_at_any_step(turn, answered, step):
    events = () if step == "write" else (answered(50, "light"),)
    now = turn(step, *events, mode="match")
    assert [now.allows(move) for move in ("hint", "revise", "press")] == [False] * 3


def test_while_a_text_is_with_the_judge_nothing_else_happens(turn, answered):
    now = turn("write").at_judge()
    assert not any(map(now.allows, ("submit", "write", "hint", "next")))
    assert now.to("write").allows("submit") is True


def test_the_call_may_be_made_while_the_judge_reads_the_first_answer(turn, answered):
    assert turn("write").at_judge().allows("call") is True
    assert turn("revise", answered(50)).at_judge().allows("call") is False
    assert Turn(turn("write").match, "restate").at_judge().allows("call") is False


def test_what_is_used_up_is_not_offered_any_more(turn, answered, revised, pressed):
    after = turn("verdict", answered(50), revised(60))
    assert after.allows("revise") is False
    assert after.allows("hint") is False
    pressed_once = turn("verdict", answered(50), pressed(60, False))
    assert [pressed_once.allows(move) for move in ("press", "hint")] == [False, False]
    assert turn("verdict", answered(50, "heavy")).allows("press") is False
    hints = [HintTaken(level, "heavy") for level in (1, 2, 3)]
    assert turn("write", *hints).allows("hint") is False


def test_what_the_turn_offers_the_match_accepts(turn, answered, revised, pressed):
    now = turn("verdict", answered(50, "light"))
    for move, event in (("hint", NUDGE), ("revise", revised(60)), ("press", pressed(60, True))):
        assert now.allows(move)
        assert now.match.after(event) != now.match


# -- handing in --------------------------------------------------------------------


def test_a_text_is_judged_as_what_the_step_makes_of_it(turn, answered, overlap_matcher):
    first = answered(50, "light")
    kinds = [
        turn(step, *events).judge("Heavy point of the first.", 3.0, overlap_matcher).kind
        for step, events in (("write", ()), ("revise", (first,)), ("press", (first,)))
    ]
    assert kinds == ["answered", "revised", "press-answered"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A word.", ""),
        ("x" * LONGEST_ANSWER, ""),
        ("", "There is nothing to judge yet"),
        (" \n ", "There is nothing to judge yet"),
        ("x" * (LONGEST_ANSWER + 1), "That is 20,001 characters; the judge reads at most 20,000."),
    ],
)
def test_texts_that_cannot_be_judged_are_refused_with_a_sentence(text, why):
    assert refuse_text(text).startswith(why)
    assert bool(refuse_text(text)) is bool(why)


def test_a_revision_without_a_change_is_refused(turn, answered):
    revising = turn("revise", answered(50))
    text = revising.round.accepted.text
    assert revising.refuses(text) == UNCHANGED
    assert revising.refuses(f"  {text} \n") == UNCHANGED
    assert revising.refuses(f"{text} And more.") == ""
    assert revising.refuses(" ") == refuse_text("")
    assert turn("write").refuses(text) == ""
