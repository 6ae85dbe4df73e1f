"""The answer key of a pack, to print and to teach from: Markdown or HTML.

No text of a pack acts as markup in either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal

from game.debate.refutations import kind_of
from game.debate.wording import section_title
from game.packs.format import Counterargument, Evidence, Motion, Pack, Point, Side
from game.records.markdown import inline, quoted
from game.text import clean, one_line

SIDES: tuple[tuple[Side, str], ...] = (("pro", "for the motion"), ("con", "against the motion"))


@dataclass(frozen=True)
class Part:
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


def answer_key(pack: Pack, motions: Iterable[Motion]) -> list[Part]:
    """The key of some of a pack's motions."""
    manifest = pack.manifest
    parts = [Part("heading", f"{manifest.title}: answer key", level=1)]
    rights = [", ".join(manifest.authors), manifest.license]
    parts.append(Part("text", ". ".join(filter(None, rights))))
    if manifest.essay:
        essay = manifest.essay
        about = (essay.title, essay.author, essay.publisher, str(essay.date or ""), essay.url)
        parts.append(Part("text", ", ".join(filter(None, about)), "Essay"))
    parts.append(Part("text", f"{pack.id} {manifest.version}, {pack.content_hash[:12]}", "Pack"))
    for motion in motions:
        parts += _motion(pack, motion)
    return [part for part in parts if one_line(part.text)]


def _motion(pack: Pack, motion: Motion) -> Iterator[Part]:
    yield Part("heading", motion.text, level=2)
    for side, words in SIDES:
        thrown = motion.against(side)
        if thrown:
            yield Part("heading", f"Playing {side}, {words}", level=3)
            yield Part("text", getattr(motion.side, side).case, "The case")
        for one in thrown:
            yield from _counterargument(pack, motion, one)
    if motion.evidence:
        yield Part("heading", "Evidence cards", level=3)
        yield from (Part("text", _card(card), f"[{card.id}]") for card in motion.evidence)


def _counterargument(pack: Pack, motion: Motion, one: Counterargument) -> Iterator[Part]:
    yield Part("heading", one.name, level=4)
    where = section_title(pack, one.source)
    notes = [f"weight {one.weight}", where]
    claim = f"{one.claim} ({'; '.join(filter(None, notes))})"
    yield Part("text", claim, f"{one.voice} claims" if one.voice else "Claim")
    yield Part("quote", one.speech)
    for point in one.point:
        yield _point(pack, point)
    yield Part("text", one.model_answer, "A model answer")
    cards = motion.cards_for(one.id)
    yield Part("text", ", ".join(f"[{card.id}] {card.title}" for card in cards), "Cards")


def _point(pack: Pack, point: Point) -> Part:
    origin = "from the essay" if point.origin == "essay" else ""
    kind = kind_of(point)
    called = kind.name if kind else ""
    notes = [f"weight {point.weight}", called, origin, section_title(pack, point.source)]
    every = (
        ("also", " / ".join((*point.phrasings, *point.accept))),
        ("not enough", " / ".join((*point.reject, *point.contrary))),
        ("to ask", point.press),
    )
    text = f"{point.text} ({'; '.join(filter(None, notes))})"
    details = tuple(one for one in every if one[1])
    return Part("point", text, details=details, id=point.id)


def _card(card: Evidence) -> str:
    source = card.source
    parts = (source.title, source.publisher, source.date, source.url) if source else ()
    where = ", ".join(filter(None, parts))
    return f"{card.title}: {card.fact}" + (f" ({where})" if where else "")


# -- as Markdown -------------------------------------------------------------------


def as_markdown(parts: Iterable[Part]) -> str:
    """The key as Markdown: points are numbered, what belongs to one stands below it."""
    blocks = []
    for kind, group in groupby(parts, key=lambda part: part.kind):
        if kind == "point":
            points = enumerate(group, start=1)
            blocks.append("\n".join(_markdown_point(number, one) for number, one in points))
        else:
            blocks += map(_markdown, group)
    return "\n\n".join(blocks) + "\n"


def _markdown(part: Part) -> str:
    if part.kind == "heading":
        return f"{'#' * part.level} {inline(part.text)}"
    if part.kind == "quote":
        return quoted(part.text)
    label = f"{inline(part.label)}: " if part.label else ""
    return label + inline(part.text)


def _markdown_point(number: int, point: Part) -> str:
    below = (f"   - {label}: {inline(text)}" for label, text in point.details)
    return "\n".join([f"{number}. **{inline(point.text)}** `{point.id}`", *below])


# -- as HTML -----------------------------------------------------------------------

_STYLE = """
body { max-width: 44em; margin: 2em auto; padding: 0 1em; font: 11pt/1.45 Georgia, serif; }
h1, h2, h3, h4 { line-height: 1.2; break-after: avoid; }
h2 { margin-top: 2em; border-top: 1px solid; padding-top: 1em; }
blockquote { margin: 0.5em 0 0.5em 1em; font-style: italic; white-space: pre-line; }
.label { font-variant: small-caps; }
li { margin: 0.4em 0; break-inside: avoid; }
li ul { font-size: 90%; }
li small { font-family: monospace; }
@media print { body { margin: 0; max-width: none; } h2 ~ h2 { break-before: page; border: 0; } }
"""


def as_html(parts: Iterable[Part], language: str = "en") -> str:
    """The key as one page of HTML that needs nothing else and prints well."""
    known = list(parts)
    title = escape(one_line(known[0].text)) if known else ""
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    body = "\n".join(_html_lines(known))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head>{head}</head>\n'
        f"<body>\n{body}\n</body></html>\n"
    )


def _html_lines(parts: Iterable[Part]) -> Iterator[str]:
    for kind, group in groupby(parts, key=lambda part: part.kind):
        if kind == "point":
            yield "<ol>"
            yield from map(_html_point, group)
            yield "</ol>"
        else:
            yield from map(_html, group)


def _html(part: Part) -> str:
    if part.kind == "heading":
        return f"<h{part.level}>{escape(one_line(part.text))}</h{part.level}>"
    if part.kind == "quote":
        return f"<blockquote>{escape(clean(part.text))}</blockquote>"
    return f"<p>{_labelled(part.label, part.text)}</p>"


def _html_point(point: Part) -> str:
    below = "".join(f"<li>{_labelled(label, text)}</li>" for label, text in point.details)
    inner = f"<ul>{below}</ul>" if below else ""
    name = f"<small>{escape(point.id)}</small>"
    return f"<li><strong>{escape(one_line(point.text))}</strong> {name}{inner}</li>"


def _labelled(label: str, text: str) -> str:
    shown = f'<span class="label">{escape(one_line(label))}:</span> ' if label else ""
    return shown + escape(one_line(text))
