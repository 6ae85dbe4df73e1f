"""How often the judge is right, and what it cannot do."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from game.scoring.trust import LIMITS, Figures, headline, in_short, shipped_figures
from game.scoring.trust_tables import Table, tables
from game.tui.sized import SizedScreen
from game.tui.widgets.hanging import Hanging
from game.tui.widgets.keybar import KeyBar

GAP = 2
"""Columns between two columns of a table."""


class TrustScreen(SizedScreen[None]):
    """The judge's card: what the figures come to, the figures, the limits."""

    HELP = """\
What was measured of the judge that is installed here, on answers that people labelled. The same \
figures come from `rebuttal trust`; the model card in the documentation says what they were \
measured on."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,j", "app.pop_screen", "Back", id="trust.back", tooltip="Back to home"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    TrustScreen {
        #title {
            width: 100%; background: $primary; color: $text-on-primary;
            text-style: bold; padding: 0 1;
        }
        #scroll { scrollbar-size-vertical: 1; padding: 0 1; }
        Static { width: 1fr; }
        .heading { text-style: bold; color: $text-primary; margin-top: 1; }
        .note { color: $text-muted; }
        #facts { height: auto; margin-bottom: 1; }
        Hanging > .sign { width: 2; }
        .table { margin-top: 1; }
    }
    """
    AUTO_FOCUS = "#scroll"

    def compose(self) -> ComposeResult:
        found = shipped_figures()
        yield Static("How far to trust the judge", id="title")
        with VerticalScroll(id="scroll"):
            yield from _in_short(found)
            yield Static(headline(found), classes="note", markup=False)
            yield Static("What it cannot do", classes="heading")
            yield from map(_item, LIMITS)
            for table in tables(found):
                yield Static(table.title, classes="heading", markup=False)
                yield Static(table.note, classes="note", markup=False)
                yield TableOfFigures(table, classes="table")
        yield KeyBar()


def _in_short(found: Figures) -> ComposeResult:
    """Of whom the figures speak, and what they come to, one fact an item."""
    speaks_of, *facts = in_short(found) or ("",)
    yield Static(speaks_of, markup=False)
    yield Vertical(*map(_item, facts), id="facts")


def _item(words: str) -> Hanging:
    return Hanging(Content("•"), Content(words))


class TableOfFigures(Static):
    """A table as it fits the room."""

    def __init__(self, table: Table, *, classes: str) -> None:
        super().__init__(classes=classes)
        self._table = table

    @on(events.Resize)
    def fit(self, event: events.Resize) -> None:
        self.update(aligned(self._table, event.size.width))


def aligned(table: Table, widest: int) -> Content:
    """The table in columns: names to the left, figures to the right.

    Where a name and its figures have no room beside each other in `widest` columns, the names stand
    on lines of their own.
    """
    figures = [table.columns[1:], *(row[1:] for row in table.rows)]
    widths = [max(len(row[i].strip()) for row in figures) for i in range(len(table.columns) - 1)]
    head = "".join(f"{cell.strip():>{width + GAP}}" for cell, width in zip(
        table.columns[1:], widths, strict=True))  # fmt: skip
    longest = max(len(row[0]) for row in table.rows)
    apart = longest + len(head) > widest
    left = 4 if apart else longest
    lines = [Content.assemble((f"{'' if apart else table.columns[0]:<{left}}{head}", "bold"))]
    for row in table.rows:
        cells = "".join(f"{c.strip():>{w + GAP}}" for c, w in zip(row[1:], widths, strict=True))
        if apart:
            lines.append(Content(row[0]))
        lines.append(Content(f"{'' if apart else row[0]:<{left}}{cells}"))
    return Content("\n").join(lines)
