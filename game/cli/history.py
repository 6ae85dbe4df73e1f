"""`rebuttal history`: the matches so far, to list, show, replay, export and resume."""

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


@click.group("history", invoke_without_command=True)
@click.pass_context
def history(context: click.Context) -> None:
    """List the matches so far, or show, replay, export or resume one."""
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
def replay(match_id: str) -> None:
    """Play a finished match again, step by step, as it was judged then.

    ID is the match's id in the list, or its beginning. Enter goes on; without a terminal all steps
    are printed at once.
    """
    from game.cli.replay import replay_all, replay_by_keys
    from game.cli.talk import Talk
    from game.packs.library import load_pack
    from game.records.replay import replay_steps

    with _open() as record:
        summary = record.get(match_id)
        if summary.finished is None:
            raise UsageError(
                f"Match {summary.id} is not finished. Go on with: "
                f"rebuttal history resume {summary.id}"
            )
        steps = replay_steps(record, summary.id, load_pack)
    typing = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    (replay_by_keys if typing else replay_all)(steps, Talk.at_terminal())


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
    from game.cli.history_list import NOTHING_YET, print_list
    from game.paths import history_file

    if not os.path.lexists(history_file()):  # a list alone makes no file
        click.echo(NOTHING_YET, err=True)
        return
    with _open() as record:
        print_list(record)


def _open() -> History:
    from game.paths import history_file
    from game.records.history import History

    return History(history_file())


def _read(record: History, match_id: str) -> Match:
    from game.packs.library import load_pack
    from game.records.reading import read_match

    return read_match(record, match_id, load_pack)
