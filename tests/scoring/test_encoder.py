import math

import numpy as np
import pytest

from game.scoring.encoder import EPSILON, HEADS, LONGEST_BATCH, Encoder, gelu
from game.scoring.weights import Weights, write

WIDTH, INNER, PIECES = 24, 36, 30


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    """Two layers of small random weights."""
    chance = np.random.default_rng(5)
    arrays = {}

    def matrix(name, rows, columns):
        arrays[name] = chance.integers(-127, 128, (rows, columns)).astype(np.int8)
        arrays[f"{name}.scale"] = chance.uniform(0.001, 0.004, rows).astype(np.float32)

    def vector(name, size):
        arrays[name] = chance.normal(0.5, 0.5, size).astype(np.float32)

    for name, rows in (("words", PIECES), ("positions", 40), ("segments", 2)):
        matrix(name, rows, WIDTH)
    vector("tiny.norm.weight", WIDTH)
    vector("tiny.norm.bias", WIDTH)
    shapes = {"qkv": (3 * WIDTH, WIDTH), "out": (WIDTH, WIDTH), "up": (INNER, WIDTH)}
    shapes["down"] = (WIDTH, INNER)
    for layer in range(2):
        for part, shape in shapes.items():
            matrix(f"tiny.layers.{layer}.{part}.weight", *shape)
            vector(f"tiny.layers.{layer}.{part}.bias", shape[0])
        for part in ("norm1", "norm2"):
            vector(f"tiny.layers.{layer}.{part}.weight", WIDTH)
            vector(f"tiny.layers.{layer}.{part}.bias", WIDTH)
    folder = tmp_path_factory.mktemp("tiny")
    write(folder, arrays, ["[PAD]"], {})
    return Weights(folder)


@pytest.fixture(scope="module")
def encoder(weights):
    return Encoder(weights, "tiny")


def slow_states(weights, row, kinds):
    """The same network by the book, in double precision and one text at a time."""

    def linear(x, name):
        return x @ weights.matrix(f"{name}.weight").astype(float).T + weights[f"{name}.bias"]

    def norm(x, name):
        x = x - x.mean(axis=1, keepdims=True)
        x = x / np.sqrt((x**2).mean(axis=1, keepdims=True) + EPSILON)
        return x * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    tables = (("words", row), ("positions", range(len(row))), ("segments", kinds))
    x = norm(
        sum(weights.matrix(name).astype(float)[list(ids)] for name, ids in tables), "tiny.norm"
    )
    for layer in ("tiny.layers.0", "tiny.layers.1"):
        q, k, v = np.split(linear(x, f"{layer}.qkv"), 3, axis=1)
        heads = []
        for part in np.split(np.arange(WIDTH), HEADS):
            scores = np.exp(q[:, part] @ k[:, part].T / math.sqrt(len(part)))
            heads.append(scores / scores.sum(axis=1, keepdims=True) @ v[:, part])
        x = norm(x + linear(np.concatenate(heads, axis=1), f"{layer}.out"), f"{layer}.norm1")
        inner = linear(x, f"{layer}.up")
        inner *= np.vectorize(lambda value: (1 + math.erf(value / math.sqrt(2))) / 2)(inner)
        x = norm(x + linear(inner, f"{layer}.down"), f"{layer}.norm2")
    return x


def test_gelu_is_the_exact_one_but_for_little():
    x = np.linspace(-200, 200, 80_001, dtype=np.float32)
    exact = [value * (1 + math.erf(value / math.sqrt(2))) / 2 for value in x.astype(float)]
    gelu(x)
    np.testing.assert_allclose(x, exact, rtol=1e-6, atol=2.6e-5)


def test_gelu_works_in_place_and_keeps_nothing_of_nothing():
    x = np.zeros((2, 3), dtype=np.float32)
    assert gelu(x) is x
    assert not x.any()


def test_gelu_refuses_what_it_could_not_change():
    x = np.ones((3, 2), dtype=np.float32).T
    with pytest.raises(ValueError, match="row by row"):
        gelu(x)


def test_the_layers_are_counted(encoder):
    assert encoder.layers == 2


def test_the_states_are_those_of_the_network_by_the_book(encoder, weights):
    row, kinds = [2, 9, 4, 4, 21, 3, 7, 3], [0, 0, 0, 0, 0, 0, 1, 1]
    (states,) = encoder.states([row], [kinds])
    assert states.shape == (8, WIDTH)
    assert states.dtype == np.float32
    np.testing.assert_allclose(states, slow_states(weights, row, kinds), atol=1e-4)
    (alone,) = encoder.states([row])
    np.testing.assert_allclose(alone, slow_states(weights, row, [0] * 8), atol=1e-4)


def test_a_texts_states_do_not_depend_on_its_neighbours(encoder):
    chance = np.random.default_rng(7)
    rows = [chance.integers(0, PIECES, size).tolist() for size in chance.integers(2, 40, 40)]
    assert sum(map(len, rows)) > LONGEST_BATCH  # more than one batch
    together = encoder.states(rows)
    assert [len(states) for states in together] == [len(row) for row in rows]
    for row, states in zip(rows, together, strict=True):
        np.testing.assert_allclose(states, encoder.states([row])[0], atol=1e-5)


def test_segments_stay_with_their_texts_across_batches(encoder):
    rows = [[2, 5, 3, 6, 3]] * 250
    kinds = [[0, 0, 0, 1, 1], [0, 0, 1, 1, 1]] * 125
    states = encoder.states(rows, kinds)
    for i in (0, 1, 102, 103, 248, 249):
        np.testing.assert_allclose(states[i], states[i % 2], atol=1e-5)
    assert not np.allclose(states[0], states[1], atol=1e-3)


def test_no_texts_have_no_states(encoder):
    assert encoder.states([]) == []
