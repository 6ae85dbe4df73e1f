"""Between the turns of a duel: nothing of what was written shows until the other sits here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from game.debate.duel import divide, duellists, speaker
from game.debate.wording import SIDE_NAMES
from game.packs.format import Pack
from game.records.saved import SavedMatch
from game.tui.keynames import with_keys
from game.tui.screens.playing import PlayingScreen
from game.tui.widgets.house import HouseBar
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.matchline import MatchLine


class HandOverScreen(PlayingScreen):
    """Says whose turn it is, and waits for them."""

    HELP = """\
A duel is two people on one keyboard. Each answers what is thrown at their side, in turn. This \
screen hides what the other wrote: whoever is named takes the keyboard and presses \
{handover.take}. What you answer wins seats for you; what stands wins them for the other."""
    CSS_PATH = "handover.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "take", "I have the keyboard", id="handover.take",
            tooltip="Your turn: shows what they throw at you",
        ),
        Binding(
            "escape", "back", "Home", id="handover.home",
            tooltip="Back to home; the duel waits as it is",
        ),
    ]  # fmt: skip

    line = getters.query_one(MatchLine)

    def __init__(self, saved: SavedMatch, pack: Pack | None = None) -> None:
        super().__init__(saved, pack)
        who = speaker(saved.match)
        assert who is not None
        self._who = who
        self._other = next(one for one in duellists(saved.match) if one != who)

    def compose(self) -> ComposeResult:
        match = self.saved.match
        yield MatchLine(match)
        yield HouseBar(divide(match.revealed), match.setup.duellists)
        with Vertical(id="curtain"), Vertical(id="card"):
            yield from (Static(words) for words in self._words())
        yield KeyBar()

    def show_pack(self) -> None:
        self.line.show(self.saved.match, self.pack_title)

    def _words(self) -> Iterator[Content]:
        match, who, other = self.saved.match, self._who, self._other
        begun = len(match.rounds) > 1
        before = f"{other.name} has spoken; the answer is hidden." if begun else "The duel begins."
        yield Content(before)
        yield Content.assemble("Hand the keyboard to ", (f" {who.name} ", "bold reverse"))
        yield Content(f"{who.name} argues {SIDE_NAMES[who.side]}.")
        key = with_keys(self, "{handover.take}")
        yield Content.assemble("Press ", (key, "bold"), " when nobody else is looking.")

    def action_take(self) -> None:
        """To the turn."""
        from game.tui.screens.debate import DebateScreen

        self.app.switch_screen(DebateScreen(self.saved, self.pack))
