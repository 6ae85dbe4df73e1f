"""`rebuttal demo`: a sample match, scored live and printed; nothing is saved."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import resources
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from game.cli.report import Printer
    from game.debate.match import Match
    from game.packs.format import Pack
    from game.scoring.contract import Matcher

Script = Mapping[str, Any]
"""What the player of the sample says; see `demo.toml`."""


@click.command()
def demo() -> None:
    """Print a sample match, scored live; needs no terminal and no keys."""
    from game.cli.report import Printer
    from game.packs.library import load_pack
    from game.scoring import load_matcher

    script = read_script()
    print_match(Printer(sys.stdout), script, load_pack(script["pack"]), load_matcher())


def read_script() -> Script:
    """The sample match that comes with the program."""
    import tomli

    return tomli.loads((resources.files("game.cli") / "demo.toml").read_text(encoding="utf-8"))


def print_match(printer: Printer, script: Script, pack: Pack, matcher: Matcher) -> None:
    """Plays the scripted match with the judge and prints what a player would see."""
    from game.debate.ballot import ballot
    from game.debate.result_lines import ballot_lines
    from game.debate.wording import SIDE_NAMES, stance

    match = _begin(script, pack, matcher)
    motion = match.motion
    printer.heading(f"Rebuttal: {pack.manifest.title}. A sample match, scored as you watch.")
    printer.say(f"Motion: {motion.text}")
    printer.say(f"The player argues {SIDE_NAMES[match.setup.side]}. {stance(motion)}")
    printer.say("The judge reads the pack as it goes: the first time, some ten seconds a round.")
    for scripted in script["round"]:
        match = _round(printer, scripted, match, pack, matcher)
    printer.heading("Ballot")
    printer.say(*ballot_lines(ballot(match)), "")
    printer.say(
        "Now you: `rebuttal` opens the game, `rebuttal play --plain` plays it by lines of text."
    )


def _begin(script: Script, pack: Pack, matcher: Matcher) -> Match:
    from game.debate.events import Started
    from game.debate.match import Match
    from game.scoring.judging import scorer_version

    thrown = tuple(scripted["counterargument"] for scripted in script["round"])
    started = Started(
        pack=pack.id,
        pack_version=pack.manifest.version,
        pack_hash=pack.content_hash,
        motion=script["motion"],
        side=script["side"],
        mode="drill",
        seed=0,
        scorer_version=scorer_version(matcher),
        counterarguments=thrown,
        rounds=len(thrown),
    )
    return Match.begin(pack.get_motion(script["motion"]), started)


def _round(printer: Printer, scripted: Script, match: Match, pack: Pack, matcher: Matcher) -> Match:
    from game.debate import moves
    from game.debate.events import RoundClosed
    from game.debate.house import house
    from game.debate.result_lines import house_line
    from game.debate.round_lines import close_lines, standing_line, verdict_lines
    from game.debate.wording import flowing

    thrown = match.rounds[-1].counterargument
    printer.heading(f"Round {len(match.rounds)}. They say: {thrown.name}")
    printer.say(f"{thrown.voice or 'The opponent'}:", flowing(thrown.words), "")
    event = moves.answer(match, scripted["answer"], matcher)
    match = match.after(event)
    printer.text("The player", event.verdict)
    printer.say("", *verdict_lines(event.verdict, thrown))
    if "revision" in scripted:
        match = _revise(printer, scripted["revision"], match, matcher)
    if "press" in scripted:
        match = _press(printer, scripted["press"], match, matcher)
    printer.say(standing_line(match.rounds[-1]), house_line(house(match)), "")
    printer.say(*close_lines(match.rounds[-1], pack))
    return match.after(RoundClosed())


def _revise(printer: Printer, text: str, match: Match, matcher: Matcher) -> Match:
    """A hint, then the revision and what it was worth."""
    from game.debate import moves
    from game.debate.round_lines import change_line, hint_line, verdict_lines

    hint = match.rounds[-1].next_hint
    if hint:
        match = match.after(hint)
        printer.say("", f"The player asks for help. {hint_line(match.rounds[-1])}", "")
    event = moves.revise(match, text, matcher)
    match = match.after(event)
    printer.text("The player, second version", event.verdict)
    printer.say("", *verdict_lines(event.verdict, match.rounds[-1].counterargument))
    printer.say(change_line(match.rounds[-1]))
    return match


def _press(printer: Printer, text: str, match: Match, matcher: Matcher) -> Match:
    """The opponent's question about the heaviest hole, and the reply; nothing without a hole."""
    from game.debate import moves
    from game.debate.round_lines import press_line

    point = match.rounds[-1].pressing
    if point is None:
        return match
    printer.say("", f"They press: {point.press}")
    event = moves.answer_press(match, text, matcher)
    match = match.after(event)
    printer.say(f"The player: {event.text}", press_line(match.rounds[-1]))
    return match
