"""The way from the command line to the screens."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game.cli.streams import is_terminal
from game.errors import UsageError

if TYPE_CHECKING:
    from game.debate.setup import Play


def open_screens(start: Play | None = None, *, mouse: bool = True) -> int:
    """Opens the terminal game, on the home screen or on a match; returns its exit code.

    `UsageError` where there is no terminal.
    """
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise UsageError(
            "The screens need a terminal. Without one, try `rebuttal demo` for a sample match, "
            "or `rebuttal play --plain` to play by lines of text."
        )
    from game.tui.app import run as run_app

    return run_app(start, mouse=mouse)
