import re
import shutil
from pathlib import Path

import pytest

from game.debate.setup import Play, begin
from game.errors import RecordError
from game.packs.format import Pack
from game.packs.library import load_pack
from game.paths import history_file, user_packs_folder
from game.records.history import History
from game.records.saved import SavedMatch
from game.settings import Settings
from game.tui.app import open_history
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.duel import DuelScreen
from game.tui.screens.home import HomeScreen
from game.tui.screens.packs import PacksScreen
from game.tui.widgets.door import Door


async def test_a_newcomer_sees_one_door_both_sides_and_how_it_goes(
    make_app, settle, screen_text, assert_golden
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert_golden("home-newcomer", screen_text(app))


async def test_a_returning_player_sees_scores_in_words_and_the_weaker_side(
    make_app, settle, screen_text, assert_golden, play_match
) -> None:
    play_match("pro", [82, 75])
    play_match("con", [44, 30])
    play_match("con", [52], mode="match")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert_golden("home-returning", screen_text(app))


async def test_a_small_terminal_still_shows_door_grid_and_keys(
    make_app, settle, screen_text, assert_golden, play_match
) -> None:
    play_match("pro", [82, 75])
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        assert_golden("home-60x20", screen_text(app))


async def test_arrows_and_enter_play_the_side_that_is_marked(make_app, settle, screen_text) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down", "right")
        assert "▸ CON" in screen_text(app)
        assert "▸ PRO" not in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, BriefingScreen)
        await settle(pilot)
        assert "CON" in screen_text(app)


@pytest.mark.parametrize(("key", "opened"), [("m", BriefingScreen), ("d", BriefingScreen),
                                             ("2", DuelScreen)])  # fmt: skip
