"""Other people's text inside Markdown: every character stands for itself."""

import re
from collections.abc import Iterable

from game.text import clean, one_line

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>|~&$#^]")
"""Whatever begins markup, HTML, an entity, a table cell or a formula anywhere in a line."""

_LINE_START = re.compile(r"^(?:(?=[-+=:])|(\d+)(?=[.)](?:\s|$)))")
"""Bullets, numbered lists, rules and underlined headings."""


def inline(text: str) -> str:
    """`text` as one line that can stand anywhere: in a sentence, a list, a heading, a table."""
    return _LINE_START.sub(r"\1\\", _ACTIVE.sub(r"\\\g<0>", one_line(text)))


def quoted(text: str) -> str:
    """`text` as a block quote with its own lines and paragraphs."""
    paragraphs = re.split(r"\n\s*\n", clean(text).strip())
    return "\n>\n".join(_paragraph(paragraph) for paragraph in paragraphs)


def bullets(lines: Iterable[str]) -> str:
    """A list; each line must be Markdown already."""
    return "\n".join(f"- {line}" for line in lines)


def _paragraph(text: str) -> str:
    return "\\\n".join(f"> {inline(line)}" for line in text.split("\n"))
