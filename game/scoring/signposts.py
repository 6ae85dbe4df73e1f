"""Signposts: “They say that chips leak, but a leak is no flood”: their words first, then one's own.

Debaters name what they answer before they answer it. What they name so is not theirs: it makes no
point, and takes none back, so it is parted from their own words and not matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from game.scoring.sentences import Sentence
from game.scoring.words import words

_LEAD = (
    r"^\W*(?:(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|next|now|so|well|ok|okay|and|again)\W+)*"
)
_WHO = r"""(?:you|they|(?:my|our)\ opponents?|the\ (?:opposition|other\ side|essay)
    |(?:your|their|the\ other)\ (?:side|case|speech))"""
_SAY = r"""(?:\ (?:will|would|may|might|also|just|simply|keep|have|has|like\ to|want\ to))*
    \ (?:(?:say|says|said)\b(?!\ (?:(?:so\ )?(?:yoursel|themsel|itself)|too\b|no\b|nothing\b|yes\b
            |less\b|more\b|a\b))
        |(?:claim|claims|claimed|argue|argues|argued|tell\ us|tells\ us|told\ us|think|thinks
            |believe|believes|insist|insists|warn|warns)\ that\b)"""
_THEY_SAY = rf"{_LEAD}{_WHO}{_SAY}"
_ANSWERED = re.compile(
    rf"""(?P<theirs>{_THEY_SAY}.{{8,}}?)
    (?:[,;]\s*|\s[-–—]\s|\s(?<!nothing\ )(?<!anything\ )(?<!all\ )(?<!none\ )(?=but\b))
    (?:but|yet|however|still)\b,?\s*(?P<own>.+)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_REPORTED = re.compile(_THEY_SAY, re.IGNORECASE | re.VERBOSE)
_MORE = re.compile(
    r"[?;:,(]|\s[-–—]\s|n't|\b(?:but|yet|however|when|while|whereas|although|though|even|if|so|not"
    r"|never|only|because|since|which|who|without|forget\w*|ignor\w*|leav\w*)\b",
    re.IGNORECASE,
)
"""More is said than theirs: it may be the player's own."""

_SAYS_JA = r"と(?:(?:言い|いい|主張し|おっしゃい|述べてい|主張してい)ます|言う|いう|主張する)"
_ANSWERED_JA = re.compile(
    rf"(?P<theirs>^(?!私|僕|わたし|我々|専門家).{{4,200}}?{_SAYS_JA}(?:が|けれども?|けど)、?)(?P<own>.{{4,}})$",
    re.DOTALL,
)
_REPORTED_JA = re.compile(
    r"^(?:(?:相手|あなた|彼ら|向こう)(?:の方|側|方|たち)?(?:は|が))"
    rf"(?:(?!ので|から)[^、。]){{4,}}{_SAYS_JA}(?:が|けれども?|けど)?[、。]*$"
)
FEWEST_OWN = 3
"""Words that must follow the turn, for it to be an answer."""


def parted(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The same, each that answers what it reports as two: what they say, then the answer."""
    return tuple(part for sentence in sentences for part in _parts(sentence))


def _parts(sentence: Sentence) -> Iterator[Sentence]:
    plain = sentence.text.replace("’", "'")
    found = _ANSWERED.match(plain) or _ANSWERED_JA.match(plain)
    if found is None or (plain.isascii() and len(words(found["own"])) < FEWEST_OWN):
        yield sentence
        return
    start = sentence.span[0]
    for name in ("theirs", "own"):
        first, last = found.span(name)
        last = first + len(sentence.text[first:last].rstrip())
        yield Sentence(sentence.text[first:last], (start + first, start + last))


def reports(sentence: str) -> bool:
    """Whether a sentence says what the opponent says, and nothing else."""
    plain = sentence.replace("’", "'")
    if _REPORTED_JA.match(plain):
        return True
    found = _REPORTED.match(plain)
    return bool(found and not _MORE.search(plain, found.end()))
