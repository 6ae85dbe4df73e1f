from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.pilot import Pilot

from game.tui.sized import SizedScreen
from game.tui.widgets.keybar import KeyBar


class Keys(App[None]):
    """Eight keys, the last of which leads out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"press_key('{key}')", f"Press {key * 4}") for key in "abcd"),
        Binding("e", "off", "Never"),
        *(Binding(n, f"press_key('{n}')", n, group=Binding.Group("counts")) for n in "12"),
        Binding("f", "back", "Back", tooltip="The way out"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []

    def compose(self) -> ComposeResult:
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "off" else True

    def action_press_key(self, key: str) -> None:
        self.pressed.append(key)

    def action_back(self) -> None:
        self.pressed.append("back")


def row(app: App[None]) -> str:
    """The last row as plain text."""
    strips = app.screen._compositor.render_strips(app.size)
    return "".join(segment.text for segment in strips[-1])


async def words_of(pilot: Pilot[None]) -> str:
    """The last row as soon as something stands there: a busy machine may paint it late."""
    for _ in range(200):
        await pilot.pause(0.02)
        if row(pilot.app).strip():
            break
    return row(pilot.app)


async def test_all_keys_stand_there_and_a_group_ends_with_its_name() -> None:
    async with Keys().run_test(size=(100, 5)) as pilot:
        assert (await words_of(pilot)).split("▏")[0].split() == (
            "a Press aaaa b Press bbbb c Press cccc d Press dddd e Never 1 2 counts f Back".split()
        )


async def test_without_room_the_last_go_first_but_not_the_way_out() -> None:
    async with Keys().run_test(size=(62, 5)) as pilot:
        words = await words_of(pilot)
        assert "Press bbbb" in words
        assert "Press dddd" not in words
        assert "1 2 counts f Back" in words
        await pilot.resize_terminal(100, 5)
        await pilot.pause()
        assert "Press dddd" in row(pilot.app)


class Needs(SizedScreen[None]):
    """Cannot do without the key d."""

    needed = frozenset({"press_key('d')"})

    def compose(self) -> ComposeResult:
        yield KeyBar()


async def test_what_the_screen_needs_goes_last() -> None:
    async with Keys().run_test(size=(62, 14)) as pilot:
        await pilot.app.push_screen(Needs())
        await pilot.pause()
        words = await words_of(pilot)
        assert "Press dddd" in words
        assert "Press cccc" not in words
        assert "1 2 counts f Back" in words


async def test_a_click_on_a_key_or_its_words_is_that_key() -> None:
    async with Keys().run_test(size=(100, 5)) as pilot:
        words = await words_of(pilot)
        for name in ("b Press bbbb", "bbbb", "2 counts", "counts", "Never", "Back"):
            await pilot.click(offset=(words.index(name), 4))
        await pilot.click(offset=(99, 4))
        await pilot.pause()
        assert pilot.app.pressed == ["b", "b", "2", "back"]


async def test_the_mouse_is_told_what_a_key_does() -> None:
    async with Keys().run_test(size=(100, 5)) as pilot:
        await pilot.pause()
        bar = pilot.app.query_one(KeyBar)
        await pilot.hover(offset=Offset(row(pilot.app).index("f Back"), 4))
        await pilot.pause()
        assert bar.tooltip == "The way out"
        await pilot.hover(offset=Offset(row(pilot.app).index("counts"), 4))
        await pilot.pause()
        assert bar.tooltip is None
