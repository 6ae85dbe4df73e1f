"""The ladder of a side: its counterarguments with their stars, and the rung to climb."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from game.debate.ladder import RUNG_NAMES, RUNGS, stars
from game.debate.setup import Play
from game.packs.format import Counterargument, Motion, Side
from game.records.ladder import Ladder
from game.tui.keynames import with_keys
from game.tui.sized import SizedModal
from game.tui.widgets.choices import Choices
from game.tui.widgets.prose import title

KEYS = (
    "Enter next rung · {ladder.rung-1} {ladder.rung-2} {ladder.rung-3} that rung · "
    "{ladder.close} closes"
)

RULES = " · ".join(f"{rung}: {RUNG_NAMES[rung]}" for rung in RUNGS)


class LadderScreen(SizedModal[Play]):
    """Chooses one counterargument and a rung; Enter takes the next one."""

    HELP = """\
Each counterargument has a ladder of three rungs: first with the evidence at hand and a box for \
each step, then in free text, then without evidence in 90 seconds. 60 of 100 climbs a rung. Enter \
takes the next rung of the one that is marked; {ladder.rung-1}, {ladder.rung-2} and \
{ladder.rung-3} take that rung."""
    CSS_PATH = "ladder.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "climb(1)", "Rung 1", id="ladder.rung-1", tooltip="Cards and four boxes"),
        Binding("2", "climb(2)", "Rung 2", id="ladder.rung-2", tooltip="Free text"),
        Binding("3", "climb(3)", "Rung 3", id="ladder.rung-3", tooltip="No cards, 90 seconds"),
        Binding("escape,l", "leave", "Close", id="ladder.close", tooltip="Back to the briefing"),
    ]

    choices = getters.query_one(Choices)

    def __init__(
        self, pack: str, motion: Motion, side: Side, ladder: Ladder, chosen: str = ""
    ) -> None:
        """`chosen`: id of the counterargument to mark first."""
        super().__init__()
        self._pack, self._motion, self._side, self._ladder = pack, motion, side, ladder
        self._thrown = motion.against(side)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = title(f"Ladder · {self._motion.name} · {self._side.upper()}")
            box.border_subtitle = title(with_keys(self, KEYS))
            yield Choices(self._row(c) for c in self._thrown)
            yield Static(Content(RULES), id="rules")

    def on_mount(self) -> None:
        ids = [c.id for c in self._thrown]
        self.choices.highlighted = ids.index(self._chosen) if self._chosen in ids else 0

    def _row(self, counterargument: Counterargument) -> Content:
        climbed = self._ladder.climbed(self._motion, counterargument)
        rung = self._ladder.next(self._motion, counterargument)
        next_one = f"rung {rung}" if climbed < max(RUNGS) else "all climbed"
        return Content(f"{stars(climbed)}  {counterargument.name} · {next_one}")

    @on(OptionList.OptionSelected)
    def climb_next(self, event: OptionList.OptionSelected) -> None:
        chosen = self._thrown[event.option_index]
        self._take(chosen, self._ladder.next(self._motion, chosen))

    def action_climb(self, rung: int) -> None:
        self._take(self._thrown[self.choices.highlighted or 0], rung)

    def action_leave(self) -> None:
        self.dismiss(None)

    def _take(self, chosen: Counterargument, rung: int) -> None:
        self.dismiss(Play(self._pack, self._motion.id, self._side, "drill", chosen.id, rung=rung))
