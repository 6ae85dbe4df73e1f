"""The debate of an assignment: it counts keys, may refuse pasting, and ends with the time."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.content import Content

from game.debate.assigned import rules_lines
from game.debate.events import Answered, Event, Revised, RoundClosed
from game.debate.turn import Turn
from game.errors import RebuttalError
from game.text import clean
from game.tui.screens.debate import DebateScreen
from game.tui.widgets.reply import ReplyBox
from game.tui.widgets.timeleft import TimeLeft


class AssignedDebateScreen(DebateScreen):
    """As any debate, by the rules of the assignment."""

    HELP = """\
This is an assignment: the line at the top says whether it is graded, which attempt this is, and \
how much time is left. At the top is what they say. Answer it in your own words; the judge shows \
which of your sentences made which point; {debate.next} ends the round. After the last one the \
program writes the file that you hand in. You may leave at any moment and go on with the same \
command."""

    @property
    def about(self) -> str:
        assigned = self.saved.match.setup.assigned
        rules = rules_lines(assigned) if assigned else ()
        return "\n".join([self.HELP, "", *rules])

    @property
    def reply(self) -> ReplyBox:
        """The box; an assignment has no other."""
        return self.query_one("#reply", ReplyBox)

    @property
    def over(self) -> bool:
        """The time is over."""
        return self.saved.time_over

    async def on_mount(self) -> None:
        assigned = self.saved.match.setup.assigned
        self.reply.pasting = assigned is None or assigned.pasting

    # -- keys ------------------------------------------------------------------

    def commit(self, event: Event) -> bool:
        if isinstance(event, Answered | Revised):
            event = replace(event, typed=self.reply.typed, pasted=self.reply.pasted)
        return super().commit(event)

    def save_draft(self, text: str) -> None:
        super().save_draft(text)
        if self.saved.match.phase == "round" and self.turn.writing:
            try:
                self.saved.save_keys(self.draft_kind, self.reply.typed, self.reply.pasted)
            except RebuttalError:
                return  # the draft told it already

    def _enter(self, turn: Turn) -> None:
        super()._enter(turn)
        if turn.writing:
            self.reply.typed, self.reply.pasted = self.saved.keys(self.draft_kind)
        if turn.step == "revise":
            rules, played = turn.match.setup.rules, turn.round
            number = len(played.revisions) + 1
            if rules.revisions > 1:
                words = f"You say · revision {number} of {rules.revisions}: the best version counts"
                self.reply.border_title = Content(words)

    # -- the end of the time ---------------------------------------------------

    @on(TimeLeft.Over)
    async def end_attempt(self) -> None:
        """What is in the box goes to the judge; without it everything is over at once."""
        if self.turn.judging:
            return  # goes on when the verdict is there
        text = clean(self.box.text).strip()
        if self.turn.step in ("write", "revise") and not self.turn.refuses(text):
            self.app.warn("Your time is over: what you wrote goes to the judge.")
            self.box.submit()
        else:
            self.app.warn("Your time is over.")
            self._close_all()

    async def _show(self, turn: Turn, *, entering: bool = False) -> None:
        await super()._show(turn, entering=entering)
        if self.over and not turn.writing:
            self._close_all()

    def _close_all(self) -> None:
        """Drops what was not answered, and goes to the ballot."""
        while self.saved.match.phase == "round":
            if not self.commit(RoundClosed()):
                return
        self.reply.fill("")
        while self.app.screen is not self:  # a question or the help in front of it
            self.app.pop_screen()
        self.go_on()
