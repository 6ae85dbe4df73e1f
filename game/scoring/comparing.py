"""The words of weighing in a closing: what compares, the grounds, and the sides that are named.

A closing is there to weigh, so it may compare in more ways than a rebuttal (`weighing.compares`).
"""

from __future__ import annotations

import re

from game.scoring.sentences import split_sentences
from game.scoring.weighing import COMPARISON, GROUNDS, OURS, THEIRS
from game.scoring.words import telling_words

_CONTRASTED = re.compile(
    r"""\b(?:bigger|larger|greater|graver|heavier|smaller|lesser|rarer|likelier|deeper|worse)\b
  | \b(?:counts?|weighs?|matters?|worth|says?|proves?|gives?|costs?)
        \ (?:us\ |for\ )?(?:far\ |much\ |a\ lot\ )?(?:more|less|heavier)\b
        (?!\ (?:and\ more|or\ less|than\ ever)\b)
  | \b(?:more|less|fewer)\b[^.!?;:,]{1,50}\bthan\b(?!\ (?:ever|before)\b)
  | \b(?:which|that|what)\b[^.!?;:,]{0,20}\bis\ (?:far\ |much\ )?(?:more|less)\b
  | \bthe\ (?:longer|harder|surer|\w+er|more\ \w+|less\ \w+)
        \ (?:one|thing|matter|harm|loss|cost|danger|risk|gain|price|prize|evil|fact|problem)\b
  | \b(?:has|have|carr(?:y|ies))\ (?:far\ |much\ )?(?:more|less)\ weight\b
  | \bbeats\b | \b(?:nothing|small|tiny|little|short)\ (?:beside|against|next\ to)\b
  | \blooks?\ (?:small|tiny)\b | \bnot\ equal\b
  | \b(?:an?|one|some|few|weeks?|months?|days?|minutes?|hours?|\d+)\b[^.!?;:,]{0,40}
        \bagainst\ (?:an?|one|the|years?|decades?|millions?|\d+)\b
  | \bsooner\b(?!\ or\ later)
  | \bmore\ (?:likely|certain|serious|severe|lasting|urgent|probable|permanent|dangerous)\b
  | \bcan\b[^.!?]{0,120}\b(?:but|while|whereas|yet)\b[^.!?]{0,80}\b(?:cannot|can['’]?t|never)\b
        [^.!?]{0,30}\b(?:undo\w*|un-?[a-z]+|back|revers\w+|repair\w*|recover\w*|mend\w*|again)\b
  | [のるたい](?:ほう|方)[がを]|上回|まさる|のに対し|ずっとまし""",
    re.IGNORECASE | re.VERBOSE,
)
"""In a closing, which is there to weigh, a comparative alone compares; so do two things, one of
which can be mended and the other not."""

_SPAN = r"(?:days?|weeks?|months?|minutes?|hours?|seconds?|mornings?|afternoons?|nights?|seasons?)"
_CONTRARY = tuple(
    (re.compile(weak, re.IGNORECASE), re.compile(strong, re.IGNORECASE))
    for weak, strong in (
        (
            r"\b(?:ends?|pass(?:es|ing)|temporary|for (?:a while|now)|once|overnight|short|one-time"
            rf"|(?:an?|one|some|a few|this) (?:\w+ )?(?:time|year|{_SPAN})|{_SPAN} only"
            r"|forgotten|forgets?|outdated|old)\b"
            r"|一時|だけです|終わ|一度|すぐ",
            r"\b(?:stays?|remains?|lasts?|lasting|permanent\w*|forever|for (?:ever|good)|years"
            r"|decades|centur(?:y|ies)|never|always|daily"
            r"|(?:every|each) (?:\w+ )?(?:day|month|year)"
            r"|year after year|grows?|wo(?:n['’]t|nt))\b"
            r"|残|続|二度と|永久|何年|毎日|消えません|消えない",
        ),
        (
            r"\b(?:guess\w*|maybe|perhaps|might|may|possib\w+|hope[ds]?|could|someday|imagin\w+"
            r"|speculat\w+|nobody knows)\b|可能性|かもしれ",
            r"\b(?:certain\w*|sure|surely|facts?|happen(?:s|ed)|proven|here (?:now|today|already)"
            r"|already|today|probable|likely)\b|確実|事実|必ず",
        ),
        (
            r"\b(?:can(?: still)? (?:always )?be \w+(?:(?:ed|ght|de|ne|nd)| back| again| right)"
            r"|can turn|caught up|made up|comes? back)\b"
            r"|取り戻せます|取り返せます|ふさげます|やり直せます",
            r"\b(?:can ?not|can['’]?t|can never|never|no (?:other|law|way)|wo(?:n['’]t|nt)"
            r"|do(?:es)?(?:n['’]t|nt| not)|gone for|for good)\b"
            r"|取り返しがつ|取り戻せません|戻りません|戻らない|二度と",
        ),
        (
            r"\b(?:small|tiny|little|few|single|one|some)\b|小さ|一つ|数枚|数万",
            r"\b(?:huge|large|big|millions?|billions?|hundreds?|thousands?|dozens?|whole|enormous"
            r"|everyone|everybody|entire)\b|大き|百万|全体",
        ),
    )
)
"""Of each ground what makes a thing little and what makes it much: it passes, it stays."""

