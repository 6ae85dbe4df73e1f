"""`rebuttal grade`: a score for each line of a file."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO

import click

from game.cli.names import complete_pack
from game.cli.progress import Tell, progress, untold
from game.cli.streams import STANDARD, is_terminal, reading, writing
from game.cli.waiting import READING, meanwhile
from game.cli.whole_number import WholeNumber
from game.errors import FAILED, OK, UsageError

if TYPE_CHECKING:
    from game.scoring.grading import Result
    from game.scoring.submissions import Line


@click.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--pack",
    default="",
    metavar="P",
    shell_complete=complete_pack,
    help="Pack of the lines that name none.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["jsonl", "csv", "table"]),
    help="Of the output; default: that of the input.",
)
@click.option(
    "--out", metavar="FILE", default=STANDARD, help="Write to this file, whole or not at all."
)
@click.option("--jobs", type=WholeNumber(0, 64),
              help="Processes; 0 judges in this one, line by line. Default: one a core for a file "
              "of many lines, 0 for a pipe.")  # fmt: skip
def grade(file: str, pack: str, style: str | None, out: str, jobs: int | None) -> int:
    """Grade many texts, one a line.

    FILE holds one JSON object a line, or CSV if its name ends in .csv; "-" is standard input. Keys:
    id, pack, motion, counterargument, text and, if you like, side; all others are kept. Each line
    gives a line, in the same order; one that cannot be graded gives its id and an error, and the
    exit code is 1 then. Texts are written as they came: before you open CSV of strangers in a
    spreadsheet, have it import all columns as text.
    """  # fmt: skip
    from game.cli.grade_formats import csv_lines, jsonl_lines, table_lines
    from game.packs.library import load_pack
    from game.scoring import load_matcher
    from game.scoring.side_by_side import grade_side_by_side

    if jobs is None and (file == STANDARD or not os.path.isfile(file)):  # noqa: PTH113
        jobs = 0  # a pipe is answered line by line (`Path.is_file` fails on too long a name)
    if pack:
        load_pack(pack)  # a wrong name here is wrong usage, not a problem of every line
    with reading(file) as stream:
        header, found = _open(stream, file)
        load_matcher()  # what is wrong with it is said before anything is written
        lines = _Numbered(found)
        graded = grade_side_by_side(
            lines, load_pack=load_pack, load=load_matcher, pack=pack, jobs=jobs
        )
        style = style or ("csv" if header else "jsonl")
        with writing(out) as target:
            with nullcontext() if jobs == 0 else meanwhile(READING):  # a pipe may come slowly
                first = list(islice(graded, 1))
            results = _Tally(chain(first, graded), lines.answered)
            quiet = out == STANDARD and is_terminal(sys.stdout)
            watched = results.watched(untold if quiet else progress("lines"))
            if style == "csv":
                written = csv_lines(watched, header)
            else:
                table = style == "table"
                written = table_lines(watched, lines.last) if table else jsonl_lines(watched)
            for line in written:
                target.write(line)
    if out != STANDARD:
        print(f"Written: {out}", file=sys.stderr)
    return results.finish(file)


def _open(stream: BinaryIO, name: str) -> tuple[list[str], Iterator[Line]]:
    """The column names (none for JSON Lines) and the lines of an input."""
    from game.scoring.submissions import csv_header, read_csv, read_jsonl

    if not name.lower().endswith(".csv"):
        return [], read_jsonl(stream)
    lines, header = csv_header(stream)
    if "id" not in header or "text" not in header:
        raise UsageError(
            f"{name} needs a first line with the column names id, motion, counterargument, text."
        )
    return header, read_csv(lines, header)


class _Numbered:
    """Lines of the input, with the number of the one that was answered last."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._waiting: deque[int] = deque()
        self._number = 0

    def __iter__(self) -> Iterator[Line]:
        for line in self._lines:
            self._waiting.append(line.number)
            yield line

    def answered(self) -> None:
        """The next of the lines has its result."""
        self._number = self._waiting.popleft()

    def last(self) -> int:
        """Counts from 1."""
        return self._number


class _Tally:
    """Counts results as they go by."""

    def __init__(self, results: Iterator[Result], answered: Callable[[], None]) -> None:
        """`answered` is called for each of them, before it goes on."""
        self._results = results
        self._answered = answered
        self._total = self._failed = 0

    def watched(self, tell: Tell) -> Iterator[Result]:
        """The same results, each told to `tell` once it was taken."""
        for result in self._results:
            self._answered()
            self._total += 1
            self._failed += "error" in result
            yield result
            tell(self._total, 0)
        tell(0, 0)

    def finish(self, file: str) -> int:
        """Says on stderr how many lines could not be graded, or that `file` had none.

        Returns the exit code.
        """
        if not self._total:
            where = "Standard input" if file == STANDARD else file
            print(f"{where} holds no line to grade.", file=sys.stderr)
        if not self._failed:
            return OK
        print(f"{self._failed} of {self._total} lines could not be graded.", file=sys.stderr)
        return FAILED
