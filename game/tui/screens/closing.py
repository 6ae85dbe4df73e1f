"""The closing: one argument of theirs, and why yours outweighs it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.debate.events import Closed, Event
from game.debate.flow import SYMBOLS, FlowLine, flow_sheet
from game.debate.house import house
from game.debate.result_lines import closing_lines
from game.debate.turn import refuse_text
from game.packs.format import Pack
from game.records.saved import SavedMatch
from game.scoring.contract import Matcher
from game.text import clean
from game.tui.screens.playing import PlayingScreen
from game.tui.widgets.confirm import Confirm
from game.tui.widgets.house import HouseBar
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.matchline import Clock, MatchLine
from game.tui.widgets.prose import title
from game.tui.widgets.reply import ReplyBox

TASK = (
    "Choose the argument of theirs that matters most. In two sentences, weigh it against yours: "
    "which is bigger, likelier, sooner, harder to undo? Name both sides, or it earns nothing. "
    "An argument that stands and is answered here counts half."
)


class ClosingScreen(PlayingScreen):
    """Two sentences, judged once; skippable."""

    HELP = """\
The closing weighs: not that your side is right, but that it is more. Choose their argument with \
the arrows, write two sentences that compare theirs with yours, and hand them in. n skips it."""
    CSS_PATH = ["panels.tcss", "closing.tcss"]  # noqa: RUF012
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "s,ctrl+j,f2", "submit", "Submit", id="closing.submit", tooltip="Hand in the closing"
        ),
        Binding("w", "write", "Write", id="closing.write", tooltip="Into the box"),
        Binding("n,f9", "next", "Skip", id="closing.skip", tooltip="No closing: to the ballot"),
        Binding("enter,n,f9", "ballot", "Ballot", id="closing.ballot", tooltip="See the result"),
        Binding(
            "escape", "back", "Home", id="closing.home",
            tooltip="Back to home; the match stays in the history",
        ),
    ]  # fmt: skip

    line = getters.query_one(MatchLine)
    theirs = getters.query_one(OptionList)
    box = getters.query_one(ReplyBox)
    found = getters.query_one("#found", Static)

    def __init__(self, saved: SavedMatch, pack: Pack | None = None) -> None:
        super().__init__(saved, pack)
        self._flow = flow_sheet(saved.match)
        self._judging = False

    def compose(self) -> ComposeResult:
        yield MatchLine(self.saved.match, self.app.timer)
        yield HouseBar(house(self.saved.match))
        yield Static(Content(TASK), id="task")
        width = max(Content(line.theirs).cell_length for line in self._flow)
        with OptionList(*(Option(_option(line, width)) for line in self._flow)) as theirs:
            theirs.border_title = title("Their arguments · choose one")
        yield ReplyBox(placeholder="Even if they are right that ..., ours matters more because ...")
        yield Static(id="found")
        yield KeyBar()

    def on_mount(self) -> None:
        self.box.border_title = Content("You close")
        self.box.fill(self.saved.draft())
        heaviest = max(self._flow, key=lambda line: line.weight)
        self.theirs.highlighted = self._flow.index(heaviest)

    @property
    def spent(self) -> float | None:
        running = (clock.elapsed for clock in self.query(Clock) if clock.running)
        return next(running, None)

    @on(events.DescendantFocus)
    def start_clock(self) -> None:
        """From the first word on."""
        clock = self.line.clock
        if self.box.has_focus and not clock.running and self.saved.match.phase == "closing":
            clock.start(self.saved.spent())

    def show_pack(self) -> None:
        self.line.show(self.saved.match, self.pack_title)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        over = self.saved.match.phase == "over"
        if action == "ballot":
            return over
        if action == "write":
            return not over and not isinstance(self.focused, ReplyBox)
        if action in ("submit", "next"):
            return False if over else None if self._judging else True
        return True

    def action_write(self) -> None:
        self.box.focus()

    @on(OptionList.OptionSelected)
    def choose(self) -> None:
        if self.saved.match.phase == "over":
            self.action_ballot()
        else:
            self.box.focus()

    @on(ReplyBox.Left)
    def leave_box(self) -> None:
        self.theirs.focus()

    def action_submit(self) -> None:
        self.box.submit()

    @on(ReplyBox.Submitted)
    def hand_in(self, message: ReplyBox.Submitted) -> None:
        text = clean(message.text).strip()
        if refusal := refuse_text(text):
            self.app.warn(f"{refusal} Or skip the closing: Esc, then n.")
        elif not self._judging and self.saved.match.phase == "closing":
            self._judging = True
            self.refresh_bindings()
            self.save_draft(self.box.text)
            chosen = self._flow[self.theirs.highlighted or 0].counterargument
            self.ask_judge(partial(self._close, text, chosen, self.line.clock.elapsed))

    def _close(self, text: str, chosen: str, seconds: float, matcher: Matcher) -> Event:
        from game.debate.moves import close

        return close(self.saved.match, text, chosen, matcher, seconds)

    @on(PlayingScreen.Judged)
    def show_result(self, message: PlayingScreen.Judged) -> None:
        self._judging = False
        if self.commit(message.event) and self.saved.match.closing:
            match = self.saved.match
            lines = closing_lines(self.saved.match.closing, match.motion)
            self.found.update(Content("\n").join([Content(line) for line in lines]))
            self.add_class("-over")
            self.line.clock.stop()
            self.box.read_only = True
            self.query_one(HouseBar).show(house(match))
            self.theirs.border_title = title("Their arguments")
            self.theirs.focus()
        self.refresh_bindings()

    @on(PlayingScreen.JudgeFailed)
    def tell_failure(self, message: PlayingScreen.JudgeFailed) -> None:
        self._judging = False
        self.app.warn(message.why)
        self.refresh_bindings()

    def action_next(self) -> None:
        question = "Skip the closing? It can still answer an argument that stands."
        self.app.push_screen(Confirm(question, yes="Skip it", no="Write it"), self._skip)

    def _skip(self, yes: bool | None) -> None:
        if yes and self.commit(Closed("")):
            self.go_on()

    def action_ballot(self) -> None:
        self.go_on()


def _option(line: FlowLine, width: int) -> Content:
    """Their argument in a column of `width` cells, where it stands, and its weight."""
    score = "" if line.score is None else f" {line.score}"
    state = f"{SYMBOLS[line.status]} {line.status}{score}"
    name = Content.styled(line.theirs, "bold")
    gap = " " * (width - name.cell_length + 2)
    return Content.assemble(name, gap, f"{state} · weight {line.weight}")
