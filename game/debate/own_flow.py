"""Flow first: the player's own flow of an answer, to stand beside what the judge found."""

from __future__ import annotations

import re
from itertools import zip_longest

from game.debate.events import Flowed
from game.debate.round import Round
from game.debate.wording import MADE, MISSED
from game.phrases import plural
from game.text import one_line

MOST_LINES = 12
"""Lines of one flow."""

LONGEST_LINE = 200
"""Code points of a line."""

ASK = "Your flow first: one short line for each point that you think you made."

_BULLET = re.compile(r"^\s*(?:[•・●]|(?:[-*]|\d{1,2}[.)])\s)\s*")


def jot(text: str) -> Flowed:
    """The flow that was typed, a point a line, without bullets and numbers; empty skips it."""
    return Flowed(tuple(_lines(text)))


def refuse_flow(text: str) -> str:
    """Why a text is no flow, as a sentence; empty if it is one."""
    lines = _lines(text)
    if len(lines) > MOST_LINES:
        return f"That is {len(lines)} lines; a flow has at most {MOST_LINES}. Keep the points."
    if any(len(line) > LONGEST_LINE for line in lines):
        return f"A line of a flow is short: at most {LONGEST_LINE} characters a point."
    return ""


def both_flows(played: Round, *, reveal: bool) -> tuple[tuple[str, str], ...]:
    """The player's lines and the judge's, row by row; nothing where the flow was skipped.

    Points that were missed are named only with `reveal`.
    """
    if played.flow is None or not played.flow.lines or played.answer is None:
        return ()
    made = set(played.answer.verdict.made)
    points = played.counterargument.point
    found = [f"{MADE} {point.text}" for point in points if point.id in made]
    missed = [point.text for point in points if point.id not in made]
    if reveal:
        found += [f"{MISSED} {text}" for text in missed]
    elif missed:
        found.append(f"{MISSED} {len(missed)} more, named when the round ends")
    mine = [f"{number}. {line}" for number, line in enumerate(played.flow.lines, start=1)]
    return tuple(zip_longest(mine, found, fillvalue=""))


def flow_count(played: Round) -> str:
    """How many points the player noted and the judge credited; empty without a flow."""
    if played.flow is None or not played.flow.lines or played.answer is None:
        return ""
    noted, made = len(played.flow.lines), len(played.answer.verdict.made)
    return f"You noted {plural(noted, 'point')}; the judge credited {made}."


def own_flow_lines(played: Round, *, reveal: bool) -> list[str]:
    """Both flows as lines of text, the player's first."""
    rows = both_flows(played, reveal=reveal)
    if not rows:
        return []
    mine, found = ([text for text in column if text] for column in zip(*rows, strict=True))
    return [
        flow_count(played),
        "Your flow:", *(f"    {line}" for line in mine),
        "The judge's flow:", *(f"    {line}" for line in found),
    ]  # fmt: skip


def _lines(text: str) -> list[str]:
    cut = (one_line(_BULLET.sub("", line)) for line in text.splitlines())
    return [line for line in cut if line]
