"""What the player reads before a match."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.debate.briefing import steps
from game.debate.events import Started
from game.debate.wording import SIDE_NAMES, stance
from game.packs.format import Motion, Side, other_side
from game.tui.widgets.hanging import Hanging
from game.tui.widgets.panel import Panel
from game.tui.widgets.prose import flowing


class Brief(Panel):
    """Motion, side, briefing, the side's case, what will happen, key terms; short in a drill."""

    DEFAULT_CSS = """
    Brief .heading { text-style: bold underline; }
    """

    def compose(self) -> ComposeResult:
        yield Static(Content("Reading the pack ..."))

    async def show(self, motion: Motion, setup: Started, climbed: str) -> None:
        """Draws the briefing of a match; `climbed` says how far the side's ladder is climbed."""
        async with self.batch():
            await self.remove_children()
            if self.is_attached:
                await self.mount(*_parts(motion, setup, climbed))


def _parts(motion: Motion, setup: Started, climbed: str) -> Iterator[Widget]:
    short = setup.rounds_only
    yield Static(Content.styled(motion.text, "bold"))
    if setup.duel:
        sides = zip(setup.duellists, (setup.side, other_side(setup.side)), strict=True)
        yield from (_argues(f"{name} argues", side) for name, side in sides)
    else:
        yield _argues("You argue", setup.side, climbed)
    if len(setup.counterarguments) == 1 and setup.rung:
        name = motion.get_counterargument(setup.counterarguments[0]).name
        yield Static(Content(f"Rung {setup.rung} of the ladder: {name}"))
    yield Static(Content.styled(stance(motion), "$foreground 80%"))
    if short:
        yield from _steps(setup)
    if motion.briefing:
        yield Static(Content(f"\n{flowing(motion.briefing)}"))
    if short:
        return
    case = getattr(motion.side, setup.side).case
    if case:
        yield from _heading("Your side's case")
        yield Static(Content(flowing(case)))
    yield from _steps(setup)
    if motion.term:
        yield from _heading("Key terms")
        for term in motion.term:
            yield Static(Content.assemble((term.term, "bold"), f": {term.meaning}"))


def _argues(who: str, side: Side, climbed: str = "") -> Static:
    name = (f" {SIDE_NAMES[side]} ", "bold reverse")
    return Static(Content.assemble(f"{who} ", name, f"  {climbed}" if climbed else ""))


def _steps(setup: Started) -> Iterator[Widget]:
    yield from _heading("What will happen")
    for number, step in enumerate(steps(setup), start=1):
        yield Hanging(Content(f"{number}."), Content(step))


def _heading(words: str) -> Iterator[Widget]:
    yield Static()
    yield Static(Content(words), classes="heading")
