"""Attacks on the person: what a text says of those who argue, in place of what they argue.

An insult is one by itself, and where no point is made a dismissal. Distrust is politer, and one
mark of it proves nothing: a witness's interest is fair game, and debaters lecture and bet in
earnest, too. Two different marks do, one of which speaks of the speaker: 44 of 91 labelled English
fallacies have that, of 3,069 answers of other kinds one (in the sets they were gathered from).
"""

from __future__ import annotations

import re

from game.scoring.verdict import Span, overlap

_THINGS_JA = (
    "(?:計画(?!者)|案(?![山内])|政策|法律|ルール|規制(?!当局)|値段|値付け|議論|主張|説(?!教)|戦略|理屈|発想|真似|まね"
    "|(?:話|こと|事)(?=[はがをにでだ、。！!]|$)(?!を?(?:言|い)う))"
)
"""What may be called foolish without an insult to a person."""

_INSULT = re.compile(
    r"(?<!\bsome )(?<!\bany )(?<!\bevery )(?<!\bno )"  # nobody who is present
    r"(?<!\bhow a )(?<!\bhow an )"
    r"(?<!(?<!\byou )(?<!\bare )(?<!\bthese )(?<!\bthose )(?<!\bthe )(?<!\bmy )(?<!\bour )"
    r"(?<!\byour )(?<!, )two )"
    r"\b(idiots?|idiotic|morons?|clowns?|what an? liar|(?<![a-z,;:] )liars?(?=\s*[!,.])"
    r"|(?<![a-z,;:] )((oh|ok|okay|just|please|now|so|well),? )?shut up"
    r"(?=\s*[.!]|\s*$| (already|now)\b)"
    r"|(you|such)( an?)? (losers?|crooks?|liars?)"
    r"|(you|he|she|they)('re| are| is|'s)( all| just| a| an| such)*"
    r" (stupid|fools?|ignorant|dumb|losers?|liars?|crooks?|cowards?|nerds?|jealous)"
    r"|you (\w+ )?(muppets?|donkeys?|cowards?)"
    r"|only (losers|cowards))\b(?!,? (?:just )?(?:like|as) (?:me|us|myself)\b)"
    rf"|(?<!馬鹿)(?<!バカ)(?:馬鹿|バカ)(?!馬鹿し|バカし|に(?:なら|でき|出来)|を見|正直|力|らし|みたい|ンス|ロレア|げ|食い"
    rf"|高い|安い|売れ|騒ぎ|ほど|でか(?:い|く|すぎ)|(?:で|じゃ)[はも]?な[いか]|な(?:{_THINGS_JA}|[、。！!]|$))"
    r"|アホ(?!ウドリ)|嘘つき(?!ます)",
    re.IGNORECASE,
)
_SPEAKS = r"(says?|writes?|thinks?|believes?|claims?|types?|repeats?|panics?)"
_DISMISSAL = re.compile(
    r"\b(hypocrites?|you people|who cares (what|about)|nobody likes|what do (you|they) know about"
    r"|(look at|clean up|fix) (your|their) own"
    r"|(before|until) you (lecture|judge|criticise|criticize|preach)"
    r"|leave (this|that|it|these things) to the (grown[- ]?ups|adults)"
    r"|(so|completely|totally|visibly|clearly) out of (his|her|your) depth"
    r"|(did|has|had) (somebody|someone|anyone|your \w+) (write|written|wrote) (that|this) for you"
    r"|(you have|you've got|has|with) (all )?the charisma of|(eats?|ate|eating) glue"
    r"|(get a life|skill issue|cope harder|cry harder|cry about it)(?=\s*([.!,]|$))"
    r"|(an?|paid|you) wumao|(complete|total|utter) (muppet|donkey|coward|fool)s?"
    r"|only an? (\w+ )?(coward|fool|muppet|donkey)\b(?= (who|or|would|could|can)\b)"
    rf"|(any(one|body)|every(one|body)|whoever|people|those)( who)? {_SPEAKS}( \w+){{0,7}} (is|are)"
    r"( an?| just| all)*( \w+)? (cowards?|fools?|muppets?|donkeys?))\b|若造",
    re.IGNORECASE,
)

_SOMEBODY = r"(?:people|folks|those|guys|ones|someone|somebody|an?\ (?:man|person|guy))"
_THEIR = r"(?:his|her|their|your)"


def _marks(*patterns: str) -> tuple[re.Pattern[str], ...]:
    flags = re.IGNORECASE | re.VERBOSE
    return tuple(
        re.compile(rf"\b(?:{each})\b" if each.isascii() else each, flags) for each in patterns
    )


