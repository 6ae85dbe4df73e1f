"""What the player reads before a match."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from game.debate.briefing import what_happens
from game.debate.events import Started
from game.debate.wording import SIDE_NAMES, stance
from game.packs.format import Motion
from game.tui.widgets.prose import flowing


class Brief(VerticalScroll):
    """Motion, side, briefing, the side's case, what will happen, key terms; short in a drill."""

    def compose(self) -> ComposeResult:
        yield Static(Content("Reading the pack ..."), id="text")

    def show(self, motion: Motion, setup: Started) -> None:
        """Draws the briefing of a match."""
        self.query_one("#text", Static).update(Content("\n").join(list(_paragraphs(motion, setup))))


def _paragraphs(motion: Motion, setup: Started) -> Iterator[Content]:
    short = setup.mode == "drill"
    yield Content.styled(motion.text, "bold")
    yield Content.assemble("You argue ", (SIDE_NAMES[setup.side], "bold reverse"), ".")
    yield Content.styled(stance(motion), "$foreground 80%")
    if short:
        yield from _steps(setup)
    if motion.briefing:
        yield from (Content(""), Content(flowing(motion.briefing)))
    if short:
        return
    case = getattr(motion.side, setup.side).case
    if case:
        yield from (Content(""), _heading("Your side's case"), Content(flowing(case)))
    yield from _steps(setup)
    if motion.term:
        yield from (Content(""), _heading("Key terms"))
        for term in motion.term:
            yield Content.assemble((term.term, "bold"), f": {term.meaning}")


def _steps(setup: Started) -> Iterator[Content]:
    yield from (Content(""), _heading("What will happen"))
    for number, step in enumerate(what_happens(setup.mode, setup.rounds), start=1):
        yield Content(f"{number}. {step}")


def _heading(words: str) -> Content:
    return Content.styled(words, "bold underline")
