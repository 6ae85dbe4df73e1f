"""The list of matches as `rebuttal history` prints it, and how it went so far."""

from __future__ import annotations

import sys

import click

from game.cli.streams import is_terminal
from game.cli.talk import wrap
from game.debate.ladder import stars
from game.debate.wording import form
from game.records.career import Career
from game.records.career_lines import balance_lines, brief_lines
from game.records.history import History
from game.records.ladder import climbed_in
from game.records.summary import Summary
from game.text import one_line

NOTHING_YET = "No matches yet. Begin one with: rebuttal play"

COLUMNS = (
    "id",
    "started",
    "motion",
    "side",
    "mode",
    "pack",
    "state",
    "score",
    "day",
    "rung",
    "assignment",
    "attempt",
)


def print_list(record: History) -> None:
    """At a terminal a table and a few lines on the career, else one line of columns a match."""
    matches = record.matches()
    if not matches:
        click.echo(NOTHING_YET, err=True)
    elif is_terminal(sys.stdout):
        _print_table(matches)
        _print_career(record, matches)
        _print_unfinished(matches)
    else:
        click.echo("\t".join(COLUMNS))
        for summary in matches:
            click.echo("\t".join(_cells(summary, f"{summary.started:%Y-%m-%dT%H:%M:%SZ}")))


def _print_table(matches: tuple[Summary, ...]) -> None:
    """For a person: local time, and only what fits into 80 columns."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("Id", "Last move", "Motion", "Side", "Mode", "Result", box=None, pad_edge=False)
    for summary in matches:
        match_id, moved, title, side, _, _, _, _, _, _, name, _ = _cells(
            summary, f"{summary.updated.astimezone():%Y-%m-%d %H:%M}"
        )
        task = summary.assigned
        what = form(summary.mode, assigned=task) if task else summary.label
        title = f"{name}: {title}" if name else title
        result = told_result(summary)
        if summary.duel:
            title, side = one_line(f"{title}: {summary.sides}"), ""
            what = "duel"
        cells = (match_id, moved, title, side, what, result)
        table.add_row(*(Text(cell) for cell in cells))
    for column in table.columns:
        column.no_wrap = column.header != "Motion"
    Console().print(table)


def _print_career(record: History, matches: tuple[Summary, ...]) -> None:
    """In a few lines how it went so far, in the pack played last."""
    career = Career.read(record, matches[0].pack, matches)
    if lines := [*brief_lines(career), *balance_lines(career)]:
        click.echo(f"\nIn {career.pack}:")
        click.echo("\n".join(wrap(line) for line in lines))


def _print_unfinished(matches: tuple[Summary, ...]) -> None:
    unfinished = next((summary for summary in matches if summary.finished is None), None)
    if unfinished:
        click.echo(f"\nGo on with: rebuttal history resume {unfinished.id}", err=True)


def told_result(summary: Summary) -> str:
    """How it ended: `won 62`, `partly 51`, `answered 63 ★☆☆`, `Ann carried it`, `unfinished`."""
    if summary.score is None or summary.duel:
        return one_line(summary.result)
    climbed = climbed_in(summary)
    return f"{summary.result} {summary.score} {stars(climbed) if climbed else ''}".strip()


def _cells(summary: Summary, started: str) -> tuple[str, ...]:
    """One for each of `COLUMNS`."""
    cells = (
        summary.id,
        started,
        summary.title,
        summary.side,
        "duel" if summary.duel else summary.mode,
        summary.pack,
        summary.result,
        "" if summary.score is None else str(summary.score),
        summary.day,
        str(summary.rung) if summary.rung else "",
        summary.assigned.title if summary.assigned else "",
        str(summary.assigned.attempt) if summary.assigned else "",
    )
    return tuple(one_line(cell) for cell in cells)
