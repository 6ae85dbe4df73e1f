import pytest
from textual.content import Content

from game.scoring.trust import LIMITS, shipped_figures
from game.scoring.trust_tables import Table, tables
from game.tui.screens.trust import TableOfFigures, TrustScreen, aligned


async def test_home_opens_the_judges_card_and_comes_back(make_app, settle, screen_text) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await settle(pilot)
        assert isinstance(app.screen, TrustScreen)
        assert "Measured on" in screen_text(app)
        await pilot.press("pagedown")
        await pilot.pause(0.3)
        assert LIMITS[-1].split()[-1] in screen_text(app)
        await pilot.press("end")
        await pilot.pause(0.3)
        assert tables(shipped_figures())[-1].rows[-1][0] in screen_text(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, TrustScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_no_line_of_a_table_is_cut(size, make_app, settle) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await settle(pilot)
        shown = list(app.screen.query(TableOfFigures))
        assert len(shown) == len(tables(shipped_figures()))
        for table in shown:
            lines = str(table.content).split("\n")
            assert size[0] - 5 <= table.size.width <= size[0]
            assert max(map(len, lines)) <= table.size.width
            assert table.size.height == len(lines)


def test_a_short_name_stands_on_the_line_of_its_figures() -> None:
    table = Table("T", "N", ("set", "cases", "F1"), (("zoo [b]", "12", "0.80"),))
    lines = str(aligned(table, 77)).split("\n")
    assert lines == ["set      cases    F1", "zoo [b]     12  0.80"]
    assert isinstance(aligned(table, 77), Content)


def test_a_long_name_stands_above_them_where_there_is_no_room() -> None:
    table = Table("T", "N", ("set", "cases"), (("n" * 72, "12"),))
    assert str(aligned(table, 77)).split("\n") == ["      cases", "n" * 72, "         12"]
    assert str(aligned(table, 79)).split("\n")[1] == "n" * 72 + "     12"
