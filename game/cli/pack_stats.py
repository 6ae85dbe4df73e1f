"""`rebuttal pack stats`: what a pack has how much of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from game.cli.names import complete_pack

if TYPE_CHECKING:
    from game.packs.statistics import Statistics

DEBATE = {
    "motion": "motion",
    "side": "side",
    "claims": "counterarguments",
    "weight": "weight",
    "points": "points",
    "of the essay": "essay_points",
    "cards": "cards",
}
"""Headings and counts of the first table, without the length."""

EXAMPLES = {
    "motion": "motion",
    "side": "side",
    "phrasings": "phrasings",
    "accept": "accept",
    "reject": "reject",
    "contrary": "contrary",
    "off list": "off_list",
    "upholds": "upholds",
}
"""Headings and counts of the second table."""

SHOWN = 12
"""Names that a line lists."""


@click.command()
@click.argument("name", metavar="PACK", shell_complete=complete_pack)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="Tables to read, or one JSON object.")  # fmt: skip
def stats(name: str, style: str) -> None:
    """Count the points, examples and words of each side.

    PACK is the id of a pack, or its folder.
    """
    from game.cli.pack_named import load_shown
    from game.packs.statistics import count_pack

    pack = load_shown(name)
    counts = count_pack(pack)
    if style == "json":
        import json

        about = {"pack": pack.id, "version": pack.manifest.version, "hash": pack.content_hash}
        click.echo(json.dumps(about | counts.as_data(), ensure_ascii=False, indent=2))
        return
    click.echo(f"{pack.manifest.title} ({pack.id} {pack.manifest.version})\n")
    click.echo("\n".join(_tables(counts)))


def _tables(counts: Statistics) -> Iterator[str]:
    yield from _table(_rows(counts, DEBATE | {counts.unit: "length"}))
    yield ""
    yield from _table(_rows(counts, EXAMPLES))
    if counts.sections:
        yield ""
        yield from _table(
            [["section", "claims", "points", "title"]]
            + [
                [one.id, str(one.counterarguments), str(one.points), one.title]
                for one in counts.sections
            ]
        )
    uncited = [one.id for one in counts.sections if not (one.counterarguments or one.points)]
    yield from _names("Cited by nothing", uncited)
    yield from _names("Echo no point of the other side", counts.unechoed)
    yield from _names("Key terms that nobody says", counts.unheard)


def _rows(counts: Statistics, columns: Mapping[str, str]) -> list[list[str]]:
    rows = [[str(getattr(side, key)) for key in columns.values()] for side in counts.sides]
    return [list(columns), *rows]


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns as wide as they must be: numbers to the right, the last one left free."""
    from rich.cells import cell_len

    widths = [max(cell_len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - cell_len(cell))
            counted = all(other[number].isdigit() for other in rows[1:])
            cells.append(space + cell if counted else cell + space)
        yield "  ".join(cells).rstrip()


def _names(label: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        more = f", and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        yield f"\n{label}: {', '.join(names[:SHOWN])}{more}"
