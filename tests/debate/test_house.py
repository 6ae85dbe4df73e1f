from itertools import product

import pytest

from game.debate.ballot import ballot
from game.debate.events import Closed, Opened, RoundClosed, Thrown
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
