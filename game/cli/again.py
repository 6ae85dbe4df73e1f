"""The command for another match like the one that was played, from the other side."""

from __future__ import annotations

import shlex

from game.cli.preferences import read_preferences
from game.cli.table import Table
from game.debate.events import Started
from game.debate.setup import rounds_again
from game.packs.format import Motion, other_side


def other_side_command(table: Table) -> str:
    """With the options that the match had; after a rung or the day's one a match of none."""
    setup = table.match.setup
    pack, *names = map(shlex.quote, (table.pack_name, *setup.duellists))
    words = ["rebuttal play", pack, "--motion", setup.motion, "--side", other_side(setup.side)]
    if names:
        words += ["--duel", *names]
    if not (setup.rung or setup.day):
        words += _options(setup, table.motion)
    return " ".join([*words, "--plain"])


def _options(setup: Started, motion: Motion) -> list[str]:
    """The mode and the rounds where they are not the usual ones, and what is added to a match."""
    words = [] if setup.mode == "practice" else ["--mode", setup.mode]
    if rounds := rounds_again(setup, motion):
        words += ["--rounds", str(rounds)]
    preferred = read_preferences(warn=False)
    for name in ("flow_first", "steelman"):
        option = name.replace("_", "-")
        if getattr(setup, name):
            words.append(f"--{option}")
        elif getattr(preferred, name):
            words.append(f"--no-{option}")
    return words
