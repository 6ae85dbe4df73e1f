"""Outside text as `Content`: never markup, with what the judge or the glossary marks in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from textual.content import Content
from textual.style import Style

from game.debate.marks import find_marks
from game.debate.terms import find_terms
from game.packs.format import Term
from game.scoring.language import language_of
from game.scoring.verdict import Verdict

_BREAK = re.compile(r"(?<!\n)\n(?!\n)")

MARK_STYLES = {
    "made": "underline $text-success",
    "near": "italic $text-warning",
    "flag": "underline $text-error",
}
SIGN_STYLES = {
    "made": "bold $text-success",
    "near": "bold $text-warning",
    "flag": "bold $text-error",
}


def flowing(text: str) -> str:
    """`text` without the line breaks of the file that it was written in; paragraphs stay."""
    return _BREAK.sub(" ", text)


def with_terms(text: str, terms: Sequence[Term]) -> Content:
    """`text` with its key terms underlined; a click on one carries `term` in its style."""
    text = flowing(text)
    content = Content(text)
    for (start, end), term in find_terms(text, terms):
        content = content.stylize("underline", start, end)
        content = content.stylize(Style.from_meta({"term": term.term}), start, end)
    return content


def with_marks(verdict: Verdict) -> Content:
    """The judged text with a sign before each stretch that counted."""
    text = verdict.text
    marks = find_marks(verdict)
    cuts = sorted({0, len(text), *(edge for mark in marks for edge in mark.span)})
    parts: list[Content | tuple[str, str]] = []
    for start, end in pairwise(cuts):
        signs = dict.fromkeys((m.sign, SIGN_STYLES[m.kind]) for m in marks if m.span[0] == start)
        parts += _signs(sorted(signs), text[:start], text[start:end])
        over = dict.fromkeys(m.kind for m in marks if m.span[0] <= start and end <= m.span[1])
        styles = " ".join(MARK_STYLES[kind] for kind in over)
        parts.append((text[start:end], styles) if styles else Content(text[start:end]))
    return Content.assemble(*parts)


def _signs(
    signs: Sequence[tuple[str, str]], before: str, after: str
) -> Iterator[Content | tuple[str, str]]:
    """The signs before a stretch.

    Where words have no spaces between them, a line may break before a sign, not after it.
    """
    if signs and before and not before[-1].isspace():
        yield Content(" ")
    wide = language_of(after) == "ja"
    for place, (sign, style) in enumerate(signs, start=1):
        yield (sign if wide and place == len(signs) else f"{sign} ", style)


def title(words: str) -> Content:
    """The name of a panel that has a rule on top but no corners: with air around it."""
    return Content(f" {words} ")


def lines(parts: Iterable[Content]) -> Content:
    """Paragraphs one under the other."""
    return Content("\n").join(list(parts))
