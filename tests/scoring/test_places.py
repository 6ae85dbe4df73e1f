"""What is read closely, by made-up nearness."""

import numpy as np
import pytest

from game.scoring.contract import Closest
from game.scoring.places import Texts
from tests.scoring.places import near


@pytest.mark.parametrize(
    ("sentences", "pairs", "most", "places"),
    [
        ([[2.0, -3.0], [1.0, -2.0]], [[2.5, 0.0]], None, [(0, 0), (2, 0), (2, 1)]),
        ([[2.0], [1.0]], [[1.98]], None, [(0, 0), (2, 0)]),
        ([[2.0], [1.0]], [[1.96]], None, [(0, 0)]),
        ([[2.0, 3.0], [1.0, -2.0]], [[-3.0, -3.0]], 1, [(0, 1)]),
        ([[-2.0], [-3.0]], [[-1.5]], None, []),
        ([[1.0, 1.0]], np.zeros((0, 2)), None, [(0, 0), (0, 1)]),
    ],
    ids=[
        "one of each kind",
        "a pair that agrees almost as much",
        "a pair that agrees less",
        "the nearest point",
        "nothing near",
        "one sentence",
    ],
)
def test_the_sentence_that_agrees_most_is_read_and_a_pair_that_agrees_as_much(
    sentences, pairs, most, places
):
    assert near(sentences, pairs).places(most, -1.0) == places


def test_of_what_comes_near_that_is_read_which_agrees_most():
    found = near([[2.0], [1.0], [-5.0]], np.zeros((0, 1)), False, [[0.3], [0.9], [1.5]])
    assert found.places(None, -1.0) == [(1, 0)]


def test_a_denied_sentence_sets_no_bar_for_the_pairs_of_others():
    said = ("It is simply not true that rules cost money.", "Rules cost firms.", "So they pay.")
    found = near([[3.0], [1.0], [0.5]], [[1.5]], said=said)
    assert found.places(None, -1.0) == [(0, 0), (3, 0)]


def test_a_borrowed_sentence_takes_no_place_from_an_own_one_and_may_say_what_the_claim_says():
    found = near([[3.0, 3.0], [1.0, 1.0]], np.zeros((0, 2)), borrowed=frozenset({0}), points=1)
    assert found.places(None, -1.0) == [(1, 0), (0, 1)]


COMPOUND = "Rules cost time and money here, and the firms move to other towns."


def test_a_clause_is_read_where_it_agrees_more_than_any_sentence():
    rows = [[1.0, 3.0], [2.0, 3.0]]
    found = near([rows[0]], rows, said=(COMPOUND,), points=1)  # the sentence and its two clauses
    assert found.places(None, -1.0) == [(0, 0), (2, 0), (0, 1)]  # of the claim no clause is read
    assert found.text((2, 0)) == "the firms move to other towns."
    assert found.parts((2, 0)) == (0,)
    assert found.whole((2, 0)) == (0, 0) == found.whole((0, 0))
    assert not found.is_pair((2, 0))
    assert found.clause_number((2, 0)) == 1
    assert found.clause_number((0, 0)) is None


def test_what_is_denied_or_stands_alone_has_no_clauses():
    assert Texts((COMPOUND,)).clauses == []
    assert Texts((f"It is not true that {COMPOUND}",), joined=True).clauses == []
    assert Texts((COMPOUND, "Firms stay."), joined=True).clauses == [
        (0, "Rules cost time and money here"),
        (0, "the firms move to other towns."),
    ]


def test_what_follows_a_point_so_near_that_it_may_take_it_back_is_read_too():
    found = near([[3.0], [-2.0], [2.1], [0.5]], np.zeros((6, 1)))
    assert found.after([(0, 0)]) == [(2, 0)]
    assert found.after([(2, 0)]) == []  # it comes no nearer than most that follow a point
    assert found.after([(3, 0)]) == []
    assert found.after([(4, 0)]) == [(2, 0)]  # the first two together
    assert found.after([(5, 0)]) == []  # the first and the third


OWN = ("Rules pay.", "rules pay", "You say that rules cost money.", "Firms stay.", "They hire.")


