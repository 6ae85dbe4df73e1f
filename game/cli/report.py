"""Results printed: with colour at a terminal, as plain lines anywhere else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from game.cli.streams import is_terminal
from game.cli.talk import page_width, wrap
from game.debate.wording import FLAGGED, LIFT, MADE, MISSED, NEAR
from game.scoring.verdict import Verdict

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    MADE: "green", NEAR: "yellow", MISSED: "dim", FLAGGED: "red", LIFT: "cyan", "Score": "bold"
}  # fmt: skip
"""By the first word of a line; the words say it too."""


class Printer:
    """Prints lines, speeches and texts."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._console = _console(out) if is_terminal(out) else None

    def say(self, *lines: str) -> None:
        """Each line, styled by how it begins."""
        for line in lines:
            words = line.split(maxsplit=1)
            self._print(line, STYLES.get(words[0], "") if words else "")

    def heading(self, words: str) -> None:
        """A line that begins a part."""
        self._print("")
        self._print(words, "bold")

    def text(self, who: str, verdict: Verdict) -> None:
        """The player's text; at a terminal what made a point is marked."""
        if self._console is None:
            self.say(f"{who}:", *(f"    {line}" for line in verdict.text.split("\n")))
            return
        from rich.padding import Padding
        from rich.text import Text

        marked = Text(verdict.text)
        for result in verdict.points:
            for span in result.shown if result.made else ():
                marked.stylize("green underline", *span)
        self._console.print(Text(f"{who}:"))
        self._console.print(Padding(marked, (0, 4)))

    def _print(self, line: str, style: str = "") -> None:
        width = page_width(self._out)
        wrapped = "\n".join(wrap(part, width) for part in line.split("\n"))
        if self._console is None:
            self._out.write(f"{wrapped}\n")
            return
        from rich.text import Text

        self._console.print(Text(wrapped, style=style))


def _console(out: TextIO) -> Console:
    from rich.console import Console

    return Console(file=out, highlight=False, no_color=True if "NO_COLOR" in os.environ else None)
