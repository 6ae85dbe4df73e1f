"""Openings, and whether an answer weighs; how closings do is judged in `closing`.

Weighing counts only when it is comparative: both sides are named on a common ground, which debate
textbooks list as magnitude, probability, time and reversibility (see `docs/judge.md`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.packs.format import Motion, Side, other_side
from game.scoring.bearings import ON_TOPIC
from game.scoring.contract import Matcher, Question
from game.scoring.reading import MOST_SENTENCES
from game.scoring.sentences import split_sentences
from game.scoring.verdict import MADE, ON_MOTION, REASONED, STATED, UNSTATED
from game.scoring.words import REASON

COMPARISON = re.compile(
    r"\b(outweighs?|outlasts?|matters? (far |much |a lot )?more"
    r"|counts? (for )?(far |much )?more"
    r"|weighs? more|more important|less important|(more|less) (\w+ )?than"
    r"|rather than|even if|even though"
    r"|whereas|while|compared|comparison|worse than|better than|bigger than"
    r"|greater than|larger than"
    r"|smaller than|sooner than|likelier than|heavier than|\w{3,}er than|dwarfs?|trumps?)\b"
    r"|より(も)?|比べ|一方",
    re.IGNORECASE,
)
THEIRS = re.compile(
    r"\b(their|theirs|they|them|your|yours|you|opponents?|the other side"
    r"|that (argument|claim|point))\b"
    r"|相手|あなた|向こう|そちら|彼ら",
    re.IGNORECASE,
)
OURS = re.compile(
    r"\b(our|ours|we|us|my|mine|i|this side|the answer|my (point|side)"
    r"|the controls|this)\b|私|我々|こちら",
    re.IGNORECASE,
)
GROUNDS = {
    "magnitude": r"\b(big|bigger|large|larger|huge|scale|size|many|most|millions?"
    r"|billions?|severe|worse"
    r"|greater|magnitude|whole|entire|enormous|small|smaller|serious)\b|大き|規模|深刻",
    "probability": r"\b(likely|likelier|unlikely|probab\w+|certain\w*|sure|speculat\w+"
    r"|maybe|might|may"
    r"|risk\w*|chance|guess|proven|evidence|already happen\w*)\b|確実|可能性|おそらく",
    "time": r"\b(now|soon|sooner|later|today|tomorrow|years?|months?|decades?"
    r"|long[- ]term|short[- ]term"
    r"|first|before|already|lasting|temporary|immediate\w*|next)\b|今|将来|長期|短期|すぐ",
    "reversibility": r"\b(irreversib\w+|revers(ib\w+|es?|ed)|undo|undone|permanent\w*"
    r"|forever|recover\w*|repair\w*|be (corrected|mended)|(gets?|got|comes?|brought|bring) back"
    r"|cannot be taken back|no way back|lost for good|regain\w*)\b"
    r"|取り返|取り戻|永久|元に戻|やり直",
}
_GROUNDS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in GROUNDS.items()}


def compares(text: str) -> bool:
    """Both sides are named, a comparison is drawn, and it stands on a ground."""
    return bool(
        COMPARISON.search(text)
        and THEIRS.search(text)
        and OURS.search(text)
        and any(ground.search(text) for ground in _GROUNDS.values())
    )


def judge_opening(text: str, motion: Motion, side: Side, matcher: Matcher) -> int:
    """0 to 100: how far an opening states a case: on the motion, of its side, with a reason.

    40 marks for speaking of the motion, 30 for asserting a point of the side or a claim that it
    throws, 30 for a reason; an opening that asserts the other side's gets none of the 30.
    """
    sentences = [sentence.text for sentence in split_sentences(text)[:MOST_SENTENCES]]
    if not sentences:
        return 0
    related = float(matcher.nearness(sentences, [motion.text, *_claims(motion)]).max())
    if related < ON_TOPIC:
        return 0
    own, theirs = _case(motion, side), _case(motion, other_side(side))
    asked = Question([*own, *theirs], motion.text, most=len(own) + len(theirs))
    found = matcher.match_phrasings(sentences, asked).asserts
    mine, other = (
        float(found[:, : len(own)].max(initial=0)),
        float(found[:, len(own) :].max(initial=0)),
    )
    unstated = UNSTATED if other < MADE else 0
    stated = STATED if mine >= MADE and mine >= other else unstated
    return ON_MOTION + stated + (REASONED if REASON.search(text) else 0)


def _case(motion: Motion, side: Side) -> list[Sequence[str]]:
    """What `side` says: its points, each in several wordings, and the claims that it throws.

    Without the points' examples, of which there are too many for a player who waits.
    """
    points = [[p.text, *p.phrasings] for c in motion.against(side) for p in c.point]
    return [*points, *([c.claim] for c in motion.against(other_side(side)))]


def _claims(motion: Motion) -> list[str]:
    return [c.claim for c in motion.counterargument]
