import re
from contextlib import asynccontextmanager

import pytest

from game.debate.events import Flowed
from game.debate.setup import Play
from game.tui.screens.home import HomeScreen
from game.tui.widgets.reply import ReplyBox

PLAY = Play("school-phones", "zoo", "con", "drill", "eyes-on-screens", flow_first=True)
RULES = (
    "They say it is bad, but about distraction clear rules help without a ban, so a phone in use "
    "is fine, because a pocket is near."
)


@pytest.fixture
def jotting(make_app, settle):
    """A drill whose answer is with the judge, the flow asked for."""

    @asynccontextmanager
    async def enter(size=(80, 24)):
        app = make_app(PLAY)
        async with app.run_test(size=size, notifications=True) as pilot:
            app.animation_level = "none"
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            app.screen.query_one(ReplyBox).text = RULES
            await pilot.press("ctrl+j")
            await settle(pilot)
            yield app, pilot

    return enter


def steady(text: str) -> str:
    return re.sub(r"\d:\d\d", "0:00", text)


async def test_the_players_flow_is_jotted_first_and_stands_beside_the_judges(
    jotting, settle, screen_text, assert_golden
) -> None:
    async with jotting() as (app, pilot):
        assert app.screen.turn.step == "jot"
        assert "✓" not in screen_text(app)
        assert_golden("debate-jot", steady(screen_text(app)))
        app.screen.query_one(ReplyBox).text = "- rules are enough [/]\n- 規則で足りる"
        await pilot.press("ctrl+j")
        await settle(pilot)
        assert app.screen.turn.step == "call"
        await pilot.press("1")
        await settle(pilot)
        assert_golden("debate-both-flows", steady(screen_text(app)))
        flow = app.screen.saved.match.current.flow
        assert flow == Flowed(("rules are enough [/]", "規則で足りる"))


async def leave_and_come_back(app, pilot, settle) -> None:
    """To the home screen, and back to the own flow."""
    await pilot.press("escape", "escape")
    await settle(pilot)
    assert isinstance(app.screen, HomeScreen)
    await pilot.press("c")
    await settle(pilot)
    assert app.screen.turn.step == "jot"


async def test_the_house_keeps_the_verdict_to_itself_when_the_flow_is_taken_up_again(
    jotting, settle, screen_text
) -> None:
    async with jotting() as (app, pilot):
        assert "0 of 99 seats" in screen_text(app)
        await leave_and_come_back(app, pilot, settle)
        assert "0 of 99 seats" in screen_text(app)
        await pilot.press("f9", "1")
        await settle(pilot)
        assert "0 of 99 seats" not in screen_text(app)


async def test_it_can_be_skipped_by_a_key(jotting, settle, screen_text) -> None:
    async with jotting(size=(60, 20)) as (app, pilot):
        await pilot.press("escape", "n")
        await settle(pilot)
        assert app.screen.saved.match.current.flow == Flowed()
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.turn.step == "verdict"
        assert "The judge's flow" not in screen_text(app)


async def test_a_match_left_in_the_flow_comes_back_to_it(jotting, settle, screen_text) -> None:
    async with jotting() as (app, pilot):
        app.screen.query_one(ReplyBox).text = "Half a flow"
        await leave_and_come_back(app, pilot, settle)
        assert app.screen.query_one(ReplyBox).text == "Half a flow"
        assert "They say" in screen_text(app)


async def test_too_long_a_flow_is_refused_with_a_sentence(jotting, settle, screen_text) -> None:
    async with jotting() as (app, pilot):
        app.screen.query_one(ReplyBox).text = "point\n" * 20
        await pilot.press("ctrl+j")
        await settle(pilot)
        assert "a flow has at most 12" in screen_text(app)
        assert app.screen.turn.step == "jot"
