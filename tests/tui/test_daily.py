import re
import shutil
from datetime import date, timedelta

import pytest

from game.debate.daily import deal
from game.debate.setup import Play
from game.paths import user_packs_folder
from game.tui.app import run
from game.tui.screens.ballot import BallotScreen
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.debate import DebateScreen
from game.tui.widgets.matchline import Clock
from game.tui.widgets.reply import ReplyBox

DAY = date(2026, 11, 25)


@pytest.fixture
def app(make_app, school_phones):
    made = make_app()
    made.today = lambda: DAY
    return made


def pass_time(app, seconds: float) -> None:
    """As if the clock had run on."""
    clock = app.screen.query_one(Clock)
    now = clock._now
    clock._now = lambda: now() + seconds
    clock.tick()


async def press(pilot, settle, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_a_day_is_played_from_home_and_ends_with_a_line_to_share(
    app, settle, screen_text, assert_golden, school_phones
) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "Today (o): not answered yet" in screen_text(app)
        await press(pilot, settle, "o")
        assert isinstance(app.screen, BriefingScreen)
        assert_golden("briefing-daily", screen_text(app))
        await press(pilot, settle, "enter")
        assert isinstance(app.screen, DebateScreen)
        match = app.screen.saved.match
        assert match.setup.counterarguments == (deal(DAY, [school_phones]).counterargument.id,)
        assert re.search(r"daily · [23]:\d\d left", screen_text(app))
        assert app.screen.check_action("hint", ()) is False

        pass_time(app, 60)
        app.screen.query_one(ReplyBox).text = "Rules are better than a ban."
        await press(pilot, settle, "ctrl+j", "enter")
        assert app.screen.check_action("revise", ()) is False
        await press(pilot, settle, "n")
        assert isinstance(app.screen, BallotScreen)
        assert re.fullmatch(
            r"Rebuttal 2026-11-25 zoo \d+/100 \w+ points? 1:0\d streak 1", app.farewell
        )
        assert app.clipboard == app.farewell
        assert "Copied" in screen_text(app)
        app.clear_notifications()
        await settle(pilot)
        text = re.sub(r"1:0\d", "1:00", screen_text(app))
        assert_golden("ballot-daily", text)
        app.copy_to_clipboard("")
        await press(pilot, settle, "l")
        assert app.clipboard == app.farewell

        await press(pilot, settle, "escape")
        app.clear_notifications()
        await settle(pilot)
        assert "of 100 · streak 1 day" in screen_text(app)
        await press(pilot, settle, "o")
        words = " ".join(screen_text(app).replace("▌", " ").split())
        assert "this time is practice and does not count" in words
        await press(pilot, settle, "enter")
        assert app.screen.saved.match.setup.day == ""


async def test_an_attempt_that_was_left_goes_on_with_its_text_and_its_time(
    app, settle, screen_text
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "o", "enter")
        pass_time(app, 100)
        app.screen.query_one(ReplyBox).text = "Rules"
        await press(pilot, settle, "escape", "escape", "escape")
        assert "Today (o): begun" in screen_text(app)
        await press(pilot, settle, "o")
        assert isinstance(app.screen, DebateScreen)
        assert app.screen.query_one(ReplyBox).text == "Rules"
        assert 100 <= app.screen.query_one(Clock).elapsed < 110
        pass_time(app, 100)
        await settle(pilot)
        assert app.screen.saved.match.current.answer.verdict.text == "Rules"


async def test_looking_without_a_word_costs_its_time_too(app, settle) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "o", "enter")
        pass_time(app, 170)
        await press(pilot, settle, "escape", "escape", "escape", "o")
        assert app.screen.query_one(Clock).elapsed >= 170
        pass_time(app, 15)
        await settle(pilot)
        assert isinstance(app.screen, BallotScreen)
        assert app.farewell.endswith("0/100 unanswered streak 0")


async def test_the_next_day_deals_anew_and_the_streak_goes_on(app, settle, screen_text) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for day in range(2):
            app.today = lambda day=day: DAY + timedelta(days=day)
            await press(pilot, settle, "o", "enter")
            app.screen.query_one(ReplyBox).text = "Rules are better than a ban."
            await press(pilot, settle, "ctrl+j", "enter", "n")
            assert app.farewell.endswith(f"streak {day + 1}")
            await press(pilot, settle, "escape")
        assert len(app.history.matches()) == 2


async def test_a_pack_of_ones_own_is_never_dealt(
    app, settle, shelf, write_sample_pack, school_phones
) -> None:
    for name in ("phones-1", "phones-2", "phones-3"):
        write_sample_pack(user_packs_folder() / name)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "o")
        assert app.screen.play.pack == "school-phones"
        await press(pilot, settle, "escape")
        shutil.rmtree(shelf / "school-phones")
        app.screen._read_packs()
        await settle(pilot)
        await press(pilot, settle, "o")
        assert not isinstance(app.screen, BriefingScreen)


async def test_home_fits_small_terminals_with_the_day(app, settle, screen_text) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        assert "Today (o): not answered yet" in screen_text(app)


def test_the_line_stays_on_the_terminal_when_the_screens_have_closed(capsys) -> None:
    class Ended:
        failure, farewell, return_code = None, "Rebuttal 2026-11-25 zoo 60/100", 0

        def __init__(self, *_: object, **__: object) -> None: ...
        def run(self, mouse: bool) -> int:
            return 0

        def close_history(self) -> None: ...

    assert run(Play(), make=Ended) == 0
    assert capsys.readouterr().out == "Rebuttal 2026-11-25 zoo 60/100\n"
