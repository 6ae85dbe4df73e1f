import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from game.tui.widgets.panel import Panel


class Desk(App[None]):
    CSS = "Panel { height: 6; border-top: solid white; }"

    def __init__(self, lines: int, name: str = "Judge") -> None:
        super().__init__()
        self.panel = Panel(name)
        self.text = "\n".join(f"line {n}" for n in range(lines))

    def compose(self) -> ComposeResult:
        with self.panel:
            yield Static(self.text)


def name_of(panel: Panel) -> str:
    return str(panel.border_title or "").strip()


async def test_a_panel_says_where_there_is_more_to_read() -> None:
    app = Desk(20)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert name_of(app.panel) == "Judge · ↓ more"
        app.panel.scroll_to(y=3, animate=False)
        await pilot.pause()
        assert name_of(app.panel) == "Judge · ↑↓ more"
        app.panel.scroll_end(animate=False)
        await pilot.pause()
        assert name_of(app.panel) == "Judge · ↑ more"
        app.panel.call_it("You said")
        assert name_of(app.panel) == "You said · ↑ more"


@pytest.mark.parametrize(("name", "lines", "shown"), [("Judge", 5, "Judge"), ("", 5, "")])
async def test_a_panel_with_all_in_view_carries_its_name_alone(
    name: str, lines: int, shown: str
) -> None:
    app = Desk(lines, name)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert name_of(app.panel) == shown


async def test_a_panel_notices_that_its_text_or_the_terminal_changed() -> None:
    app = Desk(5)
    async with app.run_test(size=(40, 10)) as pilot:
        app.query_one(Static).update("\n" * 30)
        await pilot.pause()
        assert name_of(app.panel) == "Judge · ↓ more"
        app.panel.styles.height = 40
        await pilot.resize_terminal(40, 50)
        await pilot.pause()
        assert name_of(app.panel) == "Judge"
