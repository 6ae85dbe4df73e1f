"""A finished match again, step by step: no judge is asked, and nothing can be changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.debate.duel import divide
from game.debate.flow import SYMBOLS
from game.debate.wording import FLAGGED, LIFT, MADE, MISSED, NEAR
from game.records.replay import Scene, Step
from game.tui.sized import SizedScreen
from game.tui.widgets.hanging import Hanging
from game.tui.widgets.house import HouseBar
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.matchline import MatchLine
from game.tui.widgets.panel import Panel
from game.tui.widgets.prose import with_marks

SIGNED = frozenset(f"{sign} " for sign in (MADE, NEAR, MISSED, FLAGGED, LIFT, *SYMBOLS.values()))
"""How a line begins whose first character is a sign, to stand in a column of its own."""


class ReplayScreen(SizedScreen[None]):
    """One step at a time; the House moves as it did."""

    HELP = """\
The match as it was played, one step after the other: what they said, what you wrote, what the \
judge found then. Nothing is judged again. {replay.next} goes on, {replay.previous} goes back."""
    CSS_PATH = ["panels.tcss", "replay.tcss"]  # noqa: RUF012
    AUTO_FOCUS = "#scene"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,enter,space,n", "go(1)", "Next", id="replay.next", tooltip="One step on"),
        Binding("left,b", "go(-1)", "Back", id="replay.previous", tooltip="One step back"),
        Binding("home", "jump(0)", "First", id="replay.first", tooltip="To the first step"),
        Binding("end", "jump(-1)", "Last", id="replay.last", tooltip="To the ballot"),
        Binding("escape,q", "back", "History", id="replay.back", tooltip="To the list"),
    ]  # fmt: skip

    line = getters.query_one(MatchLine)
    scene = getters.query_one("#scene", Panel)

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self._index = 0

    def compose(self) -> ComposeResult:
        match = self._steps[0].match
        yield MatchLine(match)
        yield HouseBar(divide(match), match.setup.duellists)
        yield Panel(id="scene", classes="panel")
        yield KeyBar()

    async def on_mount(self) -> None:
        await self._draw()

    async def _draw(self, *, on: bool = False) -> None:
        """The step that was chosen; `on` if it follows the one before."""
        step = self._steps[self._index]
        self.line.show(step.match)
        self.query_one(HouseBar).show(divide(step.match), telling=on)
        place = f"Step {self._index + 1} of {len(self._steps)}"
        self.scene.call_it(f"{place} · {step.scene.title}")
        async with self.batch():
            await self.scene.remove_children()
            if self.scene.is_attached:
                await self.scene.mount(*_parts(step.scene))
        self.scene.scroll_home(animate=False)
        self.refresh_bindings()

    async def action_go(self, by: int) -> None:
        self._index = max(0, min(self._index + by, len(self._steps) - 1))
        await self._draw(on=by > 0)

    async def action_jump(self, index: int) -> None:
        self._index = index % len(self._steps)
        await self._draw()

    def action_back(self) -> None:
        self.app.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("go", "jump"):
            forward = parameters == ((1,) if action == "go" else (-1,))
            edge = len(self._steps) - 1 if forward else 0
            return self._index != edge
        return True


def _parts(scene: Scene) -> Iterator[Widget]:
    for line in scene.before:
        yield Static(Content(line), classes="before")
    if scene.verdict:
        yield Static(with_marks(scene.verdict), classes="answer")
    elif scene.text:
        yield Static(Content(scene.text), classes="answer")
    for line in filter(None, scene.after):
        sign = line[:1] if line[:2] in SIGNED else ""
        yield Hanging(Content.styled(sign, "bold"), Content(line.removeprefix(sign).strip()))
