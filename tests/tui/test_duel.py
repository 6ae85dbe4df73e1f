import pytest
from textual.widgets import Input

from game.debate.setup import Play, begin
from game.packs.format import Pack
from game.paths import history_file
from game.records.history import History
from game.records.saved import SavedMatch
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.debate import DebateScreen
from game.tui.screens.duel import DuelScreen
from game.tui.screens.duel_ballot import DuelBallotScreen
from game.tui.screens.handover import HandOverScreen
from game.tui.screens.home import HomeScreen
from game.tui.widgets.reply import ReplyBox

TEACHERS = "Teachers and staff with radios look after the class, so a lost pupil is found."
RULES = "Clear rules about when to use a phone solve that distraction without any ban."
ANN = Play("school-phones", "zoo", "pro", duellists=("Ann", "ベン"), rounds=1, seed=1)


@pytest.fixture
def say(settle):
    async def hand_in(app, pilot, text: str, *after: str) -> None:
        app.screen.query_one(ReplyBox).text = text
        await pilot.press("ctrl+j")
        await settle(pilot)
        for key in after:
            await pilot.press(key)
            await settle(pilot)

    return hand_in


async def test_a_whole_duel_from_home_by_keys(
    make_app, settle, say, screen_text, assert_golden
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.animation_level = "none"
        await settle(pilot)
        await pilot.press("down", "2")
        assert isinstance(app.screen, DuelScreen)
        app.screen.query_one("#first", Input).value = "Ann\x1b[31m"
        await pilot.press("enter")
        app.screen.query_one("#second", Input).value = "ann "
        await pilot.press("enter")
        assert "differ" in screen_text(app)
        app.screen.query_one("#second", Input).value = "ベン"
        assert_golden("duel-names", screen_text(app))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, BriefingScreen)
        assert_golden("briefing-duel", screen_text(app))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, HandOverScreen)
        assert "Hand the keyboard to  Ann" in screen_text(app)

        await pilot.press("enter")
        await settle(pilot)
        assert "Ann argues PRO" in screen_text(app)
        await say(app, pilot, TEACHERS, "1", "n", "n")
        assert_golden("handover", screen_text(app))
        assert "radios" not in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "ベン argues CON" in screen_text(app)
        assert app.screen.query_one(ReplyBox).text == ""
        await pilot.press("escape", "f")
        assert "Ann: Lost" in screen_text(app)
        assert "radios" not in screen_text(app)
        await pilot.press("escape", "w")
        await say(app, pilot, RULES, "1", "n", "n")
        for _ in range(2):
            await pilot.press("enter")
            await settle(pilot)
            await say(app, pilot, "I have no idea at all.", "enter", "n", "n")
        assert isinstance(app.screen, DuelBallotScreen)
        assert_golden("ballot-duel", screen_text(app))
        assert app.history.get(app.screen.saved.id).finished

        await pilot.press("o")
        await settle(pilot)
        assert "Ann argues  CON" in screen_text(app)


@pytest.fixture
def started(school_phones: Pack):
    """A duel in the history, its first turn open."""
    with History(history_file()) as history:
        motion, setup = begin(ANN, school_phones, "overlap")
        yield SavedMatch.start(history, motion, setup)


async def test_a_duel_that_was_left_goes_on_behind_the_curtain_with_its_draft(
    make_app, settle, screen_text, started
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Continue: Phones at the zoo, Ann against ベン" in screen_text(app)
        await pilot.press("c")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, DebateScreen)
        app.screen.query_one(ReplyBox).text = "Half a thought of Ann"
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, HandOverScreen)
        assert "Half a thought" not in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.query_one(ReplyBox).text == "Half a thought of Ann"


async def test_what_is_typed_while_the_judge_reads_never_becomes_the_others_draft(
    make_app, settle, say, started
) -> None:
    app = make_app(Play(resume=started.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        box = app.screen.query_one(ReplyBox)
        box.text = TEACHERS
        await pilot.press("ctrl+j")
        box.text = f"{TEACHERS} And a secret."
        await settle(pilot)
        for key in ("enter", "n", "n"):
            await pilot.press(key)
            await settle(pilot)
        assert isinstance(app.screen, HandOverScreen)
        assert app.screen.saved.draft() == ""
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.query_one(ReplyBox).text == ""


@pytest.mark.parametrize("size", [(60, 20), (50, 14), (120, 40)])
async def test_long_and_wide_names_fit(make_app, settle, screen_text, school_phones, size) -> None:
    names = ("花" * 24, "[/] [ @click=app.quit]x[")
    app = make_app(Play("school-phones", "zoo", "con", duellists=names))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, HandOverScreen)
        assert "花花花花" in screen_text(app)
        assert "Enter" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "turn 1 of 4" in screen_text(app)
        assert app.is_running


async def test_the_history_names_who_carried_the_house(
    make_app, settle, screen_text, started
) -> None:
    from game.debate.events import Answered, RoundClosed
    from game.scoring.verdict import Verdict

    for score in (80, 20):
        started.commit(Answered(Verdict("Words.", score, score // 20, ())))
        started.commit(RoundClosed())
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "· not played" in screen_text(app), "a duel is nobody's progress"
        await pilot.press("h")
        await settle(pilot)
        assert "Ann carried it" in screen_text(app)
        await pilot.press("v")
        await settle(pilot)
        assert "Duel: Ann (PRO) against ベン (CON)" in screen_text(app)
