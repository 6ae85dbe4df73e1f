"""`rebuttal score`: the verdict on one rebuttal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from game.cli.names import complete_counterargument, complete_motion, complete_pack
from game.cli.streams import STANDARD, is_terminal, reading
from game.cli.waiting import READING, meanwhile
from game.errors import UsageError

if TYPE_CHECKING:
    from game.scoring.grading import Result

    Command = Callable[..., Any]


@click.command()
@click.option(
    "--pack", required=True, metavar="P", shell_complete=complete_pack, help="Id of the pack."
)
@click.option(
    "--motion", required=True, metavar="M", shell_complete=complete_motion, help="Id of the motion."
)
@click.option(
    "--counterargument",
    required=True,
    metavar="C",
    shell_complete=complete_counterargument,
    help="Id of the counterargument that the text answers.",
)
@click.option("--json", "as_data", is_flag=True, help="Print what `rebuttal grade` writes.")
@click.argument("file", metavar="[FILE|-]", default=STANDARD)
def score(pack: str, motion: str, counterargument: str, as_data: bool, file: str) -> None:
    """Score one rebuttal and say why.

    FILE holds the text; without one, or with "-", it is read from standard input.
    """  # fmt: skip
    from game.cli.report import Printer
    from game.debate.round_lines import verdict_lines
    from game.packs.finding import find_counterargument, find_motion
    from game.packs.library import load_pack
    from game.scoring import judge, load_matcher
    from game.scoring.grading import as_result

    found = load_pack(pack)
    debate = find_motion(found, motion)
    thrown = find_counterargument(debate, counterargument)
    text = read_answer(file)
    with meanwhile(READING):
        verdict = judge(text, thrown, debate, matcher=load_matcher())
    if as_data:
        place = {"pack": pack, "motion": motion, "counterargument": counterargument}
        _print_data({"id": file, **as_result(verdict, found, text), **place, "text": text})
        return
    printer = Printer(sys.stdout)
    printer.say(f"They say: {thrown.claim}")
    printer.text("You say", verdict)
    printer.say(*verdict_lines(verdict, thrown, reveal=True))


def _print_data(result: Result) -> None:
    from game.cli.grade_formats import as_json

    print(as_json(result))


def read_answer(name: str) -> str:
    """The text of a file or of standard input; `UsageError` if it is no text or too long."""
    from game.text import LONGEST_ANSWER, clean

    if name == STANDARD and is_terminal(sys.stdin):
        print("Type your rebuttal; Ctrl+D on a line of its own ends it.", file=sys.stderr)
    with reading(name) as file:
        raw = file.read(LONGEST_ANSWER * 8 + 1)
    if len(raw) > LONGEST_ANSWER * 8:  # its last character may be cut
        raise _too_long()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"The text is not UTF-8 (byte {error.start + 1}).") from None
    if len(clean(text)) > LONGEST_ANSWER:
        raise _too_long()
    return text


def _too_long() -> UsageError:
    from game.text import LONGEST_ANSWER

    return UsageError(
        f"The text is longer than {LONGEST_ANSWER:,} characters, the most that is judged."
    )
