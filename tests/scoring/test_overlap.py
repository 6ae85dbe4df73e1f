import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring import overlap as overlap_module
from game.scoring.overlap import Overlap

TEXT = st.lists(st.integers(0, 30), max_size=12)


def shared(known, texts):
    """(texts x known): how many of their words they share."""
    overlap = Overlap(known)
    return overlap.terms(texts).times(overlap.by_pieces(overlap.terms(known), np.eye(len(known))))


@given(known=st.lists(TEXT, max_size=6), texts=st.lists(TEXT, max_size=6))
def test_a_row_is_as_long_as_what_is_known_of_it(known, texts):
    terms = Overlap(known).terms(texts)
    lengths = np.sqrt(np.bincount(terms.text, terms.weight**2, minlength=len(texts)))
    assert (lengths <= 1 + 1e-9).all()
    common = set.intersection(*map(set, known)) if known else set()
    every = set().union(*known)
    for text, length in zip(texts, lengths, strict=True):
        if set(text) <= every and set(text) - common:
            assert length == pytest.approx(1)


def gram(known, share=1.0):
    overlap, kernel = Overlap(known), np.zeros((len(known), len(known)))
    overlap.add_gram(overlap.terms(known), kernel, share)
    return np.tril(kernel) + np.tril(kernel, -1).T


@given(known=st.lists(TEXT, min_size=1, max_size=6))
def test_the_gram_is_what_known_texts_share(known):
    np.testing.assert_allclose(gram(known), shared(known, known), atol=1e-12)
    np.testing.assert_allclose(gram(known, 0.5), gram(known) / 2, atol=1e-12)


def test_many_pieces_and_texts_are_added_block_by_block(monkeypatch):
    known = [list(range(n, n + 9)) for n in range(0, 40, 4)]
    whole = gram(known)
    monkeypatch.setattr(overlap_module, "BLOCK", 7)
    np.testing.assert_allclose(gram(known), whole, atol=1e-12)


def test_a_rare_piece_counts_more_than_a_common_one():
    known = [[1, 2], [1, 3], [1, 4], [5, 6]]
    (common,), (rare,) = (shared(known, [[piece, 9]]) for piece in (1, 4))
    assert rare[2] > common[2] > 0
    assert rare[0] == 0


def test_a_piece_said_again_counts_less_than_another_one():
    both, one_twice = shared([[1, 2, 3], [1], [2], [4]], [[1, 2], [1, 1]])[:, 0]
    assert both > one_twice > 0


def test_order_does_not_matter_and_nothing_known_is_no_error():
    known = [[3, 1, 2], [7]]
    np.testing.assert_array_equal(shared(known, [[1, 2, 7]]), shared(known, [[7, 2, 1]]))
    assert Overlap([]).terms([[1], []]).times(np.zeros((0, 3))).shape == (2, 3)
