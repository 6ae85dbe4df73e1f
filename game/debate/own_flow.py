"""Flow first: the player's own flow of an answer, to stand beside what the judge found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from game.debate.events import Flowed
from game.debate.round import Round
from game.debate.wording import MADE, MISSED
from game.phrases import plural
from game.scoring.words import telling_words
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

    A line stands beside the point that it is most like, or in a row of its own. Points that were
    missed are named only with `reveal`.
    """
    if played.flow is None or not played.flow.lines or played.answer is None:
        return ()
    mine = _numbered(played.flow)
    found = _found(played, reveal=reveal)
    beside = _pairs(played.flow.lines, [about for _, about in found])
    rows = [
        (mine[beside[row]] if row in beside else "", shown) for row, (shown, _) in enumerate(found)
    ]
    paired = set(beside.values())
    rows += [(line, "") for place, line in enumerate(mine) if place not in paired]
    return tuple(rows)


def _numbered(flow: Flowed) -> list[str]:
    return [f"{number}. {line}" for number, line in enumerate(flow.lines, start=1)]


def _found(played: Round, *, reveal: bool) -> list[tuple[str, str]]:
    """The judge's lines, each with what it is about: the point, and the words that made it."""
    assert played.answer is not None
    verdict = played.answer.verdict
    said = {result.id: verdict.words_of(result) for result in verdict.points if result.made}
    points = played.counterargument.point
    found = [(f"{MADE} {p.text}", f"{p.text} {said[p.id]}") for p in points if p.id in said]
    missed = [point.text for point in points if point.id not in said]
    if reveal:
        found += [(f"{MISSED} {text}", text) for text in missed]
    elif missed:
        found.append((f"{MISSED} {len(missed)} more, named when the round ends", ""))
    return found


def _pairs(lines: Sequence[str], abouts: Sequence[str]) -> dict[int, int]:
    """By the row of the judge's line the place of the player's, the most alike first.

    A word that several rows have tells them apart the less; without a shared word there is no pair.
    """
    rows = [set(telling_words(about)) for about in abouts]
    holders = Counter(word for row in rows for word in row)
    alike = [
        (-sum(1 / holders[word] for word in row & set(telling_words(line))), number, place)
        for number, row in enumerate(rows)
        for place, line in enumerate(lines)
    ]
    beside: dict[int, int] = {}
    for share, row, place in sorted(alike):
        if share and row not in beside and place not in beside.values():
            beside[row] = place
    return beside


def flow_count(played: Round) -> str:
    """How many points the player noted and the judge credited; empty without a flow."""
    if played.flow is None or not played.flow.lines or played.answer is None:
        return ""
    noted, made = len(played.flow.lines), len(played.answer.verdict.made)
    return f"You noted {plural(noted, 'point')}; the judge credited {made}."


def own_flow_lines(played: Round, *, reveal: bool) -> list[str]:
    """Both flows as lines of text, the player's first."""
    if played.flow is None or not played.flow.lines or played.answer is None:
        return []
    return [
        flow_count(played),
        "Your flow:", *(f"    {line}" for line in _numbered(played.flow)),
        "The judge's flow:", *(f"    {shown}" for shown, _ in _found(played, reveal=reveal)),
    ]  # fmt: skip


def _lines(text: str) -> list[str]:
    cut = (one_line(_BULLET.sub("", line)) for line in text.splitlines())
    return [line for line in cut if line]
