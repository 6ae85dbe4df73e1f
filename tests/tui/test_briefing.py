import threading
from dataclasses import replace

import pytest

from game.debate.setup import Play
from game.packs.library import load_pack
from game.records.saved import SavedMatch
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.debate import DebateScreen
from game.tui.widgets.reply import ReplyBox

PLAY = Play("school-phones", "zoo", "con", "practice", seed=1)


async def test_the_briefing_tells_motion_side_and_what_will_happen(
    make_app, settle, screen_text, assert_golden
) -> None:
    app = make_app(PLAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert_golden("briefing", screen_text(app))


@pytest.mark.parametrize("mode", ["practice", "drill"])
async def test_help_speaks_of_an_opening_only_where_there_is_one(
    make_app, settle, mode: str
) -> None:
    app = make_app(replace(PLAY, mode=mode))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f1")
        text = "\n".join(str(words.content) for words in app.screen.query("#scroll Static"))
        opening = mode == "practice"
        assert ("You may take an example (1), or skip the opening (n)." in text) is opening
        assert ("Enter begins" in text) is not opening
        assert ("opening" in text) is opening


async def test_while_the_opponent_listens_no_ladder_is_offered(make_app, settle) -> None:
    app = make_app(PLAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.screen.check_action("ladder", ()) is True
        app.screen.wanted = "Phones save lives."
        assert app.screen.check_action("ladder", ()) is False


async def test_enter_leads_on_into_the_box_and_with_words_in_it_to_the_match(
    make_app, settle
) -> None:
    app = make_app(PLAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, BriefingScreen)
        box = app.screen.query_one(ReplyBox)
        assert box.has_focus
        box.text = "Phones save lives when pupils get lost."
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert isinstance(app.screen, DebateScreen)


async def test_an_example_opening_can_be_taken_and_changed(make_app, settle) -> None:
    app = make_app(PLAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("1", "!", "ctrl+j")
        await settle(pilot)
        assert isinstance(app.screen, DebateScreen)
        opening = app.screen.saved.match.opening
        assert (
            opening.text
            == "A phone in the pocket is the safest and cheapest tool that a pupil can carry.!"
        )
        assert opening.score is not None


async def test_an_opening_that_was_begun_waits_in_the_history(make_app, settle) -> None:
    app = make_app(PLAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("w")
        app.screen.query_one(ReplyBox).text = "Phones save lives"
        await pilot.press("escape", "escape")
        await settle(pilot)
        (summary,) = app.history.matches()
        assert SavedMatch.resume(app.history, summary.id, load_pack).draft() == "Phones save lives"
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, BriefingScreen)
        assert app.screen.query_one(ReplyBox).text == "Phones save lives"
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, DebateScreen)


async def test_looking_at_a_briefing_leaves_nothing_in_the_history(make_app, settle) -> None:
    app = make_app(PLAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("escape")
        assert not app.history.matches()


async def test_the_match_begins_by_itself_once_the_judge_is_awake(
    make_app, settle, screen_text, overlap_matcher
) -> None:
    app = make_app(PLAY)
    awake = threading.Event()

    def load():
        awake.wait(10)
        return overlap_matcher

    app.scorer._load = load
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(500):
            if "waking up" in screen_text(app):
                break
            await pilot.pause(0.02)
        assert "waking up" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, BriefingScreen)
        awake.set()
        await settle(pilot)
        assert isinstance(app.screen, DebateScreen)


@pytest.mark.parametrize(
    ("play", "sentence"),
    [
        (Play("school-fones", "zoo"), "school-phones"),
        (Play("school-phones", "zo"), "zoo"),
    ],
)
async def test_what_does_not_exist_gives_a_sentence(
    make_app, settle, screen_text, play: Play, sentence: str
) -> None:
    app = make_app(play)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert not isinstance(app.screen, BriefingScreen)
        assert sentence in screen_text(app)