_OF_THE_SPEAKER = _marks(
    rf"{_SOMEBODY}\ like\ (?:you|that|him|them)",
    rf"{_SOMEBODY}\ who\ (?:\w+\ ){{0,5}}?(?:preach|shout|get\ paid|(?:say|write)s?)"
    r"|who\ (?:always\ )?(?:says?|brings?\ up)\ (?:this|these|such|your|things\ like)",
    r"(?:always|funny)\ (?:how\ )?(?:it's\ )?(?:always\ )?the\ same"
    r"\ (?:people|ones|kind|sort|crowd)",
    r"(?:who|what)(?:'s|\ is|\ else\ is)\ (?:telling|lecturing)\ us|telling\ us\ (?:so|this)",
    r"lectur(?:e|ing)\ (?:us|others|me|the\ rest)",
    rf"never\ (?:\w+\ ){{1,7}}in\ {_THEIR}\ (?:whole\ )?li(?:fe|ves)",
    r"why\ (?:would|should)\ any(?:one|body)\ (?:\w+\ )?(?:listen|believe|trust|care)",
    r"(?:no\ right|no\ business|hardly\ the\ (?:person|one)|the\ (?:very\ )?last\ (?:ones?|person))"
    r"\ (?:to|talking|who)",
    r"your\ (?:lot|sort|kind)|you\ (?:lot|people|guys)",
    r"only\ (?:someone|somebody|an?\ (?:person|man|guy|bot))\ (?:\w+\ ){0,9}?(?:would|could|can)"
    r"\ (?:say|write|believe|think|type|repeat|post)",
    rf"(?:{_SOMEBODY}|anybody|anyone)\ who\ (?:believe|repeat)s?\ (?:this|that|such|it)\b",
    r"should\ not\ be\ allowed\ to\ (?:talk|speak)\ about",
    r"who\ pays\ (?:you|them)|(?:you|they|he|she)\ (?:are\ |is\ |get\ |gets\ )?paid\ by",
    r"funny\ (?:how|that)|that's\ rich|look\ who|spoken\ like|shame\ on\ you",
    r"i\ bet\ (?:you|whoever|he|she|they)",
    r"you\ (?:just|only)\ say\ (?:that|this|so)"
    r"|of\ course\ (?:you|they|he|she)(?:'d|\ would)?\ (?:say|claim|want|love)",
    "に言われ(?:たくな|る筋合い)|何様|偉そうに",
    "(?:そんな|こんな|こう(?:いう|した)|そう(?:いう|した)|極端な)[^。]{0,6}(?:こと|話)を?(?:言う|する|書く)(?:の|人|やつ|奴|連中)",
    "(?:言って|騒いで|大騒ぎして|書いて)(?:る|いる)(?:の|連中|やつ|奴|人)(?:は|って|ら)?、?(?:どうせ|先週まで)?",
    "(?:と|とか|って)言う(?:人|やつ|奴|連中)(?:は|って)?、?(?:どうせ|[^。]{0,20}(?:評論家|素人|オタク))",
)
_IN_PASSING = _marks(
    rf"{_SOMEBODY}\ who\ (?:\w+\ ){{0,5}}?(?:never|always)|in\ {_THEIR}\ li(?:fe|ves)",
    r"(?:owns?|holds?|with|got|of|their|in)\ (?:\w+\ ){0,3}(?:stocks?|shares|stock\ options)",
    r"who\ (?:always\ )?(?:writes?|makes?)\ (?:this|these|such|your)|tells?\ us\ (?:so|this)",
    r"paid\ by",
    r"watch(?:es|ed)?\ (?:\w+\ ){0,2}too\ many\ (?:\w+\ )*?(?:films|movies)",
    r"(?<![a-z,;:]\ )grow\ up(?=\s*[.!])",
    r"(?:can't|never)\ (?:\w+\ )?open(?:ed)?\ an?\ \w+",
    r"i(?:'d|\ would)\ not\ trust\ (?:him|her|you)",
    r"go\ (?:live\ in|back\ to\ (?:your|year|school|bed)|work\ for\ the\ ccp)|opinion\ rejected",
    r"can(?:'t|not|\ not)\ (?:all\ )?be\ wrong",
    r"think\ of\ the\ (?:children|families|mothers?|poor)",
    r"cowards?|patriots?|dinosaurs?|naive\ (?:people|person|lot)",
    "(?:儲|もう)けたいだけ",
    "どうせ[^。]{0,40}(?:でしょ|だろ)",
    "(?:お金|金)を?もら(?:って|った)|金が(?:欲|ほ)しい|株(?:を|が)?[^。]{0,6}持って|工作員|負け犬|暇人|くせに",
    "黙って(?:て|ろ|いて)|聞く価値|(?:方|ほう)がどうかして|議論にならない|頭が古|必死なん",
    "オタク|ニート|にわか|素人|(?:口だけの|にわか)?評論家|(?:煽|あお)り屋|空売り屋|御用学者|無能|老害|情弱|世間知らず",
    "(?:あの手|その手|そんな|こんな)の?(?:連中|やつら?|奴ら?)|口だけ|声だけ(?:は)?(?:で|大き)",
    "程度が知れ|お里が知れ|真に受け|頭(?:が|の)(?:悪|おかし)|何も(?:作れ|知ら|(?:わか|分か)ら)ない(?:くせ|大学|やつ|奴|人|連中)",
    "みんな[^。、]{0,8}賛成",
)
ENOUGH = 2
"""Different marks of distrust that are an attack, if one of them speaks of the speaker."""


def attack(text: str, *, answered: bool) -> Span | None:
    """Where the text attacks a person, if it does; of several marks of distrust, the longest.

    An insult is found whatever else is said, the rest only where no point is `answered`.
    """
    plain = text.replace("’", "'")
    insult = _INSULT.search(plain)
    found = insult if insult or answered else _DISMISSAL.search(plain) or _distrust(plain)
    return found.span() if found else None


def _distrust(plain: str) -> re.Match[str] | None:
    strong = [found for mark in _OF_THE_SPEAKER if (found := mark.search(plain))]
    weak = [
        found
        for mark in _IN_PASSING
        if (found := mark.search(plain))
        and not any(overlap(found.span(), one.span()) for one in strong)
    ]
    enough = strong and len(strong) + len(weak) >= ENOUGH
    return max(strong + weak, key=_length) if enough else None


def _length(found: re.Match[str]) -> int:
    return len(found.group())
