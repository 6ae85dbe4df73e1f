import pytest

from game.scoring.weighing import compares


@pytest.mark.parametrize(
    ("text", "comparative"),
    [
        (
            "Their worry is a few leaked chips, ours is a million: that is far bigger than theirs.",
            True,
        ),
        ("Even if they lose sales now, our harm cannot be undone, which matters more.", True),
        ("Our argument is very important and about millions of people.", False),
        ("My side has the better arguments.", False),
        ("", False),
    ],
)
def test_weighing_needs_both_sides_and_a_ground(text: str, comparative: bool) -> None:
    assert compares(text) is comparative
