"""Pieces of HTML. Whatever people wrote is text here and never markup."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from game.text import clean

STYLE = Path(__file__).with_name("report.css")

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Nothing is loaded and nothing runs, even if a browser were to find something to run."""


def esc(text: object) -> str:
    """A text that no browser takes for markup."""
    return html.escape(clean(str(text)))


def element(name: str, content: str, **attributes: str) -> str:
    """An element around markup; `class_` stands for `class`, `aria_label` for `aria-label`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{esc(value)}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>"


def student_link(shown: str, code: str) -> str:
    """A link to a student's page by a name or the `code`, which is not broken at its hyphen."""
    kind = {"class_": "code"} if shown == code else {}
    return element("a", esc(shown), href=f"#{code}", **kind)


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are markup already, the first of each row naming it.

    A column whose name ends in `#` holds numbers, one without a name bars: each repeats a number
    that stands beside it.
    """
    head = "".join(
        element("th", esc(name.rstrip("#")) or hidden("bar"), scope="col", **_kind(name))
        for name in columns
    )
    body = []
    for first, *rest in rows:
        cells = [element("th", first, scope="row", **_kind(columns[0]))]
        cells += [
            element("td", cell, **_kind(name)) for name, cell in zip(columns[1:], rest, strict=True)
        ]
        body.append(element("tr", "".join(cells)) + "\n")
    top = element("thead", element("tr", head))
    inner = f"{element('caption', esc(caption))}{top}<tbody>\n{''.join(body)}</tbody>"
    return element("table", inner) + "\n"


def wide(label: str, content: str) -> str:
    """Around what may be wider than a telephone: it scrolls by itself, with keys too."""
    return (
        element("div", content, class_="wide", role="region", tabindex="0", aria_label=label) + "\n"
    )


def hidden(words: str) -> str:
    """Words for those who hear the page."""
    return element("span", esc(words), class_="unseen")


def bar(share: float) -> str:
    """A bar of that share (0 to 1) of its cell, none for nought; the number stands beside it."""
    if not share:
        return ""
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


def page(
    title: str, body: Iterable[str], *, style: str = "", language: str = "en"
) -> Iterator[str]:
    """A whole document, piece by piece; `style` is CSS, by default that of the report."""
    style = style or STYLE.read_text(encoding="utf-8")
    yield (
        f'<!DOCTYPE html>\n<html lang="{esc(language)}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{esc(title)}</title>\n<style>\n{style}</style></head>\n"
        '<body><a class="skip" href="#main">Skip to the content</a>\n<main id="main">\n'
    )
    yield from body
    yield "</main></body></html>\n"


def _kind(name: str) -> dict[str, str]:
    return {"class_": "number"} if name.endswith("#") else {} if name else {"class_": "bar"}
