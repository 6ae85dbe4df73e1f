"""Header lines of a TOML text: that of a place, and one that waits as a comment above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_HEADER = re.compile(r"[ \t]*(\[{1,2})[ \t]*([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)[ \t]*(\]{1,2})")
_LINE = re.compile(f"^{_HEADER.pattern}", re.MULTILINE)
_WAITING = re.compile(r"[ \t]*#[ \t]*(\[{1,2}[A-Za-z0-9_.-]+\]{1,2})[ \t]*$")


class Header(NamedTuple):
    """A line such as `[[evidence]]`."""

    offset: int
    """Of its first bracket."""
    name: str
    several: bool
    """It has double brackets."""


class Waiting(NamedTuple):
    """A header behind a #."""

    header: str
    line: int


def header_at(text: str, offset: int) -> Header | None:
    """The header on the line of that code point, if there is one."""
    match = _HEADER.match(text, text.rfind("\n", 0, offset) + 1)
    return _header(match) if match else None


def words_of_header(text: str, offset: int) -> tuple[list[str], bool]:
    """What stands in the brackets on the line of that code point, and whether any are double."""
    line = text[text.rfind("\n", 0, offset) + 1 :].split("\n")[0].split("#")[0].strip()
    name, _, _ = line.lstrip("[ \t").partition("]")
    words = re.findall(r"[A-Za-z0-9_-]+", name)
    return words, line.startswith("[[") or line.endswith("]]")


def headers_of(text: str) -> Iterator[Header]:
    """Every line that looks like a header, in order."""
    return map(_header, _LINE.finditer(text))


def _header(match: re.Match[str]) -> Header:
    return Header(match.start(1), match[2], len(match[1]) == 2)


def waiting_above(text: str, offset: int) -> Waiting | None:
    """The nearest header above that is a comment still, with no other header between."""
    lines = text[:offset].split("\n")
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number - 1]
        if match := _WAITING.match(line):
            return Waiting(match[1], number)
        if line.lstrip(" \t").startswith("["):
            return None
    return None


def advice_above(text: str, offset: int) -> str:
    """What to do where a key was set free and its table was not; empty if that is not so."""
    waiting = waiting_above(text, offset)
    return f"take the # from `{waiting.header}` on line {waiting.line}" if waiting else ""
