"""What marks are made from besides the works: pack, scorer and the rules of the assignment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.classroom.folder import SetClass
from game.classroom.grades import weights_of

Weights = tuple[int, int]
"""Of content and strategy."""


@dataclass(frozen=True)
class Basis:
    """None for what grades of an earlier version do not tell."""

    pack: str
    """Id and version."""
    pack_hash: str
    scorer: str
    weights: Weights | None
    out_of: int
    counts: str | None
    """Which attempt counts."""

    def other(self, now: Basis) -> Iterator[str]:
        """In what `now` is another basis, each as a sentence such as `Scorer: 5 -> 6.`."""
        for name, before, after in self._pairs(now):
            yield f"{name}: {before} -> {after}."

    def _pairs(self, now: Basis) -> Iterator[tuple[str, str, str]]:
        if self.pack_hash != now.pack_hash:
            content = " with other content" if self.pack == now.pack else ""
            yield "Pack", self.pack, now.pack + content
        if self.scorer != now.scorer:
            yield "Scorer", self.scorer, now.scorer
        if self.weights and now.weights and self.weights != now.weights:
            yield "Content to strategy", _ratio(self.weights), _ratio(now.weights)
        if self.out_of != now.out_of:
            yield "Marks", f"out of {self.out_of}", f"out of {now.out_of}"
        if self.counts and self.counts != now.counts:
            yield "Attempt that counts", self.counts, str(now.counts)


def basis_of(grade: Mapping[str, Any]) -> Basis:
    """From what a grade was made, also one of an earlier version."""
    weights = grade.get("weights")
    return Basis(
        f"{grade['pack']} {grade['pack_version']}",
        grade["pack_hash"],
        grade["scorer_version"],
        (weights[0], weights[1]) if weights else None,
        grade["out_of"],
        grade.get("counts"),
    )


def basis_now(given: SetClass, scorer_version: str) -> Basis:
    """From what grades would be made now."""
    return Basis(
        f"{given.pack.id} {given.pack.manifest.version}",
        given.pack.content_hash,
        scorer_version,
        weights_of(given),
        given.assignment.grade.out_of,
        given.assignment.play.counts,
    )


def _ratio(weights: Weights) -> str:
    return f"{weights[0]} to {weights[1]}"
