"""Bombast: learned words that sound like thought and say nothing of the debate.

“In a post-Gaussian cost manifold, the derivative of expectation folds into its own integral” is
near a point about a cost trend and answers nothing. One such word is a scholar's; several different
ones in a few sentences are there for their sound, the sooner, the farther they are from any debate.
(Of 52 labelled English answers that are gibberish 19 are told by them, in the sets they were
gathered from, and of 3,160 others none.)
"""

from __future__ import annotations

import re

MOST, SHARE = 3, 0.05
"""Different learned words that an honest answer may have, and the share of all words from which on
more of them are bombast."""

FEWEST_FAR, FEWEST = 2, 3
"""So many are enough, if so many of them are far from any debate."""

_PREFIX = r"\b(?:(?:an|de|hetero|iso|meta|multi|non|poly|post|pre)-?)?"
_LEARNED = re.compile(
    rf"{_PREFIX}(asymptot|axiom|cardinalit|curvature|endogen|entrop|epistem|euclid|ex ante|exogen"
    r"|hegemon|indetermin|instantiat|invarian|lemma|locus|manifold|normativ|observabilit|orthogonal"
    r"|recursi|ricardian|scalar|stochast|totalis|totaliz|westphal)\w*",
    re.IGNORECASE,
)
"""Words that a scholar may need: of rights, of prices, of how networks are trained."""
_FAR = re.compile(
    rf"{_PREFIX}(adiabat|anisotrop|bifurcat|cohomolog|commutes with|convexit|decoher|dialectic"
    r"|diffeomorph|eigen|epiphenom|ergod|estop|fractal|functor|gaussian|hamiltonian|hegel|hermeneut"
    r"|homeostat|homotop|idempoten|immanen|inter partes|isomorph|lagrangian|lex specialis|liminal"
    r"|metaphys|monad|morphism|noumen|ontic|ontolog|paradigmatic|pari passu|phenomenolog|praxis"
    r"|reflexiv|reif(?:y|ied|icat)|renormal|rhizom|semiotic|signif(?:ier|ied)\b|sublat|subsum"
    r"|superposition|tautolog|teleolog|telos|temporalit|thermodynam|topolog|transcend)\w*",
    re.IGNORECASE,
)


def is_bombast(text: str) -> bool:
    """Whether an English text is made of learned words rather than of an argument."""
    far, near = ({stem.lower() for stem in list_.findall(text)} for list_ in (_FAR, _LEARNED))
    count = len(far) + len(near)
    enough = count > MOST or (len(far) >= FEWEST_FAR and count >= FEWEST)
    return enough and count >= SHARE * len(text.split())
