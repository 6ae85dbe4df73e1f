"""The words that advice names, as somebody who writes Japanese would use them.

Advice is given in English, the program's language; a “because” in it is of no use to whoever writes
no English one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from game.scoring.language import language_of
from game.scoring.verdict import Flag

_IN_JAPANESE = {
    "“You say that ..., but ...”": "「…とおっしゃいますが、…」",
    "“... but that does not help you, because ...”": "「…しかし、それは違います。なぜなら…」",
    "“You say that ...”": "「…とおっしゃいますが」",
    "“because”": "「なぜなら」",
    "“therefore ...”": "「したがって」",
    "“but ...”": "「しかし」",
    "“not”, “never”, “without”": "「ない」「決して」「なしに」",
}
"""Those that advice asks for are words that the judge knows (`words`)."""


def in_their_words(advice: str, text: str) -> str:
    """The same `advice` with the words that it names in the language of a player's `text`."""
    if language_of(text) == "ja":
        for english, japanese in _IN_JAPANESE.items():
            advice = advice.replace(english, japanese)
    return advice


def flags_in_their_words(flags: Iterable[Flag], text: str) -> tuple[Flag, ...]:
    """The same flags, whose ways out name words in the language of a player's `text`."""
    return tuple(replace(flag, way_out=in_their_words(flag.way_out, text)) for flag in flags)
