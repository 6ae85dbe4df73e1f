"""The ballot of an assignment: the file to hand in, or the motion that comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.classroom.handing_in import HandIn, hand_in, is_complete, kept_folder
from game.debate.assigned import Assigned
from game.debate.setup import Play
from game.debate.wording import quoted
from game.errors import RebuttalError
from game.packs.format import Pack
from game.records.saved import SavedMatch
from game.tui.screens.ballot import BallotScreen


class AssignedBallotScreen(BallotScreen):
    """Writes the file when the last motion is done."""

    HELP = """\
Your assignment is done when this screen names a file: hand that in where your teacher collects \
the work, as it is. The receipt names the file and what is in it. Your teacher's program scores \
every answer again. {ballot.copy} copies the ballot, {ballot.export} saves the whole match as a \
Markdown file."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next_motion", "Next motion", id="ballot.next-motion",
                tooltip="On with the assignment: the motion that comes now"),
    ]  # fmt: skip

    def __init__(self, saved: SavedMatch, pack: Pack | None = None) -> None:
        super().__init__(saved, pack)
        self._handed: HandIn | None = None
        self._why = ""

    @property
    def assigned(self) -> Assigned:
        """The attempt."""
        assigned = self.saved.match.setup.assigned
        assert assigned is not None
        return assigned

    def on_mount(self) -> None:
        """Writes the file, if there is nothing left to play."""
        if not is_complete(self.saved):
            return
        try:
            self._handed = hand_in(self.saved)
        except RebuttalError as error:
            self._why = str(error)
            self.app.warn(self._why)
        else:
            self.app.farewell = f"To hand in: {self._handed.path}"
        self.call_later(self.draw_anew)

    @property
    def _drill(self) -> bool:
        return True

    @property
    def as_text(self) -> Iterable[str]:
        return [*super().as_text, *self._to_do]

    @property
    def _to_do(self) -> list[str]:
        """What a student does with the file, and how the next attempt begins."""
        return [*self._handed.lines(), *self._handed.next_lines()] if self._handed else []

    def _next(self) -> Iterator[Widget]:
        if self._handed is not None:
            first, *rest = self._to_do
            late = ["It is marked as late: the deadline had passed."] * self._handed.late
            yield Static(Content.styled(first, "bold"))
            yield from (Static(Content(line)) for line in (*rest, *late))
        elif self._why:
            yield Static(Content.styled(f"▲ {self._why}", "bold $text-error"))
        elif not is_complete(self.saved):
            done = f"Motion {self.assigned.part} of {len(self.assigned.parts)} is done."
            yield self.door("next-motion", f"{done} On to the next one.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("whole", "other", "share"):
            return False
        if action == "next_motion":
            return not is_complete(self.saved)
        return super().check_action(action, parameters)

    def action_next_motion(self) -> None:
        """To the briefing of the next motion of this attempt."""
        from game.tui.screens.briefing import BriefingScreen

        pack = self._known_pack
        if pack is None:
            version = self.saved.match.setup.pack_version
            name = quoted(self.saved.match.setup.pack)
            self.app.warn(f"The attempt goes on with the pack {name} {version}: install it again.")
            return
        assigned = self.assigned.next()
        play = Play(pack.id, assigned.now.motion, assigned=assigned, folder=kept_folder(self.saved))
        self.app.switch_screen(BriefingScreen(play, pack))
