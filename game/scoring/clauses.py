"""Clauses: the parts of a compound sentence, each of which may make a point by itself.

“Huawei's chips will do, and the weights are open, so anyone may run them” makes two points, and as
a whole lies between them. Who types as people do joins what he has to say by commas.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from game.scoring.language import language_of

FEWEST_WORDS, FEWEST_LETTERS = 4, 8
"""Words of an English clause, letters of a Japanese one; a shorter piece joins the one before."""

_JOINT = re.compile(
    r"""(?<!\s)\s*(?:[;:](?!\d)|\s[-–—]+\s|,(?!\d))\s*
        (?:(?:and|but|so|yet|or|because|since|while|whereas|although|though)\b\s*)?
      | (?<!\s)\s+(?:and|but|so|because|since|while|whereas|although|though)\s+
        (?=(?:then|now|also|that's|it's|they're|we're|you're|i|we|you|he|she|it|they|there|this
             |these|those|the|a|an|my|our|your|his|its|their|nobody|everybody|everyone|anyone
             |people|most|some|many|every|any|even|if|when)\s)""",
    re.IGNORECASE | re.VERBOSE,
)
_JOINT_JA = re.compile(r"[、；]")


@lru_cache(maxsize=2048)
def clauses(sentence: str) -> tuple[str, ...]:
    """The clauses of `sentence`, in order; none where it has but one."""
    japanese = language_of(sentence) == "ja"
    joints = [found.span() for found in (_JOINT_JA if japanese else _JOINT).finditer(sentence)]
    spans: list[tuple[int, int]] = []
    bounds = [0, *chain.from_iterable(joints), len(sentence)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        last = sentence[slice(*spans[-1])] if spans else ""
        if spans and (_is_short(sentence[start:end], japanese) or _is_short(last, japanese)):
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    found = [sentence[slice(*span)].strip() for span in spans]
    return tuple(found) if len(found) > 1 and all(found) else ()


def _is_short(piece: str, japanese: bool) -> bool:
    if japanese:
        return len(piece.strip()) < FEWEST_LETTERS
    return len(piece.split()) < FEWEST_WORDS
