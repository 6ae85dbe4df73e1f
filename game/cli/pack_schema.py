"""`rebuttal pack schema`: every key of a pack, for editors that complete TOML and for people."""

from __future__ import annotations

from pathlib import Path

import click

from game.errors import UsageError


@click.command()
@click.argument("name", type=click.Choice(["pack", "motion"]), required=False)
@click.option("--out", "folder", metavar="FOLDER", help="Write both there, for an older pack.")
@click.option("--reference", is_flag=True, help="Print all keys and codes for people, as Markdown.")
def schema(name: str | None, folder: str | None, reference: bool) -> None:
    """Print the JSON Schema of pack.toml (pack) or of a motion.

    `rebuttal pack new` puts both into the pack and names them in the first line of each file, as
    `#:schema`: editors with Taplo then complete keys and explain them.
    """
    from game.packs.reference import reference as reference_text
    from game.packs.schema import MODELS, schema_text

    if [name is not None, folder is not None, reference].count(True) != 1:
        raise UsageError(
            "Say which schema to print, pack or motion, or --out FOLDER for both, or --reference."
        )
    if name is not None or reference:
        click.echo(schema_text(name) if name else reference_text(), nl=False)
        return
    from game.files import write_atomically

    for one in MODELS:
        path = Path(folder or "") / f"{one}.json"
        try:
            write_atomically(path, schema_text(one))
        except OSError as error:
            raise UsageError(f"{path} cannot be written: {error.strerror}.") from None
        click.echo(path)
