"""A motion and its two sides: a row of the grid on the home screen."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Label, Static

from game.debate.ladder import stars
from game.packs.format import SIDES, Motion, Side
from game.records.ladder import Ladder
from game.records.sides import Best, Progress
from game.tui.marks import BAND_STYLES, NOT_PLAYED, score_words


class SideCell(Static, can_focus=True):
    """One side of a motion with its best score; choosing it plays it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "play", "Play", id="side.play", tooltip="Practise: hints, revision"),
    ]

    @dataclass
    class Chosen(Message):
        """The player wants to play this side."""

        cell: "SideCell"

    def __init__(self, motion: Motion, side: Side, progress: Progress, climbed: int) -> None:
        """`climbed`: the side's stars, 0 to 3."""
        super().__init__(classes="side-cell")
        self.motion, self.side = motion, side
        self._progress, self._climbed = progress, climbed

    def on_mount(self) -> None:
        self.watch(self, "has_focus", self._draw)

    def _draw(self) -> None:
        best = self._progress.best(self.motion.id, self.side)
        mark = "▸ " if self.has_focus else "  "
        note = f" ({best.label})" if best and best.label else ""
        if self._climbed:
            note = f" {stars(self._climbed)}"
        name = Content.assemble(mark, (self.side.upper(), "bold"), note, self._weaker())
        result = Content.assemble("  ", _result(best, plain=self.has_focus))
        self.update(Content("\n").join([name, result]))

    def _weaker(self) -> str:
        if self._progress.weaker(self.motion.id) != self.side:
            return ""
        gap = self._progress.gap(self.motion.id)
        return " ▼ next" if gap is None else f" ▼ weaker by {gap}"

    def action_play(self) -> None:
        self.post_message(self.Chosen(self))

    def on_click(self) -> None:
        self.focus()
        self.post_message(self.Chosen(self))


class MotionRow(Horizontal):
    """A motion's name and text, and its two sides."""

    def __init__(self, motion: Motion, progress: Progress, ladder: Ladder) -> None:
        super().__init__(classes="motion-row")
        self._motion, self._progress, self._ladder = motion, progress, ladder

    def compose(self) -> ComposeResult:
        motion = self._motion
        star = "  ★ mastered" if self._progress.mastered(motion.id) else ""
        with Vertical(classes="motion-name"):
            yield Label(f"{motion.name}{star}", classes="name", markup=False)
            yield Static(motion.text, classes="text", markup=False)
        for side in SIDES:
            climbed = self._ladder.side(motion, side)
            yield SideCell(motion, side, self._progress, climbed)


def _result(best: Best | None, *, plain: bool) -> Content:
    if best is None:
        return Content(f"{NOT_PLAYED} not played")
    style = "" if plain else BAND_STYLES[best.band]
    return Content.styled(score_words(best.score, best.standing), style)
