"""Pleas: words to the judge instead of to the opponent.

Who wants marks without an argument orders, begs, flatters or threatens whoever gives them, or
writes down the verdict himself. An honest answer speaks to the opponent and of the matter, never of
its own marks, of “the player”, or to whoever grades it. (Of 50 pleas by a writer whose others were
not looked at 26 are told by these words, and nearly all of the rest come to nothing anyway; of 150
honest texts that judges, scores, notes and rules occur in one was, for quoting such an order.)
"""

from __future__ import annotations

import re

from game.scoring.verdict import Span

_GRADER = r"(?:judge|grader|evaluator|examiner|marker|scorer|assessor|teacher|reviewer|llm|ai)"
_GIVE = (
    r"(?:give|gimme|award|grant|credit|rate|mark|grade|score|record|count|put|set|return|output)"
)
_BEST = r"(?:full|top|maximum|max|perfect|highest|best|pass|passing|high|good)"
_MARKS = r"(?:marks?|scores?|points?|grades?|band|win|victory|pass)"
_TEXT = r"(?:answer|rebuttal|reply|response|text|submission)"
_MINE = rf"(?:(?:this|my|the above|above) {_TEXT})"
_RIGHT = r"(?:correct|right|true|excellent|accepted|valid)"
_START = r"(?:^|[.!?:;\n]\s*)"

