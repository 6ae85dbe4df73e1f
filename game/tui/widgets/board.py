"""The board of home: the door, the grid of motions by sides, and what to know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import Label

from game.packs.format import Pack
from game.records.ladder import Ladder
from game.records.next_step import NextStep, next_step
from game.records.sides import Progress
from game.records.summary import Summary
from game.tui.keynames import with_keys
from game.tui.widgets.about import About
from game.tui.widgets.door import Door
from game.tui.widgets.motion_row import MotionRow, SideCell

MODES_LINE = (
    "Pick a side: {side.play} practice · {home.match} by the clock · {home.drill} drill · "
    "{home.duel} duel"
)


class Board(Container):
    """What one pack offers a player with these matches."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="board.up", tooltip="One row up"),
        Binding("down", "move(1)", "Down", show=False, id="board.down", tooltip="One row down"),
        Binding(
            "left,right", "across", "Other side", show=False, id="board.across",
            tooltip="To the motion's other side",
        ),
    ]  # fmt: skip

    door = getters.query_one(Door)
    grid = getters.query_one("#grid", Vertical)

    def compose(self) -> ComposeResult:
        with Vertical(id="main"):
            yield Door()
            yield Vertical(id="grid")
            yield Label("", id="modes", markup=False)
        yield About()

    async def show(self, pack: Pack, summaries: Sequence[Summary]) -> NextStep:
        """Draws everything anew, the focus staying in its place; returns what the door is for."""
        cell = self.chosen
        place = (cell.motion.id, cell.side) if cell else None
        progress = Progress.of(pack.id, summaries)
        ladder = Ladder.of(pack.id, summaries)
        step = next_step(pack, summaries)
        async with self.batch():
            self.door.show(step)
            self.query_one("#modes", Label).update(with_keys(self.grid, MODES_LINE))
            await self.grid.remove_children()
            if not self.grid.is_attached:  # the app is closing
                return step
            rows = (MotionRow(motion, progress, ladder, step) for motion in pack.motions)
            await self.grid.mount(*rows)
            await self.query_one(About).show(pack, summaries)
        for cell in self._cells:
            if (cell.motion.id, cell.side) == place:
                cell.focus()
        return step

    @property
    def chosen(self) -> SideCell | None:
        """The side that has the focus."""
        focused = self.screen.focused
        return focused if isinstance(focused, SideCell) else None

    @property
    def _cells(self) -> list[SideCell]:
        """Row by row, two a row."""
        return list(self.grid.query(SideCell))

    def action_move(self, rows: int) -> None:
        """Up and down: the door first, then the motions, staying on the same side."""
        cells, chosen = self._cells, self.chosen
        index = cells.index(chosen) + 2 * rows if chosen in cells and chosen else rows - 1
        if index < 0:
            self.door.focus()
        elif index < len(cells):
            cells[index].focus()
        else:
            self.scroll_end()

    def action_across(self) -> None:
        cells, chosen = self._cells, self.chosen
        if chosen is not None:
            cells[cells.index(chosen) ^ 1].focus()
