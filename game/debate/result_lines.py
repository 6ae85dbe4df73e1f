"""The result of a match in plain sentences: the House, the flow sheet, the closing, the ballot.

Lines are unwrapped and carry no markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.debate.ballot import ANSWERED_LATE, Ballot
from game.debate.duel import DuelBallot, divide
from game.debate.events import Closed
from game.debate.flow import SYMBOLS, FlowLine
from game.debate.house import House
from game.debate.match import Match
from game.debate.wording import LIFT, MADE, quoted
from game.packs.format import Motion
from game.phrases import plural
from game.scoring.praise import is_praise

BANDS_FIRST = "Points made set each round's band; content and strategy the place inside."
"""Why the marks of the criteria do not add up to a score."""


WORLD_SCHOOLS = "Speeches there range from 24 to 32 and from 12 to 16, and so do these marks."
"""Why the least on that scale is not nought."""


def world_schools_lines(ballot: Ballot) -> list[str]:
    """Content and strategy in the marks of the World Schools debates, and what their range is.

    None where nothing was earned: the least on that scale would read as marks for nothing.
    """
    if not (ballot.content or ballot.strategy):
        return []
    content, strategy = f"{ballot.wsdc_content:g} of 40", f"{ballot.wsdc_strategy:g} of 20"
    marks = f"World Schools: content {content}, strategy {strategy}; style: not judged."
    return [marks, WORLD_SCHOOLS]


def house_line(house: House, duellists: Sequence[str] = ()) -> str:
    """The House: seats won, lost and open, and how far it is to a majority; in a duel by names."""
    if duellists:
        first, second = duellists
        seats = f"The House: {house.ayes} with {first}, {house.noes} with {second}"
        return f"{seats}, {house.undecided} undecided."
    seats = f"The House: {house.ayes} with you, {house.noes} against, {house.undecided} undecided"
    if house.carried:
        return f"{seats}. You have the majority."
    return f"{seats}; {plural(house.short_by, 'seat')} short."


def division_line(match: Match) -> str:
    """The House as a match stands; in a duel between the two."""
    return house_line(divide(match), match.setup.duellists)


def closing_lines(closed: Closed, motion: Motion) -> list[str]:
    """What the closing was worth."""
    if closed.score is None:
        return ["No closing."]
    lines = [f"Closing: {closed.score} of 100."]
    if closed.feedback:
        lines.append(f"{MADE if is_praise(closed.feedback) else LIFT} {closed.feedback}")
    return [*lines, *(f"{MADE} {line}" for line in late_lines(closed, motion))]


def late_lines(closed: Closed, motion: Motion) -> list[str]:
    """What the closing answered after all, a line each."""
    titles = (motion.get_counterargument(name).name for name in closed.late_answers)
    return [f"Answered late, counts half: {title}" for title in titles]


def flow_lines(flow: Iterable[FlowLine]) -> list[str]:
    """The flow sheet: where each argument stands, theirs and the player's words.

    The ballot's own sentence says it if the only argument was answered late.
    """
    lines, flow = [], tuple(flow)
    for line in flow:
        score = "" if line.score is None else f" {line.score}"
        theirs = line.theirs or "not thrown yet"
        yours = f" You: {quoted(line.yours, 100)}" if line.yours else ""
        late = f" {ANSWERED_LATE}" if line.late and len(flow) > 1 else ""
        symbol = SYMBOLS[line.status]
        if line.speaker:
            theirs = f"{line.speaker} on {quoted(theirs) if line.theirs else theirs}"
            yours = yours.replace(" You:", " Answer:", 1)
        lines.append(
            f"{symbol} {line.status}{score}: {theirs} (weight {line.weight}).{yours}{late}"
        )
    return lines


def ballot_lines(ballot: Ballot) -> list[str]:
    """The result of a match."""
    lines = [
        ballot.reason,
        f"Match score {_score_parts(ballot)}",
    ]
    if marks := world_schools_lines(ballot):
        lines.append(" ".join(marks))
    lines += beside_lines(ballot)
    lines += flow_lines(ballot.flow)
    if ballot.calls_made:
        lines.append(f"Your calls: {_calls(ballot)}.")
    return lines + _learnt_lines(ballot)


def duel_lines(result: DuelBallot) -> list[str]:
    """The result of a duel: who carried the House, and what each of the two has earned."""
    lines = [result.reason, *flow_lines(result.flow)]
    for duellist, ballot in zip(result.duellists, result.ballots, strict=True):
        lines += ["", f"{duellist}: score {_score_parts(ballot)}"]
        lines += beside_lines(ballot)
        if ballot.calls_made:
            lines.append(f"Calls: {_calls(ballot)}.")
        lines += _learnt_lines(ballot, "Clearest point")
    return lines


def beside(ballot: Ballot) -> list[tuple[str, int]]:
    """Scores that stand beside the match score, by name."""
    scores = (
        ("Opening", ballot.opening), ("Closing", ballot.closing), ("Steelman", ballot.steelman)
    )  # fmt: skip
    return [(name, score) for name, score in scores if score is not None]


def beside_lines(ballot: Ballot) -> list[str]:
    """Those scores, a line each, and why the opening has its own."""
    lines = []
    for name, score in beside(ballot):
        why = f" {ballot.opening_words}" if name == "Opening" else ""
        lines.append(f"{name}, beside the score: {score} of 100.{why}")
    return lines


def _score_parts(ballot: Ballot) -> str:
    content, strategy = f"content {ballot.content:g} of 60", f"strategy {ballot.strategy:g} of 40"
    return f"{ballot.score} of 100. Inside the bands: {content}, {strategy}."


def _calls(ballot: Ballot) -> str:
    return f"{ballot.calls_right} of {ballot.calls_made} right"


def _learnt_lines(ballot: Ballot, best: str = "Your clearest point") -> list[str]:
    """The best point, what was contested and what to study."""
    lines = []
    if ballot.best and ballot.best.sentence:
        lines.append(f"{best}: {quoted(ballot.best.sentence)}")
    for contest in ballot.contested:
        what = contest.point or "an answer that is on no list"
        lines.append(f"Contested: {contest.counterargument}: {what}")
    studies = (f"To study: {study.counterargument}: {study.point.text}" for study in ballot.study)
    return [*lines, *studies]
