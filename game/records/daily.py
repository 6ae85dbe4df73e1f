"""The day's counterargument in the history: the attempt that counts, and the streak of days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from game.debate.daily import deal, share_line
from game.debate.setup import Play
from game.packs.format import Pack
from game.phrases import plural
from game.records.saved import SavedMatch
from game.records.summary import Summary

COUNTED = (
    "You have had today's counterargument; this time is practice and does not count: "
    "no clock, and hints, revision and press as in any drill."
)


def attempt(summaries: Iterable[Summary], day: date) -> Summary | None:
    """The attempt of that day, of whatever pack: the first, should there be several."""
    found = [s for s in summaries if s.day == day.isoformat()]
    return min(found, key=lambda s: s.started, default=None)


def streak(summaries: Iterable[Summary], day: date) -> int:
    """How many days up to `day` had an answer, without a gap.

    The day itself may still be to come: then the streak is that of the day before.
    """
    days = {s.day for s in summaries if s.day and s.answered}
    last = day if day.isoformat() in days else day - timedelta(days=1)
    length = 0
    while (last - timedelta(days=length)).isoformat() in days:
        length += 1
    return length


def day_line(summaries: Sequence[Summary], day: date, key: str) -> str:
    """The day's counterargument on home: its key, whether it was answered, and the streak."""
    before, length = attempt(summaries, day), streak(summaries, day)
    if before is None:
        state = "not answered yet"
    elif before.finished is None:
        state = "begun"
    else:
        state = f"{before.score} of 100"
    days = f" · streak {plural(length, 'day')}" if length else ""
    return f"Today ({key}): {state}{days}"


def todays(packs: Sequence[Pack], summaries: Sequence[Summary], day: date) -> Play:
    """The day's counterargument: the attempt that counts, resumed if it was begun.

    When it is over, the same counterargument is a drill that does not count. Needs a pack.
    """
    before = attempt(summaries, day)
    if before is not None and before.finished is None:
        return Play(pack=before.pack, resume=before.id)
    dealt = deal(day, packs)
    return Play(
        pack=dealt.pack.id,
        motion=dealt.motion.id,
        side=dealt.counterargument.against,
        counterargument=dealt.counterargument.id,
        day="" if before else day.isoformat(),
        note=COUNTED if before else "",
    )


def line_to_share(saved: SavedMatch) -> str:
    """The line to share of a day's attempt that is over; `RecordError` if it cannot be read."""
    day = date.fromisoformat(saved.match.setup.day)
    return share_line(saved.match, streak(saved.history.matches(), day))
