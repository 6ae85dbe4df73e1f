"""How a match begins: the pack is read, the judge wakes, the match goes into the history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from game.debate.events import Opened, Started
from game.debate.match import Match
from game.debate.setup import Play
from game.errors import RebuttalError
from game.packs.format import Motion, Pack
from game.records.past import set_up
from game.records.saved import SavedMatch
from game.scoring.language import language_of
from game.scoring.stopping import Stopped
from game.tui.screens.playing import screen_for
from game.tui.sized import SizedScreen
from game.tui.warmup import judge_of, warm_up
from game.tui.widgets.matchline import Clock

if TYPE_CHECKING:
    from game.tui.app import RebuttalApp

CARDS = 3
"""Evidence cards that lie open when a drill begins."""


class BeginningScreen(SizedScreen[None]):
    """Base of the briefing: what happens behind it until the first counterargument is thrown.

    Whoever inherits shows `#state` and a clock, draws in `draw`, and says `begin`.
    """

    app: getters.app[RebuttalApp]
    state = getters.query_one("#state", Static)
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
        self.play = play
        self.known = pack
        self.saved: SavedMatch | None = None
        self.pack: Pack | None = None
        self.motion: Motion | None = None
        self.setup: Started | None = None
        self.version = ""
        self.wanted: str | None = None
        """The opening with which to start, once it is given; empty to start without one."""

    def on_mount(self) -> None:
        self._load()
        self._wake()

    async def draw(self) -> None:
        """Shows the motion and the setup, as soon as both are known."""
        raise NotImplementedError

    @work(thread=True, group="pack")
    def _load(self) -> None:
        from game.packs.library import load_pack

        try:
            self.post_message(self.Loaded(self.known or load_pack(self.play.pack)))
        except RebuttalError as error:
            self.post_message(self.Loaded(None, str(error)))

    @work(thread=True, group="judge")
    def _wake(self) -> None:
        from game.scoring.judging import scorer_version

        try:
            self.post_message(self.Awake(scorer_version(judge_of(self.app))))
        except Stopped:
            return
        except RebuttalError as error:
            self.post_message(self.Awake("", str(error)))

    @on(Loaded)
    async def take_pack(self, message: Loaded) -> None:
        try:
            self.pack = message.pack
            if self.setup is None or self.motion is None:  # else the match has its own motion
                if message.pack is None:
                    raise RebuttalError(message.why)
                play = self.play.filled(
                    flow_first=self.app.settings.flow_first, steelman=self.app.settings.steelman
                )
                self.motion, self.setup = set_up(play, message.pack, self.app.history)
        except RebuttalError as error:
            self.app.warn(str(error))
            self.app.pop_screen()
            return
        await self.draw()
        if self.play.note:
            self.notify(self.play.note, timeout=10, markup=False)
        warm_up(self.app, self.motion, self.setup.side)

    @on(Awake)
    def take_judge(self, message: Awake) -> None:
        self.version = message.version
        self.state.update(Content(message.why or "The judge is ready."))
        if message.version:
            self.unsaved()
        if message.version and self.wanted is not None:
            self.begin(self.wanted)

    # -- the match -------------------------------------------------------------

    def begin(self, opening: str) -> None:
        """Starts the match; waits for the judge if it is not awake yet."""
        if self.wanted is not None and self.wanted != opening:
            return
        self.wanted = opening
        self.refresh_bindings()
        if not self.record():
            return
        assert self.saved is not None
        if self.saved.match.phase != "opening":
            self._go_on()
            return
        self.state.update(Content("The opponent listens ..."))
        self._choose(self.saved.match, opening, self.clock.elapsed)

    def record(self) -> bool:
        """The match is in the history, from now on if not before."""
        if self.saved is not None:
            return True
        if not self.version or self.motion is None or self.setup is None:
            waiting = "The judge is still waking up: it starts by itself in a moment ..."
            self.state.update(Content(waiting))
            return False
        setup = replace(self.setup, scorer_version=self.version)
        try:
            self.saved = SavedMatch.start(self.app.history, self.motion, setup)
            if self.play.folder:
                self._keep_folder(self.play.folder)
        except RebuttalError as error:
            self.give_up(str(error))
            return False
        return True

    def _keep_folder(self, folder: str) -> None:
        from game.classroom.handing_in import keep_folder

        assert self.saved is not None
        keep_folder(self.app.history, self.saved.id, folder)

    @work(thread=True, exclusive=True, group="opening")
    def _choose(self, match: Match, opening: str, seconds: float) -> None:
        from game.debate.moves import open_match

        try:
            event = open_match(match, opening, judge_of(self.app), seconds)
        except Stopped:
            return
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
            self.give_up(message.why)
            return
        try:
            self.saved.commit(message.event)
        except RebuttalError as error:
            self.give_up(str(error))
        else:
            if message.event.text:
                self.app.languages_read.add(language_of(message.event.text))
            self._go_on()

    def give_up(self, why: str) -> None:
        self.wanted = None
        self.app.warn(why)
        self.refresh_bindings()

    def _go_on(self) -> None:
        from game.tui.screens.debate import DebateScreen

        assert self.saved is not None
        setup = self.saved.match.setup
        if setup.mode == "drill" and setup.assigned is None:
            cards = CARDS if setup.has_cards and self.saved.match.motion.evidence else 0
            self.app.switch_screen(DebateScreen(self.saved, self.pack, cards=cards))
        else:
            self.app.switch_screen(screen_for(self.saved, self.pack))
