"""The flow sheet: their argument, your answer, where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from game.debate.flow import SYMBOLS, FlowLine
from game.debate.wording import quoted
from game.tui.marks import STATUS_STYLES
from game.tui.widgets.panel import Panel


class FlowTable(Panel):
    """Fills itself as the match goes on; `sheet` sets the three columns of the ballot."""

    DEFAULT_CSS = """
    FlowTable { height: auto; }
    FlowTable > Horizontal { height: auto; }
    FlowTable .flow-theirs { width: 1fr; }
    FlowTable .flow-status { width: auto; padding-left: 1; }
    FlowTable .flow-yours { padding-left: 2; color: $text-muted; }
    FlowTable.-sheet > Horizontal { margin-bottom: 1; }
    FlowTable.-sheet .flow-theirs { width: 2fr; }
    FlowTable.-sheet .flow-yours { width: 3fr; padding: 0 2 0 1; }
    FlowTable.-sheet .flow-status { width: 15; }
    """

    def __init__(
        self,
        flow: Sequence[FlowLine] = (),
        *,
        sheet: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__("Flow · arguments so far", id=id, classes="-sheet" if sheet else "")
        self._flow = tuple(flow)
        self._sheet = sheet

    def compose(self) -> ComposeResult:
        for line in self._flow:
            yield from self._row_of_sheet(line) if self._sheet else self._row_of_column(line)

    async def show(self, flow: Sequence[FlowLine]) -> None:
        """Draws `flow` if it differs from what is there."""
        if tuple(flow) != self._flow:
            self._flow = tuple(flow)
            await self.recompose()

    def _row_of_sheet(self, line: FlowLine) -> ComposeResult:
        yours = quoted(line.yours, 220) if line.yours else "no answer"
        with Horizontal():
            yield _text(_theirs(line, "not thrown"), "flow-theirs")
            yield _text(yours, "flow-yours")
            yield Static(_status(line), classes="flow-status")

    def _row_of_column(self, line: FlowLine) -> ComposeResult:
        with Horizontal():
            yield _text(_theirs(line, "to come"), "flow-theirs")
            yield Static(_status(line), classes="flow-status")
        yours = _text(quoted(line.yours, 90) if line.yours else "", "flow-yours")
        yours.display = bool(line.yours)  # always there, so that a long match adds no widgets
        yield yours


def _theirs(line: FlowLine, unknown: str) -> str:
    """Their argument, in a duel after the name of who answers it."""
    return f"{line.speaker}: {line.theirs or unknown}" if line.speaker else line.theirs or unknown


def _status(line: FlowLine) -> Content:
    score = "" if line.score is None else f" {line.score}"
    words = f"{SYMBOLS[line.status]} {line.status}{score}"
    return Content.styled(words, STATUS_STYLES[line.status])


def _text(text: str, classes: str) -> Static:
    return Static(Content(text), classes=classes)
