"""A sign and the text that hangs beside it: lines of a long item never run under its sign."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class Hanging(Horizontal):
    """One item of a list: a sign, a number or nothing in the first column, its text in the next."""

    DEFAULT_CSS = """
    Hanging { height: auto; }
    Hanging > .sign { width: 3; }
    Hanging > .body { width: 1fr; }
    """

    def __init__(self, sign: Content, body: Content, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._sign, self._body = sign, body

    def compose(self) -> ComposeResult:
        yield Static(self._sign, classes="sign")
        yield Static(self._body, classes="body")
