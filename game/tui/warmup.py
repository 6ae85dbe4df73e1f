"""The judge reads a debate in the background while the player does."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from game.errors import RebuttalError
from game.packs.format import Counterargument, Motion, Side

if TYPE_CHECKING:
    from game.tui.app import RebuttalApp


def warm_up(app: RebuttalApp, motion: Motion, side: Side) -> None:
    """Begins; it goes on over changes of the screen, and a new debate takes its place."""

    def read() -> None:
        from game.scoring.warming import warm

        worker = get_current_worker()
        with suppress(RebuttalError):
            warm(app.scorer.get(), motion, side, stop=lambda: worker.is_cancelled)

    app.run_worker(read, thread=True, group="warm", exclusive=True)


def warm_up_for(
    app: RebuttalApp, motion: Motion, counterargument: Counterargument, text: str
) -> None:
    """The same for one counterargument and the language in which `text` is being written."""

    def read() -> None:
        from game.scoring.warming import to_prepare

        stop = get_current_worker()
        with suppress(RebuttalError):
            app.scorer.get().prepare(
                to_prepare(motion, counterargument), lambda: stop.is_cancelled, beside=[text]
            )

    app.run_worker(read, thread=True, group="warm", exclusive=True)
