"""Contest: which point the player holds was made."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from game.debate.turn import Turn
from game.tui.keynames import with_keys
from game.tui.sized import SizedModal
from game.tui.widgets.choices import Choices

OFF_LIST = "A good argument that is on no list"


class ContestScreen(SizedModal[str]):
    """Dismisses with the id of a point, empty for an answer on no list; None if nothing is."""

    HELP = """\
The judge is a program and can be wrong. Choose the point that you did make: it is kept with \
your words on the ballot, for you, your teacher and the pack's author. The score stays."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="contest.cancel", tooltip="Contest nothing"),
    ]
    DEFAULT_CSS = """
    ContestScreen {
        & > Vertical { max-height: 90%; }
        OptionList { max-height: 100%; }
    }
    """

    def __init__(self, turn: Turn) -> None:
        super().__init__()
        self._turn = turn

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content("Contest · I did make this point")
            keys = "Enter contests · {contest.cancel} cancels · the score stays as it is"
            box.border_subtitle = Content(with_keys(self, keys))
            yield Choices(self._row(name) for name in self._turn.contestable)

    def _row(self, name: str) -> Content:
        text = self._turn.round.counterargument.get_point(name).text if name else OFF_LIST
        return Content(text)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._turn.contestable[event.option_index])
