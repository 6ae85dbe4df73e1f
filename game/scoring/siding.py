"""Which side a closing speaks for: is what it calls more the claim that it should weigh against?

“Even if ours is true, theirs is bigger” compares as well as its reverse, so words do not tell. What
is granted is left out; the rest is read against the opponent's claim and the points that answer it,
and compared with the wordings of both sides.
"""

from __future__ import annotations

import re

from game.packs.format import Counterargument, Motion, Side, other_side
from game.scoring.comparing import CONCEDED, compared
from game.scoring.contract import Matcher, Question
from game.scoring.nearness import mean_of_nearest
from game.scoring.reading import ALIKE, CHORUS
from game.scoring.sentences import split_sentences
from game.scoring.warming import counterexamples, phrasings, said_by_them

DOUBTFUL, CLEAR, CLEAR_IF_GRANTED = 0.15, 0.5, 0.3
"""Leanings from which on it is doubtful whose side a closing takes, and from which on it plainly
takes theirs: the last where an “even if” says what is granted. Chosen on the odd half of
`benchmarks/closings.jsonl`."""

SIDES, CLAIM = 5, 2
"""Weights of the difference of nearness to both sides, and to their words and the points."""

ASSERTED = 0.35
"""Probability of asserting the claim below which a closing does not lean to it, whatever it is near
to."""

_TURN = re.compile(
    r"\b(?:but|yet|however|against (?:that|this|it))\b|しかし|でも|けれど|が、", re.IGNORECASE
)
"""After these stands what is upheld; “while” and its like join what may stand in any order."""
_FIRST = 10
"""Characters of a closing before which nothing turns."""

_THEIRS_IS_MORE = re.compile(
    r"\b(?:their|your|the other side's) (?:point|argument|case|side|claim|harm|risk)s?\b"
    r"[^.!?,;:]{0,30}"
    r"\b(?:(?:stronger|bigger|larger|greater|better|heavier|graver|more \w+) than|outweighs?)"
    r" (?:ours|mine|our|my)\b"
    r"|\bwhat (?:they|you) say (?:counts|weighs|matters) more\b",
    re.IGNORECASE,
)
_NOT_MEANT = re.compile(
    r"\b(?:not|never|hardly|no|nobody|none|(?:they|you) (?:say|think|believe|claim|hold|feel))\b"
    r"|n['’]t\b|\?",
    re.IGNORECASE,
)
"""Denies it in the same sentence, asks it, or says that they say so."""


def speaks_for_them(text: str, leaning: float) -> bool:
    """Whether a closing of that leaning plainly calls more what the other side says."""
    for sentence in split_sentences(text):
        if _THEIRS_IS_MORE.search(sentence.text) and not _NOT_MEANT.search(sentence.text):
            return True
    if CONCEDED.match(text):
        return leaning >= CLEAR_IF_GRANTED
    return bool(_TURN.search(text, _FIRST)) and leaning >= CLEAR


def leaning(text: str, against: Counterargument, motion: Motion, matcher: Matcher) -> float:
    """How far what a closing upholds goes with the claim `against` rather than with its answers."""
    upheld = _upheld(text)
    if not upheld:
        return 0.0
    answers = [phrasings(point) for point in against.point]
    theirs = said_by_them(against)
    found = matcher.match_phrasings(
        upheld, Question(answers, motion.text, counterexamples(against), claim=theirs)
    )
    if found.claimed.max() < ASSERTED:
        return 0.0
    side = against.against
    ours_all = _said_on(motion, side)
    theirs_all = _said_on(motion, other_side(side))
    every = [wording for group in answers for wording in group]

    def near(texts: list[str], count: int) -> float:
        return float(mean_of_nearest(matcher.nearness(upheld, texts), count).mean())

    sides = near(theirs_all, CHORUS) - near(ours_all, CHORUS)
    claim = near(theirs, 1) - near(every, ALIKE)
    claimed = float(found.claimed.max() - found.asserts.max())
    return round(claimed + SIDES * sides + CLAIM * claim, 3)


def _said_on(motion: Motion, side: Side) -> list[str]:
    """What `side` may say: its points in every wording, and the claims that it throws."""
    points = [w for c in motion.against(side) for point in c.point for w in phrasings(point)]
    return [*points, *(c.claim for c in motion.against(other_side(side)))]


def _upheld(text: str) -> list[str]:
    """What follows the turn; where nothing turns, the sentences that compare."""
    turn = CONCEDED.match(text) or _TURN.search(text, _FIRST)
    rest = [sentence.text for sentence in split_sentences(text[turn.end() :] if turn else text)]
    return rest if turn else [sentence for sentence in rest if compared(sentence)]
