"""The desk of a round: their speech, the box to write in, the verdict, the panels beside them."""

from __future__ import annotations

from collections.abc import Sequence

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from game.debate.clock import TIME_UP, WAITS
from game.debate.duel import divide
from game.debate.flow import flow_sheet
from game.debate.round_lines import gone_on_line, hint_lines, steelman_line
from game.debate.turn import UNSEEN, Turn
from game.packs.format import Pack
from game.records.saved import SavedMatch
from game.scoring.language import language_of
from game.tui.keepsake import copy_text, save_text, verdict_text
from game.tui.keynames import key_of
from game.tui.screens.playing import PlayingScreen
from game.tui.warmup import warm_up_for
from game.tui.widgets.cards import EvidenceList
from game.tui.widgets.house import HouseBar
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.matchline import MatchLine
from game.tui.widgets.panel import Panel
from game.tui.widgets.reply import ReplyBox
from game.tui.widgets.side import Drawer, SideColumn
from game.tui.widgets.steps import StepBoxes
from game.tui.widgets.theysay import TheySay
from game.tui.widgets.verdict import VerdictView


class DeskScreen(PlayingScreen):
    """Base of the debate: what lies on the desk and how it is shown, not how the round goes."""

    CSS_PATH = ["panels.tcss", "debate.tcss"]  # noqa: RUF012
    AUTO_FOCUS = ""

    line = getters.query_one(MatchLine)
    they = getters.query_one(TheySay)
    judge = getters.query_one(VerdictView)
    side = getters.query_one(SideColumn)
    note = getters.query_one("#note", VerticalScroll)

    def __init__(self, saved: SavedMatch, pack: Pack | None = None) -> None:
        super().__init__(saved, pack)
        self.turn = Turn.of(saved.match)
        self.hinted = False
        """A hint was just bought: it stands above the box."""
        self._warmed = ""
        """The counterargument that the judge has begun to read in the language of a draft."""
        self.set_class(saved.match.setup.in_steps, "-steps")
        has_cards = saved.match.setup.has_cards and saved.match.motion.evidence
        self.set_class(not has_cards, "-bare")

    def compose(self) -> ComposeResult:
        match = self.saved.match
        yield MatchLine(match, self.app.timer, self.time_left)
        yield HouseBar(divide(match.revealed), match.setup.duellists)
        with Container(id="desk"):
            with Vertical(id="main"):
                yield TheySay()
                with Vertical(id="work"):
                    with VerticalScroll(id="note"):
                        yield Static()
                    with Panel("You said", id="yours", classes="panel"):
                        yield Static(id="answer")
                    if match.setup.in_steps:
                        yield StepBoxes()
                    yield ReplyBox(id="reply")
                    yield VerdictView()
            yield SideColumn(match.motion, flow_sheet(match.revealed))
        yield KeyBar()

    def show_pack(self) -> None:
        self.line.show(self.saved.match, self.pack_title)
        self.draw_they()

    @property
    def boxes(self) -> Sequence[ReplyBox | StepBoxes]:
        in_steps = self.turn.match.setup.in_steps and self.turn.step == "write"
        return (
            list(self.query(StepBoxes))
            if in_steps
            else list(self.query("#reply").results(ReplyBox))
        )

    @property
    def box(self) -> ReplyBox | StepBoxes:
        """The box that is being written in."""
        return self.boxes[0]

    # -- drawing ---------------------------------------------------------------

    def draw_they(self) -> None:
        """Their speech, or their question."""
        played = self.turn.round
        terms = self.turn.match.motion.term
        if self.turn.step == "press" and played.pressing:
            self.they.ask(played.counterargument, played.pressing.press, terms)
        else:
            section = self.section(played.counterargument.source)
            self.they.show(played, terms, section)

    @property
    def timed_out(self) -> bool:
        """The clock handed in what was written."""
        seconds = self.turn.round.seconds or self.line.clock.elapsed
        return self.turn.step != "restate" and self.turn.match.setup.is_up(seconds)

    def draw_note(self, words: str = "") -> None:
        """Above the box: the judge at work, what the clock did, the hints."""
        words = words or self._standing_note()
        played = self.turn.round
        self.note.query_one(Static).update(Content(words))
        self.note.display = bool(words)
        self.note.can_focus = len(played.hints) > 1
        self.call_after_refresh(self.note.scroll_end, animate=False)
        self.set_class(bool(words) and bool(played.hints), "-hinted")

    def _standing_note(self) -> str:
        """What holds at this step until something happens."""
        turn, played = self.turn, self.turn.round
        if self.timed_out and (turn.judging or turn.step in UNSEEN):
            return TIME_UP
        if played.hints and (turn.step in ("write", "revise") or self.hinted):
            return "\n".join(hint_lines(played))
        if played.answer is not None:
            return ""
        waits = WAITS if turn.step == "restate" and turn.match.setup.by_the_clock else ""
        gone_on = gone_on_line(played) if turn.step == "write" else ""
        return " ".join(filter(None, (gone_on or steelman_line(played), waits)))

    @on(ReplyBox.Drafted)
    def warm_language(self, message: ReplyBox.Drafted) -> None:
        """The judge begins to read in the language of the draft, if it is not the pack's."""
        motion, thrown = self.turn.match.motion, self.turn.round.counterargument
        if self._warmed == thrown.id or language_of(message.text) == language_of(motion.text):
            return
        self._warmed = thrown.id
        warm_up_for(self.app, motion, thrown, message.text)

    # -- panels and keys -------------------------------------------------------

    def action_write(self) -> None:
        self.box.focus()

    @on(ReplyBox.Left)
    def leave_box(self) -> None:
        self.they.focus()

    def action_drawer(self, drawer: Drawer) -> None:
        self.side.toggle(drawer)

    @on(TheySay.TermChosen)
    def open_term(self, message: TheySay.TermChosen) -> None:
        self.side.open("terms")
        self.side.terms.focus()
        self.side.terms.open_item(message.term)

    @on(EvidenceList.Cited)
    def cite(self, message: EvidenceList.Cited) -> None:
        if self.turn.allows("write"):
            self.box.cite(message.tag)
            self.box.focus()

    def action_copy(self) -> None:
        text = verdict_text(self.turn, self.section)
        copy_text(self.app, text, f"{key_of(self, 'save')} saves it to a file")

    def action_save(self) -> None:
        name = f"rebuttal-{self.saved.id}-round-{len(self.turn.match.rounds)}.txt"
        save_text(self.app, name, verdict_text(self.turn, self.section))
