from textual.content import Content

from game.scoring.trust import LIMITS, Table, shipped_figures, tables
from game.tui.screens.trust import TrustScreen, aligned


async def test_home_opens_the_judges_card_and_comes_back(make_app, settle, screen_text) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await settle(pilot)
        assert isinstance(app.screen, TrustScreen)
        assert "Measured on" in screen_text(app)
        await pilot.press("end")
        await pilot.pause(0.3)
        assert LIMITS[-1].split()[-1] in screen_text(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, TrustScreen)


async def test_no_line_of_a_table_is_cut_at_eighty_columns(make_app, settle) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await settle(pilot)
        for table in tables(shipped_figures()):
            assert max(len(line) for line in str(aligned(table)).split("\n")) <= 77


def test_a_short_name_stands_on_the_line_of_its_figures() -> None:
    table = Table("T", "N", ("set", "cases", "F1"), (("zoo [b]", "12", "0.80"),))
    lines = str(aligned(table)).split("\n")
    assert lines == ["set      cases    F1", "zoo [b]     12  0.80"]
    assert isinstance(aligned(table), Content)


def test_a_long_name_stands_above_them() -> None:
    table = Table("T", "N", ("set", "cases"), (("n" * 72, "12"),))
    assert str(aligned(table)).split("\n") == ["      cases", "n" * 72, "         12"]
