"""How results read as plain sentences, the same in every front end.

Lines are unwrapped and carry no markup; meaning stands in words, the symbols only help the eye.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.debate.assigned import Assigned
from game.debate.ballot import Ballot
from game.debate.duel import DuelBallot, divide
from game.debate.events import Closed
from game.debate.flow import SYMBOLS, FlowLine, standing_of
from game.debate.house import House
from game.debate.match import Match
from game.debate.refutations import labelled
from game.debate.round import HINT_COST, HINT_NAMES, Round
from game.packs.format import Counterargument, Evidence, Motion, Pack, Side
from game.scoring.verdict import BAND_RANGES, Criteria, Flag, PointResult, Verdict, band_name

MADE, NEAR, MISSED, FLAGGED, LIFT = "✓", "~", "○", "✗", "▲"
"""First sign of a line about a point made, nearly made or missed, a flag, and what would help."""

LONGEST_WORD = 20
"""Code points of a word that is rather left out of a quotation than cut."""

BANDS_FIRST = "Points made set each round's band; content and strategy the place inside."
"""Why the marks of the criteria do not add up to a score."""

SIDE_NAMES: dict[Side, str] = {"pro": "PRO (for the motion)", "con": "CON (against the motion)"}


def plural(count: int, one: str, many: str = "") -> str:
    """`1 point`, `2 points`; `many` for words that do not take an s."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def quoted(text: str, longest: int = 0) -> str:
    """`text` on one line in quotation marks, of at most `longest` code points if that is given.

    It is cut between words, where there is a space not too far back.
    """
    text = " ".join(text.split())
    if longest and len(text) > longest:
        head, space, tail = text[: longest - 1].rpartition(" ")
        far = not space or len(tail) > LONGEST_WORD
        text = f"{text[: longest - 1]}…" if far else f"{head} …"
    return f"“{text}”"


def flowing(text: str) -> str:
    """A passage with each paragraph on one line, whatever its author's line breaks."""
    return "\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def form(mode: str, day: str = "", rung: int = 0, assigned: Assigned | None = None) -> str:
    """What is played, in a word or two: the mode, `daily`, `rung 2`, `graded 1/2`."""
    if assigned is not None:
        return f"{assigned.label} {assigned.attempt}/{assigned.attempts}"
    if rung:
        return f"rung {rung}"
    return "daily" if day else mode


# -- before the rounds -------------------------------------------------------------


def stance(motion: Motion) -> str:
    """Where the essay stands and as of which day the motion is argued; empty if unknown."""
    words = []
    if motion.essay_side:
        words.append(f"The essay takes {motion.essay_side.upper()}.")
    if motion.as_of:
        day = f"{motion.as_of.day} {motion.as_of:%B %Y}"
        words.append(f"Argue as of {day}: you may use later facts, but no point rests on them.")
    return " ".join(words)


def section_title(pack: Pack | None, section_id: str | None) -> str:
    """The title of the essay's section; empty if none is named, or without the pack."""
    titles = {section.id: section.title for section in pack.manifest.section} if pack else {}
    return titles.get(section_id or "", "")


def card_lines(card: Evidence) -> list[str]:
    """An evidence card with its source."""
    lines = [f"[{card.id}] {card.title}: {card.fact}"]
    if card.source:
        parts = (card.source.title, card.source.publisher, card.source.date, card.source.url)
        lines.append(f"    Source: {', '.join(part for part in parts if part)}.")
    elif card.origin == "essay":
        lines.append("    Source: the essay.")
    return lines


# -- a round -----------------------------------------------------------------------


def verdict_lines(
    verdict: Verdict, counterargument: Counterargument, *, reveal: bool = False
) -> list[str]:
    """The judge's result with the player's own sentences.

    Points that were not made are named only with `reveal`, that is when the round is over.
    """
    name = band_name(verdict.band, off_list=verdict.off_list)
    made = plural(len(verdict.made), "point")
    lines = [
        f"Score {verdict.score} of 100: {name} (band {verdict.band} of 4: "
        f"{BAND_RANGES[verdict.band]}).",
        f"{made.capitalize()} made of {len(verdict.points)}. {inside_line(verdict.criteria)}",
    ]
    for result in verdict.points:
        if result.made:
            lines += _made_lines(result, counterargument)
    if reveal:
        points = [counterargument.get_point(p.id) for p in verdict.points if not p.made]
        lines += [f"{MISSED} {labelled('Missed', point)}: {point.text}" for point in points]
    else:
        for near in verdict.near:
            words = quoted(near.sentence or "")
            lines.append(f"{NEAR} Near a point, not there: {words} {sureness(near)}")
    lines += [flag_line(flag, verdict.text) for flag in verdict.flags]
    if verdict.off_list:
        lines.append("What is not on the list may be contested.")
    if verdict.lift and all(flag.way_out != verdict.lift for flag in verdict.flags):
        lines.append(f"{LIFT} {verdict.lift}")
    return lines


