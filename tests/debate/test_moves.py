from dataclasses import replace

import pytest

from game.debate import moves
from game.debate.events import Opened, RoundClosed, Started, Thrown
from game.debate.match import IllegalMove, Match

CLOSE = RoundClosed()
RULES = "Clear rules say when to use a phone, and these solve distraction without any ban at all."
PRACTISE = "A trip is where pupils learn and practise how to handle phones in a good place."
CROWD = "When groups get separated in a crowd, a call is by far the fastest way back for them."
WEAK = "The animals have been at the zoo for a long time and they like it there."
WEIGHED = (
    "Even if their worry about screens is fair, our point is bigger than theirs, because it "
    "lasts for years and touches everybody."
)


@pytest.fixture
def zoo(school_phones):
    return school_phones.motions[0]


@pytest.fixture
def unopened(zoo):
    """A match of `con` before its opening; `mode` as told."""

    def make(mode="practice"):
        return Match.begin(
            zoo, Started("school-phones", "1.2.0", "hash", "zoo", "con", mode, 1, "scorer-1")
        )

    return make


@pytest.fixture
def opened(unopened):
    """The same with `eyes-on-screens` as the first round and `planned-anyway` as the second."""
    thrown = (Thrown("eyes-on-screens"), Thrown("planned-anyway"))
    return lambda mode="practice": unopened(mode).after(Opened("", thrown))


# -- the opening -------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\x1b[31m"])
def test_an_empty_opening_is_skipped_without_a_score(unopened, overlap_matcher, text):
    event = moves.open_match(unopened(), text, overlap_matcher)
    assert (event.text, event.score) == ("", None)
    assert [t.counterargument for t in event.thrown] == ["eyes-on-screens", "planned-anyway"]
    assert unopened().after(event).phase == "round"


def test_an_opening_is_cleaned_scored_and_answered(unopened, overlap_matcher):
    event = moves.open_match(unopened(), f"  \x1b[31m{CROWD}\r\n", overlap_matcher)
    assert event.text == CROWD
    assert 0 < event.score <= 100
    first = event.thrown[0]
    assert (first.counterargument, first.sentence) == ("planned-anyway", CROWD)
    assert event.text[slice(*first.span)] == CROWD


def test_an_opening_off_the_motion_scores_nothing(unopened, overlap_matcher):
    assert moves.open_match(unopened(), "Xylophones!", overlap_matcher).score == 0


def test_only_so_many_are_thrown_as_the_match_has_rounds(zoo, overlap_matcher):
    setup = Started("p", "1.0.0", "h", "zoo", "con", "practice", 1, "s", rounds=1)
    event = moves.open_match(Match.begin(zoo, setup), "", overlap_matcher)
    assert len(event.thrown) == 1


# -- a round -----------------------------------------------------------------------


def test_an_answer_is_judged_against_the_current_counterargument(opened, overlap_matcher):
    event = moves.answer(opened(), RULES, overlap_matcher, 12.345)
    assert event.verdict.made == ("rules-not-bans",)
    assert event.seconds == 12.3
    second = opened().after(event).after(CLOSE)
    assert moves.answer(second, CROWD, overlap_matcher).verdict.made == ("crowds-split",)


def test_computing_a_move_does_not_make_it(opened, overlap_matcher):
    match = opened()
    moves.answer(match, RULES, overlap_matcher)
    assert match == opened()


def test_a_revision_is_judged_like_an_answer(opened, overlap_matcher):
    match = opened().after(moves.answer(opened(), WEAK, overlap_matcher))
    event = moves.revise(match, RULES, overlap_matcher)
    assert event.verdict == moves.answer(opened(), RULES, overlap_matcher).verdict
    assert match.after(event).current.delta > 0


def test_a_revision_may_keep_the_words_of_the_first_version(opened, overlap_matcher):
    match = opened().after(moves.answer(opened(), RULES, overlap_matcher))
    revised = moves.revise(match, f"{RULES} {PRACTISE}", overlap_matcher)
    assert revised.verdict.made == ("rules-not-bans", "practice-for-life")
    assert revised.verdict.flags == ()


def test_an_earlier_answer_said_again_is_copied(opened, overlap_matcher):
    said = f"{CROWD} {RULES}"
    match = opened().after(moves.answer(opened(), said, overlap_matcher)).after(CLOSE)
    again = moves.answer(match, said, overlap_matcher).verdict
    assert [flag.kind for flag in again.flags] == ["copied"]
    assert again.made == ()
    fresh = opened().after(CLOSE)
    assert moves.answer(fresh, said, overlap_matcher).verdict.made == ("crowds-split",)


# -- the press ---------------------------------------------------------------------


def test_the_reply_to_the_press_is_judged_against_the_point_that_was_asked(opened, overlap_matcher):
    match = opened().after(moves.answer(opened(), PRACTISE, overlap_matcher))
    event = moves.answer_press(match, f" {RULES}\x07", overlap_matcher)
    assert (event.point, event.text, event.made) == ("rules-not-bans", RULES, True)
    assert event.verdict.made == ("rules-not-bans", "practice-for-life")
    assert event.verdict.text == f"{PRACTISE}\n{RULES}"
    pressed = match.after(event).current
    assert pressed.score > match.current.score
    assert pressed.score <= 79


