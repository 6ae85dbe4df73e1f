from dataclasses import replace

import pytest

from game.debate.setup import Play, begin
from game.tui.screens.debate_steps import help_for, refusal


@pytest.fixture
def set_up(school_phones):
    def make(**asked):
        return begin(Play(**asked), school_phones, "s-1", draw=lambda _: 1)[1]

    return make


@pytest.mark.parametrize(
    ("asked", "limit"),
    [
        ({"mode": "match"}, "3 minutes"),
        ({"counterargument": "eyes-on-screens", "day": "2026-11-25"}, "3 minutes"),
        ({"counterargument": "eyes-on-screens", "rung": 3}, "1 minute 30 seconds"),
    ],
)
def test_by_the_clock_help_promises_no_second_try_and_tells_of_the_clock(set_up, asked, limit):
    words = help_for(set_up(**asked))
    assert f"You have {limit}, and there are no hints, no revision, no press." in words
    assert "revise once" not in words
    assert "If you leave, the clock stands and goes on when you come back." in words


@pytest.mark.parametrize("asked", [{}, {"mode": "drill"}, {"rung": 1}])
def test_without_a_clock_help_tells_of_the_second_try(set_up, asked):
    words = help_for(set_up(**asked))
    assert "Then revise once, let them press you, or contest a point" in words
    assert "clock" not in words


def test_help_tells_of_the_options_that_are_on(set_up):
    plain = set_up()
    assert "restate" not in help_for(plain)
    assert "own flow" not in help_for(plain)
    both = help_for(replace(plain, steelman=True, flow_first=True))
    assert "First restate it so that they would agree." in both
    assert "Before the verdict you jot your own flow." in both


def test_what_the_clock_takes_away_is_refused_by_the_name_of_the_mode(set_up):
    assert refusal(set_up(mode="match")) == "Match mode: no hints, no revision, no press."
    daily = set_up(counterargument="eyes-on-screens", day="2026-11-25")
    assert refusal(daily) == "By the clock: no hints, no revision, no press."
