import pytest

from game.scoring.comparing import compared, grounds_in, sets_side_by_side, tells_apart


@pytest.mark.parametrize(
    "text",
    [
        "A delay ends, a rival stays.",
        "That may happen someday, this harm is a fact.",
        "A lost week can be made up, a lost child cannot.",
        "A few boxes get through, and ships get through in an open market of millions.",
        "A lead can be won back, a dead child cannot.",
        "Weeks against years.",
        "So what we protect is the harder thing to replace.",
        "A minute is nothing beside months.",
        "That is why ours has more weight.",
        "遅れは終わりますが、競争相手は残ります。",
    ],
)
def test_two_things_are_compared_in_many_ways(text):
    assert compared(text)
    assert grounds_in(text) or "harder" in text or "weight" in text


@pytest.mark.parametrize(
    "text",
    [
        "Police do not catch every thief and we should enforce better.",
        "What China enforces is censorship. It is not safety at all.",
        "Chips matter more than ever.",
        "We are for safety, only not for this kind.",
    ],
)
def test_a_plain_answer_compares_nothing(text):
    assert not (compared(text) and grounds_in(text))


def test_both_are_named_by_pronouns_or_as_two_things():
    assert tells_apart("Their chips are late, ours are here.")
    assert not tells_apart("A late chip is worth less.")
    assert sets_side_by_side("A stale model weighs less than a living school of researchers.")
    assert not sets_side_by_side("A stale model weighs less.")
