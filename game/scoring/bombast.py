"""Bombast: learned words that sound like thought and say nothing of the debate.

“In a post-Gaussian cost manifold, the derivative of expectation folds into its own integral” is
near a point about a cost trend and answers nothing. One such word is a scholar's; several different
ones in a few sentences are there for their sound. (Of 3,200 labelled answers that were looked at
nine have four of them, all called gibberish by those who labelled them, of 15 where they are
fluent; no other has more than two.)
"""

from __future__ import annotations

import re

MOST, SHARE = 3, 0.05
"""Different learned words that an honest answer may have, and the share of all words from which on
more of them are bombast."""

_LEARNED = re.compile(
    r"\b(?:an|de|hetero|iso|meta|multi|non|poly|post|pre)?-?(?:"
    r"anisotrop|asymptot|axiom|bifurcat|cardinalit|contingen(?:t|cy)\b|curvature|dialectic|eigen"
    r"|endogen|entrop|epistem|euclid|exogen|fractal|gaussian|gradient|hegemon|hermeneut|heterogene"
    r"|homogene|horizon|immanen|indetermin|instantiat|intrinsic|invarian|isomorph|latent|lattice"
    r"|liminal|locus|manifold|metaphys|normativ|noumen|observabilit|ontic|ontolog|orthogonal"
    r"|phenomenolog|polar(?:ity|ised)?\b|praxis|presuppos|quantum|recursi|reflexiv|reif(?:y|ied|icat)"
    r"|rhizom|scalar|semiotic|signif(?:ier|ied)\b|stochastic|subsum|substrate|superposition"
    r"|tautolog|teleolog|telos|temporalit|topolog|transcend|valence|westphal)\w*",
    re.IGNORECASE,
)
_STEM = 7
"""Letters by which learned words are the same."""


def is_bombast(text: str) -> bool:
    """Whether an English text is made of learned words rather than of an argument."""
    found = {word.lower()[:_STEM] for word in _LEARNED.findall(text)}
    return len(found) > MOST and len(found) >= SHARE * len(text.split())
