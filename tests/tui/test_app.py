import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.paths import settings_file
from game.settings import Settings, read_settings
from game.tui.app import RebuttalApp, run
from game.tui.screens.debate import DebateScreen
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


async def test_what_is_wrong_in_the_keymap_is_one_toast_that_a_dialog_takes_away(
    make_app, settle
) -> None:
    app = make_app(settings=Settings(keymap={"home.history": "t", "home.packs": "blah"}))
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        assert _toasts(app) == (
            "Settings: The key “t” cannot be given to home.history (History): "
            "Try one (home) has it. And 1 more: see Keys in the settings."
        )
        await pilot.press("s")
        await settle(pilot)
        assert _toasts(app) == ""


def _toasts(app: RebuttalApp) -> str:
    return "\n".join(notification.message for notification in app._notifications)


THEMES = ["textual-dark", "textual-light", "solarized-light", "ansi-light", "ansi-dark"]


@pytest.mark.parametrize("theme", THEMES)
async def test_home_history_and_debate_can_be_read_in_light_and_dark_and_by_ansi_colours(
    make_app, settle, screen_text, play_match, theme: str
) -> None:
    app = make_app(settings=Settings(theme=theme))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.theme == theme
        for words in ("Phones at the zoo", "not played", "Help"):
            assert words in screen_text(app)
        assert _unreadable(app) == []
        await pilot.press("down")
        await settle(pilot)
        assert _unreadable(app) == []
        await pilot.press("h")
        await settle(pilot)
        assert _unreadable(app) == []
        await app.push_screen(DebateScreen(play_match("con", [])))
        await settle(pilot)
        for words in ("They say · Eyes on the screen", "House", "you argue CON"):
            assert words in screen_text(app)
        assert _unreadable(app) == []


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_what_an_empty_box_asks_for_is_fainter_than_what_is_typed(
    make_app, settle, play_match, theme: str
) -> None:
    app = make_app(settings=Settings(theme=theme))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.push_screen(DebateScreen(play_match("con", [])))
        await settle(pilot)
        strips = app.screen._compositor.render_strips(app.screen.size)
        asked = [s for strip in strips for s in strip if "but I say" in s.text]
        assert asked
        assert all(segment.style and segment.style.dim for segment in asked)


def _unreadable(app: RebuttalApp) -> list[str]:
    """Words in the colour of their ground, or in the terminal's own, whichever it is, on another
    ground."""
    strips = app.screen._compositor.render_strips(app.screen.size)
    segments = [segment for strip in strips for segment in strip if segment.text.strip()]
    styles = [(segment.text, segment.style) for segment in segments if segment.style]
    return [
        text
        for text, style in styles
        if style.color
        and style.bgcolor
        and not style.bgcolor.is_default
        and (style.color.is_default or style.color == style.bgcolor)
    ]


@pytest.mark.parametrize(
    ("term", "chosen", "theme"),
    [
        ("xterm", "", "ansi-dark"),
        ("xterm-256color", "", "textual-dark"),
        ("xterm", "dark", "textual-dark"),
    ],
)
async def test_a_terminal_of_sixteen_colours_has_its_own_unless_a_theme_is_chosen(
    make_app, settle, monkeypatch: pytest.MonkeyPatch, term: str, chosen: str, theme: str
) -> None:
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", term)
    app = make_app(settings=Settings(theme=chosen))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.theme == theme
    assert not settings_file().exists()


@pytest.mark.parametrize("mouse", [True, False])
def test_the_mouse_is_left_to_the_terminal_when_asked(mouse: bool) -> None:
    asked = []

    class Asked(RebuttalApp):
        def run(self, **wanted: object) -> int:
            asked.append(wanted)
            return 0

    assert run(mouse=mouse, make=Asked) == 0
    assert asked == [{"mouse": mouse}]


BROKEN = """
from pathlib import Path
import game.tui.app
from game.tui.app import RebuttalApp, run
class Broken(RebuttalApp):
    CSS_PATH = [Path(game.tui.app.__file__).with_name("app.tcss")]
    def action_help(self):
        raise ValueError("broken on purpose")
    def on_mount(self):
        self.set_timer(0.1, self.action_help)
raise SystemExit(run(make=Broken))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")
def test_a_defect_in_the_app_ends_it_with_a_code_and_the_terminal_as_it_was(
    tmp_path: Path,
) -> None:
    import pty
    import termios

    script = tmp_path / "broken.py"
    script.write_text(BROKEN)

    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    environment = {**os.environ, "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True,
    )  # fmt: skip
    written = b""
    until = time.monotonic() + 60
    while process.poll() is None:
        if time.monotonic() > until:
            process.kill()
        if select.select([ours], [], [], 0.1)[0]:
            written += os.read(ours, 65536)
    while select.select([ours], [], [], 0.1)[0]:
        written += os.read(ours, 65536)
    after = termios.tcgetattr(theirs)
    os.close(theirs)
    os.close(ours)
    assert process.returncode == 1
    assert b"broken on purpose" in written
    assert 0 <= written.rfind(b"\x1b[?1049h") < written.rfind(b"\x1b[?1049l")
    assert 0 <= written.rfind(b"\x1b[?1000h") < written.rfind(b"\x1b[?1000l")
    assert after == before
