"""What the answer box of the debate is for at each step, and which draft it holds."""

from game.debate.turn import Step
from game.records.drafts import DraftKind

FOUR_STEPS = "They say ..., but I say ..., because ..., therefore ..."

BOX_TITLES: dict[Step, str] = {
    "restate": "Steelman · restate them so that they would agree",
    "write": "You say",
    "jot": "Your flow · before the verdict",
    "revise": "You say · your one revision: the better version counts",
    "press": "You say · your reply to their question",
}
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