def inside_line(criteria: Criteria) -> str:
    """What placed a score inside its band: marks that do not add up to it."""
    content, strategy = criteria.content, criteria.strategy
    return f"Inside the band: content {content:g} of 60, strategy {strategy:g} of 40."


def flag_line(flag: Flag, text: str) -> str:
    """What raised a flag, in whose words, and the way out."""
    words = f" {quoted(text[slice(*flag.span)], 120)}" if flag.span else ""
    return " ".join(f"{FLAGGED} Flag, {flag.kind}:{words} {flag.why} {flag.way_out}".split())


def _made_lines(result: PointResult, counterargument: Counterargument) -> list[str]:
    point = counterargument.get_point(result.id)
    words = quoted(result.sentence) if result.sentence else "your answer"
    return [
        f"{MADE} {labelled('Made', point)}: {words}",
        f"    that is: {point.text} {sureness(result)}",
    ]


def sureness(result: PointResult) -> str:
    """How sure the judge is that the sentence makes the point; from 50% it counts."""
    return f"({result.probability:.0%} sure)"


def change_line(played: Round) -> str:
    """What the revision was worth; empty without one."""
    if played.revised_from is None or played.revision is None or played.delta is None:
        return ""
    before, after = played.revised_from.score, played.revision.verdict.score
    if played.delta < 0:
        which = "first" if len(played.revisions) == 1 else "better"
        return f"The revision scores {after}, {-played.delta} less; the {which} version counts."
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


def standing_line(played: Round) -> str:
    """Where the round stands, hints taken off."""
    word = standing_of(played)
    cost = f" (hints cost {played.hint_cost})" if played.hint_cost else ""
    return f"The round stands at {played.score}{cost}: {SYMBOLS[word]} {word}."


def hint_line(played: Round) -> str:
    """The last hint taken and its price; empty without one."""
    if not played.hints:
        return ""
    hint = played.hints[-1]
    name, cost = HINT_NAMES[hint.level], HINT_COST[hint.level]
    return f"Hint {hint.level}, {name} (-{cost} in all): {played.hint_text(hint)}"


def close_lines(played: Round, pack: Pack | None) -> list[str]:
    """What is shown when a round is over: the points missed and a model answer."""
    lines = []
    for number, point in enumerate(played.missed, start=1):
        section = section_title(pack, point.source)
        source = f" (essay: {section})" if section and point.origin == "essay" else ""
        missed = labelled(f"Missed {number}", point)
        lines.append(f"{MISSED} {missed}: {point.text}{source}")
    if not lines and played.made:
        lines.append(f"{MADE} You made every point there was.")
    if played.counterargument.model_answer:
        lines.append(f"A model answer: {flowing(played.counterargument.model_answer)}")
    return lines


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


# -- the end -----------------------------------------------------------------------


def closing_lines(closed: Closed, motion: Motion) -> list[str]:
    """What the closing was worth."""
    if closed.score is None:
        return ["No closing."]
    lines = [f"Closing: {closed.score} of 100."]
    if closed.feedback:
        lines.append(f"{LIFT} {closed.feedback}")
    for name in closed.late_answers:
        title = motion.get_counterargument(name).name
        lines.append(f"{MADE} Answered late, counts half: {title}")
    return lines


def flow_lines(flow: Iterable[FlowLine]) -> list[str]:
    """The flow sheet: where each argument stands, theirs and the player's words."""
    lines = []
    for line in flow:
        score = "" if line.score is None else f" {line.score}"
        theirs = line.theirs or "not thrown yet"
        yours = f" You: {quoted(line.yours, 100)}" if line.yours else ""
        symbol = SYMBOLS[line.status]
        if line.speaker:
            theirs = f"{line.speaker} on {quoted(theirs) if line.theirs else theirs}"
            yours = yours.replace(" You:", " Answer:", 1)
        lines.append(f"{symbol} {line.status}{score}: {theirs} (weight {line.weight}).{yours}")
    return lines


def ballot_lines(ballot: Ballot) -> list[str]:
    """The result of a match."""
    lines = [
        ballot.reason,
        f"Match score {_score_parts(ballot)}",
        f"World Schools scale: content {ballot.wsdc_content:g} of 40, strategy "
        f"{ballot.wsdc_strategy:g} of 20, style: not judged.",
    ]
    for name, score in beside(ballot):
        lines.append(f"{name}: {score} of 100.")
    lines += flow_lines(ballot.flow)
    if ballot.calls_made:
        lines.append(f"Your calls: {_calls(ballot)}.")
    return lines + _learnt_lines(ballot)


def duel_lines(result: DuelBallot) -> list[str]:
    """The result of a duel: who carried the House, and what each of the two has earned."""
    lines = [result.reason, *flow_lines(result.flow)]
    for duellist, ballot in zip(result.duellists, result.ballots, strict=True):
        lines += ["", f"{duellist}: score {_score_parts(ballot)}"]
        lines += [f"{name}: {score} of 100." for name, score in beside(ballot)]
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
