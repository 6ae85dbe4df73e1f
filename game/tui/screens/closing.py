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
from game.debate.wording import quoted
from game.packs.format import Pack
from game.records.saved import SavedMatch
from game.scoring.contract import Matcher
from game.text import clean
from game.tui.keynames import with_keys
from game.tui.reading import HELD, Reading
from game.tui.screens.playing import PlayingScreen
from game.tui.widgets.choices import Rows
from game.tui.widgets.confirm import Confirm
from game.tui.widgets.house import HouseBar
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.matchline import Clock, MatchLine
from game.tui.widgets.prose import title
from game.tui.widgets.reply import ReplyBox

TASK = (
    "Choose the argument of theirs that matters most. In two sentences, weigh it against yours: "
    "which is bigger, likelier, sooner, harder to undo? Name both sides, or it earns nothing."
)
LATE = " Answer one here that stands, and it counts half."
"""Where there is such a one."""

LONGEST_QUOTE = 150
"""Characters of an answer that are quoted: two lines of 80 columns."""

MARK = "▸ "
"""Stands before the argument that is chosen, also where colours do not tell it."""


class Arguments(Rows):
    """Theirs; its keys carry ids, so that footer, help and keymap know them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Write", id="closing.choose",
                tooltip="Weigh yours against the argument that is marked"),
        Binding("up", "cursor_up", "Choose", id="closing.up",
                key_display="↑↓", tooltip="The argument above"),
        Binding("down", "cursor_down", "Choose", show=False, id="closing.down",
                tooltip="The argument below"),
    ]  # fmt: skip

    settled = False
    """The choice is made: the keys no longer choose."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not self.settled


