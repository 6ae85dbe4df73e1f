"""The door: the one thing to do next, large, at the top of home."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Label, Static

from game.records.next_step import NextStep
from game.tui.keynames import with_keys

KEYS = {
    "resume": "{door.open} or {home.continue}",
    "try": "{door.open} or {home.try}",
    "play": "{door.open}",
    "mastered": "{door.open}",
}
ASIDES = {"resume": "Go on", "try": "First time here", "play": "Next", "mastered": "Next"}


class Door(Vertical, can_focus=True):
    """A panel that leads on when it is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="door.open", tooltip="Do what the panel says"),
    ]

    class Opened(Message):
        """The player goes through."""

    def compose(self) -> ComposeResult:
        yield Label("", id="step", markup=False)
        yield Static("", id="why", markup=False)

    def show(self, step: NextStep) -> None:
        """Draws what lies behind the door; every text is literal."""
        self.border_title = Content(ASIDES[step.kind])
        self.border_subtitle = Content(with_keys(self, KEYS[step.kind]))
        self.query_one("#step", Label).update(step.title)
        self.query_one("#why", Static).update(step.text)

    def action_open(self) -> None:
        self.post_message(self.Opened())

    def on_click(self) -> None:
        self.post_message(self.Opened())
