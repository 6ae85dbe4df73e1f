"""Which feedback on a closing is praise; kept apart from the judge, which is slow to load."""

from __future__ import annotations

WEIGHED = "You weigh on"
"""How the only feedback begins that asks for nothing more."""


def is_praise(feedback: str) -> bool:
    """It says what was done well, not what to do better."""
    return feedback.startswith(WEIGHED)
