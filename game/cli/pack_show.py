"""`rebuttal pack show`: what a pack debates, without giving its points away."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from game.cli.names import complete_motion, complete_pack
from game.cli.streams import STANDARD, is_terminal, writing
from game.errors import UsageError
from game.phrases import plural

if TYPE_CHECKING:
    from game.packs.format import Motion, Pack


@click.command()
@click.argument("name", metavar="PACK", shell_complete=complete_pack)
@click.option("--motion", metavar="M", default="", shell_complete=complete_motion,
              help="Only the motion of this id.")  # fmt: skip
@click.option("--answers", is_flag=True, help="The answer key, to print: every point.")
@click.option("--format", "style", type=click.Choice(["markdown", "html"]),
              help="Of the answer key; default: as FILE is named, or markdown.")  # fmt: skip
@click.option("--out", metavar="FILE", default=STANDARD, help="Write the answer key there.")
def show(name: str, motion: str, answers: bool, style: str | None, out: str) -> None:
    """Show what a pack debates, without giving its points away.

    PACK is the id of a pack, or its folder. With --answers it does give them away.
    """
    from game.cli.pack_named import load_shown
    from game.packs.finding import find_motion

    if not answers and (style or out != STANDARD):
        raise UsageError("--format and --out are for the answer key: add --answers.")

    loaded = load_shown(name)
    motions = (find_motion(loaded, motion),) if motion else loaded.motions
    if answers:
        _write_answers(loaded, motions, style, out)
        return
    lines = [] if motion else [*_about(loaded), ""]
    for one in motions:
        lines += [*_outline(one), ""]
    _print_lines(lines[:-1])


def _write_answers(pack: Pack, motions: Sequence[Motion], style: str | None, out: str) -> None:
    from game.packs.answer_key import answer_key
    from game.packs.answer_pages import as_html, as_markdown

    parts = answer_key(pack, motions)
    as_page = style == "html" or (style is None and out.lower().endswith((".html", ".htm")))
    with writing(out) as file:
        file.write(as_html(parts, pack.manifest.language) if as_page else as_markdown(parts))


def _about(pack: Pack) -> list[str]:
    manifest = pack.manifest
    lines = [f"{manifest.title} ({pack.id} {manifest.version})"]
    if manifest.essay:
        essay = manifest.essay
        parts = (essay.title, essay.author, essay.publisher, str(essay.date or ""))
        lines.append(f"Essay: {', '.join(part for part in parts if part)}")
    authors = f"By {', '.join(manifest.authors)}" if manifest.authors else ""
    lines.append(". ".join(part for part in (authors, manifest.license) if part))
    return [line for line in [*lines, *manifest.summary.split("\n")] if line]


def _outline(motion: Motion) -> list[str]:
    from game.packs.format import SIDE_MEANINGS

    lines = [f"{motion.id}: {motion.text}"]
    if motion.essay_side:
        lines.append(f"  The essay is {SIDE_MEANINGS[motion.essay_side]}.")
    for side, words in SIDE_MEANINGS.items():
        thrown = motion.against(side)
        answers = plural(len(thrown), "counterargument")
        lines.append(f"  Playing {side} ({words}) you answer {answers}:")
        for one in thrown:
            size = f"[weight {one.weight}, {plural(len(one.point), 'point')}]"
            lines += [f"    {one.id}: {one.name} {size}", f"      “{one.claim}”"]
    cards, terms = plural(len(motion.evidence), "evidence card"), len(motion.term)
    return [*lines, f"  {cards}, {plural(terms, 'key term')}."]


def _print_lines(lines: Iterable[str]) -> None:
    """Plain lines; on a terminal they wrap below their beginning."""
    if not is_terminal(sys.stdout):
        click.echo("\n".join(lines))
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for line in lines:
        words = line.lstrip()
        indent = len(line) - len(words)
        console.print(Padding(Text(words), (0, 0, 0, indent), expand=False))
