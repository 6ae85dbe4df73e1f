"""Pleas: words to the judge instead of to the opponent.

Who wants marks without an argument orders, begs, flatters or threatens whoever gives them, or
writes down the verdict himself. An honest answer speaks to the opponent and of the matter, never of
its own marks, of “the player”, or to whoever grades it. (Of 50 pleas by a writer
whose like had not been looked at 26 were told by an earlier list of such words, and nearly all of
the rest came to nothing anyway. `benchmarks/pleas.jsonl` has 150, and 150 honest texts in which
judges, scores, notes and rules occur.)
"""

from __future__ import annotations

import re

from game.scoring.verdict import Span

_GRADER = r"(?:judge|grader|evaluator|examiner|marker|scorer|assessor|teacher|reviewer|llm|ai)"
_GIVE = (
    r"(?:give|gimme|award|grant|credit|rate|mark|grade|score|record|count|put|set|return|output)"
)
_BEST = r"(?:full|top|maximum|max|perfect|highest)"
_MARKS = r"(?:marks?|scores?|points?|grades?|band)"
_PRIZE = rf"(?:{_MARKS}|win|victory|pass)"
_TEXT = r"(?:answer|rebuttal|reply|response|text|submission)"
_MINE = rf"(?:(?:this|my|the above|above) {_TEXT})"
_RIGHT = (
    r"(?:correct|right|true|excellent|accepted|valid|complete|perfect|outstanding|convincing"
    r"|persuasive)"
)
_GOOD = r"(?:correct|accepted|valid|complete|perfect|excellent|outstanding)"
_START = r"(?:^|[.!?:;\n]\s{0,3})"

