"""Where every key and value of a TOML text stands.

tomli and tomllib give no positions, and neither does tomlkit (its issue 55, open since 2019). The
one library that does, spanned-toml, is a fork of tomli without a release since 2022 that stops at
the first error. So this is a small scanner of our own: it decides nothing about validity, which
stays with tomli, but notes where things stand, and on a broken text keeps what it saw until then.
On every text that tomli accepts, its paths are exactly the paths of the data (a property test).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

import tomli

KeyPath = tuple[str | int, ...]
"""Keys and list indices from the top, such as `("counterargument", 2, "point", 0, "weight")`."""

LONGEST_PATH = 24
"""Longer paths are not kept, as no pack has them: they have the place of their parent."""

DEEPEST = 64
"""Levels of nested lists and inline tables that are followed."""

_BLANK = re.compile(r"[ \t]*")
_BLANK_LINES = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_COMMENT = re.compile(r"[ \t]*(?:#[^\n]*)?")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED_KEY = re.compile(r'"(?:[^"\\\n]++|\\[^\n])*+"' + r"|'[^'\n]*'")
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"""'
    r'"{0,2}'
    r"|'''(?:[^']++|'(?!''))*+'''"
    r"'{0,2}"
    r'|(?!""")"(?:[^"\\\n]++|\\[^\n])*+"'
    r"|(?!''')'[^'\n]*'",
    re.DOTALL,
)
_BARE_VALUE = re.compile(r"[^\s,\[\]{}#=\"']+(?: [0-9][0-9:.]*[^\s,\[\]{}#=\"']*)?")


class Place(NamedTuple):
    """A line and a column, both from 1; columns count code points."""

    line: int
    column: int


class Positions:
    """The places of a TOML text. Line ends must be line feeds, as tomli counts them."""

    def __init__(self, text: str) -> None:
        scan = _Scan(text)
        scan.run()
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._keys = scan.keys
        self._values = scan.values
        self.statements = tuple(scan.statements)
        """Offsets at which a `key = value` outside of brackets begins, in order."""
        self.repeats = tuple(scan.repeats)
        """Offset and path of keys that were written before, in order."""
        self.end = scan.pos
        """Offset at which the scan ended: the text's length, or where it stops being TOML."""

    def place(self, offset: int) -> Place:
        """The place of a code point of the text."""
        line = bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1)

    def paths(self) -> set[KeyPath]:
        """Everything that has a place: keys, tables and items of lists."""
        return set(self._keys)

    def of_key(self, path: KeyPath) -> Place:
        """Where the key is written; that of the nearest parent if it has no place."""
        return self.place(self.key_offset(path))

    def key_offset(self, path: KeyPath) -> int:
        """The offset of `of_key`."""
        return self._keys[known] if (known := self._known(path)) else 0

    def of_value(self, path: KeyPath) -> Place:
        """Where the value begins: for a table the key or header by which it is written."""
        known = self._known(path)
        span = self._values.get(known)
        return self.place(span[0]) if span else self.of_key(known)

    def value_span(self, path: KeyPath) -> tuple[int, int] | None:
        """Start and end of the written value, quotes included; `None` for tables."""
        return self._values.get(path)

    def end_before(self, offset: int, start: int) -> int:
        """Where the last value ends that is written between `start` and `offset`, else `offset`."""
        spans = self._values.values()
        return max(
            (end for begin, end in spans if start <= begin and end <= offset), default=offset
        )

    def _known(self, path: KeyPath) -> KeyPath:
        while path and path not in self._keys:
            path = path[:-1]
        return path


class _Stop(Exception):
    pass


