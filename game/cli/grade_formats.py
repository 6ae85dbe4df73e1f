"""Results of grading as JSON Lines, as CSV, and as a table to look at."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Any

from game.cli.talk import WIDTH
from game.debate.wording import UNSURE
from game.phrases import cut
from game.scoring.grading import RESULT_KEYS, Result
from game.scoring.verdict import flag_name, is_uncertain
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


def table_lines(results: Iterable[Result], number: Callable[[], int]) -> Iterator[str]:
    """Score, band, points made and flags of each line, for a person.

    A mark stands at scores of uncertain verdicts, and below the table what it means. `number` tells
    which line the last result is of: the name of one without an id.
    """
    uncertain = 0
    yield f"{'id':<{WIDEST_ID}} score band points  made, flags\n"
    for result in results:
        known = result["id"] not in (None, "")
        name = cut(one_line(str(result["id"] if known else f"line {number()}")), WIDEST_ID)
        if "error" in result:
            yield from _error_lines(name, result["error"])
            continue
        made = [point["id"] for point in result["points"] if point["made"]]
        flags = [f"({flag_name(flag['kind'])})" for flag in result["flags"]]
        share = f"{len(made)}/{len(result['points'])}"
        unsure = is_uncertain(result.get("certainty"))
        uncertain += unsure
        score = f"{UNSURE if unsure else ''}{result['score']}"
        yield (
            f"{name:<{WIDEST_ID}} {score:>5} {result['band']:>4} {share:>6}  "
            f"{' '.join([*made, *flags])}".rstrip()
            + "\n"
        )
    if uncertain:
        yield f"{UNSURE} uncertain ({uncertain}): read these before a mark depends on them\n"


def _error_lines(name: str, error: Mapping[str, str]) -> Iterator[str]:
    """Why there is no score, in lines that fit beside the name."""
    words = f"{error['code']}: {one_line(error['message'])}"
    first = f"{name:<{WIDEST_ID}}     -    - "
    lines = textwrap.wrap(words, WIDTH - len(first), break_long_words=False, break_on_hyphens=False)
    for before, line in zip(chain([first], repeat(" " * len(first))), lines, strict=False):
        yield f"{before}{line}\n"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else as_json(value)


def _record(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(storable(cell) for cell in cells)
    return out.getvalue()
