"""Bombast: learned words that sound like thought and say nothing of the debate.

“In a post-Gaussian cost manifold, the derivative of expectation folds into its own integral” is
near a point about a cost trend and answers nothing. One such word is a scholar's; several different
ones in a few sentences are there for their sound. (Of 3,000 labelled English answers 24 have three
of them or more, all gibberish to those who labelled them, and of the honest ones none has more than
one. Words of machine learning, as *tensor* and *gradient*, are no such words here.)
"""

from __future__ import annotations

import re

MOST, SHARE = 2, 0.05
"""Different learned words that an honest answer may have, and the share of all words from which on
more of them are bombast."""

_LEARNED = re.compile(
    r"\b(?:(?:an|de|hetero|iso|meta|multi|non|poly|post|pre)-?)?("
    r"adiabat|anisotrop|asymptot|axiom|bifurcat|cardinalit|cohomolog|commutes with|convexit"
    r"|curvature|decoher|dialectic|diffeomorph|eigen|endogen|entrop|epiphenom|epistem|ergod|estop"
    r"|euclid|ex ante|exogen|fractal|functor|gaussian|hamiltonian|hegel|hegemon|hermeneut|homeostat"
    r"|homotop|idempoten|immanen|indetermin|insofar|instantiat|inter partes|invarian|isomorph"
    r"|lagrangian|lemma|lex specialis|liminal|locus|manifold|metaphys|monad|morphism|normativ"
    r"|noumen|observabilit|ontic|ontolog|orthogonal|paradigmatic|pari passu|phenomenolog|praxis"
    r"|recursi|reflexiv|reif(?:y|ied|icat)|renormal|rhizom|ricardian|scalar|semiotic"
    r"|signif(?:ier|ied)\b|stochast|sublat|subsum|superposition|tautolog|teleolog|telos"
    r"|temporalit|thermodynam|topolog|totalis|totaliz|transcend|westphal|whence|whereby)\w*",
    re.IGNORECASE,
)


def is_bombast(text: str) -> bool:
    """Whether an English text is made of learned words rather than of an argument."""
    found = {stem.lower() for stem in _LEARNED.findall(text)}
    return len(found) > MOST and len(found) >= SHARE * len(text.split())
