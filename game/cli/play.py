"""`rebuttal play`: a match on the screens, or by lines of text with `--plain`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from game.cli.names import complete_counterargument, complete_motion, complete_pack, default_pack
from game.cli.preferences import read_preferences, timer_of, wants_mouse
from game.cli.whole_number import WholeNumber
from game.errors import UsageError

if TYPE_CHECKING:
    from game.debate.events import Started
    from game.debate.setup import Play

OPTIONAL = ("flow_first", "steelman")
"""Options that add to a match, where its rules are not fixed."""

DEALT = (
    *("motion", "side", "mode", "counterargument", "rung", "seed", "rounds", "duellists"),
    *OPTIONAL,
)
"""Options that say what the date deals."""

SET = ("pack", "daily", *(name for name in DEALT if name != "side"))
"""Options that say what an assignment sets; the side may be the student's to choose."""

TYPED = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)


@click.command()
@click.argument("pack", default="", shell_complete=complete_pack)
@click.option(
    "--motion",
    default="",
    metavar="M",
    shell_complete=complete_motion,
    help="Id of the motion; default: the pack's first.",
)
@click.option(
    "--side",
    type=click.Choice(["pro", "con"]),
    help="Your side; default: the side across from the essay's own, else pro.",
)
@click.option(
    "--mode",
    type=click.Choice(["practice", "match", "drill"]),
    default="practice",
    show_default=True,
    help="What is allowed.",
)
@click.option(
    "--counterargument",
    default="",
    metavar="C",
    shell_complete=complete_counterargument,
    help="Answer only this one.",
)
@click.option(
    "--seed",
    type=WholeNumber(min=0),
    metavar="N",
    help="With the same number the opponent chooses alike; speeches heard before change wording.",
)
@click.option(
    "--rounds",
    type=WholeNumber(min=1),
    metavar="N",
    help="How many counterarguments, in a duel for each; default: 4, in a drill all.",
)
@click.option(
    "--duel",
    "duellists",
    nargs=2,
    metavar="A B",
    help="Two people take turns on this keyboard; A argues the side.",
)
@click.option(
    "--flow-first/--no-flow-first",
    default=None,
    help="Jot your own flow before each verdict; default: the setting flow_first.",
)
@click.option(
    "--steelman/--no-steelman",
    default=None,
    help="Restate their argument before you answer; default: the setting steelman.",
)
@click.option(
    "--rung",
    type=WholeNumber(1, 3),
    metavar="1|2|3",
    help="Climb the ladder on one counterargument: 1 cards and four boxes, 2 free text, "
    "3 no cards and 90 seconds; default: the weakest one.",
)
@click.option(
    "--daily",
    is_flag=True,
    help="Today's counterargument: three minutes, and one attempt that counts.",
)
@click.option(
    "--assignment",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Play what a teacher has set, by its rules; ends in a file to hand in.",
)
@click.option("--student", metavar="ID", default="", help="Who you are, for --assignment.")
@click.option("--plain", is_flag=True, help="Play by typed words, without screens.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@click.pass_context
def play(
    context: click.Context,
    /,
    rung: int | None,
    daily: bool,
    assignment: Path | None,
    student: str,
    plain: bool,
    no_mouse: bool,
    **wanted: Any,
) -> int:
    """Play a match.

    PACK is the pack's id; it may be left out.
    """  # fmt: skip
    from game.debate.setup import Play

    for name in wanted["duellists"] or ():
        if name.startswith("--"):
            raise UsageError(f"--duel takes two names, and “{name}” looks like an option.")
    mouse = wants_mouse(context) and not no_mouse
    if assignment is not None:
        from game.cli.play_assignment import play_assignment

        _refuse_choices(context, "An assignment has rules of its own", SET)
        return play_assignment(assignment, student, wanted["side"], plain=plain, mouse=mouse)
    if student:
        raise UsageError("--student says who plays an assignment: add --assignment FILE.")
    if daily:
        _refuse_choices(context, "--daily chooses by the date", DEALT)
        return start_daily(wanted["pack"], plain=plain, mouse=mouse)
    if rung:
        _refuse_choices(context, "A rung of the ladder has rules of its own", OPTIONAL)
    return start(Play(rung=rung or 0, **wanted), plain=plain, mouse=mouse)


def _refuse_choices(context: click.Context, why: str, names: tuple[str, ...]) -> None:
    """`UsageError` if one of these options was given, which something else decides already."""
    given = [name for name in names if context.get_parameter_source(name) in TYPED]
    if given:
        known = {option.name: option.opts[0] for option in context.command.params}
        named = ", ".join(known[name].upper() if name == "pack" else known[name] for name in given)
        raise UsageError(f"{why}: leave out {named}.")


def start_daily(
    pack: str, *, plain: bool, mouse: bool = True, today: Callable[[], date] = date.today
) -> int:
    """Plays the day's counterargument, of `pack` or of all that come with Rebuttal.

    Goes on with the attempt that was begun today; returns the exit code.
    """
    from game import paths
    from game.packs.library import bundled_packs, load_pack
    from game.records.daily import todays
    from game.records.history import History

    packs = [load_pack(pack)] if pack else bundled_packs()
    with History(paths.history_file()) as history:
        asked = todays(packs, history.matches(), today())
    if asked.resume:
        return resume(asked.resume, plain=plain, mouse=mouse)
    return start(replace(asked, pack=pack or asked.pack), plain=plain, mouse=mouse)


def start(asked: Play, *, plain: bool, mouse: bool = True) -> int:
    """Checks that what was asked for exists, and plays it; returns the exit code."""
    from game.debate.setup import begin
    from game.packs.library import load_pack

    settings = read_preferences(warn=plain)
    asked = replace(asked, pack=asked.pack or default_pack())
    asked = asked.filled(flow_first=settings.flow_first, steelman=settings.steelman)
    pack = load_pack(asked.pack)
    _, started = begin(asked, pack, "")
    _warn_of_fewer_rounds(asked, started)
    if not plain:
        return _open_screens(asked, mouse)
    from game import paths
    from game.cli.plain_start import play_new
    from game.cli.seat import Seat
    from game.cli.talk import Talk
    from game.records.history import History
    from game.scoring import load_matcher

    with History(paths.history_file()) as history:
        seat = Seat(history, Talk.at_terminal(), load_matcher, timer=timer_of(settings))
        return play_new(asked, pack, seat)


def _warn_of_fewer_rounds(asked: Play, started: Started) -> None:
    """Says so where there are fewer counterarguments than rounds were asked for."""
    there = started.rounds // 2 if started.duel else started.rounds
    if asked.rounds is not None and there < asked.rounds:
        each = " at each" if started.duel else ""
        print(
            f"--rounds {asked.rounds}: there are {there} counterarguments{each}, so {there} it is.",
            file=sys.stderr,
        )


def resume(match_id: str, *, plain: bool, mouse: bool | None = None) -> int:
    """Goes on with a saved match; returns the exit code. `mouse`: None as `rebuttal` was called."""
    from game.debate.setup import Play

    if not plain:
        mouse = wants_mouse(click.get_current_context(silent=True)) if mouse is None else mouse
        return _open_screens(Play(resume=match_id), mouse)
    from game import paths
    from game.cli.plain_start import play_on
    from game.cli.seat import Seat
    from game.cli.talk import Talk
    from game.packs.library import load_pack
    from game.records.history import History
    from game.scoring import load_matcher

    timer = timer_of(read_preferences(warn=True))
    with History(paths.history_file()) as history:
        seat = Seat(history, Talk.at_terminal(), load_matcher, timer=timer)
        return play_on(match_id, seat, load_pack)


def _open_screens(asked: Play, mouse: bool) -> int:
    from game.cli.screens import open_screens

    return open_screens(asked, mouse=mouse)
