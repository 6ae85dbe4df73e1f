"""Attacks on the person: what a text says of those who argue, in place of what they argue.

An insult is one by itself. Distrust is politer, and one mark of it proves nothing: a witness's
interest is fair game, and debaters lecture and bet in earnest, too. Two different marks do: of
2,866 labelled English answers of other kinds none has two, of 68 that attack a person or rely on
a fallacy 41 have (the marks were gathered from 52 of these; of the other 16, 10).
"""

from __future__ import annotations

import re

_INSULT = re.compile(
    r"(?<!\bsome )(?<!\bany )(?<!\bevery )(?<!\bno )"  # nobody who is present
    r"\b(idiots?|idiotic|morons?|clowns?|liars?|shut up|(you|such)( an?)? (losers?|crooks?)"
    r"|(you|he|she|they)(['’]re| are| is|['’]s)( all| just| a| an| such)*"
    r" (stupid|fools?|ignorant|dumb|losers?|crooks?|cowards?|nerds?|jealous)"
    r"|only (losers|cowards))\b"
    r"|馬鹿|バカ|アホ|嘘つき",
    re.IGNORECASE,
)
_DISMISSAL = re.compile(
    r"\b(hypocrites?|you people|who cares (what|about)|nobody likes|what do (you|they) know about"
    r"|(look at|clean up|fix) (your|their) own"
    r"|(before|until) you (lecture|judge|criticise|criticize|preach))\b|若造",
    re.IGNORECASE,
)

_SOMEBODY = r"(?:people|folks|those|guys|ones|someone|somebody|an?\ (?:man|person|guy))"
_THEIR = r"(?:his|her|their|your)"
_DISTRUST = re.compile(
    rf"""\b(?:
      {_SOMEBODY}\ like\ (?:you|that|him|them)
    | {_SOMEBODY}\ who\ (?:\w+\ ){{0,5}}?(?:never|always|preach|shout|get\ paid|(?:say|write)s?)
    | who\ (?:always\ )?(?:says?|writes?|makes?|brings?\ up)\ (?:this|these|such|your|things\ like)
    | (?:always|funny)\ (?:how\ )?(?:it's\ )?(?:always\ )?the\ same\ (?:people|ones|kind|sort|crowd)
    | (?:who|what)(?:'s|\ is|\ else\ is)\ (?:telling|lecturing)\ us
    | lectur(?:e|ing)\ (?:us|others|me|the\ rest) | tell(?:s|ing)?\ us\ (?:so|this)
    | never\ (?:\w+\ ){{1,7}}in\ {_THEIR}\ (?:whole\ )?li(?:fe|ves) | in\ {_THEIR}\ li(?:fe|ves)
    | why\ (?:would|should)\ any(?:one|body)\ (?:\w+\ )?(?:listen|believe|trust|care)
    | (?:owns?|holds?|with|got|of|their|in)\ (?:\w+\ ){{0,3}}(?:stocks?|shares|stock\ options)
    | (?:no\ right|no\ business|hardly\ the\ (?:person|one)|the\ (?:very\ )?last\ (?:ones?|person))
      \ (?:to|talking|who)
    | your\ (?:lot|sort|kind) | you\ (?:lot|people|guys) | paid\ by | who\ pays\ (?:you|them)
    | funny\ (?:how|that) | that's\ rich | look\ who | spoken\ like | shame\ on\ you
    | i\ bet\ (?:you|whoever|he|she|they) | you\ (?:just|only)\ say\ (?:that|this|so)
    | of\ course\ (?:you|they|he|she)(?:'d|\ would)?\ (?:say|claim|want|love)
    | can(?:'t|not|\ not)\ (?:all\ )?be\ wrong | think\ of\ the\ (?:children|families|mothers?|poor)
    | cowards? | patriots? | dinosaurs? | naive\ (?:people|person|lot)
    )\b
    | (?:そう|こう)いうことを?言う人 | に言われ(?:たくな|る筋合い) | (?:儲|もう)けたいだけ
    | 株を持って | 何様 | 偉そうに | みんな[^。、]{{0,8}}賛成
    """,
    re.IGNORECASE | re.VERBOSE,
)
ENOUGH = 2
"""Different marks of distrust that are an attack."""


def attack(text: str, *, answered: bool) -> re.Match[str] | None:
    """Where the text attacks a person, if it does; of several marks, the longest.

    An insult is found whatever else is said, the rest only where no point is `answered`.
    """
    plain = text.replace("’", "'")
    insult = _INSULT.search(plain)
    if insult or answered:
        return insult
    marks = list(_DISTRUST.finditer(plain))
    enough = len({mark.group().casefold() for mark in marks}) >= ENOUGH
    return _DISMISSAL.search(plain) or (max(marks, key=_length) if enough else None)


def _length(found: re.Match[str]) -> int:
    return len(found.group())
