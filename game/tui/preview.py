"""The app behind `rebuttal pack preview`: one screen, an author's workbench."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from game.loading import load_matcher_default
from game.packs.format import Pack
from game.tui.app import RebuttalApp, open_history
from game.tui.screens.workbench import WorkbenchScreen

if TYPE_CHECKING:
    from game.scoring.contract import Matcher


class PreviewApp(RebuttalApp):
    """Opens the workbench on a pack; the history is never touched."""

    TITLE = "Rebuttal"

    def __init__(
        self,
        folder: Path,
        pack: Pack,
        motion: str,
        counterargument: str,
        *,
        load: Callable[[], Matcher] = load_matcher_default,
    ) -> None:
        super().__init__(open_history, load=load)
        self._begin = (folder, pack, motion, counterargument)

    def get_default_screen(self) -> Screen[Any]:
        return WorkbenchScreen(*self._begin)


def run(folder: Path, pack: Pack, motion: str, counterargument: str, *, mouse: bool = True) -> int:
    """Opens the workbench; returns the exit code."""
    app = PreviewApp(folder, pack, motion, counterargument)
    result = app.run(mouse=mouse)
    return app.return_code or result or 0
