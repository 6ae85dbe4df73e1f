"""A match to read, as it would be exported."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static

from game.tui.sized import SizedScreen
from game.tui.widgets.keybar import KeyBar


class TranscriptScreen(SizedScreen[None]):
    """The Markdown of one match; links in it are not followed."""

    HELP = "The whole match: what they said, what you wrote, and how each answer was judged then."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "app.pop_screen", "Back", id="transcript.back", tooltip="To the list"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    TranscriptScreen #title {
        width: 100%; background: $primary; color: $text-on-primary;
        text-style: bold; padding: 0 1;
    }
    TranscriptScreen #scroll { scrollbar-size-vertical: 1; }
    """
    AUTO_FOCUS = "#scroll"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield Static("Transcript", id="title")
        with VerticalScroll(id="scroll"):
            yield Markdown(self._text, open_links=False)
        yield KeyBar()