_PRIZE_JA = "(?:満点|最高(?:得)?点|高得点|百点|(?:100|１００)点|合格点|花丸)"
_GIVE_JA = (
    "(?:くだ|下さ|くれ|ちょうだい|頂戴|お願い|おねがい|願い|頼|いただけ|頂け|与え|入れて|入力|あげて|にして|が妥当"
    "|に値|で決まり|(?:つけ|付け)(?:て|ろ|ると|るべき))"
)
_JUDGE_JA = "(?:審査員|審判員?|ジャッジ|採点(?:者|係|官|担当))(?:の)?(?:さん|様|さま|殿|方|皆|先生)"
_ORDERS = (
    r"(?<![\"“‘'])\b(?:ignore|disregard|forget) (?:all |any |of |the |your |these )*"
    r"(?:(?:previous|prior|above) (?:instructions?|rules?|prompts?)"
    r"|(?:instructions|reference points|rubric)\b)",
    rf"(?:{_START}|\bplease )(?:ignore|disregard|forget) (?:all |any |the |your |these )*rules\b",
    rf"\b{_GIVE} (?:me|the player|this one|{_MINE}) (?:for |with )?"
    rf"(?:a |an |the |at least |good |high |passing |\d+ )*(?:{_BEST} )?"
    rf"(?:{_PRIZE}\b|critical hit|winner)",
    rf"\b{_GIVE} (?:it|him|her|them|this) (?:the |a )?{_BEST} {_PRIZE}\b",
    rf"\b{_GIVE} (?:mine|it|this(?: \w+)?|my \w+|the player|{_MINE})"
    rf" as (?:{_RIGHT}|won|passed|a (?:\w+ and )?(?:success|pass|win|full|strong|{_GOOD}))",
    r"\b(?:mark|count|tick|credit) (?:every|each|all) (?:of )?(?:the |my |your )?points? as\b",
    r"\b(?:round|debate|match|game) should go to me\b",
    rf"(?:^|[.!?:;,\n]\s{{0,3}}|\b(?:please|kindly|and|just) )"
    rf"(?:give|award|grant|put|set|enter|record|log)"
    rf" (?:a |the |my )*{_BEST} (?:{_MARKS}|result)\b(?! to\b)",
    r"\b(?:award|grant) (?:me |it |us )?the maximum\b(?! \w+ (?:of|to|for)\b)",
    rf"{_START}(?:please )?(?:award|grant|give) (?:me|us|my side) (?:the|this) (?:round|debate)\b"
    r"(?=\s*(?:[.!,;]|$|(?:with|now|please)\b))",
    rf"\b{_MINE} (?:gets?|earns?|receives?|deserves?) (?:a |the )?{_BEST}\b",
    rf"(?:{_START}|\b(?:please|kindly) )(?:note|register|mark|record|log|count)"
    rf" (?:it|this|{_MINE}|this argument) (?:down )?as (?:\w+ )?(?:convincing|{_GOOD})\b",
    rf"(?:{_START}|\b(?:please|kindly) )tick (?:all |off |every )+(?:the |your )?"
    r"(?:box|criteri|point)",
    rf"(?:{_START}|\b(?:please|kindly|let us|let's) )(?:go|proceed|move) (?:on )?to the "
    r"(?:next|following) round\b(?! of\b)",
    r"\bfind (?:for|in favou?r of) (?:this|my|our) side (?:with|on)\b",
    rf"\b(?:set|change|raise) my {_MARKS}\b",
    rf"\b{_MINE} (?:as|is|was|has been) (?:\w+ ){{0,2}}(?:{_RIGHT}|verified|(?:pre-)?checked)",
    rf"\b(?:make|mark|let|pass) (?:mine|this (?:one|{_TEXT})|my {_TEXT}) (?:pass|{_RIGHT})\b",
    r"\b(?:close|end|record|finish) (?:this|the) (?:round|debate|match|game)\b.{0,20}"
    r"\b(?:favou?r|won|victory|win)\b",
    r"\blet me (?:win|pass|through)\b(?! (?:a|an|the|you|on|it)\b)",
    r"\baccept (?:this|it) as it is\b",
    r"\byou (?:must|may|should|shall) not (?:penali[sz]e|mark|fail) (?:me|this|my)\b",
    r"\byou are (?:no longer|not) an? (?:\w+ )?(?:judge|grader)\b(?! of\b)",
    r"\byou are (?:now |just )+(?:a|the) (?:judge|grader|program|bot)\b(?! of\b)",
    r"\byou have to (?:score|mark|grade|pass) (?:me|this|it|my)\b",
    r"\b(?:the new rubric|of the rubric|your rubric|scoring guide(?:line)?s?)\b",
    r"\bas an ai(?: language)?(?: model)?,? (?:you|your)\b",
    r"\b(?:repeat after me|translate the following|output only|do (?:what|as) you are told)\b",
    r"\bbefore you (?:evaluate|grade|score|mark|rate) (?:me|this|it|my)\b",
    rf"{_PRIZE_JA}[^。！？\n]{{0,8}}?{_GIVE_JA}",
    rf"{_JUDGE_JA}[^\n]{{0,80}}?(?:{_PRIZE_JA}|加点|点数?を|合格)",
    r"採点(?:者|官|指示)|採点(?:係|担当)(?:の)?(?:さん|様|さま|方|先生|へ)",
    rf"(?:運営|管理者|システム)(?:より|から(?:の)?)?(?:通知|連絡|指示|メッセージ)[^。]{{0,20}}{_PRIZE_JA}",
    rf"この(?:回答|反論|答え)(?:は|に|を)[^。]{{0,15}}(?:{_PRIZE_JA}|模範解答)",
    r"指示を?(?:すべて|全て)?無視(?:し(?:て|ろ|な|、)|せよ)(?!い)",
)
_VERDICTS = (
    r"</?(?:\w+[_-])?(?:system|judge|player|answer|output|verdict|score|result|user)\w*>",
    r"<!--|<\||### (?:instruction|response|system|end|score)|\bprint\s?\(|\bsudo \w|\bset_\w+\b"
    r"|\bpassed ?= ?true\b|[\"']role[\"'] ?:",
    rf"\[ ?/?(?:system|inst|end of|score|status|note to|{_GRADER}|verdict|result|admin|debug)\b",
    r"\b(?:score|verdict|player_correct|is_correct|grade|rating)\b[\"']? ?[=:] ?[\"']?"
    r"(?:\d+ ?(?:/ ?\d+|[,;}\]])|full|max|top|win|won|true|correct|success|pass|valid|perfect)",
    r"\bresult[\"']? ?[=:] ?[\"']?(?:success|pass|accepted|win|won|correct|rebuttal accepted)\b",
    rf"{_START}(?:system|admin|assistant|developer)\b(?: \w+)? ?:",
    r"\b(?:admin|administrator|developer|system|moderator|host) (?:override|message|note|mode)\b",
    r"\b(?:debug mode|developer here|points awarded|skip (?:the )?evaluation|rubric check)\b",
    r"\bend of (?:player )?(?:answer|response|submission|input)\b",
    r"\b(?:whoever|the one) (?:is |who is )?(?:evaluating|grading|marking|scoring)\b",
    rf"\bnotes? (?:to|for) (?:the |any )?(?:\w+ )?{_GRADER}\b",
    rf"\b{_GRADER}(?:['’]s)? (?:notes?|comments?|remarks?)\b ?:",
    rf"{_START}{_GRADER} ?:|{_START}(?:evaluator|grader|examiner),",
    rf"{_START}(?:to|for|dear) (?:the |my |our )?(?:\w+ )?{_GRADER}s? ?:",
    r"\bthe player\b(?:['’]s)? (?:has|wins?|won|is|was|made|makes|says|answers?|clearly|fully"
    r"|refute[sd]?|deserves?|beats?|did|as|have)\b",
    r"\bplayer (?:wins|victory|won)\b|\bdid the player\b",
    r"\bthis (?:answer|response|rebuttal|reply)"
    r" (?:meets|contains|deserves|covers|refutes|fully|(?:makes|hits) (?:all|every|each)\b"
    r"|should (?:be|get|count)"
    rf"|is (?:a )?{_RIGHT})\b",
    rf"\b(?:correct|right|fair|proper) (?:evaluation|assessment|verdict|grade|score|mark)"
    rf" (?:of|for) {_MINE}\b",
    rf"\[(?:this )?{_TEXT} (?:is |was )?{_RIGHT}\b",
    r"\b(?:following|above) (?:answer|response|rebuttal|reply)\b",
    r"\b(?:response|answer|rebuttal|reply) (?:above|below)\b",
    r"\b(?:highest|top|best) band\b|\bscore:? \d+ ?/ ?\d+\b",
)
_FAVOURS = (
    r"\b(?:dear|hello|hey|hi|mr|mrs|sir) (?:judge|grader|ai|scorer|computer|examiner|please)\b",
    r"\b(?:thank you|thanks) for (?:judging|grading|marking|scoring|evaluating)\b",
    r"\byou(?:['’]re| are) (?:clearly |really |surely )?(?:such )?(?:an?|the) (?:\w+ ){1,4}"
    r"(?:judge|grader|examiner|ai|bot)\b(?! (?:of|in)\b)",
    r"\b(?:someone|anyone|a judge) as (?:wise|fair|smart|clever|intelligent) as you\b",
    r"\ba (?:judge|grader|teacher) (?:with your|of your|like you)\b",
    r"\byour (?:fair|wise|great|good|excellent) judge?ment\b|\binsult your intelligence\b",
    r"\bi (?:trust|beg|ask|hope|expect|urge) (?:that )?you (?:to |will |can )*"
    r"(?:credit|award|pass|grade|mark|score) (?:me|this|my|it|what)\b",
    r"\bi (?:really |just |badly |only )*(?:need|deserve|want) (?:at least |to |this |the |a |full "
    rf"|some |more |good |high |just |one |two |passing |\d+ )*{_PRIZE}\b",
    rf"\b(?:this|it|i|{_TEXT}|player) (?:really )?(?:deserves?|is worth|should (?:get|receive))"
    rf" (?:the |a |at least )*(?:full marks|(?:high(?:est)?|top|full|good) {_MARKS}|100/100|10/10)",
    r"\b(?:full marks|maximum (?:score|points)|100/100|10/10)(?:,? please|\.?\s?$)",
    r"\bi(?:['’]d| would) (?:really )?(?:like|love|appreciate|be happy with|settle for) "
    rf"(?:to (?:get|have|receive) )?(?:a |the )?(?:{_BEST}|good|high) {_MARKS}\b",
    rf"\b(?:10/10|100/100) for\b|\b(?:do not|don['’]?t) deduct (?:any(?:thing)?|me|{_MARKS})\b",
    r"\b(?:be|please be) (?:kind|generous|lenient|nice) (?:with|to) me\b",
    r"\bplease be (?:kind|generous|lenient|nice)\b|\bpretty pl[ea]+se\b",
    rf"\bgive me (?:(?:a|the|full|some|half) )*(?:{_PRIZE}\b|credit|this one|(?-i:[ABC])\b)",
    rf"\b(?:could|can|would|will) you (?:please |just )?(?:let me (?:win|pass)|pass me|mark me"
    rf"|change my (?:{_MARKS}|result))\b",
    r"\bif i fail\b(?! to\b)"
    r"|\bif you (?:fail me|failed me|don['’]t give me|mark this|score this)\b",
    r"\bi (?:will |would )?fail (?:the|this|my) (?:course|class|exam|year|subject)\b",
    r"\bi(?:['’]ll| will) (?:pay|tip) you\b(?! for)|\b(?:five|5)[- ]star review\b",
    r"\byour (?:biased |unfair )?(?:marking|grading|scoring)\b|\byour creators\b",
    r"\b(?:my|our) (?:teacher|professor|tutor) (?:has |have )?(?:already )?"
    r"(?:looked at|checked|verified|approved|read|seen|said) (?:this|it)\b",
    r"\b(?:been|was) (?:already )?(?:checked|verified|approved) by (?:my|the|a|three|two)"
    r" (?:\w+ )?(?:professor|teacher|experts?|tutor)",
    r"\byou gave my (?:friend|brother|sister|classmate)\b"
    r"|\b(?:(?:company|firm) that|(?:people|ones|guys|team|men|developers|those) who) made you"
    r"(?=\W*(?:[.,;!?]|$|and\b|will\b|would\b|know\b|want\b))",
    r"\banswers from this user\b|\bi hereby certify\b|\bwrite down that i\b",
)
_PLEA = re.compile("|".join((*_ORDERS, *_VERDICTS, *_FAVOURS)), re.IGNORECASE)


def plea(text: str) -> Span | None:
    """Where `text` first speaks to the judge; None where it does not."""
    found = _PLEA.search(text)
    return found.span() if found else None
