"""The box in which an author writes as a player would."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from game.text import clean


class AnswerBox(TextArea):
    """Nothing in it is saved, and it is judged as it changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave box", id="workbench.leave",
                tooltip="To the tree: arrows choose what is answered; Write comes back"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    AnswerBox { height: 35%; min-height: 5; padding: 0 1; scrollbar-size-vertical: 1; }
    """

    class Left(Message):
        """The author left the box."""

    @property
    def answer(self) -> str:
        """The text as it would be judged."""
        return clean(self.text).strip()

    def action_leave(self) -> None:
        """Out of the box."""
        self.post_message(self.Left())
