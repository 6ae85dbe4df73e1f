"""What would lift the score: one thing at a time, in a coach's words."""

from __future__ import annotations

from collections.abc import Sequence

from game.scoring.argument import is_too_little
from game.scoring.calibration import OURS
from game.scoring.contract import side_of
from game.scoring.language import is_foreign
from game.scoring.reading import Reading
from game.scoring.rubric import Placing
from game.scoring.verdict import (
    MADE,
    NEAR_MISS,
    Flag,
    PointResult,
)
from game.scoring.words import REASON, SO_WHAT, THEY_SAY
from game.text import one_line

ADVICE_VERSION = "9"
"""Raise it whenever the words of the advice may change, for a flag's way out too; no score does."""

OFF_LIST = (
    "Argued, but not on this pack's list: contest it if it is, or look for what they rely on."
)
NO_REASON = (
    "The judge hears no reason against their claim: name what it rests on; say why that fails."
)
DENIED = "You deny their claim; now say why: one reason, or one fact, against it."
AGREED = "The judge hears their claim here: say which part of it fails, and why."
THEIRS = "This seems to stand with their case: say which part of it fails, and why."
TOO_LITTLE = "Very little to go on: say in two or three sentences what is wrong, and why."
ARGUED = 0.5
"""Development from which on a point counts as argued, whether a “because” stands there or not."""
LONGEST_QUOTE = 48
"""Characters of the player's sentence that a piece of advice quotes."""


def lift(
    text: str,
    reading: Reading,
    results: Sequence[PointResult],
    flags: Sequence[Flag],
    placing: Placing,
    said_before: Sequence[str] = (),
    *,
    theirs: bool = False,
) -> str:
    """The one thing to do next, to the player; empty when nothing is wanting.

    `said_before` are sentences of the text that stand in an earlier answer of the player's;
    `theirs` says that it stands with the opponent. Quotes the sentence that it is about. Never
    names a point that was missed: finding it is the game.
    """
    if is_foreign(text):
        return "The judge reads English and Japanese: write in one of them."
    if flags:
        return flags[0].way_out
    made = [result for result in results if result.made]
    if made:
        return _next_step(text, results, placing)
    if said_before:
        said = _quoted(said_before[0])
        return f"{said} stands in an earlier answer of yours and earns nothing twice: say more."
    if is_too_little(text):
        return TOO_LITTLE
    return OFF_LIST if placing.off_list else _first_step(reading, results, theirs=theirs)


def _first_step(reading: Reading, results: Sequence[PointResult], *, theirs: bool) -> str:
    """Towards a first point: from what came near one, or from the stand that the text takes."""
    if theirs and not reading.idle and not (reading.denies >= MADE).any():
        return AGREED if (reading.claim >= MADE).any() else THEIRS
    near = max(results, key=lambda result: result.probability)
    if near.sentence and near.probability >= NEAR_MISS:
        said = _quoted(near.sentence)
        return f"{said} comes near a point: say plainly which part of their claim it defeats."
    if (reading.denies >= MADE).any():
        return DENIED
    ours = reading.sides and side_of(reading.sides) <= OURS
    return AGREED if (reading.claim >= MADE).any() and not ours else NO_REASON


def _next_step(text: str, results: Sequence[PointResult], placing: Placing) -> str:
    """From a point that is made to a whole answer; the order is that of what counts most."""
    made = [result for result in results if result.made]
    said = _quoted(min(made, key=lambda result: result.probability).sentence or "")
    enough = placing.variety >= placing.wanted
    wanting = {
        f"{said} is asserted, not argued yet: give it a warrant, a “because” or an example.": (
            REASON.search(text) or placing.criteria.development >= ARGUED
        ),
        _second(said, results, placing): len(made) > 1 or len(results) == 1,
        f"Back it with evidence: a fact, a case or a cited card behind {said}": (
            enough or placing.criteria.development >= 1
        ),
        f"{said} has its reason, in few words: say more about it.": enough,
        "Signpost: “You say that ...” names what you answer and links your points to it.": (
            THEY_SAY.search(text)
        ),
        "Give the impact: “therefore ...” tells the House why this decides it.": (
            SO_WHAT.search(text)
        ),
        "Weigh it: say why yours is bigger, likelier, sooner or harder to undo than theirs.": (
            placing.criteria.weighing
        ),
    }
    return next((advice for advice, there in wanting.items() if not there), "")


def _second(said: str, results: Sequence[PointResult], placing: Placing) -> str:
    """Towards a second point beside the one that was `said`: from what came near one, if it did."""
    near = max((r for r in results if not r.made), key=lambda r: r.probability, default=None)
    if near and near.sentence and near.probability >= NEAR_MISS:
        other = _quoted(near.sentence)
        if other != said:
            return f"{other} comes near a second answer: say plainly what of their claim it beats."
    if placing.variety >= placing.wanted:  # there may well be another, which the judge does not see
        return f"{said} is the one answer that the judge finds: make the other plainer, or add one."
    return f"{said} is one answer. Add a second, independent one, for when they beat the first."


def _quoted(sentence: str) -> str:
    words = one_line(sentence)
    if len(words) > LONGEST_QUOTE:
        cut = words[:LONGEST_QUOTE]
        words = (cut.rpartition(" ")[0] or cut[:-1]).rstrip(" ,;:") + " …"
    return f"“{words}”"
