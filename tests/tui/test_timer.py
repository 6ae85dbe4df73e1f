import re

import pytest

from game.debate.setup import Play
from game.settings import Settings
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.closing import ClosingScreen
from game.tui.screens.debate import DebateScreen
from game.tui.widgets.matchline import Clock
from game.tui.widgets.reply import ReplyBox

CON = Play("school-phones", "zoo", "con", "practice", seed=1, rounds=1)


def pass_time(app, seconds: float) -> None:
    """As if the clock had run on."""
    clock = app.screen.query_one(Clock)
    now = clock._now
    clock._now = lambda: now() + seconds
    clock.tick()


def face(app) -> str:
    return str(app.screen.query_one(Clock).content)


async def press(pilot, settle, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_a_timer_that_runs_down_ends_nothing_and_every_speech_keeps_its_time(
    make_app, settle, screen_text
) -> None:
    app = make_app(CON, Settings(timer="down", timer_minutes=2))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, BriefingScreen)
        assert face(app) == ""
        await press(pilot, settle, "1")
        pass_time(app, 30)
        assert re.search(r"timer 1:[23]\d$", face(app))
        await press(pilot, settle, "ctrl+j")
        assert isinstance(app.screen, DebateScreen)
        match = app.screen.saved.match
        assert 30 <= match.opening.seconds < 60

        app.screen.query_one(ReplyBox).text = "Rules"
        pass_time(app, 130)
        await settle(pilot)
        assert re.search(r"timer 0:\d\d over", screen_text(app))
        assert "Your time is over." in screen_text(app)
        assert app.screen.saved.match.current.answer is None
        assert app.screen.query_one(ReplyBox).text == "Rules"
        app.clear_notifications()
        await press(pilot, settle, "ctrl+j", "enter")
        assert app.screen.saved.match.current.answer.seconds >= 130

        await press(pilot, settle, "r")
        assert re.search(r"timer (2:00|1:5\d)$", face(app))
        pass_time(app, 20)
        app.screen.query_one(ReplyBox).text = "Rules are better than a ban."
        await press(pilot, settle, "ctrl+j")
        assert 20 <= app.screen.saved.match.current.revision.seconds < 60

        await press(pilot, settle, "n", "n")
        if isinstance(app.screen, DebateScreen):
            await press(pilot, settle, "n")
        assert isinstance(app.screen, ClosingScreen)
        assert face(app) == ""
        await press(pilot, settle, "w")
        pass_time(app, 40)
        app.screen.query_one(ReplyBox).text = "A rule changes more lives than a ban."
        await press(pilot, settle, "ctrl+j")
        assert 40 <= app.screen.saved.match.closing.seconds < 80


@pytest.mark.parametrize(("timer", "shown"), [("off", ""), ("up", " · 1:0")])
async def test_the_time_is_hidden_or_counts_up(make_app, settle, timer, shown) -> None:
    app = make_app(CON, Settings(timer=timer))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "n")
        pass_time(app, 60)
        assert face(app)[:-1] == shown


async def test_a_limit_is_shown_also_where_the_timer_is_off(make_app, settle) -> None:
    app = make_app(Play("school-phones", "zoo", "con", "match"), Settings(timer="off"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "n")
        assert re.search(r"[23]:\d\d left", face(app))
