"""What is read closely, and in which pass: by made-up nearness and a made-up verifier."""

from dataclasses import replace

import pytest

from game.scoring.calibration import Calibration
from game.scoring.close_reading import read_closely
from game.scoring.contract import Question
from game.scoring.weights import FOLDER
from tests.scoring.places import near

POINTS = Question([["p"], ["q"]], claim=["They say so."])
NUMBERS = Calibration.read(FOLDER / "en")
SURE, UNSURE, NOT = (0.9, 0.02), (0.02, 0.9), (0.01, 0.01)
"""What a verifier makes of a place: how far it asserts, and opposes, the point."""
SEVERAL = ["p", "in other words p"]


class Looks:
    """A verifier that hears what it is told to, and keeps what each of its passes read.

    With further wordings it hears `better`.
    """

    def __init__(self, told, better):
        self._told, self._better = told, better
        self.passes, self.again = [], []

    def __call__(self, places_of, places, again):
        self.passes.append([place for place in places if place not in again])
        self.again.append(list(again))
        told = {
            place: self._better if place in again else self._told.get(place, NOT)
            for place in places
        }
        return {
            place: replace(places_of.signs(place), asserts=does, opposes=against)
            for place, (does, against) in told.items()
        }


def read(nearness, told, asked=POINTS, better=UNSURE):
    looks = Looks(told, better)
    return read_closely(nearness, asked, (), NUMBERS, looks), looks


def two_sentences(one=(1.0, 0.9, 0.2), other=(0.25, 0.22, 0.1), pair=(1.0, 0.9, 0.2), **more):
    """Two sentences and the pair of them, beside two points and the claim."""
    rows = [one, other]
    logits = [[4 * agrees for agrees in row] for row in (*rows, pair)]
    return near(logits[:2], logits[2:], agrees=[*rows, pair], points=2, **more)


def test_what_a_sentence_settles_is_read_no_further():
    reading, looks = read(two_sentences(wordings=SEVERAL), {(0, 0): SURE, (0, 1): SURE})
    assert looks.passes == [[(0, 0), (0, 1), (0, 2)]]
    assert looks.again == [[]]
    assert reading.signs.keys() == {(0, 0), (0, 1), (0, 2)}


def test_for_a_point_that_is_open_two_sentences_are_read_together_and_for_a_settled_one_not():
    reading, looks = read(two_sentences(), {(0, 0): UNSURE, (0, 1): SURE, (2, 0): SURE})
    assert looks.passes == [[(0, 0), (0, 1), (0, 2)], [(2, 0)]]
    assert reading.signs[2, 0].asserts == SURE[0]


def test_a_point_that_is_made_but_not_beyond_doubt_is_open():
    _, looks = read(
        two_sentences(one=(0.5, 0.9, 0.2), pair=(0.6, 0.9, 0.2)), {(0, 0): (0.3, 0.1), (0, 1): SURE}
    )
    assert looks.passes[1] == [(2, 0)]


def test_for_a_point_that_is_open_the_sentence_is_read_again_and_that_reading_counts():
    several = two_sentences(wordings=SEVERAL)
    reading, looks = read(several, {(0, 0): UNSURE, (0, 1): SURE}, better=(0.7, 0.1))
    assert looks.passes[1] == [(2, 0)]
    assert looks.again == [[], [(0, 0)]]
    assert (reading.signs[0, 0].asserts, reading.signs[0, 0].opposes) == (0.7, 0.1)


def test_a_point_that_has_but_one_wording_is_not_read_again():
    _, looks = read(two_sentences(wordings=["p", "p"]), {(0, 0): UNSURE, (0, 1): SURE})
    assert looks.again == [[], []]


@pytest.mark.parametrize(
    ("agrees", "said", "again"),
    [
        (0.51, "Rules cost money.", [(0, 0)]),
        (0.49, "Rules cost money.", []),
        (0.51, "It is simply not true that rules cost money.", []),
        (0.51, "In other words P!", []),
    ],
    ids=["agrees", "hardly agrees", "denied as a whole", "a wording itself"],
)
def test_only_what_agrees_stands_for_itself_and_is_no_wording_is_read_again(agrees, said, again):
    rows = [[agrees], [0.1]]
    alone = near(rows, [[0.1]], agrees=[*rows, [0.1]], said=(said, "So."), wordings=SEVERAL[::-1])
    _, looks = read(alone, {(0, 0): UNSURE}, Question([["p"]]))
    assert [place for places in looks.again for place in places] == again


def test_a_sentence_that_is_all_that_is_said_is_not_read_again():
    alone = near([[0.51]], [], agrees=[[0.51]], said=("Rules cost money.",), wordings=SEVERAL)
    _, looks = read(alone, {(0, 0): UNSURE}, Question([["p"]]))
    assert looks.again == [[]]


