"""What an opening was worth, in a sentence; `game.scoring.weighing` has given its marks."""

from __future__ import annotations

from game.debate.events import Opened
from game.scoring.cues import in_their_words
from game.scoring.verdict import ON_MOTION, REASONED, STATED, UNSTATED
from game.scoring.words import REASON

CASES = {
    0: "It makes a point of the other side and none of yours yet.",
    UNSTATED: "The judge hears no point of your side in it yet.",
    STATED: "",
}
"""What is missing, by the marks for the side's case."""

NO_REASON = "It says your side's case; a “because” would give the reason."


def opening_words(opened: Opened) -> str:
    """Why an opening has its score, or what would lift it most; empty without a score."""
    if opened.score is None:
        return ""
    if not opened.score:
        return "It does not speak of the motion yet."
    reasoned = bool(REASON.search(opened.text))
    case = CASES.get(opened.score - ON_MOTION - REASONED * reasoned, "")
    if case:
        return case
    if reasoned:
        return "It says your side's case and a reason for it."
    return in_their_words(NO_REASON, opened.text)
