import re
from dataclasses import replace

import pytest
from textual import events

from game.debate.events import Answered, RoundClosed
from game.debate.setup import Play, begin
from game.paths import history_file
from game.records.history import History
from game.records.saved import SavedMatch
from game.scoring.verdict import Verdict
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.debate import DebateScreen
from game.tui.screens.ladder import LadderScreen
from game.tui.widgets.matchline import Clock
from game.tui.widgets.reply import ReplyBox
from game.tui.widgets.steps import StepBoxes

EYES = Play("school-phones", "zoo", "con", "drill", "eyes-on-screens")
STEPS = ("They look at screens", "clear rules about use solve that", "it needs no ban", "keep them")


def steady(text: str) -> str:
    """Without the clock, which runs."""
    return re.sub(r"\d:\d\d( left)?", "0:00", text)


async def press(pilot, settle, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def write(app, *steps: str) -> None:
    for box, step in zip(app.screen.query_one(StepBoxes).boxes, steps, strict=False):
        box.text = step


@pytest.fixture
def climb(school_phones):
    """Climbs a rung of one counterargument with a score."""

    def play(rung: int, score: int, name: str = "eyes-on-screens") -> None:
        with History(history_file()) as history:
            asked = replace(EYES, counterargument=name, rung=rung)
            motion, started = begin(asked, school_phones, "overlap")
            saved = SavedMatch.start(history, motion, started)
            saved.commit(Answered(Verdict("Rules.", score, score // 20, ())))
            saved.commit(RoundClosed())

    return play


async def test_the_ladder_opens_in_the_briefing_and_starts_the_next_rung(
    make_app, settle, screen_text, assert_golden, climb
) -> None:
    climb(2, 70)
    app = make_app(EYES)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "l")
        assert isinstance(app.screen, LadderScreen)
        assert_golden("ladder", screen_text(app))
        await press(pilot, settle, "enter")
        assert isinstance(app.screen, BriefingScreen)
        assert "Rung 3 of the ladder: Eyes on the screen" in screen_text(app)
        assert "90 seconds" not in screen_text(app)
        assert "1 minute 30 seconds" in screen_text(app)
        await press(pilot, settle, "l", "down", "1")
        assert "Rung 1 of the ladder: Safe without phones" in screen_text(app)
        assert app.screen.setup.counterarguments == ("planned-anyway",)


async def test_the_first_rung_is_written_in_four_boxes_that_join(
    make_app, settle, screen_text, assert_golden
) -> None:
    app = make_app(replace(EYES, rung=1))
    async with app.run_test(size=(80, 24)) as pilot:
        app.animation_level = "none"
        await settle(pilot)
        await press(pilot, settle, "enter")
        assert isinstance(app.screen, DebateScreen)
        assert_golden("debate-steps", steady(screen_text(app)))
        boxes = app.screen.query_one(StepBoxes).boxes
        assert boxes[0].has_focus
        await press(pilot, settle, "a", "enter", "b", "enter")
        assert [box.text for box in boxes] == ["a", "b", "", ""]
        assert boxes[2].has_focus
        app.screen.query_one(StepBoxes).cite("E2")
        assert boxes[2].text == "[E2] "
        write(app, *STEPS)
        await press(pilot, settle, "ctrl+j", "enter")
        text = app.screen.saved.match.current.answer.verdict.text
        assert text == (
            "They look at screens. But clear rules about use solve that. Because it needs no "
            "ban. Therefore keep them."
        )
        await press(pilot, settle, "r")
        assert app.screen.query_one("#reply", ReplyBox).text == text
        assert app.screen.query_one("#reply", ReplyBox).has_focus
        assert not app.screen.query_one(StepBoxes).display


async def test_the_step_that_is_written_has_most_room_and_a_hint_pushes_none_away(
    make_app, settle, screen_text
) -> None:
    app = make_app(replace(EYES, rung=1))
    async with app.run_test(size=(80, 24)) as pilot:
        app.animation_level = "none"
        await settle(pilot)
        await press(pilot, settle, "enter")
        steps = app.screen.query_one(StepBoxes)
        assert [box.size.height for box in steps.boxes] == [5, 2, 3, 3]
        assert {box.size.width for box in steps.boxes} == {66}
        await press(pilot, settle, "enter")
        assert steps.boxes[1].size.height == 5
        assert min(box.size.height for box in steps.boxes) == 2
        app.screen.side.open("evidence")
        await press(pilot, settle, "f5", "y")
        app.screen.draw_note("A hint of ten words that is as long as hints get. " * 6)
        await settle(pilot)
        assert screen_text(app).count("that is as long") >= 4
        assert steps.region.bottom == 23
        assert steps.boxes[1].size.height == 3
        assert steps.boxes[3].region.bottom < steps.region.bottom


async def test_the_footer_says_how_one_goes_from_box_to_box(make_app, settle, screen_text) -> None:
    app = make_app(replace(EYES, rung=1))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "enter")
        footer = screen_text(app).splitlines()[-1]
        assert "⏎ Next box" in footer
        assert "f3 Evidence" in footer, "it is said to lie open, and is one key away"
        steps = app.screen.query_one(StepBoxes)
        for key, place in (("tab", 1), ("enter", 2), ("shift+tab", 1)):
            await press(pilot, settle, key)
            assert steps.boxes[place].has_focus


async def test_a_step_is_shown_from_its_beginning_once_it_is_left(make_app, settle) -> None:
    app = make_app(replace(EYES, rung=1))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "enter")
        first = app.screen.query_one(StepBoxes).boxes[0]
        first.text = "They say that it is much too early. " * 12
        first.move_cursor(first.document.end)
        await settle(pilot)
        assert first.scroll_y > 0
        await press(pilot, settle, "enter")
        assert first.scroll_y == 0


async def test_steps_that_were_left_are_still_there(make_app, settle, screen_text) -> None:
    app = make_app(replace(EYES, rung=1))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "enter")
        write(app, "猫は静かだ", "[/] [b", "")
        await press(pilot, settle, "escape", "escape", "escape")
        assert "Rung 1 of the ladder" in screen_text(app)
        assert app.history.matches()[0].rung == 1
        await press(pilot, settle, "c")
        boxes = app.screen.query_one(StepBoxes).boxes
        assert [box.text for box in boxes] == ["猫は静かだ", "[/] [b", "", ""]
        assert not app.screen.unsaved()
        assert "[/] [b" in screen_text(app)