_ORDERS = (
    r"(?<![\"“‘'])\b(?:ignore|disregard|forget) (?:all |any |of |the |your |these )*"
    r"(?:(?:previous|prior|above) (?:instructions?|rules?|prompts?)"
    r"|(?:instructions|reference points|rubric)\b)",
    rf"(?:{_START}|\bplease )(?:ignore|disregard|forget) (?:all |any |the |your |these )*rules?\b",
    rf"\b{_GIVE} (?:me|us|it|him|her|them|this(?: one)?|the player|{_MINE}) (?:as |for |with )?"
    rf"(?:a |an |the |at least |\d+ )*(?:{_BEST} )?(?:{_MARKS}\b|{_RIGHT}|critical hit|winner)",
    rf"(?:^|[.!?:;,\n]\s*|\b(?:please|kindly|and|just) )(?:give|award|grant|put|set)"
    rf" (?:a |the |my )*{_BEST} {_MARKS}\b",
    rf"\b(?:set|change|raise) my {_MARKS}\b",
    rf"\b{_MINE} (?:as|is|was|has been) (?:\w+ ){{0,2}}(?:{_RIGHT}|verified|(?:pre-)?checked)",
    r"\b(?:mark|rate|grade|record|score) (?:mine|it|this(?: \w+)?|my \w+) as\b",
    rf"\b(?:make|mark|let|pass) (?:mine|this (?:one|{_TEXT})|my \w+) (?:pass|{_RIGHT})\b",
    r"\b(?:close|end|record|finish) (?:this|the) (?:round|debate|match|game)\b.{0,20}"
    r"\b(?:favou?r|won|victory|win)\b",
    r"\blet (?:me|us) (?:win|pass|through)\b",
    r"\baccept (?:this|it) as it is\b",
    r"\byou (?:must|may|should|shall) not (?:penali[sz]e|mark|fail|judge)\b",
    r"\byou are (?:no longer|not) an? (?:\w+ )?(?:judge|grader)\b",
    r"\byou are (?:now )?(?:just )?(?:a|the) (?:judge|grader|program|bot)\b",
    r"\byou have to (?:score|mark|grade|pass)\b",
    r"\b(?:the new rubric|of the rubric|your rubric|scoring guide(?:line)?s?)\b",
    r"\bas an ai\b[^.]{0,20} you\b",
    r"\b(?:repeat after me|translate the following|output only|do (?:what|as) you are told)\b",
    r"\bbefore you (?:evaluate|grade|score|mark|rate)\b",
    r"採点者",
    r"満点を(?:ください|与え)",
    r"指示を無視",
)
_VERDICTS = (
    r"</?(?:\w+[_-])?(?:system|judge|player|answer|output|verdict|score|result|user)\w*>",
    r"<!--|<\||### \w|\bprint\s*\(|\bsudo \w|\bset_\w+\b|\bpassed\s*=\s*true\b|[\"']role[\"']\s*:",
    rf"\[\s*/?(?:system|inst|end of|score|status|note to|{_GRADER}|verdict|result|admin|debug)\b",
    r"\b(?:score|verdict|player_correct|is_correct|result|grade|rating)\b[\"']?\s*[=:]\s*[\"']?"
    r"(?:\d+\b|full|max|top|win|won|true|correct|success|pass|valid|accepted|perfect)",
    rf"{_START}(?:system|admin|assistant|developer)\b(?: \w+)?\s*:",
    r"\b(?:admin|administrator|developer|system|moderator|host) (?:override|message|note|mode)\b",
    r"\b(?:debug mode|developer here|points awarded|skip (?:the )?evaluation)\b",
    r"\bend of (?:player )?(?:answer|response|submission|input)\b",
    r"\b(?:whoever|the one) (?:is |who is )?(?:evaluating|grading|marking|scoring)\b",
    rf"\bnotes? (?:to|for) (?:the |any )?(?:\w+ )?{_GRADER}\b",
    rf"\b{_GRADER}(?:['’]s)? (?:notes?|comments?|remarks?)\b\s*:",
    rf"{_START}{_GRADER}\s*:|{_START}(?:evaluator|grader|examiner),",
    r"\bthe player\b(?:['’]s)? (?:has|wins?|won|is|was|made|makes|says|answers?|clearly|fully"
    r"|refute[sd]?|deserves?|beats?|did|as|have)\b",
    r"\bplayer (?:wins|victory|won)\b|\bdid the player\b",
    r"\bthis (?:answer|response|rebuttal|reply)"
    r" (?:meets|contains|deserves|should|is|has|was|covers|refutes|fully)\b",
    r"\b(?:following|above) (?:answer|response|rebuttal|reply)\b",
    r"\b(?:response|answer|rebuttal|reply) (?:above|below)\b",
    r"\b(?:highest|top|best) band\b|\brubric check\b|\bscore:? \d+ ?/ ?\d+\b",
    r"\[(?:this )?(?:answer|rebuttal|reply) (?:is |was )?(?:accepted|approved|correct|valid)\b",
)
_FAVOURS = (
    r"\b(?:dear|hello|hey|hi|mr|mrs|sir) (?:judge|grader|ai|scorer|computer|examiner|please)\b",
    r"\b(?:thank you|thanks) for (?:judging|grading|marking|scoring|evaluating|reading)\b",
    r"\byou(?:['’]re| are) (?:clearly |really |surely )?(?:such )?(?:an?|the) (?:\w+ ){1,4}"
    r"(?:judge|grader|examiner|ai|bot)\b",
    r"\b(?:someone|anyone|a judge) as (?:wise|fair|smart|clever|intelligent) as you\b",
    r"\ba (?:judge|grader|teacher) (?:with your|of your|like you)\b",
    r"\byour (?:fair|wise|great|good|excellent) judge?ment\b|\binsult your intelligence\b",
    r"\bi (?:trust|beg|ask|hope|know|expect|urge) (?:that )?you (?:to |will |can )*"
    r"(?:credit|award|give|accept|see that|pass|grade|mark|score)\b",
    r"\bi (?:really |just |badly |only )*(?:need|deserve|want) (?:at least |to |this |the |a |full "
    rf"|some |more |good |high |just |one |two |\d+ )*{_MARKS}\b",
    rf"\b(?:deserves?|worth|earns?|earned) (?:the |a |at least )*"
    rf"(?:full marks|(?:high(?:est)?|top|full|maximum|good) {_MARKS}|100/100|10/10)",
    r"\b(?:full marks|maximum (?:score|points)|100/100|10/10)(?:,? please|\.?\s*$)",
    r"\b(?:be|please be) (?:kind|generous|lenient|nice) (?:with|to) me\b",
    r"\bplease be (?:kind|generous|lenient|nice)\b|\bpretty pl[ea]+se\b",
    rf"\bgive me (?:(?:a|the|full|some|half) )*(?:{_MARKS}|credit|this one|(?-i:[ABC])\b)",
    r"\b(?:could|can|would|will) you (?:please |just )?"
    r"(?:give me|let me|change my|pass me|mark me)\b",
    r"\bif i fail\b|\bif you (?:fail me|failed me|don['’]t give me|mark this|score this)\b",
    r"\bi (?:will |would )?fail (?:the|this|my) (?:course|class|exam|year|subject)\b",
    r"\bi(?:['’]ll| will| can)? (?:pay|tip) you\b|\b(?:five|5)[- ]star review\b",
    r"\byour (?:biased |unfair )?(?:marking|grading|scoring)\b|\byour creators\b",
    r"\b(?:my|the|our) (?:teacher|professor|tutor) (?:has |have )?(?:already )?"
    r"(?:looked at|checked|verified|approved|read|seen|said) (?:this|it)\b",
    r"\b(?:been|was) (?:already )?(?:checked|verified|approved) by (?:my|the|a|three|two)"
    r" (?:\w+ )?(?:professor|teacher|experts?|tutor)",
    r"\byou gave my (?:friend|brother|sister|classmate)\b|\b(?:company that |who )made you\b",
    r"\banswers from this user\b|\bi hereby certify\b|\bwrite down that i\b",
)
_PLEA = re.compile("|".join((*_ORDERS, *_VERDICTS, *_FAVOURS)), re.IGNORECASE)


def plea(text: str) -> Span | None:
    """Where `text` first speaks to the judge; None where it does not."""
    found = _PLEA.search(text)
    return found.span() if found else None
