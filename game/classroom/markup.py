"""Pieces of HTML. Whatever people wrote is text here and never markup."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from pathlib import Path

from game.text import clean

STYLE = Path(__file__).with_name("report.css")

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Nothing is loaded and nothing runs, even if a browser were to find something to run."""


def esc(text: object) -> str:
    """A text that no browser takes for markup."""
    return html.escape(clean(str(text)))


def element(name: str, content: str, **attributes: str) -> str:
    """An element around markup; `class_` stands for `class`."""
    written = "".join(f' {key.rstrip("_")}="{esc(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{content}</{name}>"


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are markup already; a column whose name ends in `#` holds numbers."""
    head = "".join(
        element("th", esc(name.rstrip("#")), scope="col", **_kind(name)) for name in columns
    )
    body = []
    for row in rows:
        cells = [
            element("td", cell, **(_kind(name) if name else {"class_": "bar"}))
            for name, cell in zip(columns, row, strict=True)
        ]
        body.append(element("tr", "".join(cells)) + "\n")
    if "" in columns:  # the column of bars repeats a number that stands beside it
        head = head.replace('<th scope="col"></th>', '<th scope="col">picture</th>')
    top = element("thead", element("tr", head))
    return (
        f"<table>{element('caption', esc(caption))}{top}<tbody>\n{''.join(body)}</tbody></table>\n"
    )


def bar(share: float) -> str:
    """A bar of that share (0 to 1) of its cell; the number stands beside it."""
    return f'<span aria-hidden="true" style="width:{100 * share:.1f}%"></span>'


def marked(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """The text with stretches (start, end, label) marked, labels after them."""
    parts, at = [], 0
    for start, end, label in sorted(spans):
        start = max(start, at)
        if start >= end:
            if label:
                parts.append(element("sup", esc(label)))
            continue
        parts.append(esc(text[at:start]))
        parts.append(element("mark", esc(text[start:end])) + element("sup", esc(label)))
        at = end
    return "".join([*parts, esc(text[at:])])


def page(title: str, body: Iterable[str]) -> Iterable[str]:
    """A whole document, piece by piece."""
    yield (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{esc(title)}</title>\n<style>\n{STYLE.read_text(encoding='utf-8')}</style></head>\n"
        '<body><a class="skip" href="#main">Skip to the content</a>\n<main id="main">\n'
    )
    yield from body
    yield "</main></body></html>\n"


def _kind(name: str) -> dict[str, str]:
    return {"class_": "number"} if name.endswith("#") else {}
