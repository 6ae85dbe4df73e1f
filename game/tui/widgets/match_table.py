"""The list of matches, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable

from game.debate.ladder import stars
from game.records.ladder import climbed_in
from game.records.summary import Summary
from game.tui.marks import score_words
from game.tui.times import ago

COLUMNS = (("When", 14), ("Motion", 18), ("Side", 4), ("Mode", 8), ("Result", 23))
"""Titles, and widths in cells; together they fill 80 columns."""

ROOMY = frozenset({"When", "Mode"})
"""Columns that a small terminal leaves out."""


class MatchTable(DataTable[Text]):
    """A row a match; its Enter carries an id, so that footer, help and keymap know it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Open", id="history.open",
                tooltip="Go on with the match, or read its ballot"),
    ]  # fmt: skip

    def show(self, summaries: Iterable[Summary], now: datetime, *, small: bool) -> None:
        """Draws the list anew, the cursor staying in its row."""
        row = self.cursor_row
        shown = [(title, width) for title, width in COLUMNS if not (small and title in ROOMY)]
        self.clear(columns=True)
        for title, width in shown:
            self.add_column(Text(title), width=width, key=title)
        for summary in summaries:
            cells = _cells(summary, now)
            self.add_row(*(cells[title] for title, _ in shown), key=summary.id)
        self.move_cursor(row=row)

    @property
    def chosen(self) -> str:
        """Id of the match under the cursor; empty in an empty list."""
        if not self.row_count:
            return ""
        return str(self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value)


def _cells(summary: Summary, now: datetime) -> dict[str, Text]:
    """Of a row, by column; `Text` is literal and measured right in `DataTable`."""
    title = Content(summary.title).truncate(dict(COLUMNS)["Motion"], ellipsis=True).plain
    return {
        "When": Text(ago(summary.updated, now)),
        "Motion": Text(title),
        "Side": Text("2" if summary.duel else summary.side.upper()),
        "Mode": Text(_form(summary)),
        "Result": Text(_result(summary)),
    }


def _form(summary: Summary) -> str:
    if summary.assigned is not None:
        return summary.assigned.label
    return "duel" if summary.duel else summary.label


def _result(summary: Summary) -> str:
    if summary.duel and summary.finished:
        width = dict(COLUMNS)["Result"]
        return Content(summary.result).truncate(width, ellipsis=True).plain
    if summary.score is None:
        rounds = len(summary.counterarguments)
        return f"… {summary.answered} of {rounds} answered" if rounds else "… not opened yet"
    words = score_words(summary.score, summary.standing)
    if climbed := climbed_in(summary):
        return f"{words} {stars(climbed)}"
    return words
