"""Key terms where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.packs.format import Term
from game.scoring.verdict import Span


def find_terms(text: str, terms: Sequence[Term]) -> tuple[tuple[Span, Term], ...]:
    """Where `text` uses a key term or another form of it, in order, never overlapping.

    Whole words, in any case; where two terms could stand, the longer one does.
    """
    forms = {form.casefold(): term for term in terms for form in (term.term, *term.also)}
    if not forms:
        return ()
    written = (form for term in terms for form in (term.term, *term.also))
    ordered = sorted(written, key=len, reverse=True)
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(form) for form in ordered) + r")(?!\w)", re.IGNORECASE
    )
    found = ((hit.span(), forms.get(hit.group().casefold())) for hit in pattern.finditer(text))
    return tuple((span, term) for span, term in found if term is not None)
