import pytest

from game.debate.house import House
from game.debate.result_lines import house_line


@pytest.mark.parametrize(
    ("house", "end"),
    [(House(49, 0, 50), "; 1 seat short."), (House(20, 0, 79), "; 30 seats short."),
     (House(50, 49, 0), ". You have the majority.")],
)  # fmt: skip
def test_the_house_says_how_far_it_is(house, end):
    assert house_line(house).endswith(end)
