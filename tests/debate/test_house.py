from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debate.ballot import ballot
from game.debate.events import Answered, Closed, Opened, RoundClosed, Thrown
from game.debate.house import MAJORITY, SEATS, House, answered_weight, house
from game.debate.match import Match

SCORES = {"answered": 60, "partly": 59, "dropped": 39, "conceded": 10}
STANDINGS = [*SCORES, "late"]


@pytest.fixture
def debate(motion, begin, judged, answered):
    """Makes a match in which each argument of a given weight ends with a given standing."""
    given = {
        name: answered(score, flag="concedes" if name == "conceded" else "")
        for name, score in SCORES.items()
    }

    def make(weights: tuple[int, ...], standings: tuple[str, ...], *, close: bool = True) -> Match:
        names = [c.id for c in motion.counterargument][: len(weights)]
        weighed = tuple(
            motion.get_counterargument(name).model_copy(update={"weight": weight})
            for name, weight in zip(names, weights, strict=True)
        )
        debated = motion.model_copy(update={"counterargument": weighed})
        match = Match.begin(debated, begin().setup)
        match = match.after(Opened("", tuple(Thrown(name) for name in names)))
        late = []
        for name, standing in zip(names, standings, strict=False):
            if standing == "late":
                late.append(name)
            else:
                match = match.after(given[standing])
            match = match.after(RoundClosed())
        return match.after(Closed("So.", names[0], 0, late_answers=tuple(late))) if close else match

    return make


@pytest.mark.parametrize("count", [1, 2, 3])
def test_seats_add_up_and_the_majority_is_there_exactly_when_the_match_is_won(debate, count):
    for weights in product((1, 2, 3), repeat=count):
        for standings in product(STANDINGS, repeat=count):
            match = debate(weights, standings)
            seats, result = house(match), ballot(match)
            assert seats.ayes + seats.noes + seats.undecided == SEATS == 99
            assert min(seats.ayes, seats.noes) >= 0
            assert seats.undecided == 0
            assert seats.carried is result.won, (weights, standings)
            assert result.house == seats


@pytest.mark.parametrize("played", [0, 1, 2])
def test_seats_of_rounds_to_come_are_undecided(debate, played):
    for weights in product((1, 2, 3), repeat=3):
        for standings in product(SCORES, repeat=played):
            seats = house(debate(weights, standings, close=False))
            assert seats.ayes + seats.noes + seats.undecided == 99
            assert min(seats.ayes, seats.noes) >= 0
            share = sum(weights[played:]) / sum(weights)
            assert share * 99 <= seats.undecided < share * 99 + 1


def test_before_the_opening_nobody_has_decided(begin):
    assert house(begin()) == House(0, 0, 99)


def test_an_answer_moves_the_house_before_its_round_closes(open_match, play, answered):
    match = open_match()
    assert house(match).undecided == 99
    moved = house(play(match, answered(80, "heavy")))
    assert moved == House(49, 0, 50)
    assert moved.short_by == 1
    assert not moved.carried


@pytest.mark.parametrize(
    ("ayes", "short", "carried"), [(0, 50, False), (49, 1, False), (50, 0, True), (99, 0, True)]
)
def test_fifty_seats_are_a_majority(ayes, short, carried):
    assert MAJORITY == 50
    seats = House(ayes, 99 - ayes, 0)
    assert (seats.short_by, seats.carried) == (short, carried)


@pytest.mark.parametrize(
    ("standing", "weight"), [("answered", 3.0), ("partly", 1.5), ("dropped", 0), ("conceded", 0)]
)
def test_a_round_wins_its_weight_or_half_of_it(debate, standing, weight):
    played = debate((3,), (standing,)).rounds[0]
    assert played.standing == standing
    assert answered_weight(played) == weight


def test_a_late_answer_wins_half_the_weight(debate):
    played = debate((3,), ("late",)).rounds[0]
    assert answered_weight(played, late=frozenset({"first"})) == 1.5
    assert answered_weight(played, late=frozenset({"second"})) == 0


@given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from(STANDINGS)), min_size=1, max_size=9))
def test_with_any_weights_the_majority_is_there_exactly_when_the_match_is_won(
    begin, motion, judged, rounds
):
    seats, won = _divided(begin, motion, judged, rounds)
    assert seats.ayes + seats.noes + seats.undecided == SEATS
    assert min(seats.ayes, seats.noes, seats.undecided) >= 0
    assert seats.carried is won


@given(
    st.lists(st.tuples(st.integers(1, 60), st.sampled_from(STANDINGS)), min_size=2, max_size=9),
    st.data(),
)
def test_with_any_weights_the_seats_add_up_in_every_round(begin, motion, judged, rounds, data):
    played = data.draw(st.integers(0, len(rounds) - 1))
    seats, _ = _divided(begin, motion, judged, rounds, played)
    assert seats.ayes + seats.noes + seats.undecided == SEATS
    assert min(seats.ayes, seats.noes, seats.undecided) >= 0


def test_a_majority_by_less_than_the_share_of_a_seat_is_one(begin, motion, judged):
    rounds = [(51, "answered"), (50, "answered"), (50, "dropped"), (50, "dropped")]
    assert _divided(begin, motion, judged, rounds) == (House(50, 49, 0), True)
    assert _divided(begin, motion, judged, rounds, 2)[0] == House(50, 0, 49)


def _divided(begin, motion, judged, rounds, played=None):
    """The House and the result after `played` of these rounds, given as weight and standing."""
    first = motion.counterargument[0]
    thrown = tuple(
        first.model_copy(update={"id": f"c{n}", "weight": weight})
        for n, (weight, _) in enumerate(rounds)
    )
    match = Match.begin(motion.model_copy(update={"counterargument": thrown}), begin().setup)
    match = match.after(Opened("", tuple(Thrown(c.id) for c in thrown)))
    for _, standing in rounds[:played]:
        if standing != "late":
            flag = "concedes" if standing == "conceded" else ""
            match = match.after(Answered(judged(SCORES[standing], flag=flag)))
        match = match.after(RoundClosed())
    if played is None:
        late = tuple(c.id for c, (_, s) in zip(thrown, rounds, strict=True) if s == "late")
        match = match.after(Closed("So.", "c0", 0, late_answers=late))
    return house(match), ballot(match).won
