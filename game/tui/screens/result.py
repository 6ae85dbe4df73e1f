"""What the ballots share: the sheet that has focus, and the ways on from it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import getters
from textual.content import Content

from game.debate.setup import Play
from game.errors import RebuttalError
from game.records.export import as_markdown
from game.tui.keepsake import copy_text, save_text
from game.tui.keynames import key_of
from game.tui.screens.playing import PlayingScreen
from game.tui.widgets.matchline import MatchLine


class ResultScreen(PlayingScreen):
    """Base of the screens that show how a match ended."""

    CSS_PATH = ["panels.tcss", "ballot.tcss"]  # noqa: RUF012
    AUTO_FOCUS = "#sheet"

    line = getters.query_one(MatchLine)

    @property
    def as_text(self) -> Iterable[str]:
        """The ballot in lines, to be copied."""
        raise NotImplementedError

    def show_pack(self) -> None:
        self.line.show(self.saved.match, self.pack_title)

    def play(self, play: Play) -> None:
        """To another match, with the options of this one."""
        from game.tui.screens.briefing import BriefingScreen

        setup = self.saved.match.setup
        play = play.filled(flow_first=setup.flow_first, steelman=setup.steelman)
        self.app.switch_screen(BriefingScreen(play, self.pack))

    def action_export(self) -> None:
        try:
            summary = self.app.history.get(self.saved.id)
        except RebuttalError as error:
            self.app.warn(str(error))
            return
        save_text(self.app, f"rebuttal-{self.saved.id}.md", as_markdown(summary, self.saved.match))

    def action_copy(self) -> None:
        text = "\n".join(self.as_text) + "\n"
        copy_text(self.app, text, f"{key_of(self, 'export')} saves the match to a file")


def numbered(name: str, value: float, full: float, style: str = "bold") -> Content:
    """What is counted on the ballot, and how much of how much, in a column of its own."""
    digits = f"{value:g}"
    mark = Content.styled(f" {digits} ", style)
    gap = " " * max(0, 4 - len(digits))
    return Content.assemble(f"{name:<9}{gap}", mark, f" of {full:<4g} ")