class _Scan:
    """One walk over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0
        self.keys: dict[KeyPath, int] = {}
        self.values: dict[KeyPath, tuple[int, int]] = {}
        self.statements: list[int] = []
        self.repeats: list[tuple[int, KeyPath]] = []
        self._headers: set[KeyPath] = set()
        self._table: KeyPath = ()
        self._lengths: dict[KeyPath, int] = {}
        """How many `[[tables]]` of a path have been opened."""

    def run(self) -> None:
        try:
            while self._skip_blank_lines() < len(self.text):
                if self._sees("["):
                    self._header()
                else:
                    self.statements.append(self.pos)
                    self._pair(self._table, depth=0)
                self._take(_COMMENT)
                if self.pos < len(self.text) and not self._sees("\n"):
                    return
        except _Stop:
            return

    # -- statements --------------------------------------------------------------

    def _header(self) -> None:
        start = self.pos
        brackets = 2 if self._sees("[[") else 1
        self.pos += brackets
        parts = self._key()
        path: KeyPath = ()
        for name, offset in parts[:-1]:
            path = self._current((*path, name), offset)
        name, offset = parts[-1]
        if brackets == 1:
            path = self._current((*path, name), offset)
            if path in self._headers:
                self.repeats.append((start, path))
            self._headers.add(path)
        else:
            path = (*path, name)
            self._note(path, start)
            number = self._lengths.get(path, 0)
            self._lengths[path] = number + 1
            path = (*path, number)
            self._note(path, start)
        self._table = path
        self._expect("]" * brackets)

    def _current(self, path: KeyPath, offset: int) -> KeyPath:
        """The table that a header's part opens: of `[[tables]]` the last one."""
        self._note(path, offset)
        return (*path, self._lengths[path] - 1) if path in self._lengths else path

    def _pair(self, table: KeyPath, depth: int) -> None:
        path = table
        start = self.pos
        for name, offset in self._key():
            path = (*path, name)
            known = path in self.keys
            self._note(path, offset)
        if known:
            self.repeats.append((start, path))
        self._expect("=")
        self._take(_BLANK)
        self._value(path, depth)

    def _key(self) -> list[tuple[str, int]]:
        parts = []
        while True:
            self._take(_BLANK)
            start = self.pos
            if self._sees('"') or self._sees("'"):
                parts.append((_unquoted(self._take(_QUOTED_KEY)), start))
            else:
                parts.append((self._take(_BARE_KEY), start))
            self._take(_BLANK)
            if not self._sees("."):
                return parts
            self.pos += 1

    # -- values ------------------------------------------------------------------

    def _value(self, path: KeyPath, depth: int) -> None:
        start = self.pos
        if depth > DEEPEST:
            raise _Stop
        if self._sees("["):
            self._items(path, depth)
        elif self._sees("{"):
            self._inline_table(path, depth)
        elif self._sees('"') or self._sees("'"):
            self._take(_STRING)
        else:
            self._take(_BARE_VALUE)
        if len(path) <= LONGEST_PATH:
            self.values.setdefault(path, (start, self.pos))

    def _items(self, path: KeyPath, depth: int) -> None:
        self.pos += 1
        number = 0
        while not self._closes("]"):
            item = (*path, number)
            self._note(item, self.pos)
            self._value(item, depth + 1)
            number += 1
            self._separate("]")

    def _inline_table(self, path: KeyPath, depth: int) -> None:
        self.pos += 1
        while not self._closes("}"):
            self._pair(path, depth + 1)
            self._separate("}")

    def _closes(self, bracket: str) -> bool:
        self._skip_blank_lines()
        if not self._sees(bracket):
            return False
        self.pos += 1
        return True

    def _separate(self, bracket: str) -> None:
        self._skip_blank_lines()
        if not self._sees(bracket):
            self._expect(",")

    def _note(self, path: KeyPath, offset: int) -> None:
        if len(path) <= LONGEST_PATH:
            self.keys.setdefault(path, offset)

    # -- characters --------------------------------------------------------------

    def _sees(self, text: str) -> bool:
        return self.text.startswith(text, self.pos)

    def _expect(self, text: str) -> None:
        if not self._sees(text):
            raise _Stop
        self.pos += len(text)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.pos)
        if not match:
            raise _Stop
        self.pos = match.end()
        return match.group()

    def _skip_blank_lines(self) -> int:
        self._take(_BLANK_LINES)
        return self.pos


def _unquoted(key: str) -> str:
    if "\\" not in key or key.startswith("'"):
        return key[1:-1]
    try:
        return str(tomli.loads(f"key = {key}")["key"])
    except ValueError:
        return key[1:-1]
