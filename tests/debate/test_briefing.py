import pytest

from game.debate.briefing import what_happens
from game.debate.events import Started


def setup(mode, rounds=4, **more):
    return Started("pack", "1", "hash", "tea", "pro", mode, 7, "s", rounds=rounds, **more)


@pytest.mark.parametrize(
    ("mode", "said", "unsaid"),
    [
        ("practice", ("take hints", "closing", "no clock"), ("seconds",)),
        ("match", ("3 minutes a round", "no hints", "closing"), ("take hints",)),
        ("drill", ("take a hint", "revise once"), ("closing", "open with", "seconds")),
    ],
)
def test_each_mode_is_told_as_it_is_played(mode, said, unsaid):
    told = " ".join(what_happens(setup(mode)))
    assert "4 counterarguments" in told
    assert all(words in told for words in said)
    assert not any(words in told for words in unsaid)


def test_a_drill_of_several_says_in_which_order_they_come():
    assert "at you, your weakest first;" in what_happens(setup("drill", 4))[0]
    assert "weakest" not in what_happens(setup("drill", 1))[0]


def test_one_is_one():
    assert "1 counterargument " in what_happens(setup("drill", 1))[0]


def test_the_day_has_one_attempt_and_a_line_to_share():
    told = " ".join(what_happens(setup("drill", 1, day="2026-11-25")))
    assert "3 minutes" in told
    assert "one attempt" in told
    assert "line to share" in told
    assert "take a hint" not in told
