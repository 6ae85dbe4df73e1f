"""Before the match: the motion, your side, what will happen, and your opening."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Self

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from game.debate.setup import Play
from game.debate.turn import refuse_text
from game.errors import RebuttalError
from game.packs.format import Case
from game.records.ladder import Ladder
from game.records.reading import began_with
from game.records.saved import SavedMatch
from game.text import clean
from game.tui.keynames import with_keys
from game.tui.screens.beginning import BeginningScreen
from game.tui.widgets.brief import Brief
from game.tui.widgets.hanging import Hanging
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.matchline import Clock
from game.tui.widgets.prose import title
from game.tui.widgets.reply import ReplyBox
from game.tui.widgets.timeleft import TimeLeft

if TYPE_CHECKING:
    from game.debate.assigned import Assigned
    from game.tui.app import RebuttalApp


class BriefingScreen(BeginningScreen):
    """Reads the pack and wakes the judge while the player reads."""

    HELP = "Read what the debate is about, and how it will go."
    CSS_PATH = ["panels.tcss", "briefing.tcss"]  # noqa: RUF012
    AUTO_FOCUS = "Brief"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start", id="briefing.start", tooltip="To the counterargument"),
        Binding(
            "enter", "go_on", "Go on", id="briefing.go-on", show=False,
            tooltip="Into the box, to open; with words in it, give them as your opening",
        ),
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
        Binding(
            "escape", "back", "Home", id="briefing.home", tooltip="Back; what was written is kept"
        ),
    ]  # fmt: skip

    brief = getters.query_one(Brief)
    box = getters.query_one(ReplyBox)

    @classmethod
    def again(cls, saved: SavedMatch) -> Self:
        """The briefing of a match that was left before it was opened."""
        setup = saved.match.setup
        screen = cls(Play(pack=setup.pack, motion=setup.motion, side=setup.side, mode=setup.mode))
        screen.saved = saved
        screen.setup, screen.motion = setup, saved.match.motion
        return screen

    @property
    def about(self) -> str:
        if self.setup is None:
            return self.HELP
        if self.setup.rounds_only:
            begins = "{briefing.start} begins: they say what they hold, and you answer it."
            return f"{self.HELP} {begins}"
        numbers = " or ".join(str(number + 1) for number in range(len(self.examples)))
        example = f"take an example ({numbers}), or " if numbers else ""
        return (
            f"{self.HELP} Then open with two or three sentences: the opponent answers what you "
            f"say. You may {example}skip the opening ({{briefing.skip}})."
        )

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(Content("Briefing"), id="head")
            yield Clock(timer=self.app.timer, before="")
            if self.play.assigned is not None and self.play.assigned.minutes:
                yield TimeLeft(partial(_time_left, self.app, self.play.assigned))
        yield Brief(classes="panel")
        yield Vertical(id="examples")
        yield ReplyBox(placeholder="Two or three sentences: what you hold, and why.")
        yield Static(id="state")
        yield KeyBar()

    def on_mount(self) -> None:
        self.box.border_title = Content("Your opening")
        self.box.display = self.query_one("#examples").display = False

    @property
    def examples(self) -> tuple[str, ...]:
        """Openings that the player may adopt, two at most."""
        if self.motion is None or self.setup is None:
            return ()
        case: Case = getattr(self.motion.side, self.setup.side)
        return case.openings[:2]

    # -- drawing ---------------------------------------------------------------

    async def draw(self) -> None:
        motion, setup = self.motion, self.setup
        if motion is None or setup is None or not self.query("#head"):  # it was left meanwhile
            return
        pack = f"{self.pack.manifest.title} · " if self.pack and self._known_pack else ""
        first = f"{setup.assigned.place} · " if setup.assigned else pack
        self.query_one("#head", Static).update(Content(f"Briefing · {first}{motion.name}"))
        await self.brief.show(motion, setup, self._ladder.side(motion, setup.side))
        if not setup.rounds_only:
            self.box.display = True
            self.box.fill(self.saved.draft() if self.saved else "")
            await self._draw_examples()
        if not self.version:
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
        if self.setup is None:
            return False
        if action == "ladder":
            if self.setup.day or self.setup.duel or self.setup.assigned:
                return False
            return self._known_pack and self.wanted is None
        fixed = self.setup.rounds_only
        if action == "start":
            return fixed
        if action == "adopt":
            listed = int(str(parameters[0])) < len(self.examples)
            return not fixed and self.wanted is None and listed and bool(self.query(ReplyBox))
        if action in ("write", "go_on"):
            return not fixed and self.wanted is None and not isinstance(self.focused, ReplyBox)
        if action in ("open", "skip"):
            return not fixed and self.wanted is None
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
        return Ladder.of(self.setup.pack if self.setup else "", summaries)

    @property
    def _known_pack(self) -> bool:
        """The pack is the one with which the match began."""
        return bool(self.pack and self.setup and began_with(self.setup, self.pack))

    def action_ladder(self) -> None:
        """Opens the ladder of this side; an opening that was begun stays in the history."""
        from game.tui.screens.ladder import LadderScreen

        if self.motion is None or self.setup is None:
            return
        self.unsaved()
        setup, chosen = self.setup, next(iter(self.setup.counterarguments), "")
        screen = LadderScreen(self.play.pack, self.motion, setup.side, self._ladder, chosen)
        self.app.push_screen(screen, self._climb)

    def _climb(self, play: Play | None) -> None:
        if play is not None:
            self.app.switch_screen(BriefingScreen(play, self.pack))

    # -- the opening -----------------------------------------------------------

    def action_write(self) -> None:
        self.box.focus()

    def action_go_on(self) -> None:
        """The next step: to write, or to speak what is written."""
        if self.box.text.strip():
            self.action_open()
        else:
            self.action_write()

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
            keys = with_keys(self, "{reply.leave}, then {briefing.skip}")
            self.app.warn(f"{refusal} Or skip the opening: {keys}.")
        else:
            self.begin(text)

    def begin(self, opening: str) -> None:
        super().begin(opening)
        if self.wanted is not None:
            self.box.hold("handed in" if opening else "skipped")

    def give_up(self, why: str) -> None:
        super().give_up(why)
        self.box.hold("")

    def action_skip(self) -> None:
        self.begin("")

    def action_start(self) -> None:
        self.begin("")

    # -- drafts ----------------------------------------------------------------

    @on(ReplyBox.Drafted)
    def keep_draft(self, message: ReplyBox.Drafted) -> None:
        if self.wanted is not None or not self.version or not self.record() or not self.saved:
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
        if self.box.due and self.wanted is None:
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


def _time_left(app: RebuttalApp, assigned: Assigned) -> float | None:
    return assigned.seconds_left(app.history.now())
