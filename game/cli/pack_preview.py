"""`rebuttal pack preview`: an author's workbench, in the terminal or as lines of text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from game.cli.names import complete_counterargument, complete_motion, complete_pack
from game.cli.pack_named import load_named
from game.cli.preferences import wants_mouse
from game.cli.streams import STANDARD, is_terminal
from game.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from game.packs.format import Counterargument, Motion, Pack


@click.command()
@click.argument("path", metavar="PATH", shell_complete=complete_pack)
@click.option("--motion", metavar="M", default="", shell_complete=complete_motion,
              help="Begin with the motion of this id.")  # fmt: skip
@click.option("--counterargument", metavar="C", default="", shell_complete=complete_counterargument,
              help="Begin with the counterargument of this id.")  # fmt: skip
@click.option("--answer", metavar="FILE|-", default="",
              help="Print what the judge sees in this answer, without a terminal.")  # fmt: skip
@click.pass_context
def preview(
    context: click.Context, path: str, motion: str, counterargument: str, answer: str
) -> None:
    """Try answers on a pack: which point each sentence hits, what comes near, what to change.

    PATH is a pack's folder, a file in it, or the id of a pack. The screens read the pack again
    whenever one of its files is saved.
    """
    folder, pack = load_named(path)
    debate, thrown = _find(pack, motion, counterargument)
    if answer:
        _print(answer, folder, debate, thrown, asked=bool(counterargument))
        return
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise UsageError("The workbench needs a terminal; --answer FILE prints the same without.")
    from game.tui.preview import run

    raise SystemExit(run(folder, pack, debate.id, thrown.id, mouse=wants_mouse(context)))


def _find(pack: Pack, motion: str, counterargument: str) -> tuple[Motion, Counterargument]:
    """The parts of these ids, or the first ones; `UsageError` if there are none."""
    from game.packs.finding import find_counterargument, find_motion, find_motion_of

    if not motion and counterargument:
        debate = find_motion_of(pack, counterargument)
    else:
        debate = find_motion(pack, motion) if motion else pack.motions[0]
    if counterargument:
        return debate, find_counterargument(debate, counterargument)
    return debate, debate.counterargument[0]


def _print(
    name: str, folder: Path, motion: Motion, thrown: Counterargument, *, asked: bool
) -> None:
    from game.cli.score import read_answer
    from game.cli.talk import wrap
    from game.cli.waiting import LOADING, meanwhile
    from game.packs.places import Places
    from game.scoring import load_matcher
    from game.scoring.advice import Adviser
    from game.scoring.tracing import trace

    if not asked and len(motion.counterargument) > 1:
        known = ", ".join(c.id for c in motion.counterargument)
        raise UsageError(f"Say what the answer answers: --counterargument is one of {known}.")
    text = read_answer(name or STANDARD)
    with meanwhile(LOADING):
        found = trace(text, thrown, motion, load_matcher())
    print(wrap(f"They say: {thrown.claim}"))
    print()
    for line in Adviser(thrown, motion, Places(folder)).lines(found):
        print(wrap(str(line)))
