"""What all screens of a match share: its record, its pack, drafts, and leaving without loss."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import events, getters, on, work
from textual.binding import ActiveBinding
from textual.message import Message

from game.debate.events import Event
from game.errors import RebuttalError
from game.packs.finding import section_title
from game.packs.format import Pack
from game.records.drafts import DraftKind
from game.records.reading import began_with
from game.records.saved import SavedMatch
from game.scoring.stopping import Stopped
from game.tui.sized import SizedScreen
from game.tui.warmup import judge_of, warm_up
from game.tui.widgets.reply import ReplyBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.scoring.contract import Matcher
    from game.tui.app import RebuttalApp
    from game.tui.widgets.steps import StepBoxes


def screen_for(saved: SavedMatch, pack: Pack | None = None) -> SizedScreen[None]:
    """The screen on which a match goes on."""
    from game.tui.screens.assigned import AssignedDebateScreen
    from game.tui.screens.assigned_ballot import AssignedBallotScreen
    from game.tui.screens.ballot import BallotScreen
    from game.tui.screens.briefing import BriefingScreen
    from game.tui.screens.closing import ClosingScreen
    from game.tui.screens.debate import DebateScreen
    from game.tui.screens.duel_ballot import DuelBallotScreen
    from game.tui.screens.handover import HandOverScreen

    match saved.match.phase:
        case "opening":
            return BriefingScreen.again(saved)
        case "round" if saved.match.setup.assigned:
            return AssignedDebateScreen(saved, pack)
        case "over" if saved.match.setup.assigned:
            return AssignedBallotScreen(saved, pack)
        case "over" if saved.match.setup.duel:
            return DuelBallotScreen(saved, pack)
        case "round" if saved.match.setup.duel:
            return HandOverScreen(saved, pack)
        case "round":
            return DebateScreen(saved, pack)
        case "closing":
            return ClosingScreen(saved, pack)
        case "over":
            return BallotScreen(saved, pack)


def _not_home(one: ActiveBinding) -> ActiveBinding:
    if one.binding.action != "back":
        return one
    return one._replace(binding=replace(one.binding, description="Back"))


class PlayingScreen(SizedScreen[None]):
    """Base of the screens on which a saved match is played."""

    app: getters.app[RebuttalApp]

    @dataclass
    class PackRead(Message):
        """The pack that now has the id of the match's was read; None if it cannot be."""

        pack: Pack | None

    @dataclass
    class Judged(Message):
        """The judge is done: this happened."""

        event: Event

    @dataclass
    class JudgeFailed(Message):
        """The judge could not read the text; `why` is a sentence."""

        why: str

    def __init__(self, saved: SavedMatch, pack: Pack | None = None) -> None:
        super().__init__()
        self.saved = saved
        self.pack = pack
        """The pack of that id; perhaps another one than the match began with."""
        self.pack_missing = False
        """There is no pack of that id that can be read; the match carries its own motion."""
        self._lost = ""

    @property
    def draft_kind(self) -> DraftKind | None:
        """Which draft is being written; None where there is only one."""
        return None

    @property
    def boxes(self) -> Sequence[ReplyBox | StepBoxes]:
        """The box that is being written in; none once the screen is going."""
        return list(self.query(ReplyBox))

    @property
    def spent(self) -> float | None:
        """Seconds spent on what is being written; None where no clock runs."""
        return None

    @property
    def keeps_time(self) -> bool:
        """The time spent is worth keeping though no word is new."""
        return False

    @on(events.Mount)
    def prepare(self) -> None:
        match = self.saved.match
        if match.phase != "over":
            warm_up(self.app, match.motion, match.side, match.current_and_coming)
        if self.pack is None:
            self._read_pack(self.saved.match.setup.pack)
        else:
            self.show_pack()

    @work(thread=True, group="pack")
    def _read_pack(self, pack_id: str) -> None:
        from game.packs.library import load_pack

        try:
            self.post_message(self.PackRead(load_pack(pack_id)))
        except RebuttalError:
            self.post_message(self.PackRead(None))

    @on(PackRead)
    def take_pack(self, message: PackRead) -> None:
        self.pack = message.pack
        self.pack_missing = message.pack is None
        self.show_pack()
        self.refresh_bindings()

    def show_pack(self) -> None:
        """Draws what needs the pack, once it was read."""

    def time_left(self) -> float | None:
        """Seconds left of an assignment's time; None without a limit, or when it is all done."""
        match = self.saved.match
        done = match.phase == "over" and match.setup.assigned and match.setup.assigned.last
        return None if done else self.saved.time_left

    @property
    def _known_pack(self) -> Pack | None:
        """The pack, if it is the one that the match began with, so that its titles fit."""
        return self.pack if self.pack and began_with(self.saved.match.setup, self.pack) else None

    @property
    def pack_title(self) -> str:
        """Title of the pack that the match began with; empty unless it is here."""
        return self._known_pack.manifest.title if self._known_pack else ""

    def section(self, section_id: str | None) -> str:
        """Title of a section of that pack's essay; empty unless it is here."""
        return section_title(self._known_pack, section_id)

    # -- the record ------------------------------------------------------------

    def commit(self, event: Event) -> bool:
        """Saves `event` and takes the match on; a sentence and False if that cannot be."""
        try:
            self.saved.commit(event)
        except RebuttalError as error:
            self.app.warn(str(error))
            return False
        return True

    @on(ReplyBox.Drafted)
    def keep_draft(self, message: ReplyBox.Drafted) -> None:
        self.save_draft(message.text)

    def save_draft(self, text: str) -> None:
        """Saves what is being written; tells the player if it cannot be saved."""
        if self.saved.match.phase == "over":
            return
        try:
            self.saved.save_draft(text, self.draft_kind, self.spent)
        except RebuttalError as error:
            if not self._lost:
                self.app.warn(str(error))
            self._lost = "what you are writing"
            saved = False
        else:
            self._lost = ""
            saved = True
        for box in self.boxes:
            box.show_saved(text, saved=saved)

    def unsaved(self) -> str:
        over = self.saved.match.phase == "over"
        for box in self.boxes:
            if not over and (box.due or self.keeps_time):
                self.save_draft(box.text)
        return "" if over else self._lost

    @on(ReplyBox.Refused)
    def refuse_paste(self, message: ReplyBox.Refused) -> None:
        self.app.warn(message.why)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Where the way back leads to the history, its key does not say home."""
        from game.tui.screens.history import HistoryScreen

        found = super().active_bindings
        if not any(isinstance(screen, HistoryScreen) for screen in self.app.screen_stack):
            return found
        return {key: _not_home(one) for key, one in found.items()}

    async def action_back(self) -> None:
        """To where it was opened from; whatever is written is saved first."""
        self.unsaved()
        self.app.pop_screen()

    @on(events.Unmount)
    def keep_last_words(self) -> None:
        self.unsaved()

    # -- the judge -------------------------------------------------------------

    @work(thread=True, exclusive=True, group="judge")
    def ask_judge(self, move: Callable[[Matcher], Event]) -> None:
        """In a thread: computes what happened and reports it; changes nothing."""
        try:
            event = move(judge_of(self.app))
        except Stopped:
            return
        except RebuttalError as error:
            self.post_message(self.JudgeFailed(str(error)))
        except Exception as error:
            why = f"The judge failed ({type(error).__name__}). Your text is kept: try again."
            self.post_message(self.JudgeFailed(why))
        else:
            self.post_message(self.Judged(event))

    def go_on(self) -> None:
        """To the screen on which the match goes on now."""
        self.app.switch_screen(screen_for(self.saved, self.pack))
