"""What a player is told before a match: how it goes, in the words of its mode."""

from game.debate.clock import spoken
from game.debate.events import Started
from game.debate.ladder import rung_rules
from game.debate.wording import plural

JUDGED = "The judge shows which of your sentences made which point."


def what_happens(setup: Started) -> tuple[str, ...]:
    """How the match will go, step by step."""
    thrown = plural(setup.rounds, "counterargument")
    if setup.day:
        return (
            "They throw the counterargument of the day at you: everybody has the same one.",
            f"You have {spoken(setup.limit)} from the moment you see it, and one attempt that "
            "counts; no hints, no revision, no press.",
            f"{JUDGED} Then there is a line to share, which gives nothing away.",
        )
    if setup.rung:
        return rung_rules(setup.rung)
    if setup.mode == "drill":
        return (
            f"They throw {thrown} at you; answer in your own words, two to five sentences.",
            JUDGED,
            "You may open evidence, take a hint, revise once and let them press you.",
        )
    if setup.mode == "match":
        return (
            f"They throw {thrown} at you, one a round, chosen by what you open with.",
            f"You have {setup.limit} seconds a round; no hints, no revision, no press.",
            f"{JUDGED} Then a closing in two sentences, and the ballot.",
        )
    return (
        f"They throw {thrown} at you, one a round, chosen by what you open with.",
        f"{JUDGED} You may open evidence, take hints, revise once, and be pressed.",
        "Then a closing in two sentences, and the ballot. There is no clock.",
    )
