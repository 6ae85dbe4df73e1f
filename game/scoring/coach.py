"""What would lift the score: one thing at a time, in a coach's words."""

from __future__ import annotations

from collections.abc import Sequence

from game.packs.format import Counterargument
from game.scoring.rubric import ARGUED_WORDS, Placing
from game.scoring.verdict import Flag, PointResult
from game.scoring.words import REASON, SO_WHAT, THEY_SAY, words


def lift(
    text: str,
    counterargument: Counterargument,
    results: Sequence[PointResult],
    flags: Sequence[Flag],
    placing: Placing,
) -> str:
    """The one thing to do next, to the player; empty when nothing is wanting.

    Never names a point that was missed: finding it is the game.
    """
    made = sum(result.made for result in results)
    if flags:
        return flags[0].way_out
    if placing.off_list:
        return "Argued, but not on this pack's list: contest it, or look for what they rely on."
    if not made:
        return (
            "You are on the right side; now say why: one reason, or one fact, against their claim."
        )
    if not REASON.search(text):
        return "Say why: a “because” or an example turns an assertion into an argument."
    if made == 1 and len(results) > 1:
        return "One point stands. Their claim leans on more than that: attack a second leg of it."
    if len(words(text)) < ARGUED_WORDS:
        return "The points are there; give one of them a fact or an example."
    if not THEY_SAY.search(text):
        return "Name what you answer: “You say that ...” ties your points to their claim."
    if not SO_WHAT.search(text):
        return "End with what follows: “therefore ...” tells the House why this decides it."
    if not placing.criteria.weighing:
        return "Weigh it: say why yours is bigger, likelier, sooner or harder to undo than theirs."
    return ""
