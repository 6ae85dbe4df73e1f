"""Texts in three quotes that lack some: where such a text begins, and how far it reaches.

A text that is never closed takes in what follows, up to the next three quotes, and TOML complains
only there, about words that are quite in order. What was taken in gives it away: `key = ` or
`[[table]]` at the beginning of a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from game.packs.spelling import quoted

_OPENING = re.compile(r"[ \t]*([A-Za-z0-9_.\-]+)[ \t]*=[ \t]*(\"\"\"|''')")
_BARE = re.compile(r"[ \t]*([A-Za-z0-9_.\-]+)[ \t]*=[ \t]*()(?:\"[^\"\n]*|'[^'\n]*|\\?)\n")
_NEXT = re.compile(
    r"^[ \t]*(?:\[{1,2}[a-z_.]+\]{1,2}[ \t]*(?:#.*)?$"
    r"|[A-Za-z_][A-Za-z0-9_-]*[ \t]*=[ \t]*(?:[\"'\[{0-9]|(?:true|false)\b|$))",
    re.MULTILINE,
)
"""A line that begins a table or gives a key its value."""
_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)


_ONE_LINE = re.compile(r"[ \t]*([A-Za-z0-9_.\-]+)[ \t]*=[ \t]*(?:(\")[^\"\n]+|(')[^'\n]+)\n")
MOST_LINES = 40
"""Lines in which the end of a text is looked for that should have stood on one."""


class Torn(NamedTuple):
    """A text without its opening or closing quotes."""

    begin: int
    """Offset of its key."""
    place: int
    """Offset at which its quotes stand, or should."""
    end: int
    """Offset from which the file can be understood again."""
    message: str
    hint: str


def never_closed(text: str, statements: Sequence[int], offset: int) -> Torn | None:
    """The text that took in a `key = ` or `[[table]]` right before the error at `offset`.

    `statements` are the offsets, up to there, at which a statement begins.
    """
    for begin in statements[:-3:-1]:
        opening = _OPENING.match(text, begin)
        if opening is None:
            continue
        closing = text.find(opening[2], opening.end())
        closing = len(text) if closing < 0 else closing
        taken = _NEXT.search(text, opening.end(), closing)
        if not taken or closing > offset or _HEADER.search(text, closing, offset):
            return None
        if begin != statements[-1] and _NEXT.match(text, statements[-1]):
            return None  # whoever wrote that line has closed the text above it
        line = text.count("\n", 0, taken.start()) + 1
        first = taken[0].strip()
        message = f"the text of {quoted(opening[1])} is not closed"
        hint = f"close it with {opening[2]} before line {line}, which it takes in: {quoted(first)}"
        return Torn(begin, opening.start(2), taken.start(), message, hint)
    return None


def never_opened(text: str, statement: int) -> Torn | None:
    """The text that three quotes close further below, while none or one opens it."""
    bare = _BARE.match(text, statement)
    if bare is None:
        return None
    closing = min(
        (at for quotes in ('"""', "'''") if (at := text.find(quotes, bare.end())) >= 0), default=-1
    )
    if closing < 0 or _NEXT.search(text, bare.end(), closing):
        return None
    message = f"the text of {quoted(bare[1])} ends with three quotes, but does not begin with them"
    hint = f"write {quoted(f'{bare[1]} = {text[closing : closing + 3]}')}"
    return Torn(statement, bare.start(2), closing + 3, message, hint)


def over_lines(text: str, statement: int) -> Torn | None:
    """The text in single quotes, or in double ones, that ends on a later line than it begins."""
    opening = _ONE_LINE.match(text, statement)
    if opening is None:
        return None
    mark, start = opening[2] or opening[3], opening.end()
    for line in text[start:].split("\n", MOST_LINES)[:MOST_LINES]:
        if _NEXT.match(line) or line.lstrip().startswith("#"):
            return None
        start += len(line)
        if line.rstrip().endswith(mark):
            key = opening[1]
            message = f"the text of {quoted(key)} goes over several lines"
            hint = f"put three quotes at both ends: {quoted(f'{key} = {mark * 3}...{mark * 3}')}"
            place = opening.start(2) if opening[2] else opening.start(3)
            return Torn(statement, place, start, message, hint)
        start += 1
    return None