def test_a_text_bears_out_a_point_by_its_own_sentences_each_but_once():
    agrees = [[0.8, 0.1], [0.8, 0.1], [0.9, 0.9], [0.2, 0.6], [0.0, -0.2]]
    found = near(agrees, np.zeros((0, 2)), said=OWN, points=2)
    assert found.again == [0.5, 0.35]
    assert found.company == [0.6, 0.8]
    signs = found.signs((0, 0))
    assert (signs.again, signs.company, signs.sentences) == (0.5, 0.6, 3)


def test_of_two_sentences_with_the_same_letters_the_same_one_counts_in_any_order():
    one, two = "Well being pays", "Well-being pays."
    assert [Texts((one, two)).own, Texts((two, one)).own] == [[0], [1]]


def test_the_order_of_sentences_bears_nothing_out():
    agrees = [[0.8, 0.1], [0.3, 0.4], [0.2, 0.6]]
    found = near(agrees, np.zeros((0, 2)), points=2)
    turned = near(agrees[::-1], np.zeros((0, 2)), points=2)
    assert (found.again, found.company) == (turned.again, turned.company)


def test_what_is_read_sentence_by_sentence_and_the_claim_have_no_company():
    agrees = [[0.8, 0.1], [0.2, 0.6]]
    apart = near(agrees, np.zeros((0, 2)), joined=False, points=2).signs((0, 0))
    claim = near(agrees, np.zeros((0, 2)), points=1).signs((0, 1))
    for signs in (apart, claim):
        assert (signs.again, signs.company, signs.sentences) == (0.0, 0.0, 1)


def test_a_point_that_has_no_other_beside_it_has_no_company():
    assert near([[0.8], [0.4]], np.zeros((0, 1)), points=1).company == [0.0]
    assert near([[0.8]], np.zeros((0, 1)), points=1, borrowed=frozenset({0})).again == [0.0]


def test_any_two_sentences_are_a_pair():
    assert Texts(("a", "b", "c"), joined=True).pairs == [(0, 1), (0, 2), (1, 2)]
    assert Texts(("a", "b", "c")).pairs == []
    assert Texts(("a",), joined=True).pairs == []
    assert Texts(("A b.", "c", "a b"), joined=True).pairs == [(0, 1)]


@pytest.mark.parametrize(
    ("sentence", "borrowed"),
    [
        ("It is simply not true that rules cost money.", frozenset()),
        ("You say that rules cost money.", frozenset()),
        ("Rules cost money.", frozenset({1})),
    ],
    ids=["denied", "only reported", "borrowed"],
)
def test_what_a_player_does_not_say_is_no_half_of_a_pair(sentence, borrowed):
    assert Texts(("Rules pay.", sentence, "So they do."), joined=True, borrowed=borrowed).pairs == [
        (0, 2)
    ]


@pytest.mark.parametrize(
    ("agrees", "read"),
    [([0.2, 0.1], "s0 s1"), ([0.1, 0.2], "s1 s0"), ([0.1, 0.1], "s0 s1")],
    ids=["the first", "the second", "neither"],
)
def test_of_two_sentences_that_which_agrees_more_is_read_first(agrees, read):
    found = near([[0.0], [0.0]], [[0.0]], agrees=[[agrees[0]], [agrees[1]], [0.3]])
    assert found.text((2, 0)) == read


def test_a_wording_of_two_sentences_is_known_in_its_own_order():
    found = near([[0.0], [1.0]], [[2.0]], wordings=["S0. S1."], said=("S0.", "S1."))
    assert found.text((2, 0)) == "S1. S0."
    assert found.is_wording((2, 0))


def test_closeness_is_the_most_that_any_own_part_reaches_of_each_by_itself():
    agrees = [[0.2, 0.9], [0.7, 0.1], [0.5, 0.3]]
    found = near([[3.0, -1.0], [1.0, 0.5]], [[2.0, 0.0]], agrees=agrees, points=1).closest
    assert found == [Closest(agrees=0.7, near=3.0)]


def test_what_is_borrowed_reported_or_denied_comes_close_to_nothing():
    said = ("Rules cost firms money.", "They say that rules cost money.",
            "It is simply not true that rules cost money.", "So be it.")  # fmt: skip
    rows = [[5.0], [4.0], [3.0], [-1.0]]
    found = near(rows, np.zeros((0, 1)), said=said, borrowed=frozenset({0}), points=1)
    assert found.closest == [Closest(agrees=-1.0, near=-1.0)]
    assert near(rows[:3], np.zeros((0, 1)), said=said[:3], borrowed=frozenset({0})).closest == []
