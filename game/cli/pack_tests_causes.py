"""Why something was credited in `rebuttal pack test`: the wording of the pack that it came near."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.text import one_line

if TYPE_CHECKING:
    from game.packs.format import Motion, Pack
    from game.packs.places import Places
    from game.scoring.contract import Matcher
    from game.scoring.tracing import Bearing

LONGEST_WORDING = 72
"""Code points of a wording that are quoted."""


class Causes:
    """Reads again what was credited wrongly, and says by which wording and in which line."""

    def __init__(self, pack: Pack, matcher: Matcher, places: Places) -> None:
        self._pack = pack
        self._matcher = matcher
        self._places = places

    def of(self, text: str, motion: str, counterargument: str, point: str = "") -> Iterator[str]:
        """A line for each point, or for that one, that `text` makes."""
        from game.scoring.tracing import trace

        debate = self._pack.get_motion(motion)
        answered = debate.get_counterargument(counterargument)
        best: dict[str, Bearing] = {}
        for stretch in trace(text, answered, debate, self._matcher).stretches:
            for one in stretch.made:
                if one.point not in best or one.probability > best[one.point].probability:
                    best[one.point] = one
        for name, one in best.items():
            if point in ("", name):
                yield self._said(one, debate, counterargument)

    def _said(self, one: Bearing, motion: Motion, counterargument: str) -> str:
        c = [c.id for c in motion.counterargument].index(counterargument)
        p = [point.id for point in motion.counterargument[c].point].index(one.point)
        path = ("counterargument", c, "point", p, *one.path)
        words = one_line(one.wording)
        if len(words) > LONGEST_WORDING:
            words = words[: LONGEST_WORDING - 1] + "…"
        line = self._places.of(motion.id, path).line
        return f"it came near `{one.path[0]}`, line {line}: “{words}”"
