"""`rebuttal pack list`: the packs on this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from game.cli.streams import is_terminal
from game.phrases import plural

if TYPE_CHECKING:
    from game.packs.library import FoundPack

COLUMNS = ("id", "origin", "version", "motions", "state", "title")


@click.command("list")
def list_packs() -> None:
    """List the packs that come with Rebuttal and your own."""
    from game.packs.library import find_packs
    from game.paths import user_packs_folder

    found = find_packs()
    if is_terminal(sys.stdout):
        _print_table(found)
    else:
        for row in [COLUMNS, *map(_cells, found)]:
            click.echo("\t".join(row))
    for one in found:
        if one.problems:
            errors = [problem for problem in one.problems if problem.severity == "error"]
            state = "cannot be played" if errors else "can be played"
            first = (errors or one.problems)[0]
            click.echo(f"{one.id} {state}: {first}", err=True)
    click.echo(f"Your own packs belong in {user_packs_folder()}", err=True)


def _cells(found: FoundPack) -> tuple[str, ...]:
    from game.text import one_line

    manifest = found.pack.manifest if found.pack else None
    errors = sum(problem.severity == "error" for problem in found.problems)
    return (
        one_line(found.id),
        found.origin,
        manifest.version if manifest else "-",
        str(len(manifest.motions)) if manifest else "-",
        plural(errors, "error") if errors else "ready",
        one_line(found.title),
    )


def _print_table(found: Iterable[FoundPack]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in COLUMNS:
        table.add_column(Text(column), overflow="fold")
    for one in found:
        table.add_row(*map(Text, _cells(one)))
    Console(highlight=False).print(table)
