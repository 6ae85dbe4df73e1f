"""Texts that leave the screen: to the clipboard, or to a file in the exports folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game import paths
from game.debate.reasons import band_reason, call_result, score_sum
from game.debate.round_lines import change_line, missed_lines, press_line, verdict_lines
from game.debate.turn import Turn
from game.errors import RebuttalError
from game.files import write_atomically
from game.records.daily import line_to_share
from game.records.saved import SavedMatch

if TYPE_CHECKING:
    from game.tui.app import RebuttalApp


SHORT = 3.0
"""Seconds for which a line is shown that nobody must read."""


def verdict_text(turn: Turn, section: Callable[[str | None], str]) -> str:
    """The round as plain text: what they said, what you said, what the judge found."""
    verdict, played = turn.shown, turn.round
    if verdict is None:
        return ""
    c = played.counterargument
    lines = [f"They say ({c.name}): {c.words}", "", f"I said: {verdict.text}", ""]
    lines += verdict_lines(verdict, c, near=turn.open_ended)
    lines += [change_line(played), press_line(played), score_sum(played), call_result(played)]
    lines.append(band_reason(verdict))
    if not turn.open_ended:
        lines += missed_lines(played, section)
        lines.append(f"A model answer: {c.model_answer}" if c.model_answer else "")
    kept = [line for index, line in enumerate(lines) if line or index in (1, 3)]
    return "\n".join(kept) + "\n"


def copy_text(app: RebuttalApp, text: str, otherwise: str) -> None:
    """To the clipboard, telling where it went and `otherwise`, where the terminal ignores that."""
    app.copy_to_clipboard(text)
    app.notify(
        f"If your terminal ignores that, {otherwise}.",
        title="Copied to the clipboard",
        timeout=SHORT,
        markup=False,
    )


def share(app: RebuttalApp, saved: SavedMatch) -> None:
    """The line that tells of a day's attempt: copied now, and printed when the screens close."""
    try:
        app.farewell = line_to_share(saved)
    except RebuttalError as error:
        app.warn(str(error))
    else:
        copy_text(app, app.farewell, "it is printed when you leave, too")


def save_text(app: RebuttalApp, name: str, text: str) -> None:
    """To a file in the exports folder, telling its path; a sentence if that cannot be."""
    path = paths.exports_folder() / name
    try:
        write_atomically(path, text)
    except OSError as error:
        app.warn(f"{path} was not written: {error.strerror or error}.")
    else:
        words = f"{path.name}\nin {path.parent}"  # a line each: a path breaks anywhere
        app.notify(words, title="Saved", timeout=10, markup=False)
