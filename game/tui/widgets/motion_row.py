"""A motion and its two sides: a row of the grid on the home screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from game.packs.format import SIDES, Motion, Side
from game.records.ladder import Ladder
from game.records.next_step import NextStep
from game.records.sides import Progress
from game.tui.marks import BEGUN, NOT_PLAYED, score_style, score_words

INDENT = "  "
"""Before a side: the place of the mark that says where the focus is."""


class SideCell(Widget, can_focus=True):
    """One side of a motion with its best score; choosing it plays it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "play", "Play", id="side.play", tooltip="Practise: hints, revision"),
    ]

    @dataclass
    class Chosen(Message):
        """The player wants to play this side."""

        cell: "SideCell"

    def __init__(
        self, motion: Motion, side: Side, progress: Progress, climbed: str, *, is_next: bool
    ) -> None:
        """`climbed`: of the side's ladder, in words; `is_next`: the panel above leads here."""
        super().__init__(classes="side-cell")
        self.motion, self.side = motion, side
        self._progress, self._climbed, self._is_next = progress, climbed, is_next

    def on_mount(self) -> None:
        self.watch(self, "has_focus", self._redraw, init=False)

    def _redraw(self) -> None:
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        """The parts in as few lines as they need; none of them is broken."""
        first, *parts = self._parts()
        lines = [Content.assemble("▸ " if self.has_focus else INDENT, first)]
        for part in parts:
            longer = Content.assemble(lines[-1], " ", part)
            if longer.cell_length <= width:
                lines[-1] = longer
            else:
                lines.append(Content.assemble(INDENT, part))
        return lines

    def _parts(self) -> Iterator[Content]:
        best = self._progress.best(self.motion.id, self.side)
        style = score_style(best.score) if best and not self.has_focus else ""
        yield Content.assemble((self.side.upper(), "bold"), "  ", (self._result(), style))
        if best and best.label and not self._climbed:
            yield Content(f"({best.label})")
        gap = self._progress.gap(self.motion.id)
        if gap and self._progress.weaker(self.motion.id) == self.side:
            yield Content(f"▼ {gap} behind")
        if self._is_next:
            yield Content("◂ next")
        if self._climbed:
            yield Content(self._climbed)

    def _result(self) -> str:
        if best := self._progress.best(self.motion.id, self.side):
            return score_words(best.score, best.standing)
        begun = self._progress.begun(self.motion.id, self.side)
        return f"{BEGUN} begun" if begun else f"{NOT_PLAYED} not played"

    def action_play(self) -> None:
        self.post_message(self.Chosen(self))

    def on_click(self) -> None:
        self.focus()
        self.post_message(self.Chosen(self))


class MotionRow(Vertical):
    """A motion's name and text, and below them its two sides."""

    def __init__(self, motion: Motion, progress: Progress, ladder: Ladder, step: NextStep) -> None:
        super().__init__(classes="motion-row")
        self._motion, self._progress, self._ladder, self._step = motion, progress, ladder, step

    def compose(self) -> ComposeResult:
        motion = self._motion
        mastered = " · mastered" if self._progress.mastered(motion.id) else ""
        yield Static(
            Content.assemble(
                (motion.name, "bold"),
                (mastered, "$text-success"),
                "  ",
                (motion.text, "$foreground 75%"),
            ),
            classes="motion-text",
        )
        with Horizontal():
            for side in SIDES:
                climbed, is_next = (
                    self._ladder.side(motion, side),
                    self._step.leads_to(motion, side),
                )
                yield SideCell(motion, side, self._progress, climbed, is_next=is_next)