def test_the_claim_is_looked_for_in_two_sentences_only_where_no_point_is_settled():
    _, looks = read(two_sentences(wordings=SEVERAL), {(0, 0): UNSURE, (0, 1): UNSURE})
    assert looks.passes[1:] == [[(2, 0), (2, 1), (2, 2)]]
    assert looks.again[1] == [(0, 0), (0, 1)]


@pytest.mark.parametrize("told", [SURE, UNSURE])
def test_what_the_claim_says_counts_against_all_points_once_it_is_read(told):
    nearness = two_sentences()
    reading, _ = read(nearness, {(0, 0): UNSURE, (0, 1): UNSURE, (2, 2): told})
    assert {signs.claimed for place, signs in reading.signs.items() if place[1] < 2} == {told[0]}


def test_what_may_take_a_point_back_is_read_beside_what_is_open_and_tells_nothing_of_the_text():
    rows = ((1.0, 0.5, 0.2), (0.6, 0.1, 0.1), (0.3, 0.5, 0.2))
    told = {(0, 0): SURE, (1, 0): (0.0, 0.99), (0, 1): UNSURE}
    reading, looks = read(two_sentences(*rows), told)
    assert looks.passes[1] == [(2, 1), (1, 0)]
    assert reading.signs[1, 0].opposes == 0.99
    assert reading.signs[0, 0].opposed == UNSURE[1]


def test_after_what_only_two_sentences_make_comes_a_third_pass():
    nearness = near(
        [[4.0], [3.0], [2.0]],
        [[4.0], [1.0], [1.0]],
        agrees=[[1.0], [0.1], [0.1], [1.0], [0.1], [0.1]],
        points=1,
    )
    told = {(0, 0): UNSURE, (3, 0): SURE, (2, 0): NOT}
    _, looks = read(nearness, told, Question([["p"]]))
    assert looks.passes == [[(0, 0)], [(3, 0)], [(2, 0)]]


COMPOUND = "Rules cost time and money here, and the firms move to other towns."


def compound(agrees=0.3, other=()):
    """A sentence of two clauses, the second of which agrees more than the whole; and others."""
    rows = [[agrees], *([each] for each in other)]
    pairs = [[0.1]] * len(other)
    clauses = [[0.2], [1.0]]
    logits = [[4 * value for value in row] for row in (*rows, *pairs, *clauses)]
    said = (COMPOUND, *(f"s{number}" for number in range(len(other))))
    every = [*rows, *pairs, *clauses]
    return near(logits[: len(rows)], logits[len(rows) :], agrees=every, said=said, points=1)


def test_a_clause_is_read_after_its_sentence():
    reading, looks = read(compound(), {(0, 0): NOT, (2, 0): SURE}, Question([["p"]]))
    assert looks.passes == [[(0, 0)], [(2, 0)]]
    assert reading.signs[2, 0].asserts == SURE[0]
    assert reading.clauses == ()


def test_a_clause_of_the_sentence_that_settles_the_point_is_where_it_is_made():
    reading, looks = read(compound(0.9), {(0, 0): SURE}, Question([["p"]]))
    assert looks.passes == [[(0, 0)]]
    assert reading.clauses == ((2, 0),)


def test_a_clause_of_another_sentence_is_not():
    reading, looks = read(compound(0.3, (0.9,)), {(0, 0): NOT, (1, 0): SURE}, Question([["p"]]))
    assert looks.passes == [[(1, 0), (0, 0)]]
    assert reading.clauses == ()


@pytest.mark.parametrize(
    ("other", "heard", "reads"),
    [((), (0.01, 0.1), False), ((0.1,), (0.01, 0.4), True), ((0.1,), (0.01, 0.6), False)],
    ids=["all that is said", "some doubt", "the contrary"],
)
def test_no_clause_makes_a_point_that_its_sentence_turns_round(other, heard, reads):
    clause = (3 + len(other) - 1 if not other else 4, 0)
    reading, _ = read(compound(0.3, other), {(0, 0): heard, clause: SURE}, Question([["p"]]))
    assert (clause in reading.signs) is reads


def test_what_a_clause_is_heard_to_oppose_tells_nothing_of_the_text():
    reading, _ = read(compound(), {(0, 0): NOT, (2, 0): UNSURE}, Question([["p"]]))
    assert reading.signs[2, 0].opposes == UNSURE[1]
    assert reading.signs[0, 0].opposed == NOT[1]


def test_what_could_not_count_even_if_it_were_heard_is_not_read():
    hardly = near([[-1.4]], [], joined=False, agrees=[[-0.4]], points=1)
    _, looks = read(hardly, {}, Question([["p"]]))
    assert looks.passes == []


def test_nothing_near_is_no_pass_at_all():
    nothing = near([[-5.0, -5.0, -5.0]], [], joined=False, points=2)
    reading, looks = read(nothing, {})
    assert looks.passes == []
    assert reading.signs == {}
