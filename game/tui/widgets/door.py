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

KEYS = {"resume": "{home.continue}", "try": "{home.try}"}
"""Keys that lead through from anywhere on home; Enter does where the door has the focus."""
ASIDES = {"resume": "Go on", "try": "First time here", "play": "Next", "mastered": "Next"}


class Door(Vertical, can_focus=True):
    """A panel that leads on when it is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="door.open", tooltip="Do what the panel says"),
    ]

    _key = ""

    class Opened(Message):
        """The player goes through."""

    def compose(self) -> ComposeResult:
        yield Label("", id="step", markup=False)
        yield Static("", id="why", markup=False)

    def show(self, step: NextStep) -> None:
        """Draws what lies behind the door; every text is literal."""
        self.border_title = Content(ASIDES[step.kind])
        self._key = KEYS.get(step.kind, "")
        self._tell_keys(here=self.has_focus)
        self.query_one("#step", Label).update(step.title)
        self.query_one("#why", Static).update(step.text)

    def on_focus(self) -> None:
        self._tell_keys(here=True)

    def on_blur(self) -> None:
        self._tell_keys(here=False)

    def _tell_keys(self, *, here: bool) -> None:
        """Which keys lead through now: without the focus `here`, Enter is for something else."""
        keys = ["{door.open}"] * here + [self._key] * bool(self._key)
        self.border_subtitle = Content(with_keys(self, " or ".join(keys)))

    def action_open(self) -> None:
        self.post_message(self.Opened())

    def on_click(self) -> None:
        self.post_message(self.Opened())
