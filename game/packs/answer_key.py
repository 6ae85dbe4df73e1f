"""The answer key of a pack, to print and to teach from; `answer_pages` writes it down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from game.packs.finding import section_title
from game.packs.format import SIDE_MEANINGS, Counterargument, Evidence, Motion, Pack, Point
from game.packs.refutations import kind_of
from game.text import one_line

SHOWN = 12
"""Wordings of each point, and sentences that are not enough; the pack's file has all."""


@dataclass(frozen=True)
class Piece:
    """A piece of the key: a heading, a paragraph, a quotation or a point."""

    kind: Literal["heading", "text", "quote", "point"]
    text: str
    label: str = ""
    """What the text is, before it."""
    level: int = 0
    """Of headings, from 1."""
    details: tuple[tuple[str, str], ...] = ()
    """Of points: label and text of what belongs to it."""
    id: str = ""
    """Of points: by which an appeal names it."""


def answer_key(pack: Pack, motions: Iterable[Motion]) -> list[Piece]:
    """The key of some of a pack's motions."""
    manifest = pack.manifest
    parts = [Piece("heading", f"{manifest.title}: answer key", level=1)]
    rights = [", ".join(manifest.authors), manifest.license]
    parts.append(Piece("text", ". ".join(filter(None, rights))))
    if manifest.essay:
        essay = manifest.essay
        about = (essay.title, essay.author, essay.publisher, str(essay.date or ""), essay.url)
        parts.append(Piece("text", ", ".join(filter(None, about)), "Essay"))
    parts.append(Piece("text", f"{pack.id} {manifest.version}, {pack.content_hash[:12]}", "Pack"))
    for motion in motions:
        parts += _motion(pack, motion)
    return [part for part in parts if one_line(part.text)]


def _motion(pack: Pack, motion: Motion) -> Iterator[Piece]:
    yield Piece("heading", motion.text, level=2)
    for side, words in SIDE_MEANINGS.items():
        thrown = motion.against(side)
        if thrown:
            yield Piece("heading", f"Playing {side}, {words}", level=3)
            yield Piece("text", getattr(motion.side, side).case, "The case")
        for one in thrown:
            yield from _counterargument(pack, motion, one)
    if motion.evidence:
        yield Piece("heading", "Evidence cards", level=3)
        yield from (Piece("text", _card(card), f"[{card.id}]") for card in motion.evidence)


def _counterargument(pack: Pack, motion: Motion, one: Counterargument) -> Iterator[Piece]:
    yield Piece("heading", one.name, level=4)
    where = section_title(pack, one.source)
    notes = [f"weight {one.weight}", where]
    yield Piece("text", f"{one.claim} ({'; '.join(filter(None, notes))})", "Claim")
    yield Piece("text", one.voice, "Voice")
    yield Piece("quote", one.speech)
    for point in one.point:
        yield _point(pack, point)
    yield Piece("text", one.model_answer, "A model answer")
    cards = motion.cards_for(one.id)
    yield Piece("text", ", ".join(f"[{card.id}] {card.title}" for card in cards), "Cards")


def _point(pack: Pack, point: Point) -> Piece:
    origin = "from the essay" if point.origin == "essay" else ""
    kind = kind_of(point)
    called = kind.name if kind else ""
    notes = [f"weight {point.weight}", called, origin, section_title(pack, point.source)]
    every = (
        ("also", _some((*point.phrasings, *point.accept))),
        ("not enough", _some((*point.reject, *point.contrary))),
        ("to ask", point.press),
    )
    text = f"{point.text} ({'; '.join(filter(None, notes))})"
    details = tuple(one for one in every if one[1])
    return Piece("point", text, details=details, id=point.id)


def _some(texts: Sequence[str]) -> str:
    more = len(texts) - SHOWN
    return " / ".join(texts[:SHOWN]) + (f" / and {more} more in the pack" if more > 0 else "")


def _card(card: Evidence) -> str:
    source = card.source
    parts = (source.title, source.publisher, source.date, source.url) if source else ()
    where = ", ".join(filter(None, parts))
    return f"{card.title}: {card.fact}" + (f" ({where})" if where else "")
