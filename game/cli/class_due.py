"""Whether the deadline of a class has passed by the clock of this machine."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.classroom.folder import SetClass


def is_due(given: SetClass) -> bool:
    """Whoever has not handed in by now is missing; before, nobody is."""
    from game.classroom import lateness

    return lateness.is_due(given.assignment.deadline, datetime.datetime.now().astimezone())