async def test_what_is_played_on_a_side_asks_for_one_and_marks_the_first(
    make_app, settle, screen_text, key: str, opened: type
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press(key)
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "Choose a side by the arrow keys first." in screen_text(app)
        assert "▸ PRO" in screen_text(app)
        await pilot.press(key)
        assert isinstance(app.screen, opened)


async def test_the_grid_marks_as_next_only_where_the_panel_leads(
    make_app, settle, screen_text, play_match
) -> None:
    play_match("con", [44, 30])
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Now the other side: Phones at the zoo, PRO" in screen_text(app)
        assert re.search(r"PRO  · not played ◂ next +CON  ◔ 38 lost\n", screen_text(app))
        play_match("pro", [44], mode="match")
        await pilot.press("h", "escape")
        await settle(pilot)
        assert "next" not in screen_text(app)
        assert "PRO  … begun" in screen_text(app)


@pytest.mark.parametrize("size", [(50, 14), (60, 20), (80, 24), (100, 40)])
async def test_what_is_argued_is_read_whole_at_every_size(
    make_app, settle, screen_text, shelf: Path, size: tuple[int, int]
) -> None:
    text = "This house would leave phones at school on trips, at the zoo, the mill and the museum."
    path = shelf / "school-phones" / "motions" / "zoo.toml"
    old = "This house would leave phones at school on the class trip to the zoo."
    _replace(path, old, text)
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert text in " ".join(screen_text(app).split())


@pytest.mark.parametrize("width", [50, 57, 58, 60, 80])
async def test_no_width_breaks_a_word_of_a_motions_name(
    make_app, settle, screen_text, shelf: Path, width: int
) -> None:
    _replace(
        shelf / "school-phones" / "motions" / "zoo.toml",
        'title = "Phones at the zoo"', 'title = "Export controls and many a thing besides"',
    )  # fmt: skip
    app = make_app()
    async with app.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        words = screen_text(app).split()
        assert "controls" in words
        assert "PRO" in words
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "controls" in screen_text(app).split()


async def test_t_begins_a_drill_of_the_heaviest_counterargument(make_app, settle) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("t")
        assert isinstance(app.screen, BriefingScreen)


async def test_a_start_from_the_command_line_opens_the_briefing(make_app, settle) -> None:
    app = make_app(start=Play("school-phones", "zoo", "pro"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, BriefingScreen)


async def test_brackets_in_titles_are_shown_and_never_act(
    make_app, settle, screen_text, shelf: Path
) -> None:
    title = r"[/] [b [type=x] [ @click=app.quit]go[/]"
    _replace(shelf / "school-phones" / "pack.toml", 'title = "', f"title = '{title}' # ")
    _replace(
        shelf / "school-phones" / "motions" / "zoo.toml",
        'title = "Phones at the zoo"', 'title = "[red]Zoo[/red] [ @click=app.quit]x[/]"',
    )  # fmt: skip
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert title in screen_text(app)
        assert "[red]Zoo[/red]" in screen_text(app)
        await pilot.click(".motion-text", offset=(18, 0))
        await pilot.click("#pack", offset=(30, 0))
        assert app.is_running
        await pilot.press("p")
        assert title in screen_text(app)


async def test_a_bad_pack_is_announced_and_explained_and_stops_nothing(
    make_app, settle, screen_text
) -> None:
    folder = user_packs_folder() / "broken"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text('title = "[/red] Broken"\ncolour = 3\n')
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "A pack has problems: press p to see them." in screen_text(app)
        assert "Phones at the zoo" in screen_text(app)
        await pilot.press("p")
        assert isinstance(app.screen, PacksScreen)
        assert "broken, cannot be played" in screen_text(app)
        assert "`colour`" in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_without_a_pack_home_says_what_to_do(
    make_app, settle, screen_text, shelf: Path
) -> None:
    shutil.rmtree(shelf / "school-phones")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "No pack could be read" in screen_text(app)
        await pilot.press("t", "m", "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_the_pack_played_last_is_the_one_on_home(
    make_app, settle, screen_text, shelf: Path, write_sample_pack, play_match, school_phones: Pack
) -> None:
    write_sample_pack(shelf / "a-first-pack")
    play_match("pro", [82, 75], pack=school_phones)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "79 won" in screen_text(app)


async def test_the_days_counterargument_does_not_change_the_pack_on_home(
    make_app, settle, screen_text, shelf: Path, write_sample_pack, play_match, school_phones: Pack
) -> None:
    other = write_sample_pack(shelf / "a-first-pack")
    _replace(other / "pack.toml", "School phones", "Another essay")
    play_match("pro", [82, 75], pack=school_phones)
    pack = load_pack("a-first-pack")
    motion, started = begin(Play(pack.id, day="2026-01-02"), pack, "overlap")
    with History(history_file()) as history:
        SavedMatch.start(history, motion, started)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "79 won" in screen_text(app)
        assert "Another essay" not in screen_text(app)


async def test_a_history_that_cannot_be_opened_ends_the_app_with_the_reason(
    make_app, settle
) -> None:
    history_file().parent.mkdir(parents=True)
    history_file().write_bytes(b"this is no database, and long enough to be read as a page" * 20)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
    assert app.return_code == 1
    assert "not a history file" in str(app.failure)
    with pytest.raises(RecordError):
        open_history()


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


async def test_home_names_the_keys_in_force(make_app, settle, screen_text) -> None:
    keymap = {"home.try": "x", "home.daily": "y", "home.drill": "f12", "home.match": "h"}
    app = make_app(settings=Settings(keymap=keymap))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "Enter or x" in text
        assert "Today (y):" in text
        assert "Enter practice · m by the clock · F12 drill" in text  # h is taken
        app.change_keys("home.try", "z")
        await settle(pilot)
        assert "Enter or z" in screen_text(app)


async def test_the_door_names_enter_only_where_it_has_the_focus(make_app, settle):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        door = app.screen.query_one(Door)
        assert door.border_subtitle == "Enter or t"
        await pilot.press("down")
        assert door.border_subtitle == "t"
        await pilot.press("up")
        assert door.border_subtitle == "Enter or t"
