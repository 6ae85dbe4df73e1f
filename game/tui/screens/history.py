"""The matches that were played: read one, resume one, save one to a file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar, Literal

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Label, Static

from game.errors import RebuttalError
from game.packs.format import Pack
from game.packs.library import load_pack, pack_title
from game.records.career import Career
from game.records.career_lines import brief_lines
from game.records.export import as_json, as_markdown
from game.records.reading import read_match
from game.records.replay import replay_steps
from game.records.sides import Progress
from game.records.summary import Summary
from game.tui.app import RebuttalApp
from game.tui.entrances import resume
from game.tui.keepsake import save_text
from game.tui.keynames import with_keys
from game.tui.sized import SizedScreen
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.match_table import MatchTable

EMPTY = """\
No match yet.

Each match you begin is kept here from its first second: leave at any moment, \
go on later, read a finished one again, or save it to a file.

Press {history.back}, then {home.try}, to try a first counterargument."""


class HistoryScreen(SizedScreen[None]):
    """All matches, newest first."""

    HELP = """\
Every match is here from the moment it begins, and each word of it was saved as you wrote. \
{history.open} goes on with a match that is not finished, and opens the ballot of one that is; \
{history.replay} replays it step by step. Nothing is judged again: you see what was decided then. \
{history.progress} shows how it went so far: scores over time, both sides of each motion, calls, \
points that you never made."""
    CSS_PATH = "history.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "replay", "Replay", id="history.replay",
                tooltip="A finished match again, step by step; nothing is judged again"),
        Binding("p", "progress", "Progress", id="history.progress",
                tooltip="Scores over time, both sides, calls, points never made"),
        Binding("v", "view", "Transcript", id="history.view",
                tooltip="The whole match to read, every word of both sides"),
        Binding("x", "export('md')", "Export", id="history.export",
                tooltip="Save the transcript to a file (Markdown)"),
        Binding("j", "export('json')", "Export as JSON", show=False, id="history.export-json",
                tooltip="Save every event to a file, for programs"),
        Binding("escape,q", "back", "Back", id="history.back", tooltip="To home"),
    ]  # fmt: skip
    AUTO_FOCUS = "MatchTable"

    app = getters.app(RebuttalApp)
    table = getters.query_one(MatchTable)

    def __init__(self) -> None:
        super().__init__()
        self._summaries: dict[str, Summary] = {}
        self._told = ""
        """The pack whose career stands above the list: that of the match under the cursor."""
        self._unfinished = False
        """Of the match under the cursor, for the footer."""

    def compose(self) -> ComposeResult:
        yield Label("History", id="title", markup=False)
        yield Static(id="brief")
        with Vertical(id="body"):
            yield MatchTable(cursor_type="row")
            yield Static(with_keys(self, EMPTY), id="empty", markup=False)
        yield Label("", id="detail", markup=False)
        yield KeyBar()

    @on(events.ScreenResume)
    def read(self) -> None:
        if not self.query(MatchTable):  # it may come before the widgets
            return
        try:
            matches = self.app.history.matches()
        except RebuttalError as error:
            matches = ()
            self.app.warn(str(error))
        self._summaries = {summary.id: summary for summary in matches}
        self._told = ""
        self.fill()

    @on(events.Resize)
    def fill(self) -> None:
        if not self.query(MatchTable):
            return
        matches = self._summaries.values()
        self.table.show(matches, datetime.now(UTC), small=self.has_class("-small"))
        self.set_class(not matches, "-empty")
        self.set_focus(self.table if matches else None)
        self.refresh_bindings()

    def _tell_career(self, pack: str) -> None:
        """How it went in that pack, and its title where the list has matches of several."""
        if pack == self._told:
            return
        self._told = pack
        career = self._career(pack)
        lines = brief_lines(career) if career else []
        self.query_one("#brief", Static).update(Content("\n".join(lines)))
        several = len({summary.pack for summary in self._summaries.values()}) > 1
        title = f"History · {pack_title(pack)}" if several else "History"
        self.query_one("#title", Label).update(Content(title))

    def _career(self, pack: str) -> Career | None:
        """How it went in that pack; None, with a warning shown, if it cannot be read."""
        try:
            return Career.read(self.app.history, pack, self._summaries.values())
        except RebuttalError as error:
            self.app.warn(str(error))
            return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("view", "export", "progress"):
            return bool(self._summaries)
        if action == "replay":
            chosen = self._chosen()
            return chosen is not None and (chosen.finished is not None or None)
        return True

    @on(DataTable.RowHighlighted)
    def describe(self, event: DataTable.RowHighlighted) -> None:
        key = event.row_key  # None, whatever its type says, where an arrow meets no row
        summary = self._summaries.get(str(key.value)) if key else None
        if summary is not None:
            self._tell_career(summary.pack)
            progress = Progress.of(summary.pack, self._summaries.values())
            mastered = "mastered, " if progress.mastered(summary.motion) else ""
            who = summary.sides if summary.duel else mastered + progress.balance(summary.motion)
            task = summary.assigned
            if task is not None:
                who = f"{summary.sides} · {task.place} · {task.title}"
            self.query_one("#detail", Label).update(
                f"{summary.title}: {who}\n"
                f"match {summary.id} · {summary.pack} {summary.pack_version} · begun "
                f"{summary.started.astimezone():%Y-%m-%d %H:%M}"
            )
            if (summary.finished is None) != self._unfinished:
                self._unfinished = summary.finished is None
                self.refresh_bindings()

    @on(DataTable.RowSelected)
    def open(self) -> None:
        """Goes on with the match, or opens its ballot."""
        if summary := self._chosen():
            resume(self.app, summary.id)

    def action_replay(self) -> None:
        from game.tui.screens.replay import ReplayScreen

        if summary := self._chosen():
            try:
                steps = replay_steps(self.app.history, summary.id, _installed)
            except RebuttalError as error:
                self.app.warn(str(error))
            else:
                self.app.push_screen(ReplayScreen(steps))

    def action_progress(self) -> None:
        """In the pack of the match under the cursor."""
        from game.tui.screens.progress import ProgressScreen

        if (summary := self._chosen()) and (career := self._career(summary.pack)):
            self.app.push_screen(ProgressScreen(career))

    def action_back(self) -> None:
        self.app.pop_screen()

    def action_view(self) -> None:
        from game.tui.screens.transcript import TranscriptScreen

        if (summary := self._chosen()) and (text := self._written(summary, "md")):
            self.app.push_screen(TranscriptScreen(text))

    def action_export(self, form: Literal["md", "json"]) -> None:
        if (summary := self._chosen()) and (text := self._written(summary, form)):
            save_text(self.app, f"rebuttal-{summary.id}.{form}", text)

    def _chosen(self) -> Summary | None:
        return self._summaries.get(self.table.chosen) if self._summaries else None

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


def _installed(pack_id: str) -> Pack:
    """For matches that carry no motion of their own."""
    return load_pack(pack_id)
