import pytest
from textual.widgets import OptionList

from game.debate.clock import Timer
from game.paths import settings_file
from game.settings import Settings, read_settings
from game.tui.look import NO_COLOUR
from game.tui.screens.history import HistoryScreen
from game.tui.screens.home import HomeScreen
from game.tui.screens.keymap import KeymapScreen, PressKey
from game.tui.screens.packs import PacksScreen
from game.tui.screens.settings import SettingsScreen


def saved() -> Settings:
    settings, warning = read_settings(settings_file())
    assert warning == ""
    return settings


async def test_every_setting_is_changed_from_home_by_keys_and_saved_at_once(
    make_app, settle, screen_text
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.animation_level = "none"
        await settle(pilot)
        await pilot.press("s")
        assert isinstance(app.screen, SettingsScreen)
        assert not settings_file().exists()
        await pilot.press("right")
        await pilot.pause()
        assert (app.theme, saved().theme) == ("textual-light", "textual-light")
        await pilot.press("down", "left")
        assert (app.animation_level, saved().animations) == ("none", "none")
        await pilot.press("down", "enter")
        assert saved().flow_first
        await pilot.press("down", "right")
        assert (app.settings.steelman, saved().steelman) == (True, True)
        text = screen_text(app).replace(str(settings_file()), "settings.toml")
        for words in ("‹ light ›", "‹ none ›", "‹ on ›", "as they come"):
            assert words in text
        await pilot.press("left")
        assert not saved().steelman
        await pilot.press("down", "right", "down", "right")
        assert (saved().timer, saved().timer_minutes) == ("down", 4)
        assert app.timer == Timer("down", 240)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_theme_without_colour_shows_greys_alone(make_app, settle) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not _grey(app)
        await pilot.press("s", "left")
        await settle(pilot)
        assert (app.theme, saved().theme) == (NO_COLOUR, NO_COLOUR)
        assert _grey(app)
        await pilot.press("right")
        await settle(pilot)
        assert not _grey(app)


def _grey(app) -> bool:
    strips = app.screen._compositor.render_strips(app.screen.size)
    styles = [segment.style for strip in strips for segment in strip if segment.style]
    colours = [c.get_truecolor() for s in styles for c in (s.color, s.bgcolor) if c]
    return all(c.red == c.green == c.blue for c in colours)


@pytest.mark.parametrize(("name", "theme"), [("light", "textual-light"), ("ansi", "ansi-dark")])
async def test_short_names_of_themes_are_understood(make_app, settle, name, theme) -> None:
    app = make_app(settings=Settings(theme=name))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.theme == theme
    assert not settings_file().exists()


async def keys_of(pilot) -> tuple[OptionList, list[str]]:
    """Opens the keys from home: their list and the ids of its rows."""
    await pilot.press("s", "end", "enter")
    screen = pilot.app.screen
    assert isinstance(screen, KeymapScreen)
    return screen.query_one(OptionList), [binding.id for binding in screen.actions]


async def test_a_key_is_changed_by_pressing_it_and_given_back(
    make_app, settle, screen_text
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        rows, names = await keys_of(pilot)
        rows.highlighted = names.index("home.history")
        await pilot.press("enter")
        assert isinstance(app.screen, PressKey)
        await pilot.press("t")
        await pilot.pause()
        assert "Not changed. The key “t” cannot" in " ".join(screen_text(app).split())
        assert not app._notifications
        assert not settings_file().exists()
        await pilot.press("enter", "f6")
        await pilot.pause()
        assert saved().keymap == {"home.history": "h,f6"}
        assert "* h F6" in screen_text(app)
        await pilot.press("enter", "y")
        await pilot.pause()
        assert saved().keymap == {"home.history": "y,f6"}
        await pilot.press("enter", "escape")
        assert saved().keymap == {"home.history": "y,f6"}
        await pilot.press("escape", "escape")
        await pilot.press("h")
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("f6")
        assert not isinstance(app.screen, HomeScreen)
        await pilot.press("escape", "s", "end", "enter")
        app.screen.query_one(OptionList).highlighted = names.index("home.history")
        await pilot.press("delete")
        await pilot.pause()
        assert saved().keymap == {}


async def test_the_help_keeps_its_key_and_no_key_of_a_screen_is_taken_for_it(
    make_app, settle, screen_text
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        rows, names = await keys_of(pilot)
        rows.highlighted = names.index("app.help")
        await pilot.press("enter", "h")
        await settle(pilot)
        words = " ".join(screen_text(app).replace("│", " ").split())
        assert "app.help (Help): Hint └ (debate) and History (home) have it" in words
        app.screen.query_one(OptionList).highlighted = names.index("app.help-always")
        await pilot.press("enter", "f12")
        await pilot.pause()
        assert "stays with the help" in " ".join(screen_text(app).split())
        assert not settings_file().exists()


async def test_a_key_that_is_taken_leaves_both_actions_their_own(make_app, settle) -> None:
    app = make_app(settings=Settings(keymap={"home.history": "s", "home.packs": "f6"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key, screen in (("s", SettingsScreen), ("h", HistoryScreen), ("f6", PacksScreen)):
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, screen)
            await pilot.press("escape")


async def test_the_keys_are_named_as_on_the_keyboard_with_their_place_and_meaning(
    make_app, settle, screen_text
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("s", "end", "enter")
        words = " ".join(screen_text(app).split())
        for row in (
            "ballot Export x",
            "ballot Home Esc",
            "answer box Next box Enter",
        ):
            assert row in words
        names = [b.id for b in app.screen.actions]
        assert names.index("ballot.home") < names.index("side.play") < names.index("home.daily")
        app.screen.query_one(OptionList).highlighted = names.index("home.history")
        await pilot.pause()
        assert "Your matches and progress: replay, resume, export." in screen_text(app)
        assert "home.history" in screen_text(app)


async def test_a_key_in_the_file_that_cannot_be_had_is_marked_with_the_reason(
    make_app, settle, screen_text
) -> None:
    app = make_app(settings=Settings(keymap={"home.history": "t"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        rows, names = await keys_of(pilot)
        rows.highlighted = names.index("home.history")
        await pilot.pause()
        words = " ".join(screen_text(app).split())
        assert "History ▲ h" in words
        assert "▲ The key “t” cannot be given to home.history (History)" in words


async def test_a_question_for_a_key_is_left_by_the_key_that_it_names(
    make_app, settle, screen_text
) -> None:
    app = make_app(settings=Settings(keymap={"press-key.cancel": "f12"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await keys_of(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "“Leave box”; F12" in screen_text(app)
        await pilot.press("f12")
        await pilot.pause()
        assert isinstance(app.screen, KeymapScreen)
        assert app.settings.keymap == {"press-key.cancel": "f12"}


async def test_space_changes_a_value_as_enter_does(make_app, settle, screen_text) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("s", "down", "down", "space")
        assert app.settings.flow_first
        await pilot.press("enter")
        assert not app.settings.flow_first
        await pilot.press("down", "down")
        assert "‹ up: counts up ›" in screen_text(app)
        await pilot.press("end", "space")
        assert isinstance(app.screen, KeymapScreen)


async def test_what_cannot_be_saved_holds_and_is_told(
    make_app, settle, screen_text, monkeypatch, tmp_path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        monkeypatch.setenv("REBUTTAL_HOME", str(blocked / "below"))
        await pilot.press("s", "down", "down", "right")
        await pilot.pause()
        assert app.settings.flow_first
        assert "was not saved" in " ".join(screen_text(app).split())


async def test_a_new_match_takes_the_options_that_were_just_chosen(make_app, settle) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("s", "down", "down", "right", "down", "right", "escape", "t")
        await settle(pilot)
        setup = app.screen.setup
        assert (setup.flow_first, setup.steelman) == (True, True)


@pytest.mark.parametrize("size", [(60, 20), (50, 14)])
async def test_it_fits_small_terminals(make_app, settle, screen_text, size) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("s")
        for words in ("Theme", "Steelman", "Keys", "Esc closes"):
            assert words in screen_text(app)
