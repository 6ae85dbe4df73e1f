"""Why a number is what it is: every number of a verdict, opened to its parts.

The formulas are those of `game.scoring.rubric`; bands come from points and flags, the criteria only
place a score inside its band.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.debate.events import HintTaken
from game.debate.round import HINT_COST, HINT_NAMES, PRESS_CAP, Round
from game.debate.wording import quoted
from game.phrases import plural
from game.scoring.verdict import (
    ARGUED_PLAINLY,
    ARGUED_WORDS,
    AT_LENGTH_WORDS,
    BAND_RANGES,
    HESITANT,
    MADE,
    Criteria,
    Verdict,
    is_too_uncertain,
    is_uncertain,
)

CONTENT_SUM = "coverage times sureness; bare points lose up to 40%"
STRATEGY_SUM = "16 for engagement, 16 for structure, 8 for weighing"
"""How the parts of a criterion make its mark; the parts are shares, 0 to 1."""
QUOTE, SHORT_QUOTE = 40, 28
"""Code points of the words that are in doubt, about: of one sentence, and of each of two."""
NEXT_BAND = {
    (2, 1): "Band 3 asks for a second point, or for this one safely made and argued in full: with "
    f"a reason, a fact or anything else beside it, in {AT_LENGTH_WORDS} different words or more.",
    (3, 1): "Band 4 asks for a second point.",
    (3, 2): "Band 4 asks for two points safely made, and argued: an answer to their claim, with "
    f"reasons or facts, in {ARGUED_PLAINLY} different words or more, up to {ARGUED_WORDS} where "
    "the second is in doubt.",
}
"""What the band after a band asks for, by the band and the points made (2 or more count as 2)."""
FROM_HERE = f"counts from {MADE:.0%}"
SURENESS = f"Beside each point: how sure the judge is that you make it; it {FROM_HERE}."
INSIDE = (
    "Inside a band content and strategy set the place; what barely reaches it stands at its foot, "
    "what all but reaches the next at its head."
)
INSIDE_OFF_LIST = (
    "An argument on no list stays in the lower half of its band: how well it argues sets the "
    "place, and strategy only where that is little."
)


@dataclass(frozen=True)
class Measure:
    """One part of a criterion."""

    name: str
    value: float
    """0 to 1."""
    meaning: str


def doubt_line(verdict: Verdict) -> str:
    """What is in doubt about a verdict that is uncertain, or whose band hangs on one point.

    Empty for any other, and where nobody knows how certain it is.
    """
    hangs = verdict.otherwise is not None
    if verdict.certainty is None or not (verdict.is_uncertain or hangs):
        return ""
    points = ((p.probability, p.made, verdict.words_of(p)) for p in verdict.points)
    doubt = in_doubt(points, flagged=bool(verdict.flags), off_list=verdict.off_list)
    if verdict.otherwise is not None:
        low, high = sorted((verdict.band, verdict.otherwise))
        doubt += f", and so whether the band is {low} or {high}"
    return doubt_words(verdict.certainty, doubt)


def doubt_words(certainty: float, doubt: str) -> str:
    """How often coaches agree with such a verdict, and what is in doubt."""
    agree = f"coaches agree with {of_100(certainty)} of 100 such verdicts"
    if is_too_uncertain(certainty):
        return (
            f"Not enough to judge by: {agree}, so take the score for a guess and let a person read "
            f"it. In doubt: {doubt}."
        )
    if not is_uncertain(certainty):
        return f"In doubt: {doubt}; {agree}."
    return f"Uncertain: {agree}. In doubt: {doubt}."


def certainty_line(verdict: Verdict) -> str:
    """How certain a verdict is; empty where that is unknown, or `doubt_line` tells it."""
    if verdict.certainty is None or doubt_line(verdict):
        return ""
    share = of_100(verdict.certainty)
    return f"Of 100 verdicts like this, coaches agree with {share} in points and band."


def of_100(share: float) -> str:
    """A share, 0 to 1, as a number of a hundred."""
    return f"{100 * share:.0f}"


def in_doubt(
    points: Iterable[tuple[float, bool, str]], *, flagged: bool = False, off_list: bool = False
) -> str:
    """Which decisions of a verdict may well be others; names no missed point.

    `points` gives of each its probability, whether it counts as made, and the words that came
    nearest.
    """
    found = list(points)
    hesitant = sorted(
        (abs(probability - MADE), made, words)
        for probability, made, words in found
        if words and abs(probability - MADE) <= HESITANT
    )
    credited = {words: False for _, _, words in hesitant}
    for _, made, words in hesitant:
        credited[words] |= made
    if len(credited) > 1:
        one, other = [*credited][:2]
        both = credited[one] and credited[other]
        join, what = ("and", "make their points") if both else ("or", "makes a point")
        return f"whether {quoted(one, SHORT_QUOTE)} {join} {quoted(other, SHORT_QUOTE)} {what}"
    for words, made in credited.items():
        return f"whether {quoted(words, QUOTE)} makes {'its point' if made else 'a point'}"
    if flagged:
        return "the flag"
    if off_list:
        return "what an argument is worth that is on no list"
    if any(made for _, made, _ in found):
        return "how many points it makes, and how fully"
    return "what it argues, and for which side"


def band_reason(verdict: Verdict) -> str:
    """Which band, and what put the score there, in one sentence."""
    place = f"Band {verdict.band} ({BAND_RANGES[verdict.band]})"
    made = len(verdict.made)
    if verdict.flags:
        kinds = " and ".join(f"“{flag.name}”" for flag in verdict.flags)
        noun = "flag" if len(verdict.flags) == 1 else "flags"
        return f"{place}: {plural(made, 'point')} made, held down by the {noun} {kinds}."
    if verdict.off_list:
        return f"{place}: reasoned and relevant, but no point on this pack's list."
    if not made:
        return f"{place}: no point made yet."
    argued = ", argued in full" if verdict.band == 4 or (verdict.band == 3 and made == 1) else ""
    more = len(verdict.points) > 1
    wanted = NEXT_BAND.get((verdict.band, min(made, 2)), "") if more else ""
    return f"{place}: {plural(made, 'point')} made{argued}. {wanted}".rstrip()


def content_measures(criteria: Criteria) -> tuple[Measure, ...]:
    """What the content mark, out of 60, is made of."""
    return (
        Measure(
            "coverage",
            criteria.coverage,
            "the weight of your points, as a share of two full points",
        ),
        Measure(
            "development",
            criteria.development,
            "how many of them have a reason, a figure or a card",
        ),
        Measure("sureness", criteria.sureness, "how sure the judge is of them"),
    )


def strategy_measures(criteria: Criteria) -> tuple[Measure, ...]:
    """What the strategy mark, out of 40, is made of."""
    return (
        Measure("engagement", criteria.engagement, "it answers the claim that was made"),
        Measure("structure", criteria.structure, "they say, but I say, because, therefore"),
        Measure("weighing", criteria.weighing, "words that weigh their side against yours"),
    )


def marks(verdict: Verdict) -> tuple[tuple[str, str, tuple[Measure, ...]], ...]:
    """Both marks of a verdict: name and value, how its parts make it, and these parts.

    Content counts listed points, so an argument on no list has none.
    """
    found = verdict.criteria
    content = f"content {found.content:g} of 60", CONTENT_SUM, content_measures(found)
    strategy = f"strategy {found.strategy:g} of 40", STRATEGY_SUM, strategy_measures(found)
    return (strategy,) if verdict.off_list else (content, strategy)


def inside(verdict: Verdict) -> str:
    """What sets the place inside a band."""
    return INSIDE_OFF_LIST if verdict.off_list else INSIDE


def score_sum(played: Round) -> str:
    """How the round's score came about where it differs from the verdict's; else empty."""
    if played.accepted is None:
        return ""
    parts = [f"{played.accepted.score} for the answer"]
    if played.press and played.press.made:
        lifted = min(PRESS_CAP, played.press.verdict.score)
        if lifted > played.accepted.score:
            parts.append(f"lifted to {lifted} by the press (at most {PRESS_CAP})")
    if played.hint_cost:
        deepest = max(hint.level for hint in played.hints)
        parts.append(f"less {played.hint_cost} for the hint ({HINT_NAMES[deepest]})")
    return f"{', '.join(parts)}: the round stands at {played.score}." if len(parts) > 1 else ""


def press_offer(played: Round) -> str:
    """What a good reply to the opponent's question can be worth."""
    if played.accepted is not None and played.accepted.score >= PRESS_CAP:
        return f"A reply is practice: the press lifts no round above {PRESS_CAP}."
    less = f" ({PRESS_CAP} less {played.hint_cost} for hints)" if played.hint_cost else ""
    return f"A good reply lifts the round, to at most {PRESS_CAP - played.hint_cost}{less}."


def call_result(played: Round) -> str:
    """Whether the player's call was right; empty without one."""
    if played.called is None or played.answer is None:
        return ""
    made = len(played.answer.verdict.made)
    which = " in the first version" if played.revisions or played.press else ""
    if played.called == made:
        return f"You called {plural(made, 'point')}{which}: right."
    was = "was" if made == 1 else "were"
    return f"You called {plural(played.called, 'point')}{which}; there {was} {made}."


def hint_offer(hint: HintTaken) -> str:
    """The question whether to take the next hint: what it is and costs."""
    name, cost = HINT_NAMES[hint.level], HINT_COST[hint.level]
    rest = ", in place of what was paid before" if hint.level > 1 else ""
    return f"Take the hint “{name}”? It costs {cost} of this round's marks{rest}."
