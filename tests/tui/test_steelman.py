import re

from game.debate.setup import Play
from game.tui.screens.home import HomeScreen
from game.tui.widgets.reply import ReplyBox

PLAY = Play("school-phones", "zoo", "con", "drill", "eyes-on-screens", steelman=True)
GOOD = "A class with phones will look at a screen and miss every animal in front of them."
COPY = "They say that with phones in hand the class looks at screens instead of animals."


def steady(text: str) -> str:
    return re.sub(r"\d:\d\d", "0:00", text)


async def test_the_gate_tells_what_is_missing_and_opens_when_they_would_agree(
    make_app, settle, screen_text, assert_golden
) -> None:
    app = make_app(PLAY)
    async with app.run_test(size=(80, 24)) as pilot:
        app.animation_level = "none"
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.turn.step == "restate"
        box = app.screen.query_one(ReplyBox)
        box.text = COPY
        await pilot.press("ctrl+j")
        await settle(pilot)
        assert app.screen.turn.step == "restate"
        assert_golden("debate-steelman", steady(screen_text(app)))
        assert box.text == COPY, "to be improved"
        box.text = GOOD
        await pilot.press("ctrl+j")
        await settle(pilot)
        assert app.screen.turn.step == "write"
        assert (box.text, box.has_focus) == ("", True)
        assert "✓ They would agree with that" in screen_text(app)


async def test_after_two_tries_a_key_goes_on_also_after_a_break(
    make_app, settle, screen_text
) -> None:
    app = make_app(PLAY)
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        for _ in range(2):
            app.screen.query_one(ReplyBox).text = COPY
            await pilot.press("ctrl+j")
            await settle(pilot)
        await pilot.press("escape", "escape", "escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("c")
        await settle(pilot)
        assert app.screen.turn.step == "restate"
        assert app.screen.query_one(ReplyBox).text == COPY
        assert "go on to your answer" in " ".join(screen_text(app).split())
        await pilot.press("escape", "n")
        await settle(pilot)
        assert app.screen.turn.step == "write"
        words = " ".join(screen_text(app).split())
        assert "Not yet" not in words
        assert "The ballot keeps your best restatement: 0 of 100." in words
        app.screen.query_one(ReplyBox).text = "Half an answer"
        await pilot.press("escape", "escape")
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert app.screen.turn.step == "write"


async def test_a_restatement_is_locked_while_the_judge_reads_it(make_app, settle) -> None:
    app = make_app(PLAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        screen, box = app.screen, app.screen.query_one(ReplyBox)
        for text, step, left in ((COPY, "restate", COPY), (GOOD, "write", "")):
            box.text = text
            await screen.hand_in(ReplyBox.Submitted(text))
            assert box.read_only
            await settle(pilot)
            assert (screen.turn.step, box.text) == (step, left)
            assert box.has_focus
            assert not box.read_only


async def test_the_clock_starts_with_the_answer_and_the_gate_says_so(
    make_app, settle, screen_text
) -> None:
    app = make_app(Play("school-phones", "zoo", "con", "match", steelman=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert app.screen.turn.step == "restate"
        assert "The clock starts with your answer." in screen_text(app)
        app.screen.query_one(ReplyBox).text = GOOD
        await pilot.press("ctrl+j")
        await settle(pilot)
        assert "The clock starts with" not in screen_text(app)
