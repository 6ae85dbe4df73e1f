"""A counterargument that echoes what the player said on the other side begins with their words."""

import re
from datetime import date, timedelta

from game.cells import shorten
from game.debate.events import OwnWords
from game.debate.wording import quoted
from game.phrases import is_closed

LONGEST_QUOTE = 160
"""Cells of the player's sentence that are shown: some two lines of a terminal."""

_LEAD = re.compile(r"^(?:(?:yes|no|well|okay|ok)\s*[:,.;!–—-]\s*)+", re.IGNORECASE)

WEEK = 7
"""Days; a day further back than that is named by its date."""

_OPEN = re.compile(
    r"(?:[,;:、，；：]|[-–—]"
    r"|\b(?:and|but|or|nor|because|since|although|unless|until|while|whereas|if|when|than"
    r"|therefore|the|an|(?-i:a))"
    r"|しかし|そして|なぜなら|したがって|けれど|けど|が)\W*$",
    re.IGNORECASE,
)
"""Ends of what goes on: no sentence closes so."""


def breaks_off(sentence: str) -> bool:
    """It ends in a comma or in a word that something follows, and in no full stop."""
    return not is_closed(sentence) and bool(_OPEN.search(sentence.rstrip()))


def own_words_line(own: OwnWords, longest: int = LONGEST_QUOTE) -> str:
    """Such as `On Tuesday you said: “...” Now answer yourself.`; the quotation on one line."""
    sentence = shorten(_without_lead(" ".join(own.sentence.split())), longest)
    return f"{when(own)} you said: {quoted(sentence)} Now answer yourself."


def _without_lead(sentence: str) -> str:
    """Without the `Yes:` or `No,` that answered something else."""
    rest = _LEAD.sub("", sentence)
    return f"{rest[:1].upper()}{rest[1:]}" if rest else sentence


def when(own: OwnWords) -> str:
    """The day on which it was said, as one named it on the day on which the match began."""
    try:
        day = date.fromisoformat(own.day)
        began = day + timedelta(days=own.days_ago)
    except (ValueError, OverflowError):
        return "Once"
    if own.days_ago <= 0:
        return "Earlier today"
    if own.days_ago == 1:
        return "Yesterday"
    if own.days_ago < WEEK:
        return f"On {day:%A}"
    year = "" if day.year == began.year else f" {day.year}"
    return f"On {day.day} {day:%B}{year}"
