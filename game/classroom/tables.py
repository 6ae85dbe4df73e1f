"""CSV that goes out: safe to open in a spreadsheet, and the same bytes on every machine."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from game.text import storable

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet takes for a formula."""


def inert(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would compute it."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def number(value: float | None) -> str:
    """Two decimals and a point, whatever the locale; empty for none."""
    return "" if value is None else f"{value:.2f}"


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A header and rows; numbers stay numbers, texts that look like formulas are made inert."""
    return "".join(csv_lines(columns, rows))


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The same line by line, each with its end."""
    yield csv_line(columns)
    for row in rows:
        yield csv_line(row)


def csv_line(row: Sequence[object]) -> str:
    """One row with its end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return number(value)
    return storable(inert(value)) if isinstance(value, str) else str(value)
