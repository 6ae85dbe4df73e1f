"""What would lift the score: one thing at a time, in a coach's words."""

from __future__ import annotations

from collections.abc import Sequence

from game.packs.format import Counterargument
from game.scoring.language import is_foreign
from game.scoring.rubric import ARGUED_WORDS, Placing
from game.scoring.verdict import Flag, PointResult
from game.scoring.words import REASON, SO_WHAT, THEY_SAY, telling_words

OFF_LIST = "Argued, but not on this pack's list: contest it, or look for what they rely on."
NO_POINT = "You are on the right side; now say why: one reason, or one fact, against their claim."
TOO_LITTLE = "Too little to judge: write one whole sentence about what is wrong, and why."
FEWEST_TO_JUDGE = 4
"""Words to the matter without which a text can be neither right nor wrong."""


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
    if is_foreign(text):
        return "The judge reads English and Japanese: write in one of them."
    if flags:
        return flags[0].way_out
    made = sum(result.made for result in results)
    if not made and len(telling_words(text)) < FEWEST_TO_JUDGE:
        return TOO_LITTLE
    if not made:
        return OFF_LIST if placing.off_list else NO_POINT
    wanting = {
        "Say why: a “because” or an example turns an assertion into an argument.": REASON.search(
            text
        ),
        "One point stands. Their claim leans on more than that: attack a second leg of it.": (
            made > 1 or len(results) == 1
        ),
        "The points are there; give one of them a fact or an example.": (
            placing.substance >= ARGUED_WORDS
        ),
        "Name what you answer: “You say that ...” ties your points to their claim.": (
            THEY_SAY.search(text)
        ),
        "End with what follows: “therefore ...” tells the House why this decides it.": (
            SO_WHAT.search(text)
        ),
        "Weigh it: say why yours is bigger, likelier, sooner or harder to undo than theirs.": (
            placing.criteria.weighing
        ),
    }
    return next((advice for advice, there in wanting.items() if not there), "")
