"""A CSV file of somebody else's, in which cells can be changed and every other byte is kept."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.errors import UsageError
from game.text import one_line, storable

DELIMITERS = (",", ";", "\t")
LARGEST_SHEET = 100_000_000
"""Bytes; a class of thousands is far below it."""

_KANA = re.compile("[ぁ-ゖァ-ヺ]")


@dataclass(frozen=True)
class Cell:
    """One cell, and where it stands in the raw text, quotes included."""

    value: str
    start: int
    end: int

    @property
    def shown(self) -> str:
        """The value on one line, without anything invisible."""
        return one_line(self.value)


@dataclass(frozen=True)
class Sheet:
    """A file as it was read; `raw` is its text, one code point a byte unless it is UTF-16."""

    name: str
    bom: bytes
    encoding: str
    delimiter: str
    raw: str
    rows: tuple[tuple[Cell, ...], ...]
    """Without empty lines."""

    @property
    def header(self) -> tuple[str, ...]:
        """The first row on one line each; empty for an empty file."""
        return tuple(cell.shown for cell in self.rows[0]) if self.rows else ()

    def value(self, row: int, column: int | None) -> str:
        """A cell's value; empty where the row is shorter, or for no column."""
        cells = self.rows[row]
        return cells[column].value if column is not None and column < len(cells) else ""

    def changed(self, changes: Mapping[tuple[int, int], str]) -> bytes:
        """The file with these cells (row, column) changed; a cell keeps its quotes if it has any.

        A row that is too short grows. What the encoding lacks becomes a question mark.
        """
        parts, at = [], 0
        for (row, column), value in sorted(changes.items()):
            cells = self.rows[row]
            new = self._written(value)
            if column < len(cells):
                start, end = cells[column].start, cells[column].end
                if self.raw[start:end].startswith('"') and not new.startswith('"'):
                    new = f'"{new}"'
            else:
                start = end = cells[-1].end
                new = self.delimiter * (column - len(cells) + 1) + new
            parts += [self.raw[at:start], new]
            at = end
        return self.bom + self._encoded("".join([*parts, self.raw[at:]]))

    def without(self, rows: Collection[int]) -> bytes:
        """The file without these rows, from their first byte to that of the next row."""
        starts = [cells[0].start for cells in self.rows] + [len(self.raw)]
        parts = [self.raw[: starts[0]]]
        parts += [
            self.raw[starts[row] : starts[row + 1]]
            for row in range(len(self.rows))
            if row not in rows
        ]
        return self.bom + self._encoded("".join(parts))

    def _written(self, value: str) -> str:
        value = storable(value)
        if re.search(rf'["\r\n{self.delimiter}]|^\s|\s$', value):
            value = '"' + value.replace('"', '""') + '"'
        if self.encoding.startswith("utf-16"):
            return value
        return value.encode(self.encoding, "replace").decode("latin-1")

    def _encoded(self, raw: str) -> bytes:
        return raw.encode(self.encoding if self.encoding.startswith("utf-16") else "latin-1")


def read_sheet(path: Path) -> Sheet:
    """The sheet in a file; `UsageError` if it cannot be read or is no CSV."""
    try:
        if path.stat().st_size > LARGEST_SHEET:
            raise UsageError(f"{path} is larger than 100 MB.")
        return parse_sheet(path.read_bytes(), str(path))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None


def parse_sheet(data: bytes, name: str = "") -> Sheet:
    """The sheet in these bytes; `UsageError` if a quotation mark is never closed, or for NUL."""
    bom, encoding = _encoding(data)
    body = data[len(bom) :]
    try:
        raw = body.decode(encoding if encoding.startswith("utf-16") else "latin-1")
    except UnicodeDecodeError:
        raise UsageError(f"{name} is not text: save it as CSV, UTF-8.") from None
    if "\0" in raw:
        raise UsageError(f"{name} is no CSV file: save the sheet as CSV, not as a workbook.")
    delimiter = _delimiter(raw)
    rows = []
    for spans in _scan(raw, delimiter, name):
        cells = tuple(Cell(_value(raw[a:b], encoding), a, b) for a, b in spans)
        if len(cells) > 1 or cells[0].value:
            rows.append(cells)
    return Sheet(name, bom, encoding, delimiter, raw, tuple(rows))


def _encoding(data: bytes) -> tuple[bytes, str]:
    """The mark at the beginning, and what the rest is written in."""
    marks = {
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
    }
    for bom, encoding in marks.items():
        if data.startswith(bom):
            return bom, encoding
    try:
        data.decode("utf-8")
        return b"", "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return b"", "cp932" if _KANA.search(data.decode("cp932")) else "cp1252"
    except UnicodeDecodeError:
        return b"", "cp1252"


def _delimiter(raw: str) -> str:
    first = re.split(r"[\r\n]", re.sub(r'"(?:[^"]++|"")*+"', "", raw[:100_000]), maxsplit=1)[0]
    return max(DELIMITERS, key=first.count)


def _scan(raw: str, delimiter: str, name: str) -> Iterator[list[tuple[int, int]]]:
    """The spans of the cells of each line."""
    quoted = re.compile(rf'"(?:[^"]++|"")*+"(?=[{delimiter}\r\n]|\Z)')
    plain = re.compile(rf"[^{delimiter}\r\n]*+")
    at, row = 0, []
    while at < len(raw):
        found = quoted.match(raw, at)
        if found is None:
            if raw[at] == '"' and '"' not in raw[at + 1 :]:
                line = raw.count("\n", 0, at) + 1
                raise UsageError(f"{name}, line {line}: a quotation mark is never closed.")
            found = plain.match(raw, at)
            assert found is not None
        row.append(found.span())
        at = found.end()
        if at < len(raw) and raw[at] == delimiter:
            at += 1
            if at == len(raw):
                row.append((at, at))
            continue
        yield row
        row = []
        at += 2 if raw.startswith("\r\n", at) else 1
    if row:
        yield row


def _value(raw: str, encoding: str) -> str:
    if raw.startswith('"') and raw.endswith('"') and len(raw) > 1:
        raw = raw[1:-1].replace('""', '"')
    if encoding.startswith("utf-16"):
        return raw
    return raw.encode("latin-1").decode(encoding, "replace")
