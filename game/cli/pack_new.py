"""`rebuttal pack new`: a pack to begin with, from the starter or from an outline."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from game.cli.streams import is_terminal
from game.errors import FAILED, PackError, UsageError
from game.phrases import plural

if TYPE_CHECKING:
    from game.packs.format import Pack
    from game.packs.outline import Outline
    from game.packs.starting import Basics

DEFAULTS = {"language": "en", "license": "CC-BY-4.0", "author": "Your name"}
"""What is written where nothing was said."""

QUESTIONS = {
    "title": "Title (shown in the game)",
    "language": "Language of the texts (two letters)",
    "license": "Licence (an SPDX id; CC-BY-4.0 lets everyone use it and name you)",
    "author": "Author (shown in the game)",
}
"""Asked at a terminal, in this order."""


@click.command()
@click.argument("folder", metavar="NAME")
@click.option("--from", "outline", metavar="OUTLINE", default="",
              help="Markdown: headings become motions and claims, bullets points.")  # fmt: skip
@click.option("--title", metavar="TEXT", help="The pack's name on screens.")
@click.option("--language", metavar="CODE", help="Two letters, such as en or ja.")
@click.option("--license", "--licence", "license", metavar="ID", help="SPDX id; CC-BY-4.0.")
@click.option("--author", metavar="NAME", help="Who writes it.")
def new(folder: str, outline: str, **said: str | None) -> None:
    """Write a new pack: small, complete, explained key by key.

    NAME is the folder to make; its last part is the pack's id. At a terminal it asks for what the
    options leave open.
    """
    from game.packs.placing import place_pack

    target = _target(folder)
    try:
        outlined = _read_outline(Path(outline)) if outline else None
        pack = place_pack(target, _files(target, outlined, said))
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}.") from None
    _report(target, pack, outlined)


# -- what is asked for -------------------------------------------------------------


def _target(folder: str) -> Path:
    """The folder to make; `UsageError` if it cannot be a new pack's."""
    import re

    from game.packs.format import ID_PATTERN
    from game.packs.library import bundled_ids
    from game.packs.naming import slug_of
    from game.packs.spelling import quoted

    target = Path(folder)
    name = target.absolute().name
    if not re.fullmatch(ID_PATTERN, name) or len(name) > 48:
        better = target.with_name(slug_of(name) or "my-pack") if target.name else "my-pack"
        raise UsageError(
            f"{quoted(name)} cannot be a pack's id: small letters, digits and single hyphens, at "
            f"most 48. Such as {quoted(better)}."
        )
    if name in bundled_ids():
        raise UsageError(f"The id {quoted(name)} belongs to a pack that comes with Rebuttal.")
    if target.exists() or target.is_symlink():
        raise UsageError(_ways_on(target))
    return target


def _ways_on(target: Path) -> str:
    """What to do where something has the name already."""
    from itertools import count

    from game.packs.reading import MANIFEST
    from game.packs.spelling import quoted

    numbered = (target.with_name(f"{target.name}-{number}") for number in count(2))
    free = next(path for path in numbered if not path.exists()) if target.name else "my-pack"
    ways = [f"Take another name, such as {quoted(free)}"]
    if (target / MANIFEST).is_file():
        ways.append(f"see what is there with `rebuttal pack check {shlex.quote(str(target))}`")
    else:
        ways.append("look at what is there, which is no pack")
    ways.append("or, if you do not want it any more, delete it and run this again")
    return f"{quoted(target)} is there already, and nothing in it was changed. {'; '.join(ways)}."


def _files(target: Path, outline: Outline | None, said: dict[str, str | None]) -> dict[str, str]:
    from game.packs.starting import pack_files, starter_files
    from game.scoring.language import language_of

    title = outline.manifest.get("title", "") if outline else ""
    defaults = DEFAULTS | {"title": title or target.absolute().name.replace("-", " ").capitalize()}
    if outline is not None:
        defaults["language"] = language_of(" ".join(outline.sentences()))
    basics = _basics(said, defaults)
    if outline is None:
        return starter_files(basics)
    return pack_files(outline.manifest | basics.manifest(), outline.motions)


def _basics(said: dict[str, str | None], defaults: dict[str, str]) -> Basics:
    """From the options, the answers of the person at the terminal, or the defaults."""
    from game.packs.starting import Basics

    asking = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    found: dict[str, str] = {}
    for key in QUESTIONS:
        value, default = said[key], defaults[key]
        if value is None:
            value = _ask(key, default) if asking else default
        elif complaint := _complaint(key, value):
            raise UsageError(f"--{key}: {complaint}")
        found[key] = value
    return Basics(found["title"], found["language"], found["license"], (found["author"],))


def _ask(key: str, default: str) -> str:
    while True:
        value = str(click.prompt(QUESTIONS[key], default=default)).strip()
        complaint = _complaint(key, value)
        if not complaint:
            return value
        click.echo(complaint)


def _complaint(key: str, value: str) -> str:
    """What the check would say of that value; empty if nothing."""
    from game.packs.documents import Document
    from game.packs.format import Manifest
    from game.packs.shapes import read_shape

    data: dict[str, Any] = {"authors": [value]} if key == "author" else {key: value}
    whole = {"format_version": 1, "title": "x", "motions": ["x"]} | data
    _, problems = read_shape(Document(Path("pack.toml"), "", whole), Manifest)
    return next((f"{one.message}; {one.hint}".rstrip("; ") + "." for one in problems), "")


# -- outlines ----------------------------------------------------------------------


def _read_outline(path: Path) -> Outline:
    """The outline; prints its problems and ends the command if there are any."""
    from game.cli.problems import Listing
    from game.packs.files import PackFile, read_file
    from game.packs.outline import read_outline

    file = read_file(path, path.resolve().parent)
    if not isinstance(file, PackFile):
        if file.code == "P102":
            raise UsageError(f"There is no file {path}.")
        raise PackError("The outline cannot be read.", [file])
    outline = read_outline(path, file.text)
    if not outline.problems:
        return outline
    listing = Listing()
    for problem in outline.problems:
        click.echo("\n".join(listing.lines(problem)), err=True)
    found = plural(len(outline.problems), "problem")
    click.echo(f"The outline has {found}, so nothing was written.", err=True)
    raise SystemExit(FAILED)


def _report(target: Path, pack: Pack, outline: Outline | None) -> None:
    from game.scoring.language import UNREAD, is_foreign

    thrown = [one for motion in pack.motions for one in motion.counterargument]
    parts = (
        plural(len(pack.motions), "motion"),
        plural(len(thrown), "counterargument"),
        plural(sum(len(one.point) for one in thrown), "point"),
    )
    click.echo(f"{target}: {', '.join(parts)}")
    for file in sorted(target.rglob("*.*"), key=lambda file: (file.suffix != ".toml", file)):
        click.echo(f"  {file}")
    for claim in outline.guessed if outline else ():
        message = "no side was stated, so the side pro has to answer it (`against` in the TOML)"
        click.echo(f"“{claim}”: {message}", err=True)
    if outline and is_foreign(" ".join(outline.sentences())):
        click.echo(UNREAD, err=True)
    name = shlex.quote(str(target))
    click.echo(f"Next: rebuttal pack check {name}\n      rebuttal play {name}", err=True)
