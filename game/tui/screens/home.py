"""Home: every motion with its two sides, and one door to what comes next.

The frame is painted first; packs and history, and all that knows about them, are loaded behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Label, Static

from game.errors import RebuttalError
from game.tui.app import RebuttalApp
from game.tui.entrances import enter
from game.tui.keynames import with_keys
from game.tui.sized import SizedScreen
from game.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from game.debate.events import Mode
    from game.debate.setup import Play
    from game.packs.format import Pack
    from game.packs.library import FoundPack
    from game.records.next_step import NextStep
    from game.records.summary import Summary
    from game.tui.widgets.board import Board
    from game.tui.widgets.motion_row import SideCell

NO_PACK = """\
No pack could be read, so there is nothing to argue about yet.
Press {home.packs} to see what is wrong; `rebuttal where` names the folder of your packs."""


class HomeScreen(SizedScreen[None]):
    """The place where everything begins and ends."""

    HELP = """\
Someone argues with you; you answer in your own words; the judge shows which of your sentences \
made which point. The panel at the top is what to do next. Below it each motion has two sides, \
PRO and CON, with your best score from 0 to 100: a motion is mastered when both sides reach 60 \
in a whole match (four rounds, or as many as there are), and the weaker side (▼) says how far it \
is behind. ★ 3 of 15 counts the rungs climbed on that side, three for each counterargument \
({briefing.ladder} in its briefing). \
All of it stays on this computer and is saved as you type."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "try", "Try one", id="home.try",
                tooltip="Answer one counterargument: three minutes"),
        Binding("c", "continue", "Continue", id="home.continue",
                tooltip="Take up the match that you left"),
        Binding("m", "play('match')", "Match", show=False, id="home.match",
                tooltip="The chosen side by the clock: no hints, no revision"),
        Binding("d", "play('drill')", "Drill", show=False, id="home.drill",
                tooltip="The chosen side, rounds only"),
        Binding("o", "daily", "Today", show=False, id="home.daily",
                tooltip="The day's counterargument: three minutes, one attempt that counts"),
        Binding("2", "duel", "Duel", show=False, id="home.duel",
                tooltip="Two people on this keyboard, on the chosen motion"),
        Binding("h", "history", "History", id="home.history",
                tooltip="Your matches and progress: replay, resume, export"),
        Binding("s", "app.settings", "Settings", id="home.settings",
                tooltip="How it looks, how one plays, keys"),
        Binding("p", "packs", "Packs", id="home.packs",
                tooltip="Other essays, and what is wrong with a pack"),
        Binding("j", "trust", "Judge", show=False, id="home.trust",
                tooltip="How often the judge is right, and what it cannot do"),
        Binding("q", "app.quit", "Quit", id="home.quit",
                tooltip="Leave; everything is saved"),
    ]  # fmt: skip

    app = getters.app(RebuttalApp)

    @dataclass
    class Read(Message):
        """The packs were read."""

        found: tuple[FoundPack, ...]

    def __init__(self, start: Play | None = None) -> None:
        super().__init__()
        self._start = start
        self._found: tuple[FoundPack, ...] | None = None
        self._pack: Pack | None = None
        self._step: NextStep | None = None
        self._board: Board | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Label("Rebuttal", id="brand")
            yield Label("", id="day", markup=False)
            yield Label("", id="pack", markup=False)
        yield Static("Reading the packs ...", id="empty", markup=False)
        yield Label("", id="notice", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.call_after_refresh(self._read_packs)
        self.app.keys_changed.subscribe(self, self._name_keys)

    async def _name_keys(self, _: object) -> None:
        if self._found is not None:
            await self._draw()

    @work(thread=True, group="packs")
    def _read_packs(self) -> None:
        from game.packs.library import find_packs

        self.post_message(self.Read(find_packs()))

    def _last_played(self) -> Pack | None:
        """The pack with which the player was busy last, else the first.

        The day's counterargument, dealt by the date, was not the player's choice.
        """
        packs = {found.id: found.pack for found in self._found or () if found.pack}
        summaries, _ = self._read_history()
        played = (
            packs[summary.pack]
            for summary in summaries
            if summary.pack in packs and not summary.day
        )
        return next(played, next(iter(packs.values()), None))

    # -- drawing ---------------------------------------------------------------

    @on(Read)
    async def fill(self, message: Read) -> None:
        if not self.app.open_history():
            return
        self._found = message.found
        self._pack = self._last_played()
        self.app.scorer.start()
        await self._draw()
        if self._start is not None:
            enter(self.app, self._start)

    @on(events.ScreenResume)
    async def redraw(self) -> None:
        """With the focus on the door where a match waits that was left."""
        if self._found is not None:
            await self._draw()
            if self._board and self._step and self._step.kind == "resume":
                self._board.door.focus()

    async def _draw(self) -> None:
        """Everything that depends on the packs and the history."""
        summaries, notices = self._read_history()
        empty = self.query_one("#empty", Static)
        if self._pack is None:
            empty.update(with_keys(self, NO_PACK))
        else:
            empty.display = False
            self.query_one("#pack", Label).update(self._pack.manifest.title)
            await self._draw_board(self._pack, summaries)
        if not all(found.playable for found in self._found or ()):
            notices.append(with_keys(self, "A pack has problems: press {home.packs} to see them."))
        notice = self.query_one("#notice", Label)
        notice.display = bool(notices)
        notice.update("▲ " + " ".join(notices))
        self.refresh_bindings()

    async def _draw_board(self, pack: Pack, summaries: tuple[Summary, ...]) -> None:
        from game.records.daily import day_line
        from game.tui.widgets.board import Board

        key = with_keys(self, "{home.daily}")
        self.query_one("#day", Label).update(day_line(summaries, self.app.today(), key))
        if self._board is None:
            self._board = Board()
            await self.mount(self._board, after="#empty")
            self._step = await self._board.show(pack, summaries)
            self._board.door.focus()
        else:
            self._step = await self._board.show(pack, summaries)

    def _read_history(self) -> tuple[tuple[Summary, ...], list[str]]:
        try:
            return self.app.history.matches(), []
        except RebuttalError as error:
            return (), [str(error)]

    # -- ways in ---------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "continue":
            return self._step is not None and self._step.kind == "resume"
        if action in ("try", "play", "duel"):
            return self._pack is not None
        if action == "daily":
            return bool(self._dealt_from)
        return self._found is not None or action not in ("history", "packs")

    def on_door_opened(self) -> None:
        """By name, since the door's module is loaded after the first paint."""
        if self._step is not None:
            enter(self.app, self._step.play)

    def on_side_cell_chosen(self, message: SideCell.Chosen) -> None:
        self._play(message.cell, "practice")

    def _play(self, cell: SideCell, mode: Mode) -> None:
        from game.debate.setup import Play

        if self._pack is not None:
            enter(self.app, Play(self._pack.id, cell.motion.id, cell.side, mode))

    def action_play(self, mode: Mode) -> None:
        cell = self._chosen_side()
        if cell is not None:
            self._play(cell, mode)

    def _chosen_side(self) -> SideCell | None:
        """The side that is marked; without one the first is, and the player asked to choose."""
        if self._board is None:
            return None
        cell = self._board.chosen
        if cell is None:
            self._board.action_move(1)
            self.notify("Choose a side by the arrow keys first.", timeout=3)
        return cell

    def action_try(self) -> None:
        from game.records.next_step import try_one

        if self._pack is not None:
            enter(self.app, try_one(self._pack))

    def action_daily(self) -> None:
        from game.records.daily import todays

        summaries, _ = self._read_history()
        enter(self.app, todays(self._dealt_from, summaries, self.app.today()))

    @property
    def _dealt_from(self) -> list[Pack]:
        """The packs that everybody has, so that a day deals the same to all."""
        return [one.pack for one in self._found or () if one.pack and one.origin == "bundled"]

    def action_duel(self) -> None:
        from game.tui.screens.duel import DuelScreen

        cell = self._chosen_side()
        if self._pack is None or cell is None:
            return
        summaries, _ = self._read_history()
        names = next((summary.duellists for summary in summaries if summary.duel), ())
        self.app.push_screen(
            DuelScreen(self._pack.id, cell.motion, cell.side, names), self._enter_duel
        )

    def _enter_duel(self, play: Play | None) -> None:
        if play is not None:
            enter(self.app, play)

    def action_continue(self) -> None:
        self.on_door_opened()

    def action_history(self) -> None:
        from game.tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen())

    def action_packs(self) -> None:
        from game.tui.screens.packs import PacksScreen

        if self._found is not None:
            chosen = self._pack.id if self._pack else ""
            self.app.push_screen(PacksScreen(self._found, chosen), self._change_pack)

    def action_trust(self) -> None:
        from game.tui.screens.trust import TrustScreen

        self.app.push_screen(TrustScreen())

    async def _change_pack(self, pack: Pack | None) -> None:
        if pack is not None and self._board is not None:
            self._pack = pack
            await self._draw()
            self._board.door.focus()
