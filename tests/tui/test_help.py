from textual.widgets import TextArea

from game.settings import Settings
from game.tui.keynames import own_bindings
from game.tui.screens.help import HelpScreen


async def test_help_on_home_lists_its_keys_and_fits(
    make_app, settle, screen_text, assert_golden
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        assert_golden("help-home", screen_text(app))
        await pilot.press("f1")
        assert not isinstance(app.screen, HelpScreen)


async def test_every_binding_of_the_screen_is_explained(make_app, settle) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        wanted = {binding.tooltip for binding, _, _ in own_bindings(app.screen)}
        await pilot.press("f1")
        shown = "\n".join(str(row.content) for row in app.screen.query(".row Static"))
        assert [tooltip for tooltip in wanted if tooltip not in shown] == []


async def test_in_a_text_field_a_question_mark_is_typed_and_f1_helps(make_app, settle) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        area = TextArea()
        await app.screen.mount(area)
        area.focus()
        await pilot.press("question_mark", "colon")
        assert area.text == "?:"
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)


async def test_remapped_keys_act_and_are_shown_in_footer_and_help(
    make_app, settle, screen_text
) -> None:
    app = make_app(settings=Settings(keymap={"home.packs": "f6,y"}))
    async with app.run_test(size=(80, 32)) as pilot:
        await settle(pilot)
        assert "f6 Packs" in screen_text(app)
        await pilot.press("p")
        assert app.screen.id != "packs"
        await pilot.press("f1")
        assert "F6 y" in screen_text(app)
        await pilot.press("escape", "y")
        assert "School phones" in screen_text(app)
        assert "Enter chooses" in screen_text(app)
