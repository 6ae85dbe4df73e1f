import pytest
from textual.command import CommandList, CommandPalette

from game.tui.keynames import own_bindings
from game.tui.palette import Palette
from game.tui.screens.history import HistoryScreen


@pytest.mark.parametrize("keys", [(), ("h",), ("p",)])
async def test_every_action_of_a_screen_is_in_the_palette(
    make_app, settle, play_match, keys: tuple[str, ...]
) -> None:
    play_match("pro", [82, 75])
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*keys)
        titles = {command.title for command in app.get_system_commands(app.screen)}
        described = {
            binding.description
            for binding, _, _ in own_bindings(app.screen)
            if "command_palette" not in binding.action
        }
        assert described
        assert described - titles == set()


async def test_a_command_does_what_its_key_does(make_app, settle) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("colon")
        assert isinstance(app.screen, CommandPalette)
        await pilot.press("escape")
        command = next(c for c in app.get_system_commands(app.screen) if c.title == "History")
        await command.callback()
        assert isinstance(app.screen, HistoryScreen)


async def test_a_page_of_a_list_without_room_is_no_error(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        palette = Palette()
        await app.push_screen(palette)
        palette.query_one(CommandList).styles.height = 0
        await pilot.pause()
        for action in ("page_up", "page_down"):
            palette._action_command_list(action)
        assert palette.query_one(CommandList).highlighted in (None, 0)
        assert app.screen is palette
