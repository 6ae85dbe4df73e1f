"""A file of a pack as data with places, so that every complaint can point to its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from game.packs.codes import problem
from game.packs.diagnostics import Problem
from game.packs.positions import KeyPath, Positions

MOST_PROBLEMS = 500
"""Problems of one kind that are listed for a file, so that a hostile pack costs no time."""


@dataclass(frozen=True)
class Document:
    """The content of one TOML file."""

    path: Path
    text: str
    """The text that was parsed: lines with TOML errors are blank in it."""
    data: dict[str, Any]
    whole: bool = True
    """False if lines had to be left out, so that nothing can be said about what is missing."""
    moved: Mapping[KeyPath, KeyPath] = field(default_factory=dict)
    """Tables of `data` that stand in the text under another name; see `game.packs.meant`."""

    @cached_property
    def positions(self) -> Positions:
        """Where things stand; scanned only when there is something to complain about."""
        return Positions(self.text)

    def at(self, path: KeyPath) -> Any:
        """The value at a path that leads somewhere."""
        value: Any = self.data
        for part in path:
            value = value[part]
        return value

    def written(self, path: KeyPath) -> KeyPath:
        """The path of a part of `data` as the author wrote it."""
        for length in range(len(path), 0, -1) if self.moved else ():
            if path[:length] in self.moved:
                return (*self.moved[path[:length]], *path[length:])
        return path

    def line(self, path: KeyPath) -> int:
        """The line of a key or table."""
        return self.positions.of_key(self.written(path)).line

    def at_key(self, code: str, path: KeyPath, message: str, hint: str = "") -> Problem:
        """A problem with a key, or with the table of that path."""
        place = self.positions.of_key(self.written(path))
        return problem(code, self.path, message, hint, line=place.line, column=place.column)

    def at_value(self, code: str, path: KeyPath, message: str, hint: str = "") -> Problem:
        """A problem with a value."""
        place = self.positions.of_value(self.written(path))
        return problem(code, self.path, message, hint, line=place.line, column=place.column)

    def at_offset(self, code: str, offset: int, message: str, hint: str = "") -> Problem:
        """A problem at a code point of the text."""
        place = self.positions.place(offset)
        return problem(code, self.path, message, hint, line=place.line, column=place.column)


@dataclass(frozen=True)
class Table:
    """A table of a document, read without trust: whatever has the wrong type is as good as absent.

    With it references are checked although other parts of the file are wrong.
    """

    document: Document
    path: KeyPath
    data: dict[str, Any]

    def text(self, key: str) -> str:
        """The text under `key`; empty if there is none."""
        value = self.data.get(key)
        return value if isinstance(value, str) else ""

    def table(self, key: str) -> Table | None:
        """The table under `key`, if there is one."""
        value = self.data.get(key)
        return Table(self.document, (*self.path, key), value) if isinstance(value, dict) else None

    def problem(self, code: str, message: str, hint: str = "") -> Problem:
        """A problem with the table as a whole, at its header."""
        return self.document.at_key(code, self.path, message, hint)

    def tables(self, key: str) -> list[Table]:
        """The tables of the list under `key`."""
        items = self._items(key)
        return [Table(self.document, path, item) for path, item in items if isinstance(item, dict)]

    def texts(self, key: str) -> list[tuple[KeyPath, str]]:
        """The texts of the list under `key`, with their paths."""
        return [(path, item) for path, item in self._items(key) if isinstance(item, str)]

    def _items(self, key: str) -> list[tuple[KeyPath, Any]]:
        value = self.data.get(key)
        items = value if isinstance(value, list) else []
        return [((*self.path, key, number), item) for number, item in enumerate(items)]
