from dataclasses import replace

import pytest

from game.debate.assigned import FREE
from game.debate.events import Called, Contested, HintTaken
from game.debate.match import IllegalMove
from game.debate.round import PRESS_CAP
from game.packs.format import Hints

NUDGE, FACTS, PASSAGE = (HintTaken(level, "heavy") for level in (1, 2, 3))


@pytest.fixture
def after(open_match, play):
    """The first round once some events have happened."""
    return lambda *events: play(open_match(), *events).current


def with_points(played, **changes):
    """The round as it would stand if every point of the pack were changed."""
    points = tuple(point.model_copy(update=changes) for point in played.counterargument.point)
    thrown = played.counterargument.model_copy(update={"point": points})
    return replace(played, counterargument=thrown)


def test_before_an_answer_a_round_is_worth_nothing_and_everything_is_missing(after):
    played = after()
    assert (played.accepted, played.delta, played.score) == (None, None, 0)
    assert played.standing == "dropped"
    assert not played.conceded
    assert played.made == frozenset()


# -- hints -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hints", "cost"),
    [((), 0), ((NUDGE,), 5), ((NUDGE, FACTS), 10), ((NUDGE, FACTS, PASSAGE), 20)],
)
def test_hints_cost_by_the_deepest_one_taken(after, answered, hints, cost):
    played = after(*hints, answered(64, "light"))
    assert played.hint_cost == cost
    assert played.score == 64 - cost
    assert after(answered(64, "light"), *hints).score == 64 - cost


def test_hints_never_take_a_score_below_nothing(after, answered):
    assert after(NUDGE, FACTS, PASSAGE, answered(12)).score == 0


def test_a_hint_can_cost_the_standing(after, answered):
    assert after(answered(62, "light", "middle")).standing == "answered"
    assert after(NUDGE, answered(62, "light", "middle")).standing == "partly"


def test_hints_come_in_order_and_are_about_the_heaviest_missing_point(after):
    assert after().next_hint == NUDGE
    assert after(NUDGE).next_hint == FACTS
    assert after(NUDGE, FACTS).next_hint == PASSAGE
    assert after(NUDGE, FACTS, PASSAGE).next_hint is None


def test_all_hints_of_a_round_are_about_one_point(after, answered):
    assert after(answered(50, "heavy")).next_hint is None  # the pack has none about `middle`
    assert after(NUDGE, answered(50, "light")).next_hint == FACTS


def test_there_is_no_further_hint_about_a_point_that_has_been_made(after, answered, pressed):
    assert after(NUDGE, answered(50, "heavy")).next_hint is None
    assert after(NUDGE, answered(50), pressed(60, True)).next_hint is None


def test_hint_texts_are_those_of_the_pack(after):
    played = after()
    texts = [played.hint_text(hint) for hint in (NUDGE, FACTS, PASSAGE)]
    assert texts == ["Who?", "Ten of them.", "Section one says so."]
    assert played.hint_text(HintTaken(1, "middle")) == ""


def test_hints_end_where_the_pack_has_no_more(after):
    assert with_points(after(), hints=Hints(nudge="Only this.")).next_hint == NUDGE
    assert with_points(after(NUDGE), hints=Hints(nudge="Only this.")).next_hint is None
    assert with_points(after(), hints=Hints()).next_hint is None


# -- revision ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "text", "delta"),
    [(40, 60, "second", 20), (60, 40, "first", -20), (50, 50, "second", 0)],
)
def test_the_better_version_counts_and_a_tie_goes_to_the_revision(
    after, answered, revised, first, second, text, delta
):
    played = after(answered(first, text="first"), revised(second, text="second"))
    assert played.accepted.text == text
    assert played.score == max(first, second)
    assert played.delta == delta


def test_a_revision_can_take_back_a_concession(after, answered, revised):
    conceded = after(answered(15, flag="concedes"))
    assert (conceded.conceded, conceded.standing) == (True, "conceded")
    assert after(answered(15, flag="concedes"), revised(45, "light")).standing == "partly"


