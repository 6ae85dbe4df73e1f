import pytest

from game.scoring.contract import Question
from game.scoring.stopping import Stoppable, Stopped


class Wants:
    """Says to stop as soon as it is told to."""

    def __init__(self) -> None:
        self.now = False

    def __call__(self) -> bool:
        return self.now


class Prepares:
    """Reads text after text until it is to stop; `reads` is told of each."""

    def __init__(self, reads) -> None:
        self.reads = reads

    def prepare(self, texts, stop=lambda: False, *, beside=()) -> None:
        for text in texts:
            if stop():
                return
            self.reads(text)


ASK = {
    "match": lambda m: m.match(["Rules suffice."], ["Rules do."]),
    "match_phrasings": lambda m: m.match_phrasings(["Rules suffice."], Question([["Rules do."]])),
    "nearness": lambda m: m.nearness(["Rules suffice."], ["Rules do."]),
    "asides": lambda m: m.asides(["Rules suffice."], ["Rules do."]),
    "prepare": lambda m: m.prepare(["Rules suffice."]),
}


@pytest.mark.parametrize("question", ASK)
def test_it_answers_as_the_matcher_does_until_it_is_to_stop(question, overlap_matcher) -> None:
    wants = Wants()
    stoppable = Stoppable(overlap_matcher, wants)
    assert repr(ASK[question](stoppable)) == repr(ASK[question](overlap_matcher))
    wants.now = True
    with pytest.raises(Stopped):
        ASK[question](stoppable)
    assert stoppable.version == overlap_matcher.version


def test_texts_that_are_being_prepared_are_left_at_once() -> None:
    wants, read = Wants(), []

    def take(text: str) -> None:
        read.append(text)
        wants.now = text == "two"

    with pytest.raises(Stopped):
        Stoppable(Prepares(take), wants).prepare(["one", "two", "three"])
    assert read == ["one", "two"]


def test_whoever_prepares_may_stop_without_stopping_the_matcher() -> None:
    read: list[str] = []
    stoppable = Stoppable(Prepares(read.append), Wants())
    stoppable.prepare(["one", "two"], lambda: bool(read))
    assert read == ["one"]
