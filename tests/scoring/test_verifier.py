import pytest

from game.packs.library import load_pack
from game.scoring import verifier as module
from game.scoring.tokeniser import tokeniser_of
from game.scoring.verifier import Verifier, stopped_alike
from game.scoring.weights import FOLDER, Weights

BUILT_IN = ("deepseek-lessons", "on-liberty")
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


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("rules are enough", "rules are enough."),
        ("Rules are enough,", "Rules are enough."),
        ("Are rules enough?", "Are rules enough?"),
        ("“Rules are enough.”", "“Rules are enough.”"),
        ("Rules (and trust)", "Rules (and trust)."),
        ("規則で足りる", "規則で足りる。"),
        ("規則で足りる。", "規則で足りる。"),
        ("規則で足りる（はず）", "規則で足りる（はず）。"),
        ("規則で足りる(はず)", "規則で足りる(はず)。"),
        ("必要なのは規則とGPU", "必要なのは規則とGPU。"),
        ("rules are enough 🙂", "rules are enough 🙂."),
        ("Rules are enough. ", "Rules are enough. "),
        ("", ""),
        (" ", " "),
    ],
)
def test_a_sentence_is_read_with_the_full_stop_that_the_point_has(text, read):
    assert stopped_alike(text, POINT) == (read, POINT)
    assert stopped_alike(POINT, text) == (POINT, read)


def test_where_neither_has_a_full_stop_none_is_put():
    assert stopped_alike("rules do", "a ban does not") == ("rules do", "a ban does not")


def test_a_missing_full_stop_changes_nothing(verifier):
    bare = [(text.rstrip("."), point) for text, point in (ONE, TWO)]
    assert verifier.read(bare) == verifier.read([ONE, TWO])


def test_a_point_in_nearly_its_own_words_is_not_heard_as_its_contrary(verifier):
    points = [
        point.text
        for name in BUILT_IN
        for motion in load_pack(name).motions
        for c in motion.counterargument
        for point in c.point[::3]
    ]
    said = [f"But {text[0].lower()}{text[1:]}" for text in points]
    read = verifier.read([*zip(points, points, strict=True), *zip(said, points, strict=True)])
    contrary = sum(opposes > asserts for asserts, opposes in read)
    assert contrary <= 0.08 * len(read)  # of rules 17: 0.41
