"""What a player is told before a match: how it goes, in the words of its mode."""

from game.debate.clock import ROUND_SECONDS
from game.debate.events import Mode, Started
from game.debate.wording import plural

FLOW_FIRST = "Flow first: before each verdict you jot what you think you answered, or skip it."

STEELMAN = (
    "Steelman: before you answer you restate their argument, in your own words, so that they would "
    "agree; after two tries you may go on."
)


def steps(setup: Started) -> tuple[str, ...]:
    """How the match that was set up will go, step by step."""
    played = _duel_steps(setup) if setup.duel else what_happens(setup.mode, setup.rounds)
    return (*played, *option_steps(setup))


def option_steps(setup: Started) -> tuple[str, ...]:
    """What the options of a match add to it."""
    gates = ((STEELMAN, setup.steelman), (FLOW_FIRST, setup.flow_first))
    return tuple(words for words, wanted in gates if wanted)


def _duel_steps(setup: Started) -> tuple[str, ...]:
    first, second = setup.duellists
    each = plural(setup.rounds // 2, "counterargument")
    rules = "You may open evidence, take a hint, revise once and let them press you."
    if setup.mode == "match":
        rules = f"Each has {ROUND_SECONDS} seconds a turn; no hints, no revision, no press."
    return (
        f"You take turns on this keyboard, {first} first: {each} each, the heaviest first.",
        f"Between turns a screen hides what was written until {second} or {first} takes over.",
        f"The judge is the same for both. {rules}",
        "What you answer wins seats for you; what stands wins them for the other.",
    )


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
