"""A round in plain sentences, the same in every front end: verdict, hints, press, where it stands.

Lines are unwrapped and carry no markup.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.debate.flow import SYMBOLS, status_of
from game.debate.reasons import FROM_HERE, doubt_line
from game.debate.round import HINT_COST, HINT_NAMES, Round
from game.debate.wording import (
    FLAGGED,
    LIFT,
    MADE,
    MISSED,
    NEAR,
    UNSURE,
    commented,
    flowing,
    quoted,
)
from game.packs.finding import section_title
from game.packs.format import Counterargument, Pack, Point
from game.packs.refutations import labelled
from game.phrases import plural
from game.scoring.verdict import (
    BAND_RANGES,
    MOST_CONTENT,
    MOST_STRATEGY,
    Criteria,
    Flag,
    PointResult,
    Verdict,
    as_share,
    band_name,
)

GUESSED = ", a guess"
"""Follows a score that there is not enough to judge by."""


def verdict_lines(
    verdict: Verdict, counterargument: Counterargument, *, reveal: bool = False, near: bool = True
) -> list[str]:
    """The judge's result with the player's own sentences.

    Points that were not made are named only with `reveal`, that is when the round is over; until
    then what came `near` one is told without it.
    """
    name = band_name(verdict.band, off_list=verdict.off_list)
    made = plural(len(verdict.made), "point")
    inside = inside_line(verdict.criteria, off_list=verdict.off_list)
    lines = [
        f"Score {verdict.score} of 100{GUESSED if verdict.is_too_uncertain else ''}: {name} "
        f"(band {verdict.band} of 4: {BAND_RANGES[verdict.band]}).",
        f"{made.capitalize()} made of {len(verdict.points)}. {inside}",
    ]
    if doubt := doubt_line(verdict):
        lines.append(f"{UNSURE} {doubt}")
    for result in verdict.points:
        if result.made:
            lines += _made_lines(result, verdict.words_of(result), counterargument)
    if reveal:
        lines += _unmade_lines(verdict, counterargument)
    elif near:
        for result in verdict.near:
            words = quoted(verdict.words_of(result))
            lines.append(f"{NEAR} Near a point, not there: {words} {sureness(result)}")
    lines += [flag_line(flag, verdict.text) for flag in verdict.flags]
    if verdict.off_list:
        lines.append("What is not on the list may be contested.")
    if verdict.lift and all(flag.way_out != verdict.lift for flag in verdict.flags):
        lines.append(f"{LIFT} {verdict.lift}")
    return lines


def inside_line(criteria: Criteria, *, off_list: bool) -> str:
    """What placed a score inside its band, in shares: marks would seem to add up to it.

    Content counts listed points alone, so of an answer that is `off_list` it would say 0 %.
    """
    content, strategy = criteria.content / MOST_CONTENT, criteria.strategy / MOST_STRATEGY
    if off_list:
        return (
            f"Placed by how well it argues; strategy ({strategy:.0%}) counts only where that is "
            "little. Content counts points on the list alone."
        )
    return (
        f"Placed by content {content:.0%}, strategy {strategy:.0%} and how near the next band is."
    )


def flag_line(flag: Flag, text: str) -> str:
    """What raised a flag, in whose words, and the way out."""
    words = f" {commented(text[slice(*flag.span)], 120)}" if flag.span else ""
    return " ".join(f"{FLAGGED} Flag, {flag.name}:{words} {flag.why} {flag.way_out}".split())


def _made_lines(result: PointResult, words: str, counterargument: Counterargument) -> list[str]:
    point = counterargument.get_point(result.id)
    name = "Probably made" if result.is_doubtful else "Made"
    return [
        f"{MADE} {labelled(name, point)}: {quoted(words) if words else 'your answer'}",
        f"    that is: {point.text} {sureness(result)}",
    ]


def missed_lines(
    played: Round, section: Callable[[str | None], str], *, numbered: bool = False
) -> list[str]:
    """The points not made, with the words that came near; `section` names one of the essay."""
    lines = []
    for number, point in enumerate(played.missed, start=1):
        name = f" {number}" if numbered else ""
        lines += _missed_lines(point, played.nearly(point), name, essay_place(point, section))
    return lines


def essay_place(point: Point, section: Callable[[str | None], str]) -> str:
    """Where the essay makes the point, in brackets after a space; empty if it does not."""
    place = section(point.source)
    return f" (essay: {place})" if place and point.origin == "essay" else ""


def _unmade_lines(verdict: Verdict, counterargument: Counterargument) -> list[str]:
    """The points not made: first those that something came near."""
    near, missed = [], []
    for result in verdict.points:
        point = counterargument.get_point(result.id)
        if one := verdict.nearest(result.id):
            near += _missed_lines(point, (one, verdict.words_of(one)))
        elif not result.made:
            missed += _missed_lines(point, None)
    return near + missed


def _missed_lines(
    point: Point, near: tuple[PointResult, str] | None, number: str = "", source: str = ""
) -> list[str]:
    """A point that was missed, with the words that came `near` it, if any did."""
    if near is None:
        return [f"{MISSED} {labelled(f'Not heard{number}', point)}: {point.text}{source}"]
    result, words = near
    return [
        f"{NEAR} {labelled(f'Nearly made{number}', point)}, not counted: {quoted(words)}",
        f"    that is: {point.text}{source} {sureness(result, line=True)}",
    ]


def sureness(result: PointResult, *, line: bool = False) -> str:
    """How sure the judge is that the words make the point; `line` tells from where on it counts."""
    counts = f"; {FROM_HERE}" if line else ""
    return f"({as_share(result.probability)} sure{counts})"


def change_line(played: Round) -> str:
    """What the revision was worth; empty without one."""
    if played.revised_from is None or played.revision is None or played.delta is None:
        return ""
    before, after = played.revised_from.score, played.revision.verdict.score
    if played.delta < 0:
        which = "first" if len(played.revisions) == 1 else "better"
        return f"The revision scores {after}, {-played.delta} less; the {which} version counts."
    if played.delta == 0:
        return f"The revision scores as much: {after}."
    return f"From {before} to {after}: {played.delta:+d}."


def press_line(played: Round) -> str:
    """What the reply to the press was worth; empty without one."""
    if played.press is None:
        return ""
    if played.press.made:
        point = played.counterargument.get_point(played.press.point)
        return f"{MADE} {labelled('That closes the hole', point)}: {point.text}"
    return "Your reply does not make the point they asked about."


def steelman_line(played: Round) -> str:
    """What the last restatement was worth, and what it lacks; empty without one."""
    if not played.steelman:
        return ""
    last = played.steelman[-1]
    if last.made:
        return f"{MADE} They would agree with that ({last.score} of 100). Now answer them."
    again = " You may try again, or go on to your answer." if played.gate_open else ""
    return f"{NEAR} Not yet ({last.score} of 100). {last.missing}{again}"


def gone_on_line(played: Round) -> str:
    """What holds once the player answers without a restatement that opened the gate."""
    if not played.steelman or played.restated:
        return ""
    best = max(one.score for one in played.steelman)
    return f"Now answer them. The ballot keeps your best restatement: {best} of 100."


def standing_line(played: Round) -> str:
    """Where the round stands, hints taken off."""
    word = status_of(played)
    cost = f" (hints cost {played.hint_cost})" if played.hint_cost else ""
    return f"The round stands at {played.score}{cost}: {SYMBOLS[word]} {word}."


def hint_line(played: Round) -> str:
    """The last hint taken and its price; empty without one."""
    return next(reversed(hint_lines(played)), "")


def hint_lines(played: Round) -> list[str]:
    """The hints taken, the deepest last with the price of all."""
    lines = []
    for place, hint in enumerate(played.hints, start=1):
        cost = f" (-{HINT_COST[hint.level]} in all)" if place == len(played.hints) else ""
        name = HINT_NAMES[hint.level]
        lines.append(f"Hint {hint.level}, {name}{cost}: {played.hint_text(hint)}")
    return lines


def close_lines(played: Round, pack: Pack | None) -> list[str]:
    """What is shown when a round is over: the points missed and a model answer."""
    lines = missed_lines(played, partial(section_title, pack), numbered=True)
    if not lines and played.made:
        lines.append(f"{MADE} You made every point there was.")
    if played.counterargument.model_answer:
        lines.append(f"A model answer: {flowing(played.counterargument.model_answer)}")
    return lines
