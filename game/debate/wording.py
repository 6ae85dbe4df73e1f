"""Words and signs that every front end shares: quotations, sides, cards, the essay's stance.

Lines are unwrapped and carry no markup; meaning stands in words, the symbols only help the eye.
"""

from __future__ import annotations

from game.debate.assigned import Assigned
from game.packs.format import SIDE_MEANINGS, Evidence, Motion, Side
from game.phrases import is_closed

MADE, NEAR, MISSED, FLAGGED, LIFT, UNSURE = "✓", "~", "○", "✗", "▲", "≈"
"""First sign of a line about a point made, nearly made or missed, a flag, what would help, and an
uncertain verdict."""

SPARED = 15
"""Code points that are rather shown than cut off the end of a quotation."""

LONGEST_WORD = 20
"""Code points of a word that is rather left out of a quotation than cut."""

SIDE_NAMES: dict[Side, str] = {
    side: f"{side.upper()} ({meaning})" for side, meaning in SIDE_MEANINGS.items()
}
"""Such as `PRO (for the motion)`."""


def quoted(text: str, longest: int = 0) -> str:
    """`text` on one line in quotation marks, of about `longest` code points if that is given.

    It is cut between words, where there is a space not too far back, and stays whole where less
    than `SPARED` would go.
    """
    text = " ".join(text.split())
    if longest and len(text) >= longest + SPARED:
        head, space, tail = text[: longest - 1].rpartition(" ")
        far = not space or len(tail) > LONGEST_WORD
        text = f"{text[: longest - 1]}…" if far else f"{head} …"
    return f"“{text}”"


def commented(text: str, longest: int = 0) -> str:
    """`text` in quotation marks before a comment: a dash parts them where it ends no sentence."""
    return quoted(text, longest) if is_closed(text) else f"{quoted(text, longest)} —"


def flowing(text: str) -> str:
    """A passage with each paragraph on one line, whatever its author's line breaks."""
    return "\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def form(mode: str, day: str = "", rung: int = 0, assigned: Assigned | None = None) -> str:
    """What is played, in a word or two: the mode, `daily`, `rung 2`, `graded 1/2`."""
    if assigned is not None:
        return f"{assigned.label} {assigned.attempt}/{assigned.attempts}"
    if rung:
        return f"rung {rung}"
    return "daily" if day else mode


def stance(motion: Motion) -> str:
    """Where the essay stands and as of which day the motion is argued; empty if unknown."""
    words = []
    if motion.essay_side:
        words.append(f"The essay takes {motion.essay_side.upper()}.")
    if motion.as_of:
        day = f"{motion.as_of.day} {motion.as_of:%B %Y}"
        words.append(f"The debate stands at {day}: later facts are welcome, no point needs one.")
    return " ".join(words)


def card_lines(card: Evidence) -> list[str]:
    """An evidence card with its source."""
    lines = [f"[{card.id}] {card.title}: {card.fact}"]
    if card.source:
        parts = (card.source.title, card.source.publisher, card.source.date, card.source.url)
        lines.append(f"    Source: {', '.join(part for part in parts if part)}.")
    elif card.origin == "essay":
        lines.append("    Source: the essay.")
    return lines
