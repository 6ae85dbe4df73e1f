"""A trace in words: what each sentence hits, and what to change in the pack's TOML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.packs.format import Counterargument, Motion
from game.packs.places import Places
from game.packs.positions import KeyPath
from game.phrases import cut
from game.scoring.tracing import Bearing, Stretch, Trace
from game.scoring.verdict import MADE, NEAR_MISS, Verdict, as_told, band_name
from game.text import one_line

Tone = Literal["made", "near", "missed", "flag", "lift", "detail", "todo"]

SIGNS: dict[Tone, str] = {
    "made": "✓", "near": "~", "missed": "○", "flag": "✗", "lift": "▲", "detail": "", "todo": "→",
}  # fmt: skip

SAME_MATTER = 0.35
"""Nearness from which on a sentence speaks of the same thing as a wording."""

LONGEST_QUOTE = 72
"""Code points of a wording that are quoted."""


@dataclass(frozen=True)
class Line:
    """One line of advice."""

    tone: Tone
    words: str
    level: int = 0
    """How far it is indented."""

    def __str__(self) -> str:
        sign = SIGNS[self.tone]
        return f"{'  ' * self.level}{sign}{' ' if sign else ''}{self.words}"


class Adviser:
    """Puts traces of answers to one counterargument into words."""

    def __init__(self, counterargument: Counterargument, motion: Motion, places: Places) -> None:
        self._c = counterargument
        self._motion = motion
        self._places = places
        self._number = [c.id for c in motion.counterargument].index(counterargument.id)

    def lines(self, found: Trace) -> Iterator[Line]:
        """The verdict, then each sentence."""
        yield from verdict_lines(found.verdict)
        for stretch in found.stretches:
            yield from self._stretch(stretch)

    def points(self) -> Iterator[Line]:
        """What there is to be hit."""
        for point in self._c.point:
            wordings = 1 + len(point.phrasings) + len(point.accept)
            yield Line("missed", f"{point.id} (weight {point.weight}, {wordings} wordings)")
            yield Line("detail", point.text, 1)

    # -- a sentence ------------------------------------------------------------------

    def _stretch(self, stretch: Stretch) -> Iterator[Line]:
        best = stretch.bearings[0] if stretch.bearings else None
        tone: Tone = "made" if stretch.made else "missed"
        if best and not stretch.made and best.probability >= NEAR_MISS:
            tone = "near"
        yield Line("flag" if stretch.copied else tone, one_line(stretch.text))
        if stretch.aside or best is None:
            yield Line("detail", "speaks to the room, or argues nothing: it is not matched", 1)
        elif stretch.copied:
            yield Line("detail", "stands in the pack word for word: credited with nothing", 1)
        elif stretch.empty:
            yield Line("detail", best.why, 1)
        elif stretch.made:
            yield from self._hit(stretch)
        else:
            yield from self._miss(stretch, best)

    def _hit(self, stretch: Stretch) -> Iterator[Line]:
        for one in stretch.made:
            yield Line(
                "detail", f"makes {one.point} {as_told(one.probability)}; {self._nearest(one)}", 1
            )
        if len(stretch.made) > 1:
            names = " and ".join(one.point for one in stretch.made)
            yield Line("todo", f"{names} take the same sentence: keep them apart, or join them", 1)
        place = self._place(stretch.made[0], "reject")
        yield Line(
            "todo", f"if it should not: narrow that wording, or teach it by `reject`, {place}", 1
        )

    def _miss(self, stretch: Stretch, best: Bearing) -> Iterator[Line]:
        turned = max(stretch.bearings, key=lambda one: one.contrary)
        if turned.contrary >= MADE:
            chance = as_told(turned.contrary)
            yield Line("detail", f"asserts the contrary of {turned.point} {chance}", 1)
            contrary, accept = (self._place(turned, key) for key in ("contrary", "accept"))
            yield Line("todo", f"if it does: add it to `contrary`, {contrary}", 1)
            yield Line("todo", f"if it makes the point: add it to `accept`, {accept}", 1)
            return
        if best.probability >= NEAR_MISS:
            chance = f"{as_told(best.probability)}, {best.short:.2f} short"
            yield Line("detail", f"comes near {best.point} {chance}; {self._nearest(best)}", 1)
            yield Line("detail", best.why, 2)
            yield Line(
                "todo", f"if it makes it: add it to `accept`, {self._place(best, 'accept')}", 1
            )
            return
        nearest = max(stretch.bearings, key=lambda one: one.nearness)
        chance = f"{as_told(nearest.probability)}, {nearest.short:.2f} short"
        if nearest.nearness >= SAME_MATTER:
            yield Line(
                "detail", f"is next to {nearest.point} {chance}; {self._nearest(nearest)}", 1
            )
            yield Line("detail", nearest.why, 2)
            place = self._place(nearest, "phrasings")
            yield Line("todo", f"if it makes it: add two or three such `phrasings`, {place}", 1)
            return
        far = f"{nearest.point}, nearness {nearest.nearness:.2f}"
        yield Line("detail", f"no point is near (nearest: {far})", 1)
        yield Line("todo", "if it is a good answer: write a [[counterargument.point]] for it", 1)

    def _nearest(self, one: Bearing) -> str:
        words = cut(one_line(one.wording), LONGEST_QUOTE)
        key, line = one.path[0], self._at(one.point, one.path)
        return f"nearest is `{key}`, line {line}: “{words}”"

    def _place(self, one: Bearing, key: str) -> str:
        """Where a key of a point stands, or the point that has none."""
        point = self._c.get_point(one.point)
        if getattr(point, key):
            return f"line {self._at(one.point, (key,))}"
        return f"new under {one.point}, line {self._at(one.point, ())}"

    def _at(self, point: str, path: KeyPath) -> int:
        number = [p.id for p in self._c.point].index(point)
        whole = ("counterargument", self._number, "point", number, *path)
        return self._places.of(self._motion.id, whole).line


def verdict_lines(verdict: Verdict) -> Iterator[Line]:
    """Score, flags and what would lift it."""
    made = ", ".join(verdict.made) or "no point"
    band = f"band {verdict.band} ({band_name(verdict.band, off_list=verdict.off_list)})"
    yield Line("made" if verdict.made else "missed", f"{verdict.score} of 100, {band}: {made}")
    for flag in verdict.flags:
        yield Line("flag", f"{flag.name}: {flag.why}")
    if verdict.lift:
        yield Line("lift", verdict.lift)
