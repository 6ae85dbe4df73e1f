"""Why `rebuttal pack test` credited something or did not: the wording of the pack it came near."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from game.phrases import cut
from game.text import one_line

if TYPE_CHECKING:
    from game.packs.format import Motion, Pack
    from game.packs.places import Places
    from game.scoring.contract import Matcher
    from game.scoring.examples import Example
    from game.scoring.tracing import Bearing

LONGEST_WORDING = 72
"""Code points of a wording that are quoted."""


class Causes:
    """Reads again what came out wrongly, and says by which wording and in which line."""

    def __init__(self, pack: Pack, matcher: Matcher, places: Places) -> None:
        self._pack = pack
        self._matcher = matcher
        self._places = places

    def of(self, text: str, motion: str, counterargument: str, point: str = "") -> Iterator[str]:
        """A line for each point, or for that one, that `text` makes."""
        debate = self._pack.get_motion(motion)
        for one in self._best(text, debate, counterargument, lambda one: one.made):
            if point in ("", one.point):
                yield f"it came near {self._wording(one, debate, counterargument)}"

    def of_miss(self, example: Example) -> Iterator[str]:
        """What an `accept` sentence came nearest to: of its own point, and of those it makes."""
        from game.scoring.examples import left_out

        debate = left_out(example, self._pack.get_motion(example.motion))
        for one in self._best(example.text, debate, example.counterargument, lambda _: True):
            wording = self._wording(one, debate, example.counterargument)
            if one.point == example.point:
                yield f"of its point, it comes nearest to {wording}"
            elif one.made:
                yield f"it makes {one.point} {one.probability:.2f} instead, by {wording}"

    def _best(
        self, text: str, motion: Motion, counterargument: str, counts: Callable[[Bearing], bool]
    ) -> Iterable[Bearing]:
        """For each point the stretch of `text` that bears on it most, among those that count."""
        from game.scoring.tracing import trace

        answered = motion.get_counterargument(counterargument)
        best: dict[str, Bearing] = {}
        for stretch in trace(text, answered, motion, self._matcher).stretches:
            for one in filter(counts, stretch.bearings):
                if one.point not in best or _bears(one) > _bears(best[one.point]):
                    best[one.point] = one
        return best.values()

    def _wording(self, one: Bearing, motion: Motion, counterargument: str) -> str:
        """The wording that comes nearest, with its key and line."""
        answered = self._pack.get_motion(motion.id).get_counterargument(counterargument)
        key, *number = one.path
        if key == "accept":  # where an example is left out, those behind it have moved
            number = [answered.get_point(one.point).accept.index(one.wording)]
        c = [c.id for c in motion.counterargument].index(counterargument)
        p = [point.id for point in answered.point].index(one.point)
        words = cut(one_line(one.wording), LONGEST_WORDING)
        path = ("counterargument", c, "point", p, key, *number)
        return f"`{key}`, line {self._places.of(motion.id, path).line}: “{words}”"


def _bears(one: Bearing) -> tuple[float, float]:
    return one.probability, one.nearness
