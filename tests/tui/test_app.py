import subprocess
import sys
from pathlib import Path

import pytest

from game.paths import settings_file
from game.settings import Settings, read_settings
from game.tui.app import RebuttalApp
from game.tui.screens.home import HomeScreen
from game.tui.widgets.confirm import Confirm

HEAVY = ("numpy", "pydantic", "sqlite3", "game.scoring", "game.packs.format", "game.records")

FIRST_PAINT = """
import sys
import game.tui.app, game.tui.screens.home
print(*[name for name in {heavy} if name in sys.modules])
"""


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    code = FIRST_PAINT.format(heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


async def test_the_scorer_is_loaded_behind_home(make_app, settle) -> None:
    app = make_app()
    assert not app.scorer.ready
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.scorer.get().version == "overlap"


async def test_a_chosen_theme_is_remembered(make_app, settle) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        assert not settings_file().exists()
        app.theme = "solarized-light"
        await pilot.pause()
    assert read_settings(settings_file()) == (Settings(theme="solarized-light"), "")
    again = make_app()
    async with again.run_test():
        assert again.theme == "solarized-light"


async def test_a_theme_that_is_gone_gives_a_warning_and_the_default(make_app, settle) -> None:
    app = make_app(settings=Settings(theme="[/] no such"))
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        assert app.theme == "textual-dark"
        assert "[/] no such" in _toasts(app)


async def test_a_bad_settings_file_gives_a_warning_and_never_a_crash(make_app, settle) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("theme = [/]", encoding="utf-8")
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        assert "cannot be read" in _toasts(app)


async def test_the_settings_file_that_is_read_only_costs_no_theme(
    make_app, settle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    app = make_app()
    monkeypatch.setenv("REBUTTAL_HOME", str(blocked / "below"))
    async with app.run_test(notifications=True) as pilot:
        app.theme = "textual-light"
        await pilot.pause()
        assert app.theme == "textual-light"
        assert "was not saved" in _toasts(app)


async def test_no_color_never_meets_a_theme_of_ansi_colours(
    make_app, settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(settings=Settings(theme="ansi-light"))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.theme == "textual-light"
    assert not settings_file().exists()


@pytest.mark.parametrize(
    ("variable", "setting", "level"),
    [(None, "none", "none"), ("basic", "none", "basic"), (None, "full", "full")],
)
async def test_animations_follow_the_environment_before_the_settings(
    make_app, monkeypatch: pytest.MonkeyPatch, variable: str | None, setting: str, level: str
) -> None:
    if variable:
        monkeypatch.setenv("TEXTUAL_ANIMATIONS", variable)
    app = make_app(settings=Settings(animations=setting))
    app.animation_level = variable or "full"
    async with app.run_test():
        assert app.animation_level == level


async def test_ctrl_c_does_not_quit_and_q_does(make_app, settle) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+c")
        assert app.is_running
        await pilot.press("q")
    assert (app.return_value, app.return_code) == (0, 0)


async def test_quitting_asks_only_where_words_would_be_lost(
    make_app, settle, screen_text, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        monkeypatch.setattr(HomeScreen, "unsaved", lambda _: "your [b opening")
        await pilot.press("ctrl+q")
        assert isinstance(app.screen, Confirm)
        assert "[b opening." in screen_text(app)
        await pilot.press("n")
        assert app.is_running
        await pilot.press("ctrl+q", "y")
    assert app.return_value == 0


async def test_a_clash_in_the_keymap_is_said_once(make_app, settle) -> None:
    app = make_app(settings=Settings(keymap={"home.history": "t"}))
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        assert _toasts(app).count("gives the key “t” to home.history and home.try.") == 1


def _toasts(app: RebuttalApp) -> str:
    return "\n".join(notification.message for notification in app._notifications)
