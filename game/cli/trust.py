"""`rebuttal trust`: how often the judge is right, and what it cannot do."""

from __future__ import annotations

import sys

import click

from game.cli.streams import is_terminal


@click.command()
@click.option("--json", "as_data", is_flag=True, help="Print the figures as one JSON object.")
def trust(as_data: bool) -> None:
    """Print the measured accuracy of the judge and of each pack, and its limits."""
    from game.scoring.trust import LIMITS, headline, shipped_figures, tables

    found = shipped_figures()
    if as_data:
        from game.cli.grade_formats import as_json

        print(as_json(dict(found)))
        return
    if is_terminal(sys.stdout):
        _print_tables()
        return
    print(headline(found))
    for table in tables(found):
        print(f"\n{table.title}\n{table.note}")
        for row in (table.columns, *table.rows):
            print("\t".join(cell.strip() for cell in row))
    print("\nWhat it cannot do")
    print("\n".join(f"- {limit}" for limit in LIMITS))


def _print_tables() -> None:
    """The same with aligned columns and wrapped notes."""
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    from game.scoring.trust import LIMITS, headline, shipped_figures, tables

    found = shipped_figures()
    console = Console(highlight=False)
    console.print(Text(headline(found)))
    for table in tables(found):
        grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0))
        for place, column in enumerate(table.columns):
            grid.add_column(column, justify="right" if place else "left", header_style="bold")
        for row in table.rows:
            grid.add_row(*(Text(cell) for cell in row))
        console.print()
        console.print(Text(table.title, style="bold"))
        console.print(Text(table.note, style="dim"))
        console.print(grid)
    console.print()
    console.print(Text("What it cannot do", style="bold"))
    for limit in LIMITS:
        console.print(Text(f"- {limit}"))
