"""The matcher, loaded in the background while the player reads."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import TYPE_CHECKING

from game.errors import ModelError, RebuttalError
from game.text import one_line

if TYPE_CHECKING:  # it imports numpy, which the first paint must not wait for
    from game.scoring.contract import Matcher


def load_matcher_default() -> Matcher:
    """The matcher that comes with the program; imports numpy only now."""
    from game.scoring import load_matcher

    return load_matcher()


LOOK_EVERY = 0.05
"""Seconds between two looks whether whoever waits for the matcher still wants it."""


class Scorer:
    """Loads a matcher once, in a thread of its own, and hands it to workers."""

    def __init__(self, load: Callable[[], Matcher]) -> None:
        self._load = load
        self._done = Event()
        self._thread: Thread | None = None
        self._matcher: Matcher | None = None
        self.error: RebuttalError | None = None
        """Why the matcher could not be loaded."""

    @property
    def ready(self) -> bool:
        """The matcher is loaded: `get` answers at once."""
        return self._matcher is not None

    def start(self) -> None:
        """Begins to load, unless that was begun before."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name="scorer", daemon=True)
            self._thread.start()

    def get(self) -> Matcher:
        """The matcher, waiting for it: for thread workers only. Raises what `error` holds."""
        self.start()
        self._done.wait()
        return self._found()

    def get_until(self, stop: Callable[[], bool]) -> Matcher:
        """As `get`, until `stop` says so: then waiting and reading end in `Stopped`."""
        from game.scoring.stopping import Stoppable, Stopped

        self.start()
        while not self._done.wait(LOOK_EVERY):
            if stop():
                raise Stopped
        return Stoppable(self._found(), stop)

    def _found(self) -> Matcher:
        if self._matcher is None:
            raise self.error or ModelError("The scorer is not there.")
        return self._matcher

    def _run(self) -> None:
        try:
            self._matcher = self._load()
        except RebuttalError as error:
            self.error = error
        except Exception as error:
            self.error = ModelError(f"The scorer cannot be loaded: {one_line(str(error))}.")
        finally:
            self._done.set()
