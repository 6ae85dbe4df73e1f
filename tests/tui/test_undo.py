"""Undoing in a box that is as small as its text."""

from textual.app import App, ComposeResult

from game.tui.widgets.reply import ReplyBox


class Written(App[None]):
    CSS = "ReplyBox { height: 1; min-height: 1; border: none; }"

    def compose(self) -> ComposeResult:
        yield ReplyBox()


async def test_a_line_break_can_be_undone_where_it_brought_the_scroll_bar() -> None:
    async with Written().run_test(size=(20, 4)) as pilot:
        box = pilot.app.query_one(ReplyBox)
        box.focus()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert box.text == ""
        assert box.cursor_location == (0, 0)
