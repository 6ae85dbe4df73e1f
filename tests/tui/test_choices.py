import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from game.tui.widgets.choices import Choices


class Listed(App[None]):
    def compose(self) -> ComposeResult:
        yield Choices([Content("one"), Content("two [b]"), Content("three")])


@pytest.mark.parametrize("colours", ["", "1"])
async def test_the_chosen_row_carries_a_sign_and_no_other(
    screen_text, monkeypatch, colours: str
) -> None:
    if colours:
        monkeypatch.setenv("NO_COLOR", colours)
    app = Listed()

    def marked() -> list[str]:
        rows = [line.partition("▸ ")[2] for line in screen_text(app).splitlines()]
        return [row.rstrip(" ▎") for row in rows if row]

    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert marked() == ["one"]
        await pilot.press("down")
        await pilot.pause()
        assert marked() == ["two [b]"]
        choices = app.query_one(Choices)
        choices.show_row(0, Content("first"))
        choices.show_row(1, Content("second"))
        await pilot.pause()
        assert marked() == ["second"]
        assert "first" in screen_text(app)


@pytest.mark.parametrize(("theme", "kept"), [("ansi-dark", False), ("textual-dark", True)])
async def test_colours_of_its_own_do_not_vanish_in_a_cursor_of_sixteen_colours(
    theme: str, kept: bool
) -> None:
    app = Listed()
    async with app.run_test() as pilot:
        app.theme = theme
        choices = app.query_one(Choices)
        muted = Content.assemble("one", ("\nmore", "$text-muted"))
        for place in (0, 1):
            choices.show_row(place, muted)
        await pilot.pause()
        chosen, other = (choices.get_option_at_index(place).prompt for place in (0, 1))
        assert chosen.plain == "▸ one\nmore"
        assert bool(chosen.spans) == kept
        assert other.spans


class Narrow(Listed):
    CSS = "Choices { width: 2; padding: 0 1; border: none; height: auto; }"

    def compose(self) -> ComposeResult:
        yield Choices([Content("猫の意見 "), Content("two")])


async def test_a_list_without_a_column_left_is_drawn() -> None:
    async with Narrow().run_test(size=(10, 10)) as pilot:
        await pilot.pause()
        assert pilot.app.query_one(Choices).option_count == 2
