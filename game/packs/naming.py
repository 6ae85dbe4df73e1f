"""Ids made from words that people wrote."""

from __future__ import annotations

import re
import unicodedata

LONGEST, WORDS = 40, 4
"""Code points and words of an id that is made from a text."""

_SMALL = frozenset(
    "a an and are as at be but by can do for from has have in is it its of on or our so that the "
    "their them they this to was we will with would you your house".split()
)


class Names:
    """Ids for the parts of one table: short, readable, no two alike."""

    def __init__(self, what: str) -> None:
        self.what = what
        """The id of a part whose text has no letters of the alphabet, before a number."""
        self._taken: set[str] = set()

    def new(self, text: str) -> str:
        """An id that nothing else here has, from the weighty words of `text`."""
        slug = slug_of(text) or f"{self.what}-{len(self._taken) + 1}"
        name, number = slug, 1
        while name in self._taken:
            number += 1
            name = f"{slug}-{number}"
        self._taken.add(name)
        return name


def slug_of(text: str) -> str:
    """The first weighty words of `text` in small letters with hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", ""))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    weighty = [word for word in words if word not in _SMALL] or words
    return "-".join(weighty[:WORDS])[:LONGEST].strip("-")
