"""How it went so far, in plots made of text: scores, both sides, calls, points never made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label, Static

from game.debate.wording import MISSED
from game.packs.library import pack_title
from game.phrases import plural
from game.records.career import Career, OpenPoint
from game.records.career_lines import CHART_KEY, call_lines, point_lines, side_lines
from game.records.plots import score_chart
from game.tui.sized import SizedScreen
from game.tui.widgets.hanging import Hanging
from game.tui.widgets.keybar import KeyBar

WIDEST = 100
"""Columns of the chart where there is room for more."""

AIR = 4
"""Columns left of and right of a plot, the scroll bar among them."""

MOST_POINTS = 20
"""Points never made that are listed; the heaviest come first."""

ALL = "all motions"


class ProgressScreen(SizedScreen[None]):
    """One pack, or one of its motions."""

    HELP = """\
Each letter of the chart is a match that you finished: P as PRO, C as CON, small letters are \
drills and matches of fewer rounds, and so is the s behind a score. A motion is mastered when \
both sides reach 60 in a whole match. A call is right when you \
said how many points your answer had made. {progress.next} goes from motion to motion."""
    CSS_PATH = "progress.tcss"
    AUTO_FOCUS = "#plots"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m,right", "turn(1)", "Next motion", id="progress.next",
                tooltip="The same for one motion after the other"),
        Binding("M,left", "turn(-1)", "Motion before", show=False, id="progress.before",
                tooltip="Back by one motion"),
        Binding("escape,q,p", "back", "Back", id="progress.back", tooltip="To the list"),
    ]  # fmt: skip

    plots = getters.query_one("#plots", VerticalScroll)

    def __init__(self, career: Career) -> None:
        super().__init__()
        self._whole = career
        self._pack = pack_title(career.pack)
        self._motions = ("", *career.titles)
        self._place = 0

    def compose(self) -> ComposeResult:
        yield Label("", id="title", markup=False)
        yield VerticalScroll(id="plots")
        yield KeyBar()

    @on(events.Mount)
    @on(events.Resize)
    async def draw(self) -> None:
        """Everything anew, in the width there is."""
        motion = self._motions[self._place]
        career = self._whole.on(motion) if motion else self._whole
        name = career.titles.get(motion, ALL)
        self.query_one("#title", Label).update(f"Progress · {self._pack} · {name}")
        async with self.batch():
            await self.plots.remove_children()
            if self.plots.is_attached:
                await self.plots.mount(*self._parts(career))

    def _parts(self, career: Career) -> Iterator[Widget]:
        width = min(WIDEST, self.app.size.width - AIR)
        yield _heading("Score over time")
        if chart := score_chart(career.finished, width):
            yield _plot(*chart)
            yield Static(Content(CHART_KEY), classes="note")
        else:
            yield Static(Content("No match is finished yet."))
        yield _heading("Both sides")
        yield _plot(*side_lines(career, width))
        yield _heading("Calls right")
        yield _plot(*call_lines(career))
        yield _heading(f"Points of the {plural(len(career.motions), 'motion')} begun")
        yield _plot(*point_lines(career))
        yield from _never_made(career.never_made)

    def action_turn(self, by: int) -> None:
        self._place = (self._place + by) % len(self._motions)
        self.plots.scroll_home(animate=False)
        self.call_later(self.draw)

    def action_back(self) -> None:
        self.app.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return len(self._motions) > 2 if action == "turn" else True


def _never_made(points: tuple[OpenPoint, ...]) -> Iterator[Widget]:
    if points:
        yield _heading("Never made")
    for item in points[:MOST_POINTS]:
        where = f" ({item.counterargument}, weight {item.point.weight}, met {_times(item.met)})"
        body = Content.assemble(item.point.text, (where, "$foreground 80%"))
        yield Hanging(Content(MISSED), body)
    if len(points) > MOST_POINTS:
        more = plural(len(points) - MOST_POINTS, "more point")
        yield Static(Content(f"and {more}"))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _heading(words: str) -> Static:
    return Static(Content(words), classes="heading")


def _plot(*lines: str) -> Static:
    return Static(Content("\n".join(lines)), classes="plot")
