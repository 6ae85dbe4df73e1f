import pytest

from game.scoring import verifier as module
from game.scoring.tokeniser import tokeniser_of
from game.scoring.verifier import Verifier
from game.scoring.weights import FOLDER, Weights

POINT = "A ban is more than is needed."
ONE, TWO = ("Clear rules do without a ban.", POINT), ("Pupils must not own a phone.", POINT)


@pytest.fixture(scope="module")
def weights():
    return Weights(FOLDER / "en")


@pytest.fixture
def verifier(weights):
    return Verifier(weights, tokeniser_of(weights))


@pytest.fixture
def count(verifier, monkeypatch):
    """How many pairs each run of the network read."""
    runs = []
    states = verifier._encoder.states

    def counted(rows, segments):
        runs.append(len(rows))
        return states(rows, segments)

    monkeypatch.setattr(verifier._encoder, "states", counted)
    return runs


def test_each_pair_has_two_probabilities(verifier):
    for asserts, opposes in verifier.read([ONE, TWO]):
        assert 0 <= asserts <= 1
        assert 0 <= opposes <= 1
        assert asserts + opposes <= 1.0001


def test_no_pairs_are_no_work(verifier, count):
    assert verifier.read([]) == []
    assert count == []


def test_what_was_read_is_remembered_in_any_order(verifier, count):
    first = verifier.read([ONE, TWO])
    assert verifier.read([TWO, ONE, TWO]) == [first[1], first[0], first[1]]
    assert count == [2]


def test_the_memory_begins_anew_when_it_is_full(verifier, count, monkeypatch):
    monkeypatch.setattr(module, "MOST_REMEMBERED", 1)
    first = verifier.read([ONE, TWO])
    assert verifier.read([ONE])[0] == pytest.approx(first[0], abs=1e-3)
    assert count == [2, 1]
