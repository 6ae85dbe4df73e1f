"""The side column: flow sheet, evidence and key terms; a drawer where the screen is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from game.debate.flow import FlowLine
from game.packs.format import Evidence, Motion
from game.tui.widgets.cards import EvidenceList, TermList
from game.tui.widgets.flow import FlowTable

Drawer = Literal["flow", "evidence", "terms"]


class SideColumn(Vertical):
    """Wide screens always show flow and evidence; narrow ones what was opened last."""

    DEFAULT_CSS = """
    SideColumn FlowTable { height: auto; max-height: 60%; }
    SideColumn OpeningList { height: 1fr; }
    """

    flow = getters.query_one(FlowTable)
    evidence = getters.query_one(EvidenceList)
    terms = getters.query_one(TermList)

    def __init__(self, motion: Motion, flow: Sequence[FlowLine]) -> None:
        super().__init__()
        self._motion = motion
        self._flow = flow
        self._cards: tuple[Evidence, ...] = ()
        self._came_from: Widget | None = None
        self.drawer: Drawer | None = None
        """What is open; the screen carries a class of its name, and `-drawer`."""

    def compose(self) -> ComposeResult:
        yield FlowTable(self._flow)
        yield EvidenceList("Evidence · facts to cite")
        yield TermList("Key terms · what words mean")

    async def on_mount(self) -> None:
        await self.terms.show(self._motion.term)

    async def deal(self, counterargument: str, opened: int = 0) -> None:
        """Lays out the cards: those that help against `counterargument` first."""
        helping = self._motion.cards_for(counterargument)
        cards = helping + tuple(card for card in self._motion.evidence if card not in helping)
        if cards != self._cards or opened:
            self._cards = cards
            await self.evidence.show(cards, opened)

    def toggle(self, drawer: Drawer) -> None:
        """Opens a drawer; closes it when one is in it already."""
        if self.drawer == drawer and self._panel(drawer).has_focus:
            self.close()
        else:
            self.open(drawer)
            self._panel(drawer).focus()

    def open(self, drawer: Drawer) -> None:
        """Opens a drawer and leaves the focus where it is."""
        if self.drawer is None:
            self._came_from = self.screen.focused
        self._mark(drawer)

    def close(self) -> None:
        """Closes the drawer; the focus goes back to where it came from."""
        inside = self.drawer is not None and self._panel(self.drawer).has_focus
        self._mark(None)
        if inside and self._came_from is not None and self._came_from.focusable:
            self._came_from.focus()

    def _mark(self, drawer: Drawer | None) -> None:
        self.drawer = drawer
        names = {f"-{name}": name == drawer for name in get_args(Drawer)}
        self.screen.update_classes({"-drawer": drawer is not None, **names})

    def _panel(self, drawer: Drawer) -> Widget:
        panels: dict[Drawer, Widget] = {
            "flow": self.flow, "evidence": self.evidence, "terms": self.terms
        }  # fmt: skip
        return panels[drawer]
