"""What a plain duel adds to a match: the keyboard changes hands, and the ballot names two."""

from __future__ import annotations

from game.cli.again import other_side_command
from game.cli.table import Table
from game.debate.clock import spoken
from game.debate.duel import duel_ballot, speaker
from game.debate.result_lines import division_line, duel_lines
from game.debate.wording import SIDE_NAMES

CURTAIN = 60
"""Empty lines that move what the other wrote out of sight; more than most windows show."""


def hand_over(table: Table) -> None:
    """Waits until the one whose turn it is sits at the keyboard; `quit` raises `Stopped`."""
    who = speaker(table.match)
    if who is None:
        return
    number, count = len(table.match.rounds), len(table.match.thrown)
    if number > 1:
        table.say(*[""] * CURTAIN)
        table.say(division_line(table.match.revealed))
    table.say("", f"Turn {number} of {count}. Hand the keyboard to {who.name}.")
    setup = table.match.setup
    clock = f": then your {spoken(setup.limit)} run" if setup.by_the_clock else ""
    table.say(
        f"{who.name}, you argue {SIDE_NAMES[who.side]}. "
        f"Press Enter when nobody else is looking{clock}."
    )
    table.talk.wait()


def announce_duel(table: Table) -> None:
    """The ballot, and how to change sides."""
    table.say("", "Ballot", *duel_lines(duel_ballot(table.match)))
    table.say("")
    table.talk.offer("Read it again:", f"rebuttal history show {table.saved.id}")
    if table.pack_name:
        table.talk.offer("Now change sides:", other_side_command(table))
