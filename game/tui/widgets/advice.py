"""What the judge sees in an answer, line by line, with what to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from game.scoring.advice import SIGNS, Line, Tone

STYLES: dict[Tone, str] = {
    "made": "$text-success", "near": "$text-warning", "missed": "", "flag": "$text-error",
    "lift": "$text-accent", "detail": "$text-muted", "todo": "$text-accent",
}  # fmt: skip

NARROWEST = 20
"""Columns for which lines are broken at least."""


class AdviceView(VerticalScroll):
    """Lines of advice, broken at words; it can be scrolled by keys."""

    DEFAULT_CSS = """
    AdviceView {
        height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        Static { height: auto; width: 1fr; }
    }
    """

    def __init__(self) -> None:
        super().__init__(can_focus=True)
        self._lines: tuple[Line, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static()

    def show(self, lines: Iterable[Line]) -> None:
        """These lines in place of those before."""
        self._lines = tuple(lines)
        body = self.query_one(Static)
        width = max(NARROWEST, body.size.width)
        rows = [row for line in self._lines for row in _rows(line, width)]
        body.update(Content("\n").join(rows))

    @on(events.Resize)
    def _wrap_again(self) -> None:
        self.call_after_refresh(lambda: self.show(self._lines))


def _rows(line: Line, width: int) -> Iterator[Content]:
    """The line broken at words; what follows its first row hangs beside its sign."""
    sign = SIGNS[line.tone]
    indent = "  " * line.level
    hanging = " " * (len(indent) + (2 if sign else 0))
    for number, row in enumerate(Content(line.words).wrap(width - len(hanging))):
        before = f"{indent}{sign} " if sign and number == 0 else hanging
        yield Content.assemble((f"{before}{row}", STYLES[line.tone]))
