"""The matches that were played: read one, resume one, save one to a file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar, Literal

from rich.text import Text
from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Footer, Label, Static

from game.errors import RebuttalError
from game.packs.format import Pack
from game.records.export import as_json, as_markdown
from game.records.saved import read_match
from game.records.summary import Summary
from game.scoring.verdict import band_of
from game.tui.app import RebuttalApp
from game.tui.entrances import resume
from game.tui.keepsake import save_text
from game.tui.marks import score_words
from game.tui.sized import SizedScreen
from game.tui.times import ago

EMPTY = """\
No match yet.

Each match you begin is kept here from its first second: leave at any moment, \
go on later, read a finished one again, or save it to a file.

Press Escape, then t, to try a first counterargument."""

COLUMNS = (("When", 14), ("Motion", 18), ("Side", 4), ("Mode", 8), ("Result", 23))
"""Titles, and widths in cells; together they fill 80 columns."""

ROOMY = frozenset({"When", "Mode"})
"""Columns that a small terminal leaves out."""


class MatchTable(DataTable[Text]):
    """The list; its Enter carries an id, so that footer, help and keymap know it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Open", id="history.open",
                tooltip="Go on with the match, or read its ballot"),
    ]  # fmt: skip


class HistoryScreen(SizedScreen[None]):
    """All matches, newest first."""

    HELP = """\
Every match is here from the moment it begins, and each word of it was saved as you wrote. \
Enter goes on with a match that is not finished, and opens the ballot of one that is. \
Nothing is judged again: you see what was decided then."""
    CSS_PATH = "history.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "view", "Transcript", id="history.view",
                tooltip="The whole match to read, every word of both sides"),
        Binding("x", "export('md')", "Export", id="history.export",
                tooltip="Save the transcript to a file (Markdown)"),
        Binding("j", "export('json')", "Export as JSON", show=False, id="history.export-json",
                tooltip="Save every event to a file, for programs"),
        Binding("escape,q", "app.pop_screen", "Back", id="history.back", tooltip="To home"),
    ]  # fmt: skip
    AUTO_FOCUS = "MatchTable"

    app = getters.app(RebuttalApp)
    table = getters.query_one(MatchTable)

    def __init__(self) -> None:
        super().__init__()
        self._summaries: dict[str, Summary] = {}

    def compose(self) -> ComposeResult:
        yield Label("History", id="title")
        with Vertical(id="body"):
            yield MatchTable(cursor_type="row")
            yield Static(EMPTY, id="empty", markup=False)
        yield Label("", id="detail", markup=False)
        yield Footer()

    @on(events.ScreenResume)
    @on(events.Resize)
    def fill(self) -> None:
        if not self.query(MatchTable):  # both events may come before the widgets
            return
        try:
            matches = self.app.history.matches()
        except RebuttalError as error:
            matches = ()
            self.app.warn(str(error))
        row = self.table.cursor_row
        self._summaries = {summary.id: summary for summary in matches}
        now = datetime.now(UTC)
        shown = [(t, w) for t, w in COLUMNS if not (t in ROOMY and self.has_class("-small"))]
        self.table.clear(columns=True)
        for title, width in shown:
            self.table.add_column(Text(title), width=width, key=title)
        for summary in matches:
            cells = _cells(summary, now)
            self.table.add_row(*(cells[title] for title, _ in shown), key=summary.id)
        self.table.move_cursor(row=row)
        self.set_class(not matches, "-empty")
        self.set_focus(self.table if matches else None)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("view", "export"):
            return bool(self._summaries)
        return True

    @on(DataTable.RowHighlighted)
    def describe(self, event: DataTable.RowHighlighted) -> None:
        summary = self._summaries.get(str(event.row_key.value))
        if summary is not None:
            who = f"{summary.sides} · " if summary.duel else ""
            self.query_one("#detail", Label).update(
                f"{who}match {summary.id} · {summary.pack} {summary.pack_version} · begun "
                f"{summary.started.astimezone():%Y-%m-%d %H:%M}"
            )

    @on(DataTable.RowSelected)
    def open(self) -> None:
        """Goes on with the match, or opens its ballot."""
        if summary := self._chosen():
            resume(self.app, summary.id)

    def action_view(self) -> None:
        from game.tui.screens.transcript import TranscriptScreen

        if (summary := self._chosen()) and (text := self._written(summary, "md")):
            self.app.push_screen(TranscriptScreen(text))

    def action_export(self, form: Literal["md", "json"]) -> None:
        if (summary := self._chosen()) and (text := self._written(summary, form)):
            save_text(self.app, f"rebuttal-{summary.id}.{form}", text)

    def _chosen(self) -> Summary | None:
        if not self._summaries:
            return None
        cell = self.table.coordinate_to_cell_key(self.table.cursor_coordinate)
        return self._summaries.get(str(cell.row_key.value))

    def _written(self, summary: Summary, form: Literal["md", "json"]) -> str:
        """The match as a file's text; empty, with a warning shown, if it cannot be read."""
        history = self.app.history
        try:
            if form == "json":
                return as_json(summary, history.entries(summary.id))
            return as_markdown(summary, read_match(history, summary.id, _installed))
        except RebuttalError as error:
            self.app.warn(str(error))
            return ""


def _cells(summary: Summary, now: datetime) -> dict[str, Text]:
    """Of a row, by column; `Text` is literal and measured right in `DataTable`."""
    title = Content(summary.title).truncate(dict(COLUMNS)["Motion"], ellipsis=True).plain
    return {
        "When": Text(ago(summary.updated, now)),
        "Motion": Text(title),
        "Side": Text("2" if summary.duel else summary.side.upper()),
        "Mode": Text("duel" if summary.duel else summary.mode),
        "Result": Text(_result(summary)),
    }


def _result(summary: Summary) -> str:
    if summary.duel and summary.finished:
        winner = summary.carried_by
        return (
            Content(f"{winner} carried it" if winner else "drawn").truncate(23, ellipsis=True).plain
        )
    if summary.score is None:
        rounds = len(summary.counterarguments)
        return f"… {summary.answered} of {rounds} answered" if rounds else "… not opened yet"
    words = score_words(summary.score, band_of(summary.score))
    return words if summary.mode == "drill" else f"{words}, {'won' if summary.won else 'lost'}"


def _installed(pack_id: str) -> Pack:
    """For matches that carry no motion of their own."""
    from game.packs.library import load_pack

    return load_pack(pack_id)
