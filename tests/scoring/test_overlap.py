import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.overlap import Overlap

TEXT = st.lists(st.integers(0, 30), max_size=12)


@given(known=st.lists(TEXT, max_size=6), texts=st.lists(TEXT, max_size=6))
def test_no_row_is_longer_than_one_and_only_what_is_unknown_makes_one_shorter(known, texts):
    rows = Overlap(known).weights(texts)
    assert len(rows) == len(texts)
    lengths = np.linalg.norm(rows, axis=1)
    assert (lengths <= 1 + 1e-9).all()
    common = set.intersection(*map(set, known)) if known else set()
    every = set().union(*known)
    for text, length in zip(texts, lengths, strict=True):
        if set(text) <= every and set(text) - common:
            assert length == pytest.approx(1)


def test_a_rare_piece_counts_more_than_a_common_one():
    known = [[1, 2], [1, 3], [1, 4], [5, 6]]
    overlap = Overlap(known)
    rows = overlap.weights(known)
    common, rare = (overlap.weights([[piece, 9]]) @ rows.T for piece in (1, 4))
    assert rare[0, 2] > common[0, 2] > 0
    assert rare[0, 0] == 0


def test_a_piece_said_again_counts_less_than_another_one():
    overlap = Overlap([[1, 2, 3], [1], [2], [4]])
    (point,) = overlap.weights([[1, 2, 3]])
    both, one_twice = overlap.weights([[1, 2], [1, 1]]) @ point
    assert both > one_twice > 0


def test_order_does_not_matter_and_nothing_known_is_no_error():
    overlap = Overlap([[3, 1, 2], [7]])
    np.testing.assert_array_equal(overlap.weights([[1, 2, 7]]), overlap.weights([[7, 2, 1]]))
    assert Overlap([]).weights([[1], []]).shape == (2, 0)
