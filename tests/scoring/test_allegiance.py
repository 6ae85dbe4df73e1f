import numpy as np
import pytest

from game.scoring.allegiance import WEIGHTS, allegiance, features
from game.scoring.reading import Reading, Surroundings, units
from game.scoring.sentences import split_sentences

TEXT = "Rules help pupils watch the lions. Nobody looks at a screen all day."


def reading(sides=(-0.5, -0.5), *, claim=0.1, opposes=0.1, points=0.1, text=TEXT):
    sentences = split_sentences(text)
    parts = units(sentences, text, [])
    grid, row, near = np.zeros((len(parts), 1)), np.zeros(len(parts)), np.zeros(len(sentences))
    return Reading(
        sentences, parts, grid + points, grid + opposes, grid, row + claim, row, near, near, near,
        sides=sides,
    )  # fmt: skip


def around(alike=0.3):
    return Surroundings(np.zeros((2, 1)), np.zeros((2, 1)), alike, 0.0)


def test_every_feature_has_its_weight():
    assert len(features(reading(), around())) + 1 == len(WEIGHTS)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({}, {"sides": (0.5, 0.5)}),
        ({}, {"claim": 0.9}),
        ({}, {"opposes": 0.9}),
        ({"points": 0.2}, {}),
        ({}, {"text": TEXT.replace("all day", "all day long in a zoo full of lions and monkeys")}),
    ],
)
def test_each_sign_counts_for_the_side_that_it_speaks_for(ours, theirs):
    assert allegiance(reading(**ours), around()) > allegiance(reading(**theirs), around())


def test_what_comes_near_a_wording_of_a_point_is_rather_ones_own():
    assert allegiance(reading(), around(0.5)) > allegiance(reading(), around(0.2))


def test_nothing_is_said_where_the_pack_tells_no_sides():
    assert allegiance(reading(sides=()), around()) is None
