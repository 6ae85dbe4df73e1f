import pytest
from textual.app import App, ComposeResult

from game.tui.widgets.line_input import LineInput


class Names(App[None]):
    """Two fields, the first of which has the focus."""

    def compose(self) -> ComposeResult:
        yield LineInput(compact=True)
        yield LineInput("Ada", compact=True)


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_a_field_is_underlined_where_it_has_no_ground(theme: str) -> None:
    app = Names()
    app.theme = theme
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips(app.size)
        for strip in strips[:2]:
            assert all(segment.style and segment.style.underline for segment in strip)
        assert not any(segment.style and segment.style.underline for segment in strips[2])


async def test_a_field_with_a_ground_is_not() -> None:
    app = Names()
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips(app.size)
        assert not any(s.style and s.style.underline for strip in strips for s in strip)


async def test_what_is_pasted_stays_on_one_line() -> None:
    app = Names()
    async with app.run_test() as pilot:
        field = app.query(LineInput).first()
        field.value = "Ada\nLovelace"
        await pilot.pause()
        assert field.value == "Ada Lovelace"