def primed(played, prior):
    """The round, each point of which has that prior."""
    c = played.counterargument
    points = tuple(point.model_copy(update={"prior": prior}) for point in c.point)
    return replace(played, counterargument=c.model_copy(update={"point": points}))


def test_what_is_asked_for_is_judged_without_the_prior_of_its_point(
    opened, overlap_matcher, monkeypatch
):
    judged = []

    def judge(text, counterargument, motion, *, matcher, earlier):
        judged.append((text, [point.prior for point in counterargument.point]))
        return real(text, counterargument, motion, matcher=matcher, earlier=earlier)

    real, match = moves.judge, opened()
    match = match.after(moves.answer(match, PRACTISE, overlap_matcher))
    match = replace(match, rounds=tuple(primed(played, -0.7) for played in match.rounds))
    monkeypatch.setattr(moves, "judge", judge)
    assert moves.answer_press(match, RULES, overlap_matcher).made
    assert [(text, {*priors}) for text, priors in judged] == [
        (RULES, {0.0}),
        (f"{PRACTISE}\n{RULES}", {-0.7}),
    ]


@pytest.mark.parametrize("reply", [WEAK, PRACTISE, ""])
def test_a_reply_that_does_not_make_the_point_changes_nothing(opened, overlap_matcher, reply):
    match = opened().after(moves.answer(opened(), PRACTISE, overlap_matcher))
    event = moves.answer_press(match, reply, overlap_matcher)
    assert event.made is False
    assert match.after(event).current.score == match.current.score


def test_the_press_asks_about_the_hole_in_the_better_version(opened, overlap_matcher):
    match = opened().after(moves.answer(opened(), WEAK, overlap_matcher))
    match = match.after(moves.revise(match, PRACTISE, overlap_matcher))
    assert moves.answer_press(match, RULES, overlap_matcher).verdict.text.startswith(PRACTISE)


@pytest.mark.parametrize("answer", [None, RULES])
def test_without_a_question_there_is_nothing_to_reply_to(opened, overlap_matcher, answer):
    match = opened()
    if answer:
        match = match.after(moves.answer(match, answer, overlap_matcher))
    with pytest.raises(IllegalMove, match="not asking"):
        moves.answer_press(match, RULES, overlap_matcher)


@pytest.mark.parametrize("move", [moves.answer, moves.revise, moves.answer_press])
def test_outside_a_round_nothing_can_be_answered(unopened, overlap_matcher, move):
    with pytest.raises(IllegalMove, match="No round is being played"):
        move(unopened(), RULES, overlap_matcher)


# -- the closing -------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_an_empty_closing_is_skipped(opened, overlap_matcher, text):
    match = opened().after(CLOSE).after(CLOSE)
    event = moves.close(match, text, "eyes-on-screens", overlap_matcher)
    assert (event.text, event.score, event.late_answers) == ("", None, ())
    assert match.after(event).phase == "over"


def test_a_closing_weighs_the_argument_that_was_chosen(opened, overlap_matcher):
    match = opened().after(CLOSE).after(CLOSE)
    event = moves.close(match, f" {WEIGHED} ", "eyes-on-screens", overlap_matcher)
    assert (event.text, event.counterargument) == (WEIGHED, "eyes-on-screens")
    assert event.comparative
    assert {"magnitude", "time"} <= set(event.grounds)
    assert event.score == 100
    assert event.feedback


def test_a_closing_that_compares_nothing_scores_nothing(opened, overlap_matcher):
    match = opened().after(CLOSE).after(CLOSE)
    event = moves.close(match, RULES, "eyes-on-screens", overlap_matcher)
    assert (event.score, event.comparative) == (0, False)
    assert event.feedback


def test_a_dropped_argument_can_be_answered_in_the_closing(opened, overlap_matcher):
    match = opened().after(CLOSE).after(CLOSE)
    event = moves.close(match, f"{WEIGHED} {RULES}", "eyes-on-screens", overlap_matcher)
    assert event.late_answers == ("eyes-on-screens",)
    both = moves.close(match, f"{RULES} {CROWD}", "eyes-on-screens", overlap_matcher)
    assert both.late_answers == ("eyes-on-screens", "planned-anyway")


def test_only_a_dropped_argument_can_be_answered_late(opened, overlap_matcher):
    match = opened().after(moves.answer(opened(), RULES, overlap_matcher)).after(CLOSE)
    match = match.after(CLOSE)
    assert match.rounds[0].standing in ("partly", "answered")
    event = moves.close(match, f"{RULES} {CROWD}", "eyes-on-screens", overlap_matcher)
    assert event.late_answers == ("planned-anyway",)


def test_a_closing_beside_the_point_answers_nothing_late(opened, overlap_matcher):
    match = opened().after(CLOSE).after(CLOSE)
    assert moves.close(match, WEIGHED, "eyes-on-screens", overlap_matcher).late_answers == ()
