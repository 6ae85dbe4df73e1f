"""What the numbers of a verdict are made of, in a plain match."""

from __future__ import annotations

from collections.abc import Iterator

from game.cli.table import Table
from game.debate.reasons import SURENESS, band_reason, call_result, inside, marks, score_sum
from game.debate.turn import Turn
from game.packs.refutations import meanings


def say_why(table: Table, _: str = "") -> None:
    """What every number of the verdict is made of."""
    table.say(*_why_lines(Turn.of(table.match)))


def _why_lines(turn: Turn) -> Iterator[str]:
    verdict, played = turn.shown, turn.round
    if verdict is None:
        return
    yield band_reason(verdict)
    for mark, made_of, measures in marks(verdict):
        yield f"{mark.capitalize()}: {made_of}."
        yield from (f"    {m.name} {m.value:.0%}: {m.meaning}" for m in measures)
    yield inside(verdict)
    yield SURENESS
    made = [played.counterargument.get_point(name) for name in verdict.made]
    yield from meanings(made)
    yield from (line for line in (score_sum(played), call_result(played)) if line)
