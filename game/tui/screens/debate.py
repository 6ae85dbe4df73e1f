"""The debate: what they say, what you say and what the judge finds, on one screen."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import partial
from typing import get_args

from textual import events, on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from game.debate.clock import TIME_UP
from game.debate.duel import divide
from game.debate.events import Called, Contested, HintTaken, Reviewed, RoundClosed
from game.debate.flow import flow_sheet
from game.debate.own_flow import jot, refuse_flow
from game.debate.reasons import hint_offer
from game.debate.turn import UNSEEN, Move, Step, Turn
from game.packs.format import Pack
from game.packs.refutations import HEADING, REFUTATIONS
from game.records.drafts import DraftKind
from game.records.saved import SavedMatch
from game.text import clean
from game.tui.keepsake import share
from game.tui.keynames import with_keys
from game.tui.reading import HELD, Reading
from game.tui.screens.contest import ContestScreen
from game.tui.screens.debate_keys import DEBATE_KEYS, HIGHEST_CALL
from game.tui.screens.debate_steps import (
    FOUR_STEPS,
    KINDS,
    PLACEHOLDERS,
    PUT_OFF,
    TAKEN,
    box_title,
    help_for,
    refusal,
)
from game.tui.screens.desk import DeskScreen
from game.tui.screens.playing import PlayingScreen
from game.tui.sized import WIDE
from game.tui.widgets.confirm import Confirm
from game.tui.widgets.house import HouseBar
from game.tui.widgets.matchline import Clock
from game.tui.widgets.prose import with_marks
from game.tui.widgets.reply import ReplyBox
from game.tui.widgets.verdict import call_asked, call_rows, verdict_rows

SKIP = "{debate.skip-the-call}"


class DebateScreen(DeskScreen):
    """One round after the other: write, call, verdict, revise or press, review."""

    TERMS = HEADING, tuple((kind.name, kind.meaning) for kind in REFUTATIONS.values())
    BINDINGS = DEBATE_KEYS

    def __init__(self, saved: SavedMatch, pack: Pack | None = None, *, cards: int = 0) -> None:
        super().__init__(saved, pack)
        self._cards = cards
        self._details = False
        self._counting = False
        """The clock ran when the text went to the judge."""
        self._reading = Reading(self, self._tell_reading)
        self._early: tuple[Called | None, ...] = ()
        """The call that was made, or skipped, while the judge was reading."""

    @property
    def about(self) -> str:
        return help_for(self.saved.match.setup)

    async def on_mount(self) -> None:
        if self.saved.match.phase == "round":
            await self._begin_round()
        else:
            self.go_on()

    @property
    def draft_kind(self) -> DraftKind | None:
        return KINDS.get(self.turn.step, "answer")

    @property
    def spent(self) -> float | None:
        here = self.turn.writing and self.turn.match is self.saved.match
        held = self.turn.judging
        running = (clock.elapsed for clock in self.query(Clock) if clock.running or held)
        return next(running, None) if here else None

    @property
    def keeps_time(self) -> bool:
        return self.turn.step == "write" and self.spent is not None

    # -- drawing ---------------------------------------------------------------

    async def _begin_round(self) -> None:
        """The current round from its start, or where it was left."""
        self.turn = Turn.of(self.saved.match)
        played = self.turn.round
        if self.turn.step == "restate" and played.gate_open and self.saved.draft("answer"):
            self.turn = self.turn.to("write")  # gone on to the answer before it was left
        self.line.show(self.saved.match)
        self.line.clock.start(played.seconds or self.saved.spent("answer"))
        await self.side.deal(played.counterargument.id, self._cards)
        await self._show(self.turn, entering=True)
        self._open_cards()

    def _open_cards(self) -> None:
        """The first answer of a newcomer has its cards lying open beside it, if there is room."""
        if self._cards and self.turn.step == "write":
            if not self.turn.match.setup.in_steps or self.app.size.width >= WIDE:
                self.side.open("evidence")
            self._cards = 0

    async def _show(self, turn: Turn, *, entering: bool = False) -> None:
        """Goes to `turn` and draws it; `entering` when it is new though its step is the same."""
        entering = entering or turn.step != self.turn.step
        self.turn = turn
        self.update_classes({f"-{step}": step == turn.step for step in get_args(Step)})
        self.draw_they()
        if turn.step == "call":
            await self.judge.show(call_rows(self._calls[-1], with_keys(self, SKIP)))
        else:
            await self.judge.show(verdict_rows(turn, self.section, details=self._details))
        if verdict := turn.shown:
            self.query_one("#answer", Static).update(with_marks(verdict))
        elif turn.step in UNSEEN and turn.round.answer:
            text = Content(turn.round.answer.verdict.text)
            self.query_one("#answer", Static).update(text)
        if turn.step not in UNSEEN:
            self.query_one(HouseBar).show(divide(turn.match))
            await self.side.flow.show(flow_sheet(turn.match))
        if entering:
            self.hinted = False
            self._enter(turn)
        self.draw_note()
        self.refresh_bindings()

    def _enter(self, turn: Turn) -> None:
        """Focus, and the draft in the box, at the start of a step."""
        if turn.step != "write":
            self.line.clock.stop()
        if turn.step == "jot" or not turn.writing:
            self.side.close()
        if not turn.writing:
            self.judge.focus()
            return
        if turn.step in PUT_OFF:
            self.line.clock.start(self.saved.spent(self.draft_kind))
        self.box.border_title = Content(box_title(turn))
        if isinstance(self.box, ReplyBox):
            self.box.placeholder = Content(PLACEHOLDERS.get(turn.step, FOUR_STEPS))
        draft = self.saved.draft(self.draft_kind)
        if not draft and turn.step == "revise" and turn.round.accepted:
            draft = turn.round.accepted.text
        if not draft and turn.step == "restate" and turn.round.steelman:
            draft = turn.round.steelman[-1].text
        self.box.fill(draft)
        self.box.focus()

    # -- the answer ------------------------------------------------------------

    def action_submit(self) -> None:
        self.box.submit()

    @on(ReplyBox.Submitted)
    async def hand_in(self, message: ReplyBox.Submitted) -> None:
        if not self.turn.allows("submit"):
            return
        text = clean(message.text).strip()
        if self.turn.step == "jot":
            await self._jot(text)
            return
        if refusal := self.turn.refuses(text):
            self.app.warn(refusal)
            return
        self.save_draft(self.box.text)
        self._ask(text)

    def _ask(self, text: str) -> None:
        """Gives `text` to the judge and locks the box; says so if it takes a moment.

        The judge's time is not the player's: the clock is held.
        """
        self.turn = self.turn.at_judge()
        self._counting = self.line.clock.running
        self.line.clock.stop()
        self._early = ()
        self._reading.begin(text)
        self.draw_note()
        self.box.hold(HELD)
        self.side.close()
        if isinstance(self.focused, ReplyBox):
            self.they.focus()
        self.refresh_bindings()
        self.ask_judge(partial(self.turn.judge, text, self.line.clock.elapsed))

    def _tell_reading(self, words: str) -> None:
        """With the question that can be answered meanwhile, or the answer to it."""
        if self.timed_out:
            words = f"{TIME_UP}\n{words}"
        if self.turn.allows("call"):
            asked = call_asked(self._calls[-1], self._early, with_keys(self, SKIP))
            words = f"{words}\n{asked}"
        self.draw_note(words)

    @on(PlayingScreen.Judged)
    async def take_verdict(self, message: PlayingScreen.Judged) -> None:
        if not self.commit(message.event):
            await self._come_back()
            return
        self._stop_reading(read=True)
        turn = Turn(self.saved.match, self.turn.step)
        if turn.step == "restate":
            await self._restated(turn)
            return
        await self._show(turn.answered() if turn.step == "write" else turn.settled())
        if self.turn.step == "call" and turn.match is self.saved.match:  # else its time was over
            for call in self._early:
                await self._call(call)

    async def _restated(self, turn: Turn) -> None:
        """To the answer once they would agree; else the text stays, with what it lacks."""
        if turn.round.restated:
            await self.action_skip_steelman()
            return
        self._go_on_counting()
        await self._show(turn)
        self.box.focus()

    async def action_skip_steelman(self) -> None:
        self.line.clock.start(self.saved.spent("answer"))
        await self._show(Turn(self.saved.match, "write"))
        self._open_cards()

    @on(PlayingScreen.JudgeFailed)
    async def tell_failure(self, message: PlayingScreen.JudgeFailed) -> None:
        self.app.warn(message.why)
        await self._come_back()

    async def _come_back(self) -> None:
        """The text stays in the box and can be handed in again."""
        self._stop_reading(read=False)
        self._go_on_counting()
        await self._show(self.turn.to(self.turn.step))
        self.box.focus()

    def _go_on_counting(self) -> None:
        """The player's time goes on, unless it was up before the judge had the text."""
        if self._counting:
            self.line.clock.start(self.line.clock.elapsed)

    def _stop_reading(self, *, read: bool) -> None:
        self._reading.end(read=read)
        self.box.hold("")

    @on(Clock.TimeUp)
    async def end_time(self) -> None:
        if self.turn.step != "write" or self.turn.judging:
            return
        if self.box.text.strip():
            self.box.submit()
        else:
            self.app.warn("Time is up, and nothing was written: the argument is dropped.")
            await self._close_round()

    @property
    def _calls(self) -> range:
        """How many points may be called."""
        return range(min(self.turn.round.most_points, HIGHEST_CALL) + 1)

    async def _jot(self, text: str) -> None:
        """The player's own flow, which an empty text skips; then the call."""
        if refusal := refuse_flow(text):
            self.app.warn(refusal)
        elif self.commit(jot(text)):
            await self._show(Turn(self.saved.match, "call"))

    async def action_skip_flow(self) -> None:
        await self._jot("")

    async def action_call(self, points: int) -> None:
        await self._call(Called(points))

    async def action_skip_call(self) -> None:
        await self._call(None)

    async def _call(self, call: Called | None) -> None:
        """Takes the call, or none; while the judge is reading it is kept for the verdict."""
        if self.turn.judging:
            self._early = (call,)
            self._reading.tell()
            self.refresh_bindings()
            return
        if call is not None:
            self.commit(call)
        await self._show(Turn(self.saved.match, "call").settled())

    # -- after the verdict -----------------------------------------------------

    async def action_revise(self) -> None:
        await self._show(self.turn.to("revise"))

    async def action_press(self) -> None:
        await self._show(self.turn.to("press"))

    def action_hint(self) -> None:
        hint = self.turn.round.next_hint
        if hint is not None:
            question = Confirm(hint_offer(hint), yes="Take it", no="Not now")
            asked = len(self.turn.match.rounds)
            self.app.push_screen(question, partial(self._take_hint, hint, asked))

    async def _take_hint(self, hint: HintTaken, asked: int, yes: bool | None) -> None:
        """Unless the time ran out behind the question and another argument stands there."""
        still = len(self.turn.match.rounds) == asked and self.turn.round.next_hint == hint
        if yes and still and self.turn.allows("hint") and self.commit(hint):
            self.hinted = True
            await self._show(Turn(self.saved.match, self.turn.step))

    async def action_model(self) -> None:
        """The attempts are over, also for whoever leaves now and comes back."""
        if self.turn.open_ended and not self.commit(Reviewed()):
            return
        await self._show(Turn(self.saved.match, "review"))
        self.call_after_refresh(self.judge.to_news)

    async def action_contest(self) -> None:
        if self.turn.open_ended:
            question = "Contest? That shows the list of points and ends your attempts here."
            self.app.push_screen(Confirm(question, yes="Contest", no="Not yet"), self._list_points)
        else:
            await self._list_points(True)

    async def _list_points(self, yes: bool | None) -> None:
        if not yes:
            return
        await self.action_model()
        if not self.turn.open_ended:
            self.app.push_screen(ContestScreen(self.turn), self._contest)

    async def _contest(self, point: str | None) -> None:
        if point is not None and self.commit(Contested(point)):
            await self._show(Turn(self.saved.match, "review"))

    async def action_details(self) -> None:
        self._details = not self._details
        await self._show(self.turn)

    async def action_next(self) -> None:
        if self.turn.step == "verdict":
            await self.action_model()
        elif self.turn.step == "review":
            await self._close_round()
        else:
            question = "Go on without an answer? The argument then stands: it is dropped."
            self.app.push_screen(Confirm(question, yes="Drop it", no="Answer it"), self._drop)

    async def _drop(self, yes: bool | None) -> None:
        """Unless the time ran out behind the question and the judge has the text."""
        if yes and not self.turn.judging:
            await self._close_round()

    async def _close_round(self) -> None:
        if not self.commit(RoundClosed()):
            return
        self.box.fill("")  # nothing of this round may be saved as a draft of the next
        self._details = False
        if self.saved.match.phase == "round" and not self.saved.match.setup.duel:
            await self._begin_round()
            return
        if self.saved.match.setup.day:
            share(self.app, self.saved)
        self.go_on()

    # -- keys ------------------------------------------------------------------

    @property
    def needed(self) -> frozenset[str]:
        """Before the way past the argument, past the verdict's numbers or past a contest."""
        needed = {"write": "drawer('evidence')", "call": "skip_call", "verdict": "details"}
        return frozenset({needed.get(self.turn.step, "")})

    @property
    def names(self) -> Mapping[str, str]:
        return {"next": self.turn.ahead}

    def on_key(self, event: events.Key) -> None:
        """A key for what the clock takes away is answered, once a press."""
        setup = self.turn.match.setup
        if setup.by_the_clock and not self.turn.judging and event.key in self._keys_of(TAKEN):
            self.notify(refusal(setup), markup=False)

    def _keys_of(self, actions: Container[str]) -> set[str]:
        """The keys that lead to these actions, as the player has set them."""
        keymap = self.app.keymap
        return {
            key.strip()
            for one in DEBATE_KEYS
            if isinstance(one, Binding) and one.action in actions
            for key in keymap.get(one.id or "", one.key).split(",")
        }

    async def action_step_back(self) -> None:
        if self.side.drawer:
            self.side.close()
        elif self._put_off:
            self.unsaved()
            await self._show(self.turn.to("verdict"))
        else:
            await self.action_details()

    @property
    def _put_off(self) -> bool:
        """A revision or a reply is being written, which can wait."""
        return self.turn.step in PUT_OFF and not self.turn.judging

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        moves: dict[str, Move] = {"skip_call": "call", "save": "copy"}
        if action in ("step_back", "back"):
            opened = self.side.drawer is not None or (self._details and self.turn.shown is not None)
            return (action == "step_back") == (opened or self._put_off)
        if action == "write" and isinstance(self.focused, ReplyBox):
            return False
        if action == "drawer" and self.turn.judging:
            return False  # what is typed on would open it
        if action == "drawer" and parameters[0] == "evidence":
            return not self.has_class("-bare")
        if action == "drawer" and parameters[0] == "terms":
            return bool(self.saved.match.motion.term)
        if action == "call" and parameters[0] not in self._calls:
            return False
        if action in ("call", "skip_call") and self.turn.judging and self._early:
            return False
        if action in moves or action in get_args(Move):
            return self.turn.allows(moves.get(action, action))  # type: ignore[arg-type]
        return True
