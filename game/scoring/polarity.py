"""Clause parity: in wording that is close to a point, count what turns the sense round.

A clause of the sentence and a clause of the point that share most of their content words say the
same or the contrary; which of the two, the number of negators and downward words tells: an odd
difference is a clash. So is an adjective whose contrary stands in the other clause. Blind to
contraries in other words, which are the verifier's business.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from game.scoring.words import is_function_word, words

SHARED = 0.6
"""Two clauses are aligned when this share of the shorter one's content words stands in both."""

FEWEST_SHARED, CHATTY = 2, 3
"""And at least this many; of a phrasing, which is looser in its wording than a point, the other."""

MOST_REMEMBERED = 4096
"""Texts whose clauses are kept, some 500 bytes each: a wording is held against many sentences."""

_CLAUSE = re.compile(
    r"[,;:.!?()]|\s[-–—]\s|\b(?:and|but|so|because|while|whereas|since"
    r"|although|though|which|then)\b",
    re.IGNORECASE,
)
_NEGATORS = frozenset(
    """not no never nobody nothing none neither nor without hardly barely scarcely cannot cant n't
    dont doesnt didnt wont isnt arent wasnt werent fail fails failed lack lacks lacked
    refuse refuses deny denies stop stops stopped prevent prevents prevented unable
    impossible false wrong untrue""".split()
)
_DOWN = frozenset(
    """less fewer fewest least fall falls fell fallen falling decline declines drop drops dropped
    decrease decreases reduce reduces shrink shrinks lose loses lost losing harm harms hurt hurts
    dead useless worthless insufficient unlikely""".split()
)
_UP = frozenset(
    """more rise rises rose risen rising increase increases raise raises raised gain gains gained
    win wins won help helps helped alive useful enough sufficient likely every always""".split()
)
_AXES = (
    ("low lower lowest small smaller smallest tiny short shorter",
     "high higher highest large larger big bigger biggest huge enormous long longer"),
    ("weak weaker", "strong stronger"),
    ("cheap cheaper", "dear dearer expensive"),
    ("bad worse poor", "good better"),
    ("slow slower", "fast faster"),
    ("easy easier", "hard harder"),
    ("late later", "early earlier"),
    ("close closes closed closing narrow narrows narrowed narrowing shut shuts",
     "open opens opened opening widen widens widened widening grow grows grew grown growing"),
    ("end ends ended", "begin begins began start starts started continue continues continued"),
    ("after", "before"),
    ("few little rare sliver trifle pittance negligible", "many most common"),
)  # fmt: skip
"""Adjectives, amounts and words of time that turn the sense only beside their contraries: a closed
lab and a close race deny nothing."""
_TILT = {
    word: (axis, sign)
    for axis, sides in enumerate(_AXES)
    for sign, side in zip((-1, 1), sides, strict=True)
    for word in side.split()
}
_EMPTY = frozenset("much first last instead".split())
"""Say how much or when, of whatever they stand with."""
_NOT = re.compile(r"n't\b", re.IGNORECASE)
_BUT_NOT = re.compile(r"\b(?:instead of|in place of|rather than)\b", re.IGNORECASE)
"""What follows is denied, what stands before is not."""
_TRAILING = re.compile(
    r"([\w'’]+) not(?= (?:(?:the|a|an|his|her|its|their|our|any) )?\w+(?: \w+)?\s?(?:$|[.,;!?]))",
    re.IGNORECASE,
)
"""“His problem not money”: so is this, unless the word before it is one whose verb is denied."""
_DENIES_VERB = re.compile(
    r"(?:is|are|was|were|be|been|am|do|does|did|has|have|had|can|could|will|would|may|might|must"
    r"|should|shall|if|or|why|whether|\w+ly|still|often|just|yet|also|ever|so|but|and|simply|that"
    r"|\w+['’]\w+)$",
    re.IGNORECASE,
)
_LITTLE = re.compile(
    r"\b(say|tell|prove|show|mean|matter)s?( us| you| me)? (?:very )?little\b", re.IGNORECASE
)
_ASKED = re.compile(
    r"^\W*(?:and |but |so )?(?:who|what good|why (?:would|should))\b[^?]*\?\W*$", re.IGNORECASE
)
"""A question whose answer is: nobody, none, for no reason."""
_SUFFIX = re.compile(r"(?:'s|ing|ed|es|s|ly)$")


@dataclass(frozen=True)
class _Clause:
    stems: frozenset[str]
    sign: int
    """Turned by each negator and downward word."""
    tilt: Counter[int]
    """For each of `_AXES` it has, above 0 where more of the second kind stands, else below."""

    def agrees(self, other: _Clause) -> bool:
        """An adjective turns the sense only where its contrary stands: others are beside it."""
        turned = sum(self.tilt[axis] * other.tilt[axis] < 0 for axis in self.tilt)
        return (self.sign == other.sign) == (turned % 2 == 0)


def clashes(sentence: str, point: str, fewest: int = FEWEST_SHARED) -> bool:
    """The sentence says the contrary of the point in nearly the point's words.

    Clauses are compared that share `fewest` content words or more.
    """
    return sense(sentence, point, fewest) < 0


def sense(sentence: str, point: str, fewest: int = FEWEST_SHARED) -> int:
    """1 if the sentence says the same as the point in nearly its words, -1 if the contrary.

    0 where no clause of the one shares enough words with one of the other. Each clause of the point
    meets the one of the sentence that shares most words with it, the first of several; where as
    many say the contrary as say the same, all together say the contrary.
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
    if opposed and opposed >= same:
        return -1
    return 1 if same else 0


def _aligned(one: _Clause, two: _Clause, fewest: int) -> bool:
    shared = len(one.stems & two.stems)
    shorter = min(len(one.stems), len(two.stems))
    return shared >= fewest and shared >= SHARED * shorter


@lru_cache(maxsize=MOST_REMEMBERED)
def _clauses(text: str) -> tuple[_Clause, ...]:
    plain = _TRAILING.sub(_parted_not, _BUT_NOT.sub(", not ", text))
    plain = _NOT.sub(" not ", _LITTLE.sub(r"\1 not", plain))
    if _ASKED.match(text):
        plain = f"nobody {plain}"
    found = [_clause(piece) for piece in _CLAUSE.split(plain)]
    return tuple(clause for clause in found if clause.stems)


def _parted_not(found: re.Match[str]) -> str:
    before = found.group(1)
    return found.group() if _DENIES_VERB.match(before) else f"{before}, not"


def _clause(text: str) -> _Clause:
    sign, stems = 1, set()
    tilt: Counter[int] = Counter()
    for word in words(text):
        if word in _NEGATORS or word in _DOWN:
            sign = -sign
        elif word in _TILT:
            axis, way = _TILT[word]
            tilt[axis] += way
        elif word not in _UP and word not in _EMPTY and not is_function_word(word):
            stems.add(_SUFFIX.sub("", word)[:6])
    return _Clause(frozenset(stems), sign, tilt)
