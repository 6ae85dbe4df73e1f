"""Clause parity: in wording that is close to a point, count what turns the sense round.

A clause of the sentence and a clause of the point that share most of their content words say the
same or the contrary; which of the two, the number of negators and downward words tells: an odd
difference is a clash. So is an adjective whose contrary stands in the other clause. Blind to
contraries in other words, which are the verifier's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.scoring.words import is_function_word, words

SHARED = 0.6
"""Two clauses are aligned when this share of the shorter one's content words stands in both."""

FEWEST_SHARED = 2
"""And at least this many."""

_CLAUSE = re.compile(
    r"[,;:.!?()]|\s[-–—]\s|\b(?:and|but|so|because|while|whereas|since"
    r"|although|though|which|then)\b",
    re.IGNORECASE,
)
_NEGATORS = frozenset(
    """not no never nobody nothing none neither nor without hardly barely scarcely cannot cant n't
    dont doesnt didnt wont isnt arent wasnt werent fail fails failed lack lacks lacked
    refuse refuses deny denies stop stops stopped prevent prevents prevented unable
    impossible false wrong untrue instead""".split()
)
_DOWN = frozenset(
    """less fewer fewest least fall falls fell fallen falling decline declines drop drops dropped
    decrease decreases reduce reduces shrink shrinks narrow narrows narrowing close closes closed
    closing lose loses lost losing harm harms hurt hurts dead end ends ended useless worthless
    insufficient unlikely after""".split()
)
_UP = frozenset(
    """more rise rises rose risen rising grow grows grew grown growing increase increases raise
    raises raised widen widens widening open opens opened opening gain gains gained win wins
    won help helps helped alive begin begins useful enough sufficient likely before every
    always""".split()
)
_SMALL = frozenset(
    """lower lowest smaller smallest shorter slower weaker worse cheaper easier small tiny low short
    slow weak cheap easy little few late later last rare bad poor
    sliver trifle pittance negligible""".split()
)
_GREAT = frozenset(
    """higher highest larger bigger biggest longer faster stronger better dearer harder huge
    enormous large big high long fast strong expensive dear hard many much early earlier first
    common good most""".split()
)
_SUFFIX = re.compile(r"(?:'s|ing|ed|es|s|ly)$")


@dataclass(frozen=True)
class _Clause:
    stems: frozenset[str]
    sign: int
    """Turned by each negator and downward word."""
    tilt: int
    """Above 0 where it has more great things than small ones, below where it has fewer."""

    def agrees(self, other: _Clause) -> bool:
        """An adjective turns the sense only where its contrary stands: others are beside it."""
        return (self.sign == other.sign) == (self.tilt * other.tilt >= 0)


def clashes(sentence: str, point: str, fewest: int = FEWEST_SHARED) -> bool:
    """The sentence says the contrary of the point in nearly the point's words.

    Clauses are compared that share `fewest` content words or more.
    """
    ours, theirs = _clauses(sentence), _clauses(point)
    same = opposed = 0
    for clause in theirs:
        other = max(ours, key=lambda o: len(o.stems & clause.stems), default=None)
        if other is None or not _aligned(clause, other, fewest):
            continue
        if clause.agrees(other):
            same += 1
        else:
            opposed += 1
    return opposed > same or (opposed > 0 and opposed == same)


def _aligned(one: _Clause, two: _Clause, fewest: int) -> bool:
    shared = len(one.stems & two.stems)
    shorter = min(len(one.stems), len(two.stems))
    return shared >= fewest and shared >= SHARED * shorter


def _clauses(text: str) -> list[_Clause]:
    found = [_clause(piece) for piece in _CLAUSE.split(text.replace("n't", " not"))]
    return [clause for clause in found if clause.stems]


def _clause(text: str) -> _Clause:
    sign, tilt, stems = 1, 0, set()
    for word in words(text):
        if word in _NEGATORS or word in _DOWN:
            sign = -sign
        elif word in _SMALL or word in _GREAT:
            tilt += 1 if word in _GREAT else -1
        elif word not in _UP and not is_function_word(word):
            stems.add(_SUFFIX.sub("", word)[:6])
    return _Clause(frozenset(stems), sign, tilt)
