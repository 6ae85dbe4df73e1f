"""Why `rebuttal pack test` credited something or did not: the wording of the pack it came near."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.phrases import cut
from game.scoring.verdict import as_told
from game.text import one_line

if TYPE_CHECKING:
    from game.packs.format import Motion, Pack
    from game.packs.places import PlaceInFile, Places
    from game.scoring.armour import Attacked
    from game.scoring.contract import Matcher
    from game.scoring.examples import Example, Tried
    from game.scoring.tracing import Bearing

LONGEST_WORDING = 72
"""Code points of a wording that are quoted."""


@dataclass(frozen=True)
class Cause:
    """The wording of a point that a text came nearest to."""

    point: str
    probability: float
    """0 to 1: that the text makes the point."""
    made: bool
    missed: str
    """The point that an `accept` sentence was meant to make and did not; else empty."""
    why: str
    """What decided: whether it speaks of the point, and whether it takes its side."""
    key: str
    """Of the point: `phrasings`, `text` ..."""
    wording: str
    place: PlaceInFile

    def words(self) -> str:
        """A line of the report."""
        words = cut(one_line(self.wording), LONGEST_WORDING)
        where = f"`{self.key}`, line {self.place.line}: “{words}”"
        if self.missed == self.point:
            return f"{self.why}; of its point, it comes nearest to {where}"
        if self.missed:
            return f"it makes {self.point} {as_told(self.probability)} instead, by {where}"
        return f"{self.why}; it came near {where}"


class Causes:
    """Reads again what came out wrongly, and says by which wording and in which line."""

    def __init__(self, pack: Pack, matcher: Matcher, places: Places) -> None:
        self._pack = pack
        self._matcher = matcher
        self._places = places

    def of(self, tried: Tried) -> Iterator[Cause]:
        """Of an example: what an `accept` sentence came nearest to, else what let it in."""
        from game.scoring.examples import left_out

        example = tried.example
        debate = left_out(example, self._pack.get_motion(example.motion))
        if example.kind == "accept":
            yield from self._of_miss(example, debate)
        else:
            found = self._made(example.text, debate, example.counterargument)
            yield from (one for one in found if one.point == example.point)

    def of_attack(self, one: Attacked) -> Iterator[Cause]:
        """For each point that a cheat makes."""
        debate = self._pack.get_motion(one.motion)
        yield from self._made(one.attack.text, debate, one.counterargument)

    def _made(self, text: str, debate: Motion, counterargument: str) -> Iterator[Cause]:
        for one in self._best(text, debate, counterargument, lambda one: one.made):
            yield self._cause(one, debate, counterargument)

    def _of_miss(self, example: Example, debate: Motion) -> Iterator[Cause]:
        """Of its own point, and of those that it makes instead."""
        for one in self._best(example.text, debate, example.counterargument, lambda _: True):
            if one.point == example.point or one.made:
                yield self._cause(one, debate, example.counterargument, example.point)

    def _best(
        self, text: str, motion: Motion, counterargument: str, counts: Callable[[Bearing], bool]
    ) -> Iterable[Bearing]:
        """For each point the stretch of `text` that bears on it most, among those that count."""
        from game.scoring.tracing import trace

        self._find_what_is_kept(motion.id, counterargument)
        answered = motion.get_counterargument(counterargument)
        best: dict[str, Bearing] = {}
        for stretch in trace(text, answered, motion, self._matcher).stretches:
            for one in filter(counts, stretch.bearings):
                if one.point not in best or _bears(one) > _bears(best[one.point]):
                    best[one.point] = one
        return best.values()

    def _find_what_is_kept(self, motion: str, counterargument: str) -> None:
        """Of the whole counterargument: one with a sentence left out would be embedded anew."""
        from game.scoring.warming import sets_to_prepare

        whole = self._pack.get_motion(motion)
        for texts in sets_to_prepare(whole, whole.get_counterargument(counterargument)):
            self._matcher.prepare(texts)

    def _cause(self, one: Bearing, motion: Motion, counterargument: str, missed: str = "") -> Cause:
        """With the place of the wording, which is the file's and not that of `motion`."""
        answered = self._pack.get_motion(motion.id).get_counterargument(counterargument)
        key, *number = one.path
        if key == "accept":  # where an example is left out, those behind it have moved
            number = [answered.get_point(one.point).accept.index(one.wording)]
        c = [c.id for c in motion.counterargument].index(counterargument)
        p = [point.id for point in answered.point].index(one.point)
        place = self._places.of(motion.id, ("counterargument", c, "point", p, key, *number))
        return Cause(
            one.point, one.probability, one.made, missed, one.why, str(key), one.wording, place
        )


def _bears(one: Bearing) -> tuple[float, float]:
    return one.probability, one.nearness
