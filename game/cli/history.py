"""`rebuttal history`: the matches so far, to list, show, export and resume."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from game.cli.streams import STANDARD, is_terminal, writing
from game.errors import UsageError

if TYPE_CHECKING:
    from game.debate.match import Match
    from game.records.history import History
    from game.records.summary import Summary

NOTHING_YET = "No matches yet. Begin one with: rebuttal play"

COLUMNS = ("id", "started", "motion", "side", "mode", "pack", "state", "score")


@click.group("history", invoke_without_command=True)
@click.pass_context
def history(context: click.Context) -> None:
    """List the matches so far, or show, export or resume one."""
    if context.invoked_subcommand is None:
        _list()


@history.command()
@click.argument("match_id", metavar="ID")
def show(match_id: str) -> None:
    """Print a match to read.

    ID is the match's id in the list, or its beginning.
    """
    from game.records.export import as_markdown

    with _open() as record:
        summary = record.get(match_id)
        document = as_markdown(summary, _read(record, summary.id))
    if is_terminal(sys.stdout):
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(document, hyperlinks=False))
    else:
        click.echo(document, nl=False)


@history.command()
@click.argument("match_id", metavar="ID")
@click.option(
    "--format", "style", type=click.Choice(["markdown", "json"]), default="markdown",
    show_default=True, help="Markdown to read and print, or JSON with every event.",
)  # fmt: skip
@click.option("--out", metavar="FILE", default=STANDARD, help="Write to this file.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def export(match_id: str, style: str, out: str, force: bool) -> None:
    """Write a match as Markdown or JSON.

    ID is the match's id in the list, or its beginning.
    """
    from game.records.export import as_json, as_markdown

    with _open() as record:
        summary = record.get(match_id)
        if style == "json":
            document = as_json(summary, record.entries(summary.id))
        else:
            document = as_markdown(summary, _read(record, summary.id))
    if out != STANDARD and os.path.lexists(out) and not force:
        raise UsageError(f"{out} exists already; add --force to replace it.")
    with writing(out) as file:
        file.write(document)
    if out != STANDARD:
        click.echo(f"Match {summary.id} is in {out}", err=True)


@history.command()
@click.argument("match_id", metavar="[ID]", required=False)
@click.option("--plain", is_flag=True, help="Go on by typed words instead of on the screen.")
def resume(match_id: str | None, plain: bool) -> int:
    """Go on with a match where it was left, draft included.

    ID is the match's id in the list, or its beginning; without it, the last one left unfinished.
    """
    from game.cli.play import resume as play_on

    with _open() as record:
        summary = record.get(match_id) if match_id else record.last_unfinished()
        if summary is None:
            raise UsageError("No match was left unfinished. Begin one with: rebuttal play")
        match_id = summary.id
    return play_on(match_id, plain=plain)


def _list() -> None:
    from game.paths import history_file

    if not os.path.lexists(history_file()):  # a list alone makes no file
        click.echo(NOTHING_YET, err=True)
        return
    with _open() as record:
        matches = record.matches()
    if not matches:
        click.echo(NOTHING_YET, err=True)
    elif is_terminal(sys.stdout):
        _print_table(matches)
    else:
        click.echo("\t".join(COLUMNS))
        for summary in matches:
            click.echo("\t".join(_cells(summary, f"{summary.started:%Y-%m-%dT%H:%M:%SZ}")))


def _print_table(matches: tuple[Summary, ...]) -> None:
    """For a person: local time, and only what fits into 80 columns."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from game.text import one_line

    table = Table("Id", "Started", "Motion", "Side", "Mode", "Result", box=None, pad_edge=False)
    for summary in matches:
        match_id, started, title, side, mode, _, state, score = _cells(
            summary, f"{summary.started.astimezone():%Y-%m-%d %H:%M}"
        )
        if summary.duel:
            title, side = one_line(f"{title}: {summary.sides}"), ""
            state, score = _duel_result(summary), ""
        cells = (match_id, started, title, side, mode, f"{state} {score}".strip())
        table.add_row(*(Text(cell) for cell in cells))
    for column in table.columns:
        column.no_wrap = column.header != "Motion"
    Console().print(table)
    unfinished = next((summary for summary in matches if summary.finished is None), None)
    if unfinished:
        click.echo(f"\nGo on with: rebuttal history resume {unfinished.id}", err=True)


def _duel_result(summary: Summary) -> str:
    from game.text import one_line

    winner = one_line(summary.carried_by)
    return f"{winner} won" if winner else summary.result


def _cells(summary: Summary, started: str) -> tuple[str, ...]:
    """One for each of `COLUMNS`."""
    from game.text import one_line

    cells = (
        summary.id,
        started,
        summary.title,
        summary.side,
        "duel" if summary.duel else summary.mode,
        summary.pack,
        summary.result,
        "" if summary.score is None else str(summary.score),
    )
    return tuple(one_line(cell) for cell in cells)


def _open() -> History:
    from game.paths import history_file
    from game.records.history import History

    return History(history_file())


def _read(record: History, match_id: str) -> Match:
    from game.packs.library import load_pack
    from game.records.saved import read_match

    return read_match(record, match_id, load_pack)
