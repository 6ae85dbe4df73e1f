"""Two names for a duel: who argues which side, and whether the clock runs."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Checkbox, Input, Label, Static

from game.debate.clock import ROUND_SECONDS, spoken
from game.debate.duel import LONGEST_NAME, check_names
from game.debate.setup import Play
from game.errors import UsageError
from game.packs.format import Motion, Side, other_side
from game.tui.keynames import with_keys
from game.tui.sized import SizedModal
from game.tui.widgets.line_input import LineInput


class NameInput(LineInput):
    """A debater's name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "submit", "Next", id="duel.next",
            tooltip="To the other name; from the second one the duel begins",
        ),
    ]  # fmt: skip


class Tick(Checkbox):
    """Its mark can be told without colour: Textual's own is there in both states, only dimmer."""

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]  # noqa: N802
        return "X" if self.value else " "


class DuelScreen(SizedModal[Play]):
    """Dismisses with the duel to play, None on Escape."""

    HELP = """\
A duel is for two people on one keyboard: each answers what is thrown at their side, in turn, and \
a screen between the turns hides what the other wrote. The judge is the same for both, and one \
ballot says who carried the House. Type a name, {duel.next}, the other name, {duel.next}."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+j,f2", "begin", "Begin", id="duel.begin", tooltip="To the briefing of the duel"
        ),
        Binding("escape", "dismiss", "Cancel", id="duel.cancel", tooltip="No duel"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    DuelScreen {
        & > Vertical { width: 66; }
        Label { margin-top: 1; }
        Static { width: 1fr; height: auto; }
        Checkbox { margin-top: 1; width: 100%; }
    }
    """
    AUTO_FOCUS = "#first"

    def __init__(
        self, pack_id: str, motion: Motion, side: Side, names: tuple[str, ...] = ()
    ) -> None:
        """`side` is for the first; `names` are offered, the first of them first."""
        super().__init__()
        self._pack, self._motion, self._side = pack_id, motion, side
        self._names = (*names, "", "")[:2]

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content("Duel · two people, one keyboard")
            keys = "{duel.next} goes on · {duel.cancel} cancels"
            box.border_subtitle = Content(with_keys(self, keys))
            yield Static(Content.styled(self._motion.text, "bold"))
            sides = ((self._side, " and begins"), (other_side(self._side), ""))
            for name, place, (side, order) in zip(
                self._names, ("first", "second"), sides, strict=True
            ):
                yield Label(Content(f"Who argues {side.upper()}{order}:"))
                yield NameInput(name, id=place, max_length=LONGEST_NAME, compact=True)
            clock = f"By the clock: {spoken(ROUND_SECONDS)} each, no hints, no revision"
            yield Tick(Content(clock), id="clock", compact=True)
            yield Static(id="why")

    @on(Input.Changed)
    def forget_complaint(self) -> None:
        self.query_one("#why").display = False

    @on(Input.Submitted, "#first")
    def go_to_second(self) -> None:
        self.query_one("#second").focus()

    @on(Input.Submitted, "#second")
    def action_begin(self) -> None:
        """Begins, or says what is wrong with the names."""
        typed = [self.query_one(f"#{place}", Input).value for place in ("first", "second")]
        why = self.query_one("#why", Static)
        try:
            names = check_names(typed[0], typed[1])
        except UsageError as error:
            why.update(Content(f"▲ {error}"))
            why.display = True
            return
        mode = "match" if self.query_one(Checkbox).value else "practice"
        self.dismiss(
            Play(self._pack, self._motion.id, self._side, mode, duellists=names)  # type: ignore[arg-type]
        )
