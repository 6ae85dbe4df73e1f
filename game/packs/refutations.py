"""Kinds of refutation: what a point does to their claim, in a debate coach's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.packs.format import Point, Refutation


@dataclass(frozen=True)
class Kind:
    """A kind of refutation as a player meets it."""

    name: str
    """A word or two."""
    meaning: str
    """What it does to their argument, as the rest of a sentence that began with the name."""


REFUTATIONS: Mapping[Refutation, Kind] = {
    "no-link": Kind(
        "no link", "what they say may be true, but their conclusion does not follow from it"
    ),
    "take-out": Kind(
        "take-out", "what they say is not so, or will not happen, so the argument falls"
    ),
    "mitigation": Kind(
        "mitigation", "it is smaller, later or less certain than they say, so it counts for less"
    ),
    "non-unique": Kind(
        "non-unique", "it happens anyway, or to both sides, so it is no reason for or against"
    ),
    "link-turn": Kind(
        "link turn", "what they rely on works the other way and brings about the opposite"
    ),
    "impact-turn": Kind("impact turn", "what they call good is bad, or what they call bad is good"),
    "counter-example": Kind(
        "counter-example", "a case that their claim ought to cover came out the other way"
    ),
    "alternative": Kind(
        "alternative", "another way gets what they want, and nothing need be given up for it"
    ),
}
"""In the order in which they are taught: defence, turns, and what is set against the claim."""

HEADING = "What coaches call a point, by what it does to their claim"
"""Heads the list of the kinds."""


def kind_of(point: Point) -> Kind | None:
    """The kind of refutation that a point is; `None` where its author did not say."""
    return REFUTATIONS[point.refutation] if point.refutation else None


def labelled(word: str, point: Point) -> str:
    """`word` with the name of the point's kind: `Made (take-out)`, or `Made` where it has none."""
    kind = kind_of(point)
    return f"{word} ({kind.name})" if kind else word


def kind_sentence(kind: Kind) -> str:
    """Name and meaning: `Take-out: what they say is not so, ...`."""
    return f"{kind.name.capitalize()}: {kind.meaning}."


def meanings(points: Iterable[Point]) -> list[str]:
    """A sentence for each kind that is among `points`, once, in the order of the points."""
    kinds = dict.fromkeys(kind for kind in map(kind_of, points) if kind)
    return [kind_sentence(kind) for kind in kinds]
