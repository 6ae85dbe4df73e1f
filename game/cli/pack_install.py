"""`rebuttal pack install`: a pack from a folder or a zip file."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from game.errors import UsageError
from game.phrases import plural


@click.command()
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path))
@click.option("--as", "pack_id", metavar="ID", default="", help="Another id than the pack's own.")
@click.option("--replace", is_flag=True, help="Also if the pack that is there is not older.")
def install(source: Path, pack_id: str, replace: bool) -> None:
    """Install a pack among your own.

    SOURCE is a folder or a zip file. The pack keeps the name of its folder; a zip of the files
    alone has none, and the pack is named after the zip, or as --as says. It is checked first; what
    it would replace stays until then, and is kept aside afterwards. Links, paths out of the pack
    and archives that grow without measure are refused.
    """
    from game.packs.installing import install_pack
    from game.text import one_line

    if not source.exists():
        raise UsageError(f"There is no file or folder {one_line(str(source))}.")
    done = install_pack(source, pack_id, replace=replace)
    manifest = done.pack.manifest
    named = f"{done.pack.id} {manifest.version}"
    if done.same:
        click.echo(f"{named} is installed already; nothing was changed.")
    else:
        click.echo(
            f"Installed {named}: {manifest.title}, {plural(len(manifest.motions), 'motion')}"
        )
    click.echo(f"  {done.folder}", err=True)
    if done.kept is not None:
        before = f"the version before, {done.before}," if done.before else "what was there before"
        click.echo(f"  {before} is kept in {done.kept}", err=True)
    if done.left_out:
        listed = ", ".join(one_line(name) for name in done.left_out[:8])
        more = ", ..." if len(done.left_out) > 8 else ""
        click.echo(f"  left out, being no part of a pack: {listed}{more}", err=True)
    if done.named_after_archive:
        again = one_line(f"rebuttal pack install {shlex.quote(str(source))} --as NAME")
        click.echo(
            f"  the zip has no folder around the pack, so it has the zip's name, {done.pack.id}.\n"
            f"  If it should have another, as its id in commands and scores: {again}",
            err=True,
        )
    if not manifest.license.strip():
        click.echo("  it has no licence: ask its author before you pass it on", err=True)
    click.echo(f"Play it: rebuttal play {done.pack.id}", err=True)
