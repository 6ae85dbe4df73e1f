from game.tui.widgets.confirm import Confirm


async def test_the_answer_with_the_focus_carries_a_sign(make_app, settle, screen_text) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(Confirm("Leave?", yes="Leave", no="Stay"))
        await settle(pilot)
        text = screen_text(app)
        assert "▸ Stay (n)" in text
        assert "▸ Leave (y)" not in text
        await pilot.press("left")
        await pilot.pause()
        text = screen_text(app)
        assert "▸ Leave (y)" in text
        assert "▸ Stay (n)" not in text
