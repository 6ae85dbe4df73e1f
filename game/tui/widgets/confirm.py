"""A question with two answers."""

from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Label

from game.tui.keynames import with_keys
from game.tui.sized import SizedModal
from game.tui.widgets.choices import CHOSEN, OTHER


class Answer(Button):
    """Carries a sign while it has the focus, also where no colour tells it."""

    def __init__(self, words: str, name: str, variant: Literal["primary", "warning"]) -> None:
        super().__init__(id=name, variant=variant, compact=True)
        self._words = words

    def on_mount(self) -> None:
        self.watch(self, "has_focus", self._draw)

    def _draw(self) -> None:
        self.label = Content(f"{CHOSEN if self.has_focus else OTHER}{self._words}")


class Confirm(SizedModal[bool]):
    """Asks `question`; dismisses with True for yes and False for no or Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", id="confirm.yes", tooltip="Do it"),
        Binding("n,escape", "answer(False)", "No", id="confirm.no", tooltip="Leave it as it is"),
        Binding(
            "left,right", "app.focus_next", "Other answer", show=False, id="confirm.other",
            tooltip="Move between the two answers",
        ),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Confirm {
        & > Vertical { width: 60; max-width: 90%; padding: 1 2; }
        Label { width: 100%; margin-bottom: 1; }
        Horizontal { height: auto; align-horizontal: right; }
        Button { margin-left: 2; min-width: 0; }
    }
    """
    AUTO_FOCUS = "#no"

    def __init__(self, question: str, *, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label(self._question, markup=False)
            with Horizontal():
                yield Answer(with_keys(self, f"{self._yes} ({{confirm.yes}})"), "yes", "warning")
                yield Answer(with_keys(self, f"{self._no} ({{confirm.no}})"), "no", "primary")

    @on(Button.Pressed)
    def answer_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)
