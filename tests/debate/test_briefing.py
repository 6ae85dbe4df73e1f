import pytest

from game.debate.briefing import what_happens


@pytest.mark.parametrize(
    ("mode", "said", "unsaid"),
    [
        ("practice", ("take hints", "closing", "no clock"), ("seconds",)),
        ("match", ("180 seconds", "no hints", "closing"), ("take hints",)),
        ("drill", ("take a hint", "revise once"), ("closing", "open with", "seconds")),
    ],
)
def test_each_mode_is_told_as_it_is_played(mode, said, unsaid):
    told = " ".join(what_happens(mode, 4))
    assert "4 counterarguments" in told
    assert all(words in told for words in said)
    assert not any(words in told for words in unsaid)


def test_one_is_one():
    assert "1 counterargument " in what_happens("drill", 1)[0]
