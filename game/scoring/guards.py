"""Guards that need no model: what the words alone show. Each says what raised it and the way out.

None of them looks at spelling, grammar or length alone, and every list is of phrases that an honest
rebuttal does not need, alone or together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from game.scoring.assent import concession, surrenders, turns
from game.scoring.bombast import is_bombast
from game.scoring.language import is_foreign, language_of
from game.scoring.persons import attack
from game.scoring.pleas import plea
from game.scoring.sentences import Sentence
from game.scoring.verdict import Flag, FlagKind, Span
from game.scoring.word_order import is_disordered
from game.scoring.words import (
    content_words,
    function_share,
    is_function_word,
    is_mostly_ascii,
    words,
)

CAPS: dict[FlagKind, int] = {
    "concedes": 19, "restates": 19, "wrong-side": 19, "opposite": 19, "copied": 19,
    "keyword-list": 19, "nonsense": 19, "off-topic": 19, "instructs-judge": 19,
    "attacks-person": 39, "answers-another": 39,
}  # fmt: skip
"""Highest score under each flag."""

BAND_LOWER: frozenset[FlagKind] = frozenset({"contradicts-itself", "padding"})
"""Flags that cost one band."""

FEWEST_WORDS = 8
"""A text shorter than this is too short to be called a list or nonsense."""

LIST_SHARE, SHORT_LIST_SHARE = 0.18, 0.1
"""A long list of keywords has a smaller share of function words than this, a short one than that: a
terse sentence has few of them, too."""

SHORT_LIST, LONG_LIST = 12, 24
"""Words up to which a list is short and from which on it is long; between them the shares are."""

COPIED_SHARE = 0.6
"""A text is copied when sentences with this share of its words are."""

TO_THE_JUDGE = (
    "This speaks to the judge about the score.",
    "Speak to your opponent: say what is wrong with their argument.",
)
"""What raised the flag of a plea, and the way out."""

NO_PERSON = (
    "Answer what is said. A witness's interest counts if you show how it bears on the claim."
)
"""The way out of an attack on a person."""

_LETTERS = re.compile(r"[a-z]+")


def instructs_judge(text: str) -> Flag | None:
    """Words to the judge instead of to the opponent."""
    found = plea(text)
    if not found:
        return None
    return Flag("instructs-judge", *TO_THE_JUDGE, found)


def copied(
    text: str,
    sentences: Sequence[Sentence],
    indices: frozenset[int],
    before: frozenset[int] = frozenset(),
) -> Flag | None:
    """Most of the text stands word for word in what the player had in front of them.

    `indices` are those of the sentences that do, `before` of those that stand in an earlier answer.
    """
    total = len(words(text))
    share = sum(len(words(sentences[i].text)) for i in indices) / total if total else 0.0
    if share < COPIED_SHARE:
        return None
    first = min(indices)
    several = f": {len(indices)} sentences" if len(indices) > 1 else ""
    own = "in an earlier answer of yours"
    where = own if indices <= before else f"in the pack or {own}" if before else "in the pack"
    return Flag(
        "copied",
        f"Most of this stands word for word {where}{several}.",
        "Say it in your own words, or quote only the phrase that you answer.",
        sentences[first].span,
    )


def keyword_list(text: str) -> Flag | None:
    """Headings without a sentence that joins them."""
    count = len(words(text))
    if count < FEWEST_WORDS:
        return None
    japanese = language_of(text) == "ja"
    if is_foreign(text) or not (japanese or is_mostly_ascii(text)):
        return None
    listed = japanese and text.count("、") >= 5 and "。" not in text
    length = min(1.0, max(0.0, (count - SHORT_LIST) / (LONG_LIST - SHORT_LIST)))
    least = SHORT_LIST_SHARE + length * (LIST_SHARE - SHORT_LIST_SHARE)
    if function_share(text) >= least and not listed:
        return None
    return Flag(
        "keyword-list",
        "These are headings: nothing joins them into a claim.",
        "Make sentences: who does what, and why that answers them.",
        (0, len(text)),
    )


def nonsense(text: str) -> Flag | None:
    """One word over and over, letters that are no words, words in no order, or bombast."""
    found = words(text)
    if len(found) < FEWEST_WORDS:
        return None
    commonest, times = Counter(found).most_common(1)[0]
    if times > 0.5 * len(found) and not is_function_word(commonest):
        return Flag(
            "nonsense",
            f"Most of this is one word: {commonest}.",
            "Say in a sentence what is wrong with their argument.",
            (0, len(text)),
        )
    if not is_mostly_ascii(text):
        return None
    if _unpronounceable(found) > 0.4:
        return Flag(
            "nonsense",
            "Most of this is not words.",
            "Say in a sentence what is wrong with their argument.",
            (0, len(text)),
        )
    if in_no_order(text):
        return Flag(
            "nonsense",
            "These words stand in no order: they do not join into sentences.",
            "Make sentences: who does what, and why that answers them.",
            (0, len(text)),
        )
    if is_bombast(text):
        return Flag(
            "nonsense",
            "Learned words follow each other here and say nothing of the debate.",
            "Say in plain words who does what, and why that answers them.",
            (0, len(text)),
        )
    return None


def in_no_order(text: str) -> bool:
    """English words that do not join into sentences."""
    return is_mostly_ascii(text) and not is_foreign(text) and is_disordered(text)


def _unpronounceable(found: Sequence[str]) -> float:
    """Share of longer words without a vowel or with five consonants in a row."""
    longer = [w for w in found if len(w) > 3 and _LETTERS.fullmatch(w)]
    odd = [w for w in longer if not re.search(r"[aeiouy]", w) or re.search(r"[^aeiouy]{5}", w)]
    return len(odd) / len(longer) if longer else 0.0


def attacks_person(text: str, *, answered: bool) -> Flag | None:
    """The person instead of the argument; naming an interest that bears on a witness is none.

    An insult is flagged whatever else was said, the rest only where no point was made.
    """
    found = attack(text, answered=answered)
    if not found:
        return None
    return Flag(
        "attacks-person",
        f"“{text[slice(*found)]}” is about the person, not about the argument.",
        NO_PERSON,
        found,
    )


def concedes(text: str, sentences: Sequence[Sentence]) -> Flag | None:
    """The last word gives the argument away: agreement that no turn follows."""
    for sentence in reversed(sentences):
        if found := concession(sentence.text):
            start, end = (sentence.span[0] + place for place in found)
            if turns(text, start):
                return None
            return Flag(
                "concedes",
                f"“{sentence.text[slice(*found)]}” gives their argument away.",
                "If you grant something, go on: “... but that does not help you, because ...”",
                (start, end),
            )
    return None


def may_only_grant(flag: Flag, sentences: Sequence[Sentence]) -> Span | None:
    """Where the sentence stands in which a concession may but grant something; None where none may.

    “You're right, a form is light. Liability is none.” turns without a “but”. Who gives up does
    not, nor does what is said last.
    """
    if flag.kind != "concedes" or flag.span is None:
        return None
    start, end = flag.span
    for sentence in sentences[:-1]:
        if sentence.span[0] <= start and end <= sentence.span[1]:
            return None if surrenders(sentence.text) else sentence.span
    return None


def padding(sentences: Sequence[Sentence]) -> Flag | None:
    """The same sentence again and again."""
    if len(sentences) < 4:
        return None
    seen: dict[frozenset[str], Sentence] = {}
    repeats = []
    for sentence in sentences:
        key = frozenset(content_words(sentence.text) or words(sentence.text))
        if key in seen:
            repeats.append(sentence)
        seen.setdefault(key, sentence)
    if len(repeats) * 3 < len(sentences):
        return None
    return Flag(
        "padding",
        "The same sentence comes again and again.",
        "Say each thing once, and use the room for a reason.",
        repeats[0].span,
    )
