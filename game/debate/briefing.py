"""What a player is told before a match: how it goes, in the words of its mode."""

from game.debate.assigned import rules_lines
from game.debate.clock import spoken
from game.debate.events import Started
from game.debate.ladder import rung_rules
from game.phrases import plural

JUDGED = "The judge shows which of your sentences made which point."

FLOW_FIRST = "Flow first: before each verdict you jot what you think you answered, or skip it."

STEELMAN = (
    "Steelman: before you answer you restate their argument, in your own words, so that they would "
    "agree; after two tries you may go on."
)


def steps(setup: Started) -> tuple[str, ...]:
    """How the match that was set up will go, step by step."""
    played = _duel_steps(setup) if setup.duel else what_happens(setup)
    return (*played, *option_steps(setup))


def option_steps(setup: Started) -> tuple[str, ...]:
    """What the options of a match add to it."""
    gates = ((STEELMAN, setup.steelman), (FLOW_FIRST, setup.flow_first))
    return tuple(words for words, wanted in gates if wanted)


def _duel_steps(setup: Started) -> tuple[str, ...]:
    first, second = setup.duellists
    each = plural(setup.rounds // 2, "counterargument")
    rules = "You may open evidence, take a hint, revise once and let them press you."
    if setup.by_the_clock:
        rules = f"Each has {spoken(setup.limit)} a turn; no hints, no revision, no press."
    return (
        f"You take turns on this keyboard, {first} first: {each} each, the heaviest first.",
        f"Between turns what was written is hidden, until {second} or {first} takes over.",
        f"The judge is the same for both. {rules}",
        "What you answer wins seats for you; what stands wins them for the other.",
    )


def what_happens(setup: Started) -> tuple[str, ...]:
    """How the match will go, step by step."""
    thrown = plural(setup.rounds, "counterargument")
    if setup.assigned is not None:
        return (*rules_lines(setup.assigned), JUDGED)
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
        order = ", your weakest first" if setup.rounds > 1 else ""
        return (
            f"They throw {thrown} at you{order}; answer in your own words, two to five sentences.",
            JUDGED,
            "You may open evidence, take a hint, revise once and let them press you.",
        )
    if setup.mode == "match":
        return (
            f"They throw {thrown} at you, one a round, chosen by what you open with.",
            f"You have {spoken(setup.limit)} a round; no hints, no revision, no press.",
            f"{JUDGED} Then a closing in two sentences, and the ballot.",
        )
    return (
        f"They throw {thrown} at you, one a round, chosen by what you open with.",
        f"{JUDGED} You may open evidence, take hints, revise once, and be pressed.",
        "Then a closing in two sentences, and the ballot. There is no clock.",
    )
