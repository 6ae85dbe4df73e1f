from game.debate.setup import Play
from game.settings import Settings
from game.tui.sized import SizedModal, TooSmall


async def test_a_tiny_terminal_shows_one_message_and_recovers_with_its_focus(
    make_app, settle, screen_text, assert_golden
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down")
        before, focused = screen_text(app), app.focused
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert_golden("tiny", screen_text(app))
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert screen_text(app) == before
        assert app.focused is focused
        assert not app.screen.query(TooSmall)


async def test_a_terminal_of_a_few_columns_ends_nothing(make_app, settle, screen_text) -> None:
    app = make_app(Play("school-phones", "zoo", "con"), Settings(theme="no-colour"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for keys in ((), ("f1",), ("ctrl+p", "f1", "ctrl+p"), ("escape", "escape")):
            await pilot.press(*keys)
            for size in ((5, 3), (1, 1), (80, 24)):
                await pilot.resize_terminal(*size)
                await settle(pilot)
        assert "Briefing" in screen_text(app)


async def test_a_modal_and_the_screen_beneath_it_follow_the_size(
    make_app, settle, screen_text
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        home = app.screen
        await pilot.press("question_mark")
        await pilot.resize_terminal(44, 12)
        await pilot.pause()
        assert "please enlarge" in screen_text(app)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "Keys here" in screen_text(app)
        await pilot.press("escape")
        assert home.has_class("-wide", "-tall")
        assert not home.has_class("-narrow", "-short", "-small")
        assert "please enlarge" not in screen_text(app)


async def test_what_is_answered_by_two_keys_at_once_closes_once(make_app, settle) -> None:
    app = make_app()
    answers: list[int | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        stack = list(app.screen_stack)
        for _ in range(2):
            modal = SizedModal[int]()
            await app.push_screen(modal, answers.append)
            modal.dismiss(1)
            modal.dismiss(2)
            await pilot.pause()
        assert app.screen_stack == stack
    assert answers == [1, 1]
