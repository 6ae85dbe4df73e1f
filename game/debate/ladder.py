"""The ladder of a counterargument: three rungs, each with less to hold on to."""

from __future__ import annotations

from game.debate.clock import spoken

RUNGS = (1, 2, 3)

RUNG_SECONDS = 90
"""Time to answer on the highest rung."""

CLIMBED = 60
"""Score from which on a rung is climbed."""

RUNG_NAMES = ("", "cards and four boxes", "free text", f"no cards, {RUNG_SECONDS} seconds")
"""What each rung is, by its number."""

STAR, OPEN_STAR = "★", "☆"


def stars(climbed: int) -> str:
    """How many rungs are climbed, such as `★★☆`."""
    return STAR * climbed + OPEN_STAR * (len(RUNGS) - climbed)


def rungs_words(climbed: int, there: int) -> str:
    """How many rungs of a side are climbed, such as `★ 3 of 15`; empty before the first."""
    return f"{STAR} {climbed} of {there}" if climbed else ""


def outcome(rung: int, score: int) -> str:
    """Whether a rung was climbed with that score of 100, as a sentence."""
    if score >= CLIMBED:
        return f"{stars(rung)} Rung {rung} is climbed."
    return f"Rung {rung} is not climbed yet: {CLIMBED} of 100 climbs it, {CLIMBED - score} more."


def rung_rules(rung: int) -> tuple[str, ...]:
    """How a rung is played, a sentence each."""
    climb = f"{CLIMBED} of 100 climbs the rung. The judge shows which sentence made which point."
    if rung == 1:
        return (
            "Rung 1: the evidence is at hand, and you answer in four small boxes, a step each: "
            "they say, but, because, therefore. They join into one text.",
            "You may take a hint, revise once in free text, and let them press you.",
            climb,
        )
    if rung == 2:
        return (
            "Rung 2: one empty box, and the evidence to open when you want it.",
            "You may take a hint, revise once and let them press you.",
            climb,
        )
    return (
        f"Rung 3: no evidence, and {spoken(RUNG_SECONDS)} from the moment you see their speech.",
        "No hints, no revision, no press. When the time is up, what you wrote is judged.",
        climb,
    )
