"""Texts to be graded, read line by line from JSON Lines or CSV; a bad line never stops the rest."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, NoReturn

LONGEST_LINE = 4_000_000
"""Bytes of a line of JSON; a longer one is refused without being held in memory."""

DEEPEST = 100
"""Levels of lists and objects inside each other in a line of JSON."""

LONGEST_CELL = 1_000_000
"""Code points of a cell of CSV."""


@dataclass(frozen=True)
class Line:
    """One line of the input: its object, or why there is none."""

    number: int
    """Counts from 1; in CSV the line on which the record ends."""
    row: dict[str, Any]
    code: str = ""
    """Of the problem, short and stable; empty if the line was read."""
    message: str = ""


def read_jsonl(stream: BinaryIO) -> Iterator[Line]:
    """One object a line; empty lines are passed over."""
    number = 0
    while raw := stream.readline(LONGEST_LINE):
        number += 1
        if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
            _skip_line(stream)
            yield Line(number, {}, "too-long", f"Line {number} is longer than 4 MB.")
            continue
        raw = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if raw.strip():
            yield _parse(number, raw)


def _skip_line(stream: BinaryIO) -> None:
    while (raw := stream.readline(LONGEST_LINE)) and not raw.endswith(b"\n"):
        pass


def _parse(number: int, raw: bytes) -> Line:
    try:
        row = json.loads(raw.decode("utf-8"), parse_constant=_refuse, parse_float=_finite)
        _check_depth(row)
    except UnicodeDecodeError as error:
        return _not_utf8(number, f" (byte {error.start + 1})")
    except (ValueError, RecursionError) as error:
        why = getattr(error, "msg", "") or "nested too deeply, or a number that JSON does not have"
        return Line(number, {}, "not-json", f"Line {number} is not JSON: {why}.")
    if not isinstance(row, dict):
        return Line(number, {}, "not-an-object", f"Line {number} is JSON, but not an object.")
    return Line(number, row)


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(written: str) -> float:
    """The number, unless it is so large that it would come back as `Infinity`."""
    number = float(written)
    return number if math.isfinite(number) else _refuse(written)


def _check_depth(value: Any) -> None:
    """`ValueError` if lists and objects are nested so deeply that writing them could fail."""
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(DEEPEST):
        inner = [item.values() if isinstance(item, dict) else item for item in level]
        level = [one for items in inner for one in items if isinstance(one, dict | list)]
        if not level:
            return
    raise ValueError("nested too deeply")


def csv_header(stream: BinaryIO) -> tuple[Iterator[str], list[str]]:
    """The lines that follow the first record, and that record: the column names."""
    csv.field_size_limit(LONGEST_CELL)
    lines = _decoded(stream)
    try:
        header = next(csv.reader(lines), [])
    except csv.Error:
        header = []
    return lines, [name.strip() for name in header]


def _decoded(stream: BinaryIO) -> Iterator[str]:
    """Lines as text; a byte that is no UTF-8 becomes half a surrogate pair."""
    for number, raw in enumerate(iter(lambda: stream.readline(LONGEST_LINE), b"")):
        if number == 0:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        yield raw.decode("utf-8", "surrogateescape")


def read_csv(lines: Iterator[str], header: list[str]) -> Iterator[Line]:
    """The records that follow the header; cells are texts."""
    reader = csv.reader(lines)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Line(reader.line_num + 1, {}, "not-csv", f"The record is not CSV: {error}.")
            continue
        if cells:
            yield _record(reader.line_num + 1, header, cells)


def _record(number: int, header: list[str], cells: list[str]) -> Line:
    row = dict(zip(header, cells, strict=False))
    if any("\udc80" <= char <= "\udcff" for cell in cells for char in cell):
        return _not_utf8(number, "", _readable(row))
    if len(cells) > len(header):
        message = f"Line {number} has {len(cells)} cells under {len(header)} column names."
        return Line(number, _readable(row), "cells", message)
    return Line(number, row)


def _readable(row: dict[str, str]) -> dict[str, Any]:
    """The id alone, if it can be read."""
    name = row.get("id", "")
    return {"id": name} if name and not any("\udc80" <= c <= "\udcff" for c in name) else {}


def _not_utf8(number: int, where: str, row: dict[str, Any] | None = None) -> Line:
    message = f"Line {number} is not UTF-8{where}: save the file as UTF-8."
    return Line(number, row or {}, "not-utf8", message)
