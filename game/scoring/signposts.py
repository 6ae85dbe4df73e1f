"""Signposts: “They say that chips leak, but a leak is no flood”: their words first, then one's own.

Debaters name what they answer before they answer it. What they name so is not theirs: it makes no
point, and takes none back, so it is parted from their own words and not matched. Nor is hearsay:
“People keep telling me that chips leak.” is said in order to be answered, unless the next sentence
agrees. (Of 26 such sentences in labelled answers none stands in one that people credited with a
point, and 24 in denials.) Nor is what a Japanese player names to mock it (“出た出た、…って話ね”).

“No, because people just switch” is two as well, what one thinks of theirs and the reason: in one
sentence the networks hear its “no” as the reason's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from game.scoring.denial import denies
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
_MANY = r"""(?:(?:some|many|most|others|people|folks|critics|they\ all)
    (?:\ (?:people|folks|of\ you))?(?:\ (?:around\ me|here|out\ there))?)"""
_MY = r"""my\ (?:\w+\ )?(?:mate|friend|brother|sister|neighbou?r|colleague|boss|uncle|dad|father
    |cousin|flatmate)"""
_OFTEN = r"(?:\ (?:will|would|may|might|always|often|still|also|just|like\ to|love\ to|keeps?))*"
_HEARSAY = rf"""{_LEAD}(?:in\ (?:my|our|the)\ [\w\ ]{{2,30}}?,?\ )?(?:
    {_MANY}{_OFTEN}\ (?:say(?:ing)?|tell(?:ing)?\ (?:me|you|us)|reckon(?:ing)?
        |insist(?:ing)?|swear(?:ing)?|(?:claim(?:ing)?|argu(?:e|ing)|think(?:ing)?|believe)\ that)
    |every(?:body|one){_OFTEN}\ (?:says?|tells?\ (?:me|you|us)|reckons?|insists?|swears?
        |(?:claims?|argues?|thinks?|believes?)\ that)
    |it(?:'s|\ is)\ (?:often|commonly|always|sometimes)\ (?:said|claimed|argued)\ that
    |{_MY}\ (?:reckons|insists|swears|always\ (?:says|tells\ (?:me|us))
        |keeps\ (?:saying|telling\ (?:me|us))))
    \b(?!\ (?:(?:so\ )?(?:yoursel|themsel|itself)|so\b|too\b|no\b|nothing\b|yes\b|less\b|more\b|a\b
        |all\b|what\b|the\ same|it\b(?!\ \w)|he\ |she\ |they\ will\b
        |(?:on|upon|by|off|with|in)\b))"""
_ANSWERED = re.compile(
    rf"""(?P<theirs>(?:{_THEY_SAY}|{_HEARSAY}).{{8,}}?)
    (?:[,;]\s*|\s[-–—]\s|\s(?<!nothing\ )(?<!anything\ )(?<!all\ )(?<!none\ )(?=but\b))
    (?:but|yet|however|still)\b,?\s*(?P<own>.+)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_REFUSED = re.compile(
    r"""^(?P<theirs>\W*(?:no|nope|nah|wrong|false|incorrect|not\ true|(?:i|we)\ disagree
        |(?:that|this|it)(?:'s|\ is)\ (?:wrong|false|not\ true|nonsense)))
    \W{1,3}(?P<own>because\b.+)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_REPORTED = re.compile(_THEY_SAY, re.IGNORECASE | re.VERBOSE)
_HEARD = re.compile(_HEARSAY, re.IGNORECASE | re.VERBOSE)
_QUOTED = re.compile(
    r"""^\W*+(?:(?:i\ know|sure|yes|yeah|oh|ah|ok|okay|right|well)\b[^\w"“'‘]++)+
    (?:["“][^"“”]{8,}+["”]|['‘](?:[^'‘’]|(?<=\w)['’](?=\w)){8,}+['’])\W{0,3}$""",
    re.IGNORECASE | re.VERBOSE,
)
_TURNS = re.compile(
    r"[?;]|\s[-–—]\s|\b(?:but|yet|however|although|though|while|whereas|until|unless|without"
    r"|right|true|correct|wrong|false|mistaken|nonsense|rubbish|agree\w*|have a point"
    r"|forget\w*|ignor\w*)\b"
    r"|,\s(?:which|not|and (?:so|they|it|i|we|nobody|none|the \w+ (?:show|prove)s?"
    r"|(?:this|that)(?:'s| is| was)))\b",
    re.IGNORECASE,
)
"""More is said than what one hears: what one thinks of it, or an answer."""

_AGREES = re.compile(
    r"""^\W*(?:and\W+)?(?:
        (?:they|he|she|i|we|that|this|it)(?:'s|'re|\ is|\ are|\ have|\ has|\ do|\ must|\ can\ only)?
        (?:\ (?:also|quite|all|both|absolutely|completely|fully|just|a|good|very))*
        \ (?:right|true|correct|agree|think\ so|point)\b
        (?!\ (?:there|to|of|in|only|on|if|but|that)\b)
      | so\ do\ i\b | me\ too\b | indeed\ (?:they|it|he|she)\b | i\ couldn't\ agree\ more
      | (?:rightly|rightly\ so|exactly|absolutely|indeed|quite\ right|quite\ so|true)\W*$
      | (?:まったく|全く)?その通り | (?:私|僕)?も?同感 | 賛成
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_WHOLE = re.compile(r"[.!?。！？…]\W*$")
"""So ends a sentence, not its half before a “but”."""

_MORE = re.compile(
    r"[?;:,(]|\s[-–—]\s|n't|\b(?:but|yet|however|when|while|whereas|although|though|even|if|so|not"
    r"|never|only|because|since|which|who|without|forget\w*|ignor\w*|leav\w*)\b",
    re.IGNORECASE,
)
"""More is said than theirs: it may be the player's own."""

_SAYS_JA = r"と(?:(?:言い|いい|主張し|おっしゃい|述べてい|主張してい)ます|言う|いう|主張する)"
_THOUGHT_JA = "(?:話|説明|意見|声|見方|主張|説|心配|懸念|理屈|反論|指摘|言い分|見解|議論)"
"""What others hold, by name."""

_SAYERS_JA = (
    r"(?:(?:(?<!たい)(?<!ほしい)と|とか|って)"
    r"(?:慰める|励ます|言う|いう|言ってくれる|言ってくる|主張する|言い張る)(?:人|方|者|連中|やつ|奴)(?:たち|ら)?)"
)
_OFTEN_JA = "(?:よく|たびたび|しばしば|決まって|いつも|必ず)"
_HEAR_JA = (
    rf"(?:(?:{_SAYERS_JA}|(?<!たい)(?<!ほしい)と(?:考える|思う)人)(?:が|も|は)?{_OFTEN_JA}?(?:多い|多く|いる|います)"
    rf"|(?:という|って){_THOUGHT_JA}(?:は|を|も)?{_OFTEN_JA}?(?:聞く|聞きます|耳にする|耳にします)"
    rf"|と{_OFTEN_JA}(?:聞く|聞きます|耳にする|耳にします|(?:言|い)われ(?:る|ます|てい(?:る|ます)))"
    r"|(?:なんて|という|って|などという)(?:いう)?(?:馬鹿げた|バカげた|ばかげた|くだらない|幼稚な)"
    rf"{_THOUGHT_JA}をする(?:人|方|者|連中|やつ|奴)(?:が|も)?(?:いる|います)"
    r"|[」』](?:と|って|とか)(?:慰め|励まし|言っ)てくれ(?:る|ます)(?:人(?:が|も)(?:いる|います))?"
    r"(?:ん(?:だ|です))?"
    rf"|(?:なんて|とかいう){_THOUGHT_JA}(?:も|は|が)?{_OFTEN_JA}?"
    r"(?:聞こえてくる|聞こえてきます|聞こえる|聞こえます|聞く|聞きます)(?=よね|けど|が、)"
    r"|と(?:世間|営業|宣伝|広告)[^、。]{0,6}は(?:言う|いう|言います|いいます))"
)
_HELD_JA = rf"(?:という|って){_THOUGHT_JA}(?:は|も|が)?あ(?:る|ります)"
_TURN_JA = "(?:が|けれども?ね?|けどね?)"
_TESTIMONY_JA = "私|僕|わたし|我々|専門家|報告|研究|調査|論文|統計|によれば|によると"
"""Who says so is a witness: that is the player's own argument."""

_ANSWERED_JA = re.compile(
    r"(?P<theirs>^(?!私|僕|わたし|我々|専門家).{4,200}?"
    rf"(?:{_SAYS_JA}|{_HEAR_JA}|{_HELD_JA}){_TURN_JA}、?+)"
    r"(?P<own>.{4,})$",
    re.DOTALL,
)
_DOUBTS_JA = (
    r"疑|怪し|現実を見|的外れ|間違|おかし|根拠がな|成り立|飽き|聞きた|言いた|言ってほし|笑|信じ|違(?:う|い|っ)"
    r"|取り違え|ほど遠|話にならな|幻想|願望|終わり|寝言|無理|いらな|いりませ|当たら|鵜呑み|甘い|通用し|嘘|うそ|ウソ"
)
"""Words of one who does not believe it; what is not among them leaves a sentence whole."""

_NO_DOUBT_JA = (
    r"(?:嘘|うそ|ウソ|間違い|無理|笑い事)(?:で(?:は|も)|じゃ|も)?な|信じ(?:て|られ(?:る|ます)|る|ます)|違いな|疑(?:う余地|い)[^。]{0,4}な"
    r"|おかし(?:く|い(?:こと|話)?で(?:は|も))な|根拠がない(?:わけ|もの)|甘いどころか"
)
"""A doubt that is denied, or none."""

_COMMENTED_JA = re.compile(
    rf"^(?P<theirs>(?!.*(?:{_TESTIMONY_JA}))[^、。]{{4,200}}?"
    rf"(?:、?(?:という|って){_THOUGHT_JA}(?:は|も|なんて)|{_SAYERS_JA}に?は)、?+)"
    rf"(?P<own>(?=.*(?:{_DOUBTS_JA}))(?!.*(?:{_NO_DOUBT_JA})).{{4,}})$",
    re.DOTALL,
)
"""“Xという説も、…”, “Xと言う人は、…”: what follows is one's own word of it, if it doubts it."""

_NAMED_JA = re.compile(
    rf"^[^、。]{{4,}}(?:、?(?:という|って){_THOUGHT_JA}(?:は|も|なんて)|{_SAYERS_JA}に?は)、?$"
    rf"|{_HELD_JA}{_TURN_JA}、?$"
)
"""What is left of these before what follows."""

_MOCKS_JA = (
    r"(?:(?:ああ|ほら)、?)?(?:出た出た|はいはい|出ました|出た|来た来た|来ました)"
    r"(?:[、！!w]++|(?=[「『]))"
)
_THING_JA = "(?:やつ|奴|話|説|理論|論法|先生)"
_MOCKED_JA = re.compile(
    rf"^{_MOCKS_JA}(?:[「『][^「」『』]{{4,200}}[」』](?:って)?{_THING_JA}?(?:です|だ)?(?:よ?ね|な)?"
    rf"|[^「」『』]{{4,200}}?(?:(?:という|って|とかいう){_THING_JA}(?:よ?ね|な)|説))"
    r"[wｗ笑（）()。、！!…]*+$"
    r"|^[「『][^「」『』]{8,200}[」』](?:でしたっけ|だっけ|ですって|だって|ってか)[wｗ笑。？?！!…]*+$"
)
"""“出た出た、…って話ね”, “「…」でしたっけ？”: who puts it so holds it up to ridicule."""

_QUOTED_JA = re.compile(r"^[「『][^「」『』]{8,}[」』][。！？]*$")
_AGREES_JA = re.compile(
    r"^(?:それは|これは|私も|僕も)?(?:実際|まったく|全く|実に|確かに|たしかに|本当に)?"
    r"(?:その通|そのとお|事実(?!で?は?な)|本当(?!で?は?な)|正し(?!くな)|もっとも|そう思|同感|賛成|同意)"
)
_REPORTED_JA = re.compile(
    r"^(?:(?:相手|あなた|彼ら|向こう)(?:の方|側|方|たち)?(?:は|が))"
    rf"(?:(?!ので|から)[^、。]){{4,}}{_SAYS_JA}{_TURN_JA}?[、。]*$"
)
_HEARD_JA = re.compile(
    rf"^(?!.*(?:{_TESTIMONY_JA})).{{4,200}}?{_HEAR_JA}(?:よ?ね|よ|{_TURN_JA})?[wｗ笑、。！!…]*$"
)
_LED_IN_JA = re.compile(rf"(?:{_SAYS_JA}|{_HEAR_JA}|{_HELD_JA}){_TURN_JA}、?$")
FEWEST_OWN = 3
"""Words that must follow the turn, for it to be an answer."""


def parted(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The same, each that answers what it reports, or refuses, as two: theirs, then the answer."""
    return tuple(part for sentence in sentences for part in _parts(sentence))


def _parts(sentence: Sentence) -> Iterator[Sentence]:
    plain = _plain(sentence.text)
    found = _ANSWERED.match(plain) or _REFUSED.match(plain) or _answered_in_japanese(plain)
    if found is None or (plain.isascii() and len(words(found["own"])) < FEWEST_OWN):
        yield sentence
        return
    start = sentence.span[0]
    for name in ("theirs", "own"):
        first, last = found.span(name)
        last = first + len(sentence.text[first:last].rstrip())
        yield Sentence(sentence.text[first:last], (start + first, start + last))


def _answered_in_japanese(plain: str) -> re.Match[str] | None:
    """What others hold, and an answer that does not agree; a plain denial stays whole."""
    if denies(plain):
        return None
    found = _ANSWERED_JA.match(plain) or _COMMENTED_JA.match(plain)
    return None if found is None or _AGREES_JA.match(found["own"]) else found


def reported(sentences: Sequence[str]) -> list[bool]:
    """Of each sentence, whether it only says what others say; not so where the next one agrees."""
    after = [*sentences[1:], ""]
    if len(sentences) == 1 and _QUOTED_JA.match(sentences[0]):
        return [False]  # all that is said stands in quotation marks
    return [
        reports(one)
        or (_is_hearsay(one) and not (_WHOLE.search(one) and _agrees(_plain(next_one))))
        for one, next_one in zip(sentences, after, strict=False)
    ]


def _agrees(plain: str) -> bool:
    return bool(_AGREES.match(plain) or _AGREES_JA.match(plain))


def reports(sentence: str) -> bool:
    """Whether a sentence says what the opponent says, and nothing else."""
    plain = _plain(sentence)
    if _REPORTED_JA.match(plain):
        return True
    found = _REPORTED.match(plain)
    return bool(found and not _MORE.search(plain, found.end()))


def leads_in(sentence: str) -> bool:
    """Whether it is what `parted` cuts off as theirs in Japanese: “Xと言いますが、”."""
    return bool(_LED_IN_JA.search(_plain(sentence)))


def _is_hearsay(sentence: str) -> bool:
    plain = _plain(sentence)
    others = (
        _HEARD_JA.match,
        _MOCKED_JA.match,
        _NAMED_JA.search,
        _QUOTED.match,
        _QUOTED_JA.match,
    )
    if any(say(plain) for say in others):
        return True
    found = _HEARD.match(plain)
    return bool(found and not _TURNS.search(plain, found.end()))


def _plain(sentence: str) -> str:
    return sentence.replace("’", "'")
