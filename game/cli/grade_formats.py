"""Results of grading as JSON Lines, as CSV, and as a table to look at."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from game.scoring.grading import RESULT_KEYS, Result
from game.scoring.verdict import flag_name
from game.text import one_line, storable

INPUT_COLUMNS = ("pack", "motion", "counterargument", "side", "text")

WIDEST_ID = 24


def as_json(value: Any) -> str:
    """One line of JSON; the same value gives the same bytes on every machine."""
    return storable(json.dumps(value, ensure_ascii=False))


def jsonl_lines(results: Iterable[Result]) -> Iterator[str]:
    """One object a line."""
    return (as_json(result) + "\n" for result in results)


def csv_lines(results: Iterable[Result], header: Sequence[str] = ()) -> Iterator[str]:
    """A header and one record a line; lists and objects are JSON in their cells.

    `header` holds the columns of a CSV input, which are kept. Of other inputs the usual columns
    are kept, and all further keys go into the column `other`.
    """
    kept = [name for name in header or INPUT_COLUMNS if name and name not in RESULT_KEYS]
    columns = [*RESULT_KEYS, "error", *kept, "given" if header else "other"]
    if header and not set(header) & set(RESULT_KEYS[1:]):
        columns.remove("given")
    yield _record(columns)
    for result in results:
        row = dict(result)
        if not header:
            more = {key: row.pop(key) for key in result if key not in columns}
            row["other"] = more or None
        yield _record(_cell(row.get(name)) for name in columns)


def table_lines(results: Iterable[Result]) -> Iterator[str]:
    """Score, band, points made and flags of each line, for a person."""
    yield f"{'id':<{WIDEST_ID}} score band points  made, flags\n"
    for result in results:
        name = one_line(str(result["id"]))[:WIDEST_ID]
        if "error" in result:
            error = result["error"]
            yield f"{name:<{WIDEST_ID}}     -    - {error['code']}: {one_line(error['message'])}\n"
            continue
        made = [point["id"] for point in result["points"] if point["made"]]
        flags = [f"({flag_name(flag['kind'])})" for flag in result["flags"]]
        share = f"{len(made)}/{len(result['points'])}"
        yield (
            f"{name:<{WIDEST_ID}} {result['score']:>5} {result['band']:>4} {share:>6}  "
            f"{' '.join([*made, *flags])}".rstrip()
            + "\n"
        )


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else as_json(value)


def _record(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(storable(cell) for cell in cells)
    return out.getvalue()
