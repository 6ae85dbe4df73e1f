"""The judge in the background: for a worker, and reading a debate while the player does."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from game.errors import RebuttalError
from game.packs.format import Counterargument, Motion, Side
from game.scoring.stopping import Stopped

if TYPE_CHECKING:
    from game.scoring.contract import Matcher
    from game.tui.app import RebuttalApp


def judge_of(app: RebuttalApp) -> Matcher:
    """The judge for the thread worker that asks: `Stopped` as soon as that is cancelled.

    Python waits for its threads, so a judge that read on would keep whoever quits.
    """
    worker = get_current_worker()
    return app.scorer.get_until(lambda: worker.is_cancelled)


def warm_up(
    app: RebuttalApp, motion: Motion, side: Side, first: Sequence[Counterargument] = ()
) -> None:
    """Begins; it goes on over changes of the screen, and a new debate takes its place.

    What is to be answered `first` is read first.
    """

    def read() -> None:
        from game.scoring.warming import warm

        with suppress(RebuttalError, Stopped):
            warm(judge_of(app), motion, side, first)

    app.run_worker(read, thread=True, group="warm", exclusive=True)


def warm_up_for(
    app: RebuttalApp, motion: Motion, counterargument: Counterargument, text: str
) -> None:
    """The same for one counterargument and the language in which `text` is being written."""

    def read() -> None:
        from game.scoring.warming import sets_to_prepare

        with suppress(RebuttalError, Stopped):
            for texts in sets_to_prepare(motion, counterargument):
                judge_of(app).prepare(texts, beside=[text])

    app.run_worker(read, thread=True, group="warm", exclusive=True)