async def test_a_paste_of_several_lines_is_one_step(make_app, settle) -> None:
    app = make_app(replace(EYES, rung=1))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "enter")
        box = app.screen.query_one(StepBoxes).boxes[0]
        box.post_message(events.Paste("one\ntwo\x1b[31m"))
        await settle(pilot)
        assert box.text == "one two"


async def test_the_third_rung_has_no_cards_and_ninety_seconds(
    make_app, settle, screen_text
) -> None:
    app = make_app(replace(EYES, rung=3))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "enter")
        assert "rung 3 · 1:" in screen_text(app).replace("1:30", "1:29")
        assert "Evidence" not in screen_text(app)
        assert app.screen.check_action("drawer", ("evidence",)) is False
        assert app.screen.check_action("hint", ()) is False
        app.screen.query_one(ReplyBox).text = "Rules."
        app.screen.query_one(Clock)._now = lambda: 1e9
        app.screen.query_one(Clock).tick()
        await settle(pilot)
        assert app.screen.saved.match.current.answer.verdict.text == "Rules."


async def test_the_ballot_says_whether_the_rung_is_climbed_and_leads_on(
    make_app, settle, screen_text, climb
) -> None:
    climb(1, 62)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "h", "enter")
        text = screen_text(app)
        assert "★☆☆ Rung 1 is climbed." in text
        assert "l  Rung 2, free text: Eyes on the screen." in text
        await press(pilot, settle, "l")
        assert isinstance(app.screen, BriefingScreen)
        assert "Rung 2 of the ladder: Eyes on the screen" in screen_text(app)


async def test_stars_stand_in_the_grid_in_the_briefing_and_in_the_history(
    make_app, settle, screen_text, climb
) -> None:
    climb(3, 80)
    climb(1, 65, "planned-anyway")
    climb(2, 40, "planned-anyway")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "★ 4 of 6" in screen_text(app)
        await press(pilot, settle, "down", "right", "enter")
        assert re.search(r"CON \(against the motion\)\s+★ 4 of 6", screen_text(app))
        await press(pilot, settle, "escape", "h")
        text = screen_text(app)
        assert re.search(r"rung 3 +● 80 answered ★★★", text)
        assert re.search(r"rung 1 +● 65 answered ★☆☆", text)
        assert re.search(r"rung 2 +◐ 40 partly\n", text)


async def test_four_boxes_fit_a_small_terminal(make_app, settle, screen_text) -> None:
    app = make_app(replace(EYES, rung=1))
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "enter")
        text = screen_text(app)
        assert all(step in text for step in ("They say", "But", "Because", "Therefore"))