def test_points_made_and_missed_are_those_of_the_better_version(after, answered, revised):
    played = after(answered(60, "heavy"), revised(40, "light"))
    assert played.made == {"heavy"}
    assert [point.id for point in played.missed] == ["middle", "light"]


# -- the press ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "together", "made", "score"),
    [
        (45, 70, True, 70),
        (45, 79, True, 79),
        (45, 95, True, PRESS_CAP),
        (45, 30, True, 45),
        (45, 70, False, 45),
        (82, 95, True, 82),
    ],
)
def test_the_press_lifts_a_round_to_at_most_79_and_never_lowers_it(
    after, answered, pressed, first, together, made, score
):
    played = after(answered(first, "light"), pressed(together, made))
    assert PRESS_CAP == 79
    assert played.score == score
    assert played.made == ({"light", "heavy"} if made else {"light"})
    assert "heavy" not in [point.id for point in played.missed] or not made


def test_hints_come_off_the_score_that_the_press_reached(after, answered, pressed):
    assert after(NUDGE, FACTS, answered(45, "light"), pressed(95, True)).score == PRESS_CAP - 10


@pytest.mark.parametrize(
    ("made", "asked"),
    [((), "heavy"), (("light", "middle"), "heavy"), (("heavy",), None)],
)
def test_the_opponent_presses_only_the_heaviest_point(after, answered, made, asked):
    pressing = after(answered(50, *made)).pressing
    assert (pressing.id if pressing else None) == asked


def test_there_is_no_press_before_an_answer_or_after_a_press(after, answered, pressed):
    assert after().pressing is None
    assert after(answered(50), pressed(50, False)).pressing is None


@pytest.mark.parametrize(("score", "lifts"), [(45, True), (78, True), (79, False), (94, False)])
def test_a_press_lifts_nothing_above_its_cap(after, answered, score, lifts):
    assert after(answered(score)).press_lifts is lifts


def test_a_point_without_a_question_is_not_pressed(after, answered):
    assert with_points(after(answered(50)), press="").pressing is None


def test_a_lighter_point_is_never_pressed(after, answered):
    assert with_points(after(answered(50, "heavy")), press="And?").pressing is None


def test_among_equals_the_first_one_missing_is_pressed(after, answered):
    level = with_points(after(answered(50, "light")), weight=2, press="And?")
    assert level.pressing.id == "heavy"


# -- contesting and missing --------------------------------------------------------


def test_contested_points_are_kept_in_order_and_change_no_score(after, answered):
    played = after(answered(45, "light"), Contested("heavy"), Contested(""), Contested("middle"))
    assert played.contested == ("heavy", "", "middle")
    assert played.score == 45
    assert played.made == {"light"}


def test_a_point_that_the_press_made_cannot_be_contested(after, answered, pressed):
    played = after(answered(45), pressed(60, True))
    assert played.refuses(Contested("heavy"), FREE) == "That point is credited already."
    assert played.refuses(Contested("light"), FREE) == ""


def test_missed_points_come_heaviest_first(after, answered):
    assert [p.id for p in after().missed] == ["heavy", "middle", "light"]
    assert [p.id for p in after(answered(50, "middle")).missed] == ["heavy", "light"]
    assert after(answered(90, "light", "heavy", "middle")).missed == ()


def test_points_of_one_weight_are_missed_in_the_packs_order(after):
    assert [p.id for p in with_points(after(), weight=1).missed] == ["light", "heavy", "middle"]


def test_a_call_has_no_effect_on_the_score(after, answered):
    assert after(Called(3), answered(45, "light")).score == 45


@pytest.mark.parametrize("points", [-1, 4, 99])
def test_a_call_is_a_number_of_points_that_there_are(open_match, play, answered, points):
    for match in (open_match(), play(open_match(), answered(45, "light"))):
        assert match.current.most_points == 3
        with pytest.raises(IllegalMove, match="Call a number from 0 to 3"):
            match.after(Called(points))


@pytest.mark.parametrize("points", [0, 3])
def test_a_call_may_come_before_the_answer_or_after_it(open_match, play, answered, points):
    before = play(open_match(), Called(points), answered(45, "light"))
    assert before == play(open_match(), answered(45, "light"), Called(points))
    assert before.current.called == points
