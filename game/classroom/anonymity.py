"""Whether a sentence says who wrote it, or names another student of the class."""

from __future__ import annotations

import re
from collections.abc import Iterable

from game.classroom.roster import Student

SHORTEST = 3
"""Letters from which on a part of a name is looked for; shorter ones are words of every text."""

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of languages that put no space between words."""


def names_in(students: Iterable[Student]) -> re.Pattern[str]:
    """Finds the students' names in a text, and anything that looks like an e-mail address.

    Latin names count where they are written as in the roster, so that `will` is not Will; at the
    beginning of a sentence they count too: leaving one sentence too many unquoted harms nobody.
    """
    parts = {part for student in students for part in re.split(r"[\s,;.]+", student.name)}
    apart = sorted(p for p in parts if len(p) >= SHORTEST and not _WIDE.search(p))
    joined = sorted(p for p in parts if len(p) >= 2 and _WIDE.search(p))
    sought = [r"\S@\S"]
    if apart:
        sought.append(rf"(?<!\w)(?:{'|'.join(map(re.escape, apart))})(?!\w)")
    return re.compile("|".join([*sought, *map(re.escape, joined)]))
