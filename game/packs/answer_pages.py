"""An answer key as Markdown or HTML; no text of a pack acts as markup in either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from game.markdown import inline, quoted
from game.packs.answer_key import Piece
from game.text import clean, one_line


def as_markdown(parts: Iterable[Piece]) -> str:
    """The key as Markdown: points are numbered, what belongs to one stands below it."""
    blocks = []
    for kind, group in groupby(parts, key=lambda part: part.kind):
        if kind == "point":
            points = enumerate(group, start=1)
            blocks.append("\n".join(_markdown_point(number, one) for number, one in points))
        else:
            blocks += map(_markdown, group)
    return "\n\n".join(blocks) + "\n"


def _markdown(part: Piece) -> str:
    if part.kind == "heading":
        return f"{'#' * part.level} {inline(part.text)}"
    if part.kind == "quote":
        return quoted(part.text)
    label = f"{inline(part.label)}: " if part.label else ""
    return label + inline(part.text)


def _markdown_point(number: int, point: Piece) -> str:
    below = (f"   - {label}: {inline(text)}" for label, text in point.details)
    return "\n".join([f"{number}. **{inline(point.text)}** `{point.id}`", *below])


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


def as_html(parts: Iterable[Piece], language: str = "en") -> str:
    """The key as one page of HTML that needs nothing else and prints well."""
    known = list(parts)
    title = escape(one_line(known[0].text)) if known else ""
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    body = "\n".join(_html_lines(known))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head>{head}</head>\n'
        f"<body>\n{body}\n</body></html>\n"
    )


def _html_lines(parts: Iterable[Piece]) -> Iterator[str]:
    for kind, group in groupby(parts, key=lambda part: part.kind):
        if kind == "point":
            yield "<ol>"
            yield from map(_html_point, group)
            yield "</ol>"
        else:
            yield from map(_html, group)


def _html(part: Piece) -> str:
    if part.kind == "heading":
        return f"<h{part.level}>{escape(one_line(part.text))}</h{part.level}>"
    if part.kind == "quote":
        return f"<blockquote>{escape(clean(part.text))}</blockquote>"
    return f"<p>{_labelled(part.label, part.text)}</p>"


def _html_point(point: Piece) -> str:
    below = "".join(f"<li>{_labelled(label, text)}</li>" for label, text in point.details)
    inner = f"<ul>{below}</ul>" if below else ""
    name = f"<small>{escape(point.id)}</small>"
    return f"<li><strong>{escape(one_line(point.text))}</strong> {name}{inner}</li>"


def _labelled(label: str, text: str) -> str:
    shown = f'<span class="label">{escape(one_line(label))}:</span> ' if label else ""
    return shown + escape(one_line(text))
