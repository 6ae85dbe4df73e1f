"""How the judge read an answer, for those who fit the numbers of what comes after.

Without the listener: it knows the answers of most sets by heart, so that whatever is fitted on what
it says of them would trust it too much.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial

from game.packs.format import Counterargument, Motion
from game.scoring import allegiance, copying, judging
from game.scoring.polyglot import Polyglot, load
from game.scoring.reading import Reading
from game.scoring.verdict import Verdict


@lru_cache(maxsize=1)
def deaf() -> Polyglot:
    """The matcher that ships without its listener: after new weights that has yet to be taught."""
    return Polyglot(partial(load, listens=False), "deaf")


@dataclass(frozen=True)
class Read:
    """One answer, what the judge says of it, and how it was read."""

    verdict: Verdict
    reading: Reading
    odds: float | None
    """Log odds of its allegiance; None if unknown."""

    @property
    def kinds(self) -> set[str]:
        """Of the flags that it carries."""
        return {flag.kind for flag in self.verdict.flags}


def read(text: str, counterargument: Counterargument, motion: Motion) -> Read | None:
    """None where there is nothing to read."""
    matcher = deaf()
    verdict = judging.judge(text, counterargument, motion, matcher=matcher)
    sentences = judging.parted(judging.split_sentences(verdict.text))
    if not sentences:
        return None
    copies = copying.finder(counterargument, motion)
    reading = judging.read(verdict.text, sentences, counterargument, motion, matcher, copies)
    odds = allegiance.allegiance(verdict.text, reading.own, counterargument.claim)
    return Read(verdict, reading, odds)
