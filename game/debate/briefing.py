"""What a player is told before a match: how it goes, in the words of its mode."""

from game.debate.clock import ROUND_SECONDS
from game.debate.events import Mode
from game.debate.wording import plural


def what_happens(mode: Mode, rounds: int) -> tuple[str, ...]:
    """How the match will go, step by step."""
    thrown = plural(rounds, "counterargument")
    judged = "The judge shows which of your sentences made which point."
    if mode == "drill":
        return (
            f"They throw {thrown} at you; answer in your own words, two to five sentences.",
            judged,
            "You may open evidence, take a hint, revise once and let them press you.",
        )
    if mode == "match":
        return (
            f"They throw {thrown} at you, one a round, chosen by what you open with.",
            f"You have {ROUND_SECONDS} seconds a round; no hints, no revision, no press.",
            f"{judged} Then a closing in two sentences, and the ballot.",
        )
    return (
        f"They throw {thrown} at you, one a round, chosen by what you open with.",
        f"{judged} You may open evidence, take hints, revise once, and be pressed.",
        "Then a closing in two sentences, and the ballot. There is no clock.",
    )
