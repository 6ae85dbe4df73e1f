"""Before the match: the motion, your side, what will happen, and your opening."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Self

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from game.debate.events import Opened, Started
from game.debate.match import Match
from game.debate.setup import Play
from game.debate.turn import refuse_text
from game.errors import RebuttalError
from game.packs.format import Case, Motion, Pack
from game.records.ladder import Ladder
from game.records.progress import set_up
from game.records.saved import SavedMatch, began_with
from game.text import clean
from game.tui.screens.playing import screen_for
from game.tui.sized import SizedScreen
from game.tui.warmup import warm_up
from game.tui.widgets.brief import Brief
from game.tui.widgets.hanging import Hanging
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.matchline import Clock
from game.tui.widgets.prose import title
from game.tui.widgets.reply import ReplyBox

if TYPE_CHECKING:
    from game.tui.app import RebuttalApp

CARDS = 3
"""Evidence cards that lie open when a drill begins."""


class BriefingScreen(SizedScreen[None]):
    """Reads the pack and wakes the judge while the player reads."""

    HELP = """\
Read what the debate is about and what your side says. Then open with two or three sentences: \
the opponent answers what you say. You may take an example (1 or 2), or skip the opening (n)."""
    CSS_PATH = ["panels.tcss", "briefing.tcss"]  # noqa: RUF012
    AUTO_FOCUS = "Brief"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start", id="briefing.start", tooltip="To the counterargument"),
        Binding("w", "write", "Write", id="briefing.write", tooltip="Into the box, to open"),
        Binding(
            "s,ctrl+j,f2", "open", "Speak", id="briefing.open",
            tooltip="Give your opening; the opponent answers it",
        ),
        Binding("1", "adopt(0)", "Example 1", id="briefing.adopt-1", tooltip="Take this opening"),
        Binding("2", "adopt(1)", "Example 2", id="briefing.adopt-2", tooltip="Take this opening"),
        Binding(
            "n,f9", "skip", "Skip", id="briefing.skip", tooltip="Start without an opening"
        ),
        Binding(
            "l", "ladder", "Ladder", id="briefing.ladder",
            tooltip="Climb the ladder of one counterargument: three rungs, three stars",
        ),
        Binding("escape", "back", "Home", id="briefing.home", tooltip="Back; an opening is kept"),
    ]  # fmt: skip

    app: getters.app[RebuttalApp]
    brief = getters.query_one(Brief)
    state = getters.query_one("#state", Static)
    box = getters.query_one(ReplyBox)
    clock = getters.query_one(Clock)

    @dataclass
    class Loaded(Message):
        """The pack is there, or why it is not."""

        pack: Pack | None
        why: str = ""

    @dataclass
    class Awake(Message):
        """The judge is there, or why it is not."""

        version: str
        why: str = ""

    @dataclass
    class Chosen(Message):
        """The opponent heard the opening and chose, or why it could not."""

        event: Opened | None
        why: str = ""

    def __init__(self, play: Play, pack: Pack | None = None) -> None:
        """`pack`: if it has been read already, from wherever."""
        super().__init__()
        self._play = play
        self._known = pack
        self.saved: SavedMatch | None = None
        self._pack: Pack | None = None
        self._motion: Motion | None = None
        self._setup: Started | None = None
        self._version = ""
        self._wanted: str | None = None
        """The opening that waits for the judge; empty to start without one."""

    @classmethod
    def again(cls, saved: SavedMatch) -> Self:
        """The briefing of a match that was left before it was opened."""
        setup = saved.match.setup
        screen = cls(Play(pack=setup.pack, motion=setup.motion, side=setup.side, mode=setup.mode))
        screen.saved = saved
        screen._setup, screen._motion = setup, saved.match.motion
        return screen

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(Content("Briefing"), id="head")
            yield Clock(timer=self.app.timer)
        yield Brief(classes="panel")
        yield Vertical(id="examples")
        yield ReplyBox(placeholder="Two or three sentences: what you hold, and why.")
        yield Static(id="state")
        yield KeyBar()

    def on_mount(self) -> None:
        self.box.border_title = Content("Your opening")
        self.box.display = self.query_one("#examples").display = False
        self._load()
        self._wake()

    @work(thread=True, group="pack")
    def _load(self) -> None:
        from game.packs.library import load_pack

        try:
            self.post_message(self.Loaded(self._known or load_pack(self._play.pack)))
        except RebuttalError as error:
            self.post_message(self.Loaded(None, str(error)))

    @work(thread=True, group="judge")
    def _wake(self) -> None:
        from game.scoring.judging import scorer_version

        try:
            self.post_message(self.Awake(scorer_version(self.app.scorer.get())))
        except RebuttalError as error:
            self.post_message(self.Awake("", str(error)))

    @on(Loaded)
    async def take_pack(self, message: Loaded) -> None:
        try:
            self._pack = message.pack
            if self._setup is None or self._motion is None:  # else the match has its own motion
                if message.pack is None:
                    raise RebuttalError(message.why)
                play = self._play.filled(
                    flow_first=self.app.settings.flow_first, steelman=self.app.settings.steelman
                )
                self._motion, self._setup = set_up(play, message.pack, self.app.history)
        except RebuttalError as error:
            self.app.warn(str(error))
            self.app.pop_screen()
            return
        await self._draw()
        if self._play.note:
            self.notify(self._play.note, timeout=10, markup=False)
        warm_up(self.app, self._motion, self._setup.side)

    @on(Awake)
    def take_judge(self, message: Awake) -> None:
        self._version = message.version
        self.state.update(Content(message.why or "The judge is ready."))
        if message.version and self.box.due:
            self.keep_draft(ReplyBox.Drafted(self.box.text))
        if message.version and self._wanted is not None:
            self._begin(self._wanted)

    @property
    def examples(self) -> tuple[str, ...]:
        """Openings that the player may adopt, two at most."""
        if self._motion is None or self._setup is None:
            return ()
        case: Case = getattr(self._motion.side, self._setup.side)
        return case.openings[:2]

    # -- drawing ---------------------------------------------------------------

    async def _draw(self) -> None:
        motion, setup = self._motion, self._setup
        if motion is None or setup is None:
            return
        pack = f"{self._pack.manifest.title} · " if self._pack and self._known_pack else ""
        self.query_one("#head", Static).update(Content(f"Briefing · {pack}{motion.name}"))
        await self.brief.show(motion, setup, self._ladder.side(motion, setup.side))
        if not setup.rounds_only:
            self.box.display = True
            self.box.fill(self.saved.draft() if self.saved else "")
            await self._draw_examples()
        if not self._version:
            self.state.update(Content("The judge is waking up while you read ..."))
        self.refresh_bindings()

    async def _draw_examples(self) -> None:
        shelf = self.query_one("#examples", Vertical)
        shelf.border_title = title("Example openings · 1 or 2 puts one into the box")
        shelf.display = bool(self.examples)
        for number, opening in enumerate(self.examples, start=1):
            await shelf.mount(Hanging(Content.styled(f"{number}", "bold"), Content(opening)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "back":
            return True
        if self._setup is None:
            return False
        if action == "ladder":
            return not self._setup.day and not self._setup.duel and self._known_pack
        fixed = self._setup.rounds_only
        if action == "start":
            return fixed
        if action == "adopt":
            return not fixed and int(str(parameters[0])) < len(self.examples)
        if action == "write":
            return not fixed and not isinstance(self.focused, ReplyBox)
        if action in ("open", "skip"):
            return False if fixed else True if self._wanted is None else None
        return True

    # -- the ladder ------------------------------------------------------------

    @property
    def _ladder(self) -> Ladder:
        """How far the player has climbed; nowhere, with a warning, if that cannot be read."""
        try:
            summaries = self.app.history.matches()
        except RebuttalError as error:
            self.app.warn(str(error))
            summaries = ()
        return Ladder.of(self._setup.pack if self._setup else "", summaries)

    @property
    def _known_pack(self) -> bool:
        """The pack is the one with which the match began."""
        return bool(self._pack and self._setup and began_with(self._setup, self._pack))

    def action_ladder(self) -> None:
        """Opens the ladder of this side; an opening that was begun stays in the history."""
        from game.tui.screens.ladder import LadderScreen

        if self._motion is None or self._setup is None:
            return
        self.unsaved()
        setup, chosen = self._setup, next(iter(self._setup.counterarguments), "")
        screen = LadderScreen(self._play.pack, self._motion, setup.side, self._ladder, chosen)
        self.app.push_screen(screen, self._climb)

    def _climb(self, play: Play | None) -> None:
        if play is not None:
            self.app.switch_screen(BriefingScreen(play, self._pack))

    # -- the opening -----------------------------------------------------------

    def action_write(self) -> None:
        self.box.focus()

    @on(events.DescendantFocus)
    def start_clock(self) -> None:
        """From the first word on."""
        if self.box.has_focus and not self.clock.running:
            self.clock.start(self.saved.spent() if self.saved else 0.0)

    def action_adopt(self, number: int) -> None:
        """Puts an example into the box, to be spoken or changed."""
        self.box.load_text(self.examples[number])
        self.box.move_cursor(self.box.document.end)
        self.box.focus()

    def action_open(self) -> None:
        self.box.submit()

    @on(ReplyBox.Submitted)
    def hand_in(self, message: ReplyBox.Submitted) -> None:
        text = clean(message.text).strip()
        refusal = refuse_text(text)
        if refusal:
            self.app.warn(f"{refusal} Or skip the opening: Esc, then n.")
        else:
            self._begin(text)

    def action_skip(self) -> None:
        self._begin("")

    def action_start(self) -> None:
        self._begin("")

    def _begin(self, opening: str) -> None:
        """Starts the match; waits for the judge if it is not awake yet."""
        if self._wanted is not None and self._wanted != opening:
            return
        self._wanted = opening
        self.refresh_bindings()
        if not self._record():
            return
        assert self.saved is not None
        if self.saved.match.phase != "opening":
            self._go_on()
            return
        self.state.update(Content("The opponent listens ..."))
        self._choose(self.saved.match, opening, self.clock.elapsed)

    def _record(self) -> bool:
        """The match is in the history, from now on if not before."""
        if self.saved is not None:
            return True
        if not self._version or self._motion is None or self._setup is None:
            waiting = "The judge is still waking up: it starts by itself in a moment ..."
            self.state.update(Content(waiting))
            return False
        setup = replace(self._setup, scorer_version=self._version)
        try:
            self.saved = SavedMatch.start(self.app.history, self._motion, setup)
        except RebuttalError as error:
            self._give_up(str(error))
            return False
        return True

    @work(thread=True, exclusive=True, group="opening")
    def _choose(self, match: Match, opening: str, seconds: float) -> None:
        from game.debate.moves import open_match

        try:
            event = open_match(match, opening, self.app.scorer.get(), seconds)
        except RebuttalError as error:
            self.post_message(self.Chosen(None, str(error)))
        except Exception as error:
            why = f"The opponent could not listen ({type(error).__name__}). Try again, or skip."
            self.post_message(self.Chosen(None, why))
        else:
            self.post_message(self.Chosen(event))

    @on(Chosen)
    def take_choice(self, message: Chosen) -> None:
        if message.event is None or self.saved is None:
            self._give_up(message.why)
            return
        try:
            self.saved.commit(message.event)
        except RebuttalError as error:
            self._give_up(str(error))
        else:
            self._go_on()

    def _give_up(self, why: str) -> None:
        self._wanted = None
        self.app.warn(why)
        self.refresh_bindings()

    def _go_on(self) -> None:
        from game.tui.screens.debate import DebateScreen

        assert self.saved is not None
        setup = self.saved.match.setup
        if setup.mode == "drill":
            cards = CARDS if setup.has_cards else 0
            self.app.switch_screen(DebateScreen(self.saved, self._pack, cards=cards))
        else:
            self.app.switch_screen(screen_for(self.saved, self._pack))

    # -- drafts ----------------------------------------------------------------

    @on(ReplyBox.Drafted)
    def keep_draft(self, message: ReplyBox.Drafted) -> None:
        if self._wanted is not None or not self._version or not self._record() or not self.saved:
            return
        try:
            spent = self.clock.elapsed if self.clock.running else None
            self.saved.save_draft(message.text, seconds=spent)
        except RebuttalError as error:
            self.app.warn(str(error))
            self.box.show_saved(message.text, saved=False)
        else:
            self.box.show_saved(message.text, saved=True)

    def unsaved(self) -> str:
        if self.box.due and self._wanted is None:
            self.keep_draft(ReplyBox.Drafted(self.box.text))
        return "your opening" if self.box.due and self.box.text else ""

    @on(ReplyBox.Refused)
    def refuse_paste(self, message: ReplyBox.Refused) -> None:
        self.app.warn(message.why)

    @on(ReplyBox.Left)
    def leave_box(self) -> None:
        self.brief.focus()

    def action_back(self) -> None:
        """Home; an opening that was begun waits there."""
        self.unsaved()
        self.app.pop_screen()