_GROUNDS = {
    name: re.compile(f"{GROUNDS[name]}|{more}", re.IGNORECASE)
    for name, more in {
        "magnitude": r"\b(tiny|little|few|hundreds?|thousands?|dozens?|graver|heavier|deeper"
        r"|everyone|everybody|single)\b|小さ|重[いくみ]|百万|全体",
        "probability": r"\b(facts?|hope[ds]?|perhaps|possib\w+|probable|happen(s|ed)|proof|proves?"
        r"|nobody (knows|can)|can (check|test|measure|prove|verify)|rare(ly)?|seldom)\b"
        r"|かもしれ|事実",
        "time": rf"\b(a while|{_SPAN}|centur(y|ies)|generations?|lasts?|stays?|remains?|ends"
        r"|pass(es|ing)|each|daily|every|once|old|outdated|overnight|temporar\w+|forever"
        r"|for (ever|good)|always|short)\b"
        r"|[一数何今来毎]年|[数か]月|毎|一時|終わ|残|続く|消え|一日|一分",
        "reversibility": r"\b(mend(ed|s)?|replaced?|closed again|recalled|caught up|cleaned up"
        r"|made up( again)?|gone for (ever|good)|for good|go(es)? away again|grow again"
        r"|(can ?not|can['’]?t|wo(n['’]t|nt)|never|not)( ever)? be \w+ (back|again|up|together|out)"
        r"|((do|does|did)(n['’]?t| not)|never|won['’]?t) (come|go|grow|give \w+)"
        r" (\w+ )?(back|again)"
        r"|(won|fetch|call(ed)?|tak(e|en)) (\w+ )?back)\b"
        r"|戻[りせら]|消えま|消えない|ふさげ",
    }.items()
}

CONCEDED = re.compile(
    r"\beven (?:if|though)\b[^,.;:!?]*[,.;]|\b(?:suppose|granted)\b[^,.;:!?]*[,.;]"
    r"|^(?:たとえ|もし)?[^、。]*(?:としても|ても|でも)、",
    re.IGNORECASE,
)
"""What is granted for the sake of the argument."""

_CONCESSION = re.compile(r"\beven if\b|としても", re.IGNORECASE)
_MENDED_JA = re.compile(r"それは[^。]{0,12}(?:取り戻せ|取り返せ|やり直せ|元に戻せ)[るま]")
"""What they fear can be mended: theirs, in the words of a Japanese closing."""
_OURS_MEANT = re.compile(
    rf"{_CONCESSION.pattern}|\b(?:than|outweighs?|dwarfs?|trumps?) "
    r"(?:theirs?|yours?|what (?:they|you)|that (?:argument|claim|point))\b",
    re.IGNORECASE,
)
"""What is set against theirs is ours, though nobody says so."""

_CLAUSE = re.compile(
    r"[,;:—–、]\s*|\s-\s|\b(?:but|while|whereas|yet|than|outweighs?|beats|beside|against)\b|より",
    re.IGNORECASE,
)
_THEIRS_FIRST = re.compile(
    r"^\W*(?:(?:yes|and|but|so|now|well|ok)\W+)*(?:they|you|their|theirs|your|yours)\b"
    r"|^(?:相手|あなた|向こう|彼ら)",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    "|".join((COMPARISON.pattern, THEIRS.pattern, OURS.pattern, *GROUNDS.values()))
    + r"|\b(?:(?:un)?important|importance|strong(?:er)?|weak(?:er)?|(?:last )?longer|long"
    r"|wins?|lose|graver|heavier|deeper|facts?)\b|重要",
    re.IGNORECASE,
)
"""Words that weigh and say nothing of what is weighed."""

FEWEST_NAMED = 2
"""Words of a thing that is set against another, if nothing says whose it is."""


def grounds_in(text: str) -> tuple[str, ...]:
    """The grounds that a text speaks of."""
    return tuple(name for name, pattern in _GROUNDS.items() if pattern.search(text))


def compared(text: str) -> bool:
    """A comparison is drawn: in so many words, or by one thing that passes and one that stays."""
    return bool(COMPARISON.search(text) or _CONTRASTED.search(text) or _is_contrary(text))


def tells_apart(text: str) -> bool:
    """Theirs and ours are told apart by their pronouns, or by what is granted."""
    theirs = THEIRS.search(text) or _CONCESSION.search(text) or _MENDED_JA.search(text)
    return bool(theirs and (OURS.search(text) or _OURS_MEANT.search(text)))


def sets_side_by_side(text: str) -> bool:
    """Two things stand beside each other, though nobody says whose they are."""
    named = sum(len(substance(clause)) >= FEWEST_NAMED for clause in clauses(text))
    return named > 1 or _is_contrary(text)


def clauses(text: str) -> list[str]:
    """The clauses of a text, in order."""
    parts = (part for s in split_sentences(text) for part in _CLAUSE.split(s.text))
    return [part for part in parts if part.strip()]


def opens_with_theirs(clause: str) -> bool:
    """Whether a clause says what they have."""
    return bool(_THEIRS_FIRST.search(clause))


def substance(text: str) -> set[str]:
    """What a text speaks of, without the words of weighing themselves."""
    return set(telling_words(_EMPTY.sub(" ", text)))


def _is_contrary(text: str) -> bool:
    """One clause makes a thing little, another makes a thing much, on the same ground."""
    parts = [part for part in clauses(text) if substance(part)]
    for weak, strong in _CONTRARY:
        little = {i for i, part in enumerate(parts) if weak.search(part)}
        much = {i for i, part in enumerate(parts) if strong.search(part)}
        if little and much and len(little | much) > 1:
            return True
    return False
