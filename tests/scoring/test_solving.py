import mmap

import numpy as np
import pytest

from game.scoring.solving import BLOCK, LARGE, room, solve


def definite(size: int) -> np.ndarray:
    chance = np.random.default_rng(size)
    vectors = chance.normal(size=(size, 24))
    vectors /= np.sqrt((vectors**2).sum(axis=1, keepdims=True))
    return np.exp(2 * (vectors @ vectors.T - 1)) + 0.1 * np.eye(size)


@pytest.mark.parametrize("size", [1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK + 17])
def test_it_solves_as_numpy_does(size):
    matrix, wanted = definite(size), np.random.default_rng(7).normal(size=(size, 3))
    np.testing.assert_allclose(
        solve(matrix.copy(), wanted), np.linalg.solve(matrix, wanted), rtol=1e-8, atol=1e-9
    )


def test_only_the_lower_half_is_read_and_what_is_wanted_stays():
    matrix, wanted = definite(BLOCK + 40), np.ones((BLOCK + 40, 2))
    whole = solve(matrix.copy(), wanted)
    np.testing.assert_array_equal(solve(np.tril(matrix), wanted), whole)
    assert (wanted == 1).all()


def test_nothing_has_nothing_for_a_solution():
    assert solve(np.zeros((0, 0)), np.zeros((0, 3))).shape == (0, 3)


def test_what_is_not_definite_is_refused():
    with pytest.raises(np.linalg.LinAlgError):
        solve(-np.eye(3), np.ones((3, 1)))


@pytest.mark.parametrize("shape", [(0, 5), (5, 0), (3, 4), (2, LARGE)])
def test_room_holds_zeros_that_can_be_written(shape):
    found = room(*shape)
    assert found.shape == shape
    assert not found.any()
    found += 1
    assert found.all()


def test_a_system_without_large_pages_takes_no_advice_about_them(monkeypatch) -> None:
    class Pages(mmap.mmap):
        def madvise(self, *_: int) -> None:
            raise OSError("Invalid argument")

    monkeypatch.setattr(mmap, "mmap", Pages)
    assert not room(1, LARGE).any()
