"""The words of the debate screen: what the box is for, how a round goes, what the clock takes."""

from game.debate.clock import spoken
from game.debate.events import Started
from game.debate.round import PRESS_CAP
from game.debate.turn import Step, Turn
from game.records.drafts import DraftKind

FOUR_STEPS = "They say ..., but I say ..., because ..., therefore ..."

BOX_TITLES: dict[Step, str] = {
    "restate": "Steelman · restate them so that they would agree",
    "write": "You say",
    "jot": "Your flow · before the verdict",
    "revise": "You say · your one revision: the better version counts",
    "press": "You say · your reply to their question",
}
PRACTICE = f"You say · your reply, as practice: no round is lifted above {PRESS_CAP}"
PLACEHOLDERS: dict[Step, str] = {
    "restate": "They hold that ... (in your own words; your answer comes after)",
    "press": "Answer their question in a sentence or two.",
    "jot": "One short line for each point that you think you made",
}
KINDS: dict[Step, DraftKind] = {
    "restate": "steelman", "jot": "flow", "revise": "revision", "press": "press"
}  # fmt: skip
PUT_OFF: tuple[Step, ...] = ("revise", "press")
"""Steps after the verdict, timed afresh, that Escape puts off; what was begun waits."""


def box_title(turn: Turn) -> str:
    """What stands in the frame of the box."""
    practice = turn.step == "press" and not turn.round.press_lifts
    return PRACTICE if practice else BOX_TITLES[turn.step]


NO_HELP = "no hints, no revision, no press"
TAKEN = frozenset({"hint", "revise", "press", "model"})
"""Actions that the clock takes away."""


def help_for(setup: Started) -> str:
    """How a round goes in the match that was set up."""
    first = ["At the top is what they say."]
    if setup.steelman:
        first.append("First restate it so that they would agree.")
    first.append(
        "Answer it in your own words; the judge shows which of your sentences made which point."
    )
    if setup.flow_first:
        first.append("Before the verdict you jot your own flow.")
    first.append("Before the verdict you may call how many points you made.")
    return " ".join([*first, _afterwards(setup), HOUSE])


HOUSE = "The House is the bar at the top: it moves with every verdict."


def _afterwards(setup: Started) -> str:
    if not setup.by_the_clock:
        return (
            "Then revise once, let them press you, or contest a point; {debate.next} ends the "
            "round with what you missed and a model answer."
        )
    return (
        f"You have {spoken(setup.limit)}, and there are {NO_HELP}. With the verdict comes what you "
        "missed, and you may contest a point; {debate.next} goes on. If you leave, the clock "
        "stands and goes on when you come back."
    )


def refusal(setup: Started) -> str:
    """Said to whoever asks by a key for what the clock takes away."""
    return f"{'Match mode' if setup.mode == 'match' else 'By the clock'}: {NO_HELP}."
