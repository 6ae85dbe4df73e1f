"""Bombast: learned words that sound like thought and say nothing of the debate.

“In a post-Gaussian cost manifold, the derivative of expectation folds into its own integral” is
near a point about a cost trend and answers nothing. One such word is a scholar's; several different
ones in a few sentences are there for their sound. (Of 3,900 labelled answers eight have four of
them or more, all gibberish to those who labelled them; of the others three have more than one,
gibberish, too.)
"""

from __future__ import annotations

import re

MOST, SHARE = 3, 0.05
"""Different learned words that an honest answer may have, and the share of all words from which on
more of them are bombast."""

_LEARNED = re.compile(
    r"\b(?:(?:an|de|hetero|iso|meta|multi|non|poly|post|pre)-?)?("
    r"anisotrop|asymptot|axiom|bifurcat|cardinalit|curvature|dialectic|eigen|endogen|entrop|epistem"
    r"|euclid|exogen|fractal|gaussian|hegemon|hermeneut|immanen|indetermin|instantiat|invarian"
    r"|isomorph|liminal|locus|manifold|metaphys|normativ|noumen|observabilit|ontic|ontolog"
    r"|orthogonal|phenomenolog|praxis|recursi|reflexiv|reif(?:y|ied|icat)|rhizom|scalar|semiotic"
    r"|signif(?:ier|ied)\b|subsum|superposition|tautolog|teleolog|telos|temporalit|topolog"
    r"|transcend|westphal)\w*",
    re.IGNORECASE,
)


def is_bombast(text: str) -> bool:
    """Whether an English text is made of learned words rather than of an argument."""
    found = {stem.lower() for stem in _LEARNED.findall(text)}
    return len(found) > MOST and len(found) >= SHARE * len(text.split())