class ClosingScreen(PlayingScreen):
    """Two sentences, judged once; skippable."""

    HELP = """\
The closing weighs: not that your side is right, but that it is more. Choose their argument with \
the arrows, write two sentences that compare theirs with yours, and hand them in. {closing.skip} \
skips it."""
    CSS_PATH = ["panels.tcss", "closing.tcss"]  # noqa: RUF012
    AUTO_FOCUS = "Arguments"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "s,ctrl+j,f2", "submit", "Submit", id="closing.submit", tooltip="Hand in the closing"
        ),
        Binding("w", "write", "Write", show=False, id="closing.write", tooltip="Into the box"),
        Binding("n,f9", "next", "Skip", id="closing.skip", tooltip="No closing: to the ballot"),
        Binding("enter,n,f9", "ballot", "Ballot", id="closing.ballot", tooltip="See the result"),
        Binding(
            "escape", "back", "Home", id="closing.home",
            tooltip="Back to home; the match stays in the history",
        ),
    ]  # fmt: skip

    line = getters.query_one(MatchLine)
    theirs = getters.query_one(Arguments)
    box = getters.query_one(ReplyBox)
    found = getters.query_one("#found", Static)
    said = getters.query_one("#said", Static)

    def __init__(self, saved: SavedMatch, pack: Pack | None = None) -> None:
        super().__init__(saved, pack)
        self._flow = flow_sheet(saved.match)
        self._width = max(Content(line.theirs).cell_length for line in self._flow)
        self._reading = Reading(self, self._tell)
        self._judging = False

    def compose(self) -> ComposeResult:
        yield MatchLine(self.saved.match, self.app.timer)
        yield HouseBar(house(self.saved.match))
        late = LATE if self.saved.match.answerable else ""
        yield Static(Content(f"{TASK}{late}"), id="task")
        with Arguments(*(Option(self._option(line)) for line in self._flow)) as theirs:
            theirs.border_title = title("Their arguments · choose one")
        yield Static(id="said")
        yield ReplyBox(placeholder="Even if they are right that ..., ours matters more because ...")
        yield Static(id="found")
        yield KeyBar()

    def on_mount(self) -> None:
        self.box.border_title = Content("You close")
        self.box.fill(self.saved.draft())
        stands = self.saved.match.answerable  # to answer it here counts half
        first = max(self._flow, key=lambda line: (line.counterargument in stands, line.weight))
        self.theirs.highlighted = self._flow.index(first)

    @property
    def spent(self) -> float | None:
        running = (clock.elapsed for clock in self.query(Clock) if clock.running)
        return next(running, None)

    @on(events.DescendantFocus)
    def start_clock(self) -> None:
        """From the first word on."""
        clock, open_ = self.line.clock, self.saved.match.phase == "closing" and not self._judging
        if self.box.has_focus and not clock.running and open_:
            clock.start(self.saved.spent())

    def _option(self, line: FlowLine, mark: str = "") -> Content:
        """Their argument in a column of its own, where it stands, and its weight."""
        score = "" if line.score is None else f" {line.score}"
        state = f"{SYMBOLS[line.status]} {line.status}{score}"
        name = Content.styled(f"{mark or ' ' * len(MARK)}{line.theirs}", "bold")
        gap = " " * (self._width + len(MARK) - name.cell_length + 2)
        return Content.assemble(name, gap, f"{state} · weight {line.weight}")

    @on(OptionList.OptionHighlighted)
    def mark(self) -> None:
        """Marks the argument that is chosen, unless the choice is made."""
        if self.theirs.settled:
            return
        for place, line in enumerate(self._flow):
            row = self._option(line, MARK if place == self.theirs.highlighted else "")
            self.theirs.replace_option_prompt_at_index(place, row)
        if self.theirs.highlighted is not None:
            self.said.update(self._said(self._flow[self.theirs.highlighted]))

    def _said(self, line: FlowLine) -> Content:
        """What they claimed, and the words that answered it: titles alone cannot be weighed."""
        claim = self.saved.match.motion.get_counterargument(line.counterargument).claim
        answer = quoted(line.yours, LONGEST_QUOTE) if line.yours else "nothing."
        return Content.assemble(
            ("They say: ", "bold"), f"{claim}\n", ("You said: ", "bold"), answer
        )

    def show_pack(self) -> None:
        self.line.show(self.saved.match, self.pack_title)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        over = self.saved.match.phase == "over"
        if action == "ballot":
            return over
        if action == "write":
            return not over and not self._judging and not isinstance(self.focused, ReplyBox)
        if action in ("submit", "next"):
            return not over and not self._judging
        return True

    def action_write(self) -> None:
        self.box.focus()

    @on(OptionList.OptionSelected)
    def choose(self) -> None:
        if self.saved.match.phase == "over":
            self.action_ballot()
        elif not self._judging:
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
            keys = with_keys(self, "{reply.leave}, then {closing.skip}")
            self.app.warn(f"{refusal} Or skip the closing: {keys}.")
        elif not self._judging and self.saved.match.phase == "closing":
            self.save_draft(self.box.text)
            self._ask(text)

    def _ask(self, text: str) -> None:
        """As in a round: the box is locked, the clock held, and the screen says what goes on."""
        self._set_judging(True)
        self._reading.begin(text)
        chosen = self._flow[self.theirs.highlighted or 0].counterargument
        self.ask_judge(partial(self._close, text, chosen, self.line.clock.elapsed))

    def _set_judging(self, judging: bool) -> None:
        self._judging = judging
        self.theirs.settled = judging
        self.box.hold(HELD if judging else "")
        self.set_class(judging, "-judging")
        if judging:
            self._tell("")
            self.line.clock.stop()
            self.theirs.focus()
        self.refresh_bindings()

    def _tell(self, words: str) -> None:
        self.found.update(Content(words))

    def _close(self, text: str, chosen: str, seconds: float, matcher: Matcher) -> Event:
        from game.debate.moves import close

        return close(self.saved.match, text, chosen, matcher, seconds)

    @on(PlayingScreen.Judged)
    def show_result(self, message: PlayingScreen.Judged) -> None:
        if not self.commit(message.event):
            self._come_back()
            return
        self._reading.end(read=True)
        self._set_judging(False)
        match = self.saved.match
        if match.closing:
            lines = closing_lines(match.closing, match.motion)
            self._tell("\n".join(lines))
            self.add_class("-over")
            self.box.hold("handed in")
            self.theirs.settled = True
            self.query_one(HouseBar).show(house(match))
            self.theirs.border_title = title("Their arguments")
            self.theirs.focus()
        self.refresh_bindings()

    @on(PlayingScreen.JudgeFailed)
    def tell_failure(self, message: PlayingScreen.JudgeFailed) -> None:
        self.app.warn(message.why)
        self._come_back()

    def _come_back(self) -> None:
        """The text stays in the box and can be handed in again."""
        self._reading.end(read=False)
        self._set_judging(False)
        self.mark()
        self.line.clock.start(self.line.clock.elapsed)
        self.box.focus()

    def action_next(self) -> None:
        late = self.saved.match.answerable
        use = "can still answer an argument that stands" if late else "has a score of its own"
        question = f"Skip the closing? It {use}."
        self.app.push_screen(Confirm(question, yes="Skip it", no="Write it"), self._skip)

    def _skip(self, yes: bool | None) -> None:
        if yes and self.commit(Closed("")):
            self.go_on()

    def action_ballot(self) -> None:
        self.go_on()
