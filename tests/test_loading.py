from threading import Event

import pytest

from game.errors import ModelError
from game.loading import Scorer
from game.scoring.stopping import Stopped


def test_it_loads_once_and_says_when_it_is_ready(overlap_matcher) -> None:
    calls, gate = [], Event()

    def load():
        calls.append(1)
        gate.wait(5)
        return overlap_matcher

    scorer = Scorer(load)
    scorer.start()
    scorer.start()
    assert not scorer.ready
    gate.set()
    assert scorer.get() is overlap_matcher
    assert scorer.ready
    assert calls == [1]


@pytest.mark.parametrize(
    ("raised", "sentence"),
    [
        (ModelError("The weights are damaged."), "The weights are damaged."),
        (MemoryError("no room"), "The scorer cannot be loaded: no room."),
    ],
)
def test_a_failure_is_a_sentence_for_whoever_asks(raised: Exception, sentence: str) -> None:
    def load():
        raise raised

    scorer = Scorer(load)
    with pytest.raises(ModelError) as caught:
        scorer.get()
    assert str(caught.value) == sentence
    assert scorer.error is caught.value
    assert not scorer.ready


def test_nobody_waits_for_a_matcher_that_is_not_wanted_any_more(overlap_matcher) -> None:
    gate = Event()

    def load():
        gate.wait(5)
        return overlap_matcher

    scorer = Scorer(load)
    with pytest.raises(Stopped):
        scorer.get_until(lambda: True)
    gate.set()
    scorer.get()
    assert scorer.get_until(lambda: False).version == overlap_matcher.version
    with pytest.raises(Stopped):
        scorer.get_until(lambda: True).nearness(["Rules."], ["Rules."])
