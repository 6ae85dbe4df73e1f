"""`rebuttal trust`: how often the judge is right, and what it cannot do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from game.cli.streams import is_terminal
from game.cli.talk import wrap

if TYPE_CHECKING:
    from game.scoring.trust_tables import Table


@click.command()
@click.option("--json", "as_data", is_flag=True, help="Print the figures as one JSON object.")
def trust(as_data: bool) -> None:
    """Print the measured accuracy of the judge and of each pack, and its limits."""
    from game.scoring.trust import LIMITS, headline, in_short, shipped_figures
    from game.scoring.trust_tables import tables

    found = shipped_figures()
    if as_data:
        from game.cli.grade_formats import as_json

        print(as_json(dict(found)))
        return
    show, line = (_show_columns, wrap) if is_terminal(sys.stdout) else (_show_tabs, str)
    print(line(headline(found)))
    print("\n".join(["", *map(line, in_short(found))]))
    print("\nWhat it cannot do")
    print("\n".join(line(f"- {limit}") for limit in LIMITS))
    for table in tables(found):
        print()
        show(table)


def _show_tabs(table: Table) -> None:
    """One line a row, for other programs."""
    print(f"{table.title}\n{table.note}")
    for row in (table.columns, *table.rows):
        print("\t".join(cell.strip() for cell in row))


def _show_columns(table: Table) -> None:
    """Aligned, for a reader."""
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for place, column in enumerate(table.columns):
        grid.add_column(column, justify="right" if place else "left", header_style="bold")
    for row in table.rows:
        grid.add_row(*(Text(cell) for cell in row))
    console = Console(highlight=False)
    console.print(Text(table.title, style="bold"))
    console.print(Text(table.note, style="dim"))
    console.print(grid)
