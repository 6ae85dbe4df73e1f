import pytest
from textual.binding import Binding

from game.settings import Settings
from game.tui.keynames import key_name, key_of, with_keys
from game.tui.screens.ballot import BallotScreen
from game.tui.screens.debate import DebateScreen
from game.tui.widgets.confirm import Confirm
from game.tui.widgets.keybar import KeyBar


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("shift+tab", "Shift+Tab"),
        ("ctrl+p", "Ctrl+P"),
        ("ctrl+shift+k", "Ctrl+Shift+K"),
        ("enter", "Enter"),
        ("escape", "Esc"),
        ("f1", "F1"),
        ("h", "h"),
        ("Y", "Y"),
        ("question_mark", "?"),
    ],
)
def test_keys_are_named_as_on_the_keyboard(key: str, name: str) -> None:
    assert key_name(Binding(key, "quit", "Quit")) == name


@pytest.mark.parametrize(("keys", "shown"), [("g,f5", "F5"), ("g", "")])
async def test_a_key_that_is_typed_as_text_is_not_told_where_one_writes(
    make_app, settle, play_match, keys: str, shown: str
) -> None:
    app = make_app(settings=Settings(keymap={"debate.hint": keys}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.push_screen(DebateScreen(play_match("con", [])))
        await settle(pilot)
        assert key_of(app.screen, "hint") == shown
        entries = app.screen.query_one(KeyBar).entries
        assert [one.shown.upper() for one in entries if one.words == "Hint"] == [shown][
            : len(shown)
        ]
        await pilot.press("escape")
        await settle(pilot)
        assert key_of(app.screen, "hint") == "g"


async def test_a_sentence_names_the_key_in_force(make_app, settle) -> None:
    app = make_app(settings=Settings(keymap={"home.packs": "f6,y", "home.try": "q"}))
    async with app.run_test() as pilot:
        await settle(pilot)
        sentence = "{home.packs}, {home.try}, {briefing.ladder}; {no.such} {x}"
        assert with_keys(app.screen, sentence) == "F6, t, l; {no.such} {x}"


async def test_ballot_questions_and_help_name_the_keys_in_force(
    make_app, settle, play_match, screen_text
) -> None:
    keymap = {"ballot.export": "f12", "confirm.yes": "f12", "reply.leave": "f12"}
    app = make_app(settings=Settings(keymap=keymap))
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await app.push_screen(BallotScreen(play_match("con", [70])))
        await settle(pilot)
        assert " F12  Save this match" in screen_text(app)
        app.push_screen(Confirm("Leave?"))
        await settle(pilot)
        assert "Yes (F12)" in screen_text(app)
        app.action_help()
        await settle(pilot)
        assert "letters go into your answer. F12 leaves" in screen_text(app)


async def test_an_empty_history_names_the_keys_in_force(make_app, settle, screen_text) -> None:
    app = make_app(settings=Settings(keymap={"home.try": "x", "history.back": "f12"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("h")
        await settle(pilot)
        assert "Press F12, then x, to try a first counterargument." in screen_text(app)


async def test_an_action_with_another_key_keeps_its_place(make_app, settle, play_match) -> None:
    app = make_app(settings=Settings(keymap={"debate.hint": "g,f5", "debate.write": "z"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.push_screen(DebateScreen(play_match("con", [])))
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        entries = app.screen.query_one(KeyBar).entries
        assert [one.shown for one in entries][:4] == ["s", "z", "g", "n"]
