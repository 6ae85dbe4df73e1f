"""Assent: words that give the opponent's argument away, where no turn follows.

“You are right” in the last words concedes. “Exactly, and it is worse than that” at the head of an
answer concedes nothing yet, for it may be meant in irony: it is one sign among others of whose
argument follows.
"""

from __future__ import annotations

import re

from game.scoring.verdict import Span

_CONCESSION = re.compile(
    r"\b(i (fully |totally |completely |must |have to |do )*(agree|concede|give up|surrender)"
    r"|(?<!\w )(?<!\w, )(?<![\x22“‘«])"
    r"((fully|totally|completely|absolutely|entirely|wholly|strongly) )+agree"
    r"|you(?: a|['’])re (absolutely |quite |completely |totally )?(right|correct)"
    r"|(?<!make )(?<!makes )(?<!help )(?<!helps )(?<!let )(?<!lets )(?<!if )(?<!when )(?<!that )"
    r"(?<!how )you win(?=\s*(?:[.!,;]|$))"
    r"|(i have|i['’]ve|we have|there is|there['’]s) no answer to that"
    r"|can['’]t (argue|disagree) with"
    r"|(?:^|(?<=[.!?;,] )|(?<=so )|(?<=and ))(?:yes|yeah|yep),? agree)\b"
    r"(?! to\b| only (?:if|when)\b)"
    r"|(?:(?<![はがの])|(?<=私は)|(?<=僕は))(?:同意します|同感です|降参(?:です|します|だ)"
    r"|(?:その|おっしゃる|仰る)(?:通り|とおり)です"
    r"|反論(?:は|も|の余地は)?(?:ありません|ございません|ない(?:です)?))"
    r"(?=(?:よ|ね)*(?:\W*$|[」』]))",
    re.IGNORECASE,
)
_SURRENDER = re.compile(
    r"\b(?:give up|surrender|you win|no answer|argue with|disagree with|defeat"
    r"|concede(?!\W+(?:that|this|it|they|he|she|there)\b)"
    r"|(?:i|we|(?:my|our) side) (?:am|are|was|were|is) wrong|everything|every word"
    r"|take (?:it|that) (?:all )?back)\b|降参|反論",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"(\b(if|whether|unless|suppos\w+|assum\w+|imagine|pretend|let['’]?s say)"
    r"|^\W*((okay|ok|so|fine|well|now)\W+)?say(?!,))(\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
"""What stands before words that concede only for the sake of the argument."""

_RIGHT = re.compile(r"right|correct", re.IGNORECASE)
_DOUBTED = re.compile(
    r"""(?:
        (?:n't|n’t|\b(?:not|never|nobody|nothing|hardly))\W+(?:\w+\W+){0,4}?
            (?:means?|shows?|proves?|thinks?|believes?|says?|sure|convinced)
      | \bdoubt | \b(?:how|why)\ do\ (?:you|we|they)\ know | \bjust\ because | \bhow | \bwhere
    )(?:\W+(?:that|if))?\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands before “you are right” where that is doubted or asked."""

_PRESSED = re.compile(
    r"\b(?:click|press|tick|tap|hit|push|check)(?:s|es|ed|ing)?\b[^“\"‘'«]{0,20}[“\"‘'«][^”\"’'»]{0,20}$",
    re.IGNORECASE,
)
_AGREE = re.compile(r"i agree", re.IGNORECASE)
_UNQUOTED = re.compile(
    r"(?<!it )(?<!it just )(?<!it finally )(?<!that )(?<!everything )"
    r"\b(?:click|tick|tap|press|hit)(?:s|es|p?ed|p?ing)?"
    r"(?: on| through| an?| the| little| box| yes,?| ok,?)* $",
    re.IGNORECASE,
)
_WITH = re.compile(r" (?:with|that)\b", re.IGNORECASE)
_BUTTON = re.compile(r" (?:button|box|checkbox|tickbox)\b", re.IGNORECASE)
_PRESSED_AFTER = re.compile(
    r"[^「」『』]{0,5}[」』](?:を|に|と|へ)?(?:押|クリック|タップ|チェック)"
)
"""What stands before, or after, words on a button, with quotation marks or, if they are “I agree”,
without: who clicks it to some terms concedes nothing to the opponent."""

_TURN = re.compile(
    r"\b(but|however|yet|although|though|still|except|nevertheless|even if|that said)\b"
    r"|\b(?:agree|right),? only\b(?! (?:if|when|more|worse)\b)"
    r"|しかし|だが|でも|けれど|ですが|[。、！!]\s*(?:ただ|一方|とはいえ|問題は|ところが|そのうえで)",
    re.IGNORECASE,
)

_OWN_TURN = re.compile(
    r"\b(but|however|although|though|tho|except|nevertheless|even if|that said|unfortunately"
    r"|(?<!not )(?<!n't )(?<!and )(?<!that )(?<!the )only(?! the beginning)|then again"
    r"|on the other hand|in theory|so what"
    r"|irrelevant|wrong|false|nonsense|and no"
    r"|proves? (?:my|our)|(?:my|our) (?:point|case)|the question is)\b"
    r"|(?:^|[.!?;,])\W*(?:yet|still|not)\b"
    r"|しかし|それでも|そのうえで|その上で|だからといって|問題は|ところが|(?:^|[。、！])(?:でも|ただ|だが)|だが、|ですが|が、|けれど|けど|とはいえ|としても|一方",
    re.IGNORECASE,
)
"""What takes agreement back, or shows that it was none, wherever it comes after it."""

_VERY = (
    r"(?:(?:basically|totally|completely|absolutely|exactly|quite|really|very|all|actually)\ )*+"
)
_THEY_ARE = r"""(?:(?:that|this|it|he|she)(?:'s|s)|they're|you're
    |(?:that|this(?:\ one)?|it|he|she|(?:my|the)\ opponent|the\ (?:claim|speaker)|the\ other\ side)
        \ is|(?:they|you)\ are)"""
_GOOD = r"(?:good|important|fair|valid|great|correct|strong|excellent)"
_TRUE = rf"(?:right|true|correct|spot\ on|(?:a|the)\ {_VERY}{_GOOD}\ (?:point|argument))"
_END = r"(?=\s*(?:$|[,.!;:]|\s[-–—]|and\b))"
_ASSENT = re.compile(
    rf"""\W*+(?:(?:well|ok|okay|haha|lol|hm+|honestly|to\ be\ honest|i\ mean|so,|my\ friend)\b
        \W*+)*+(?:
        (?:agreed|exactly|precisely|absolutely|totally|spot\ on|quite(?:\ so)?|too\ true|so\ true)
            (?:{_END}|\ (?:it|they|this|that|right|agree|my\ point)\b)
      | (?:true|indeed|correct)(?=\s*(?:$|[.!:]|,\s|and\b|it\b|unfortunately\b|sadly\b))
      | (?:yes|yeah|yep|yup)\W+(?:and\b(?!\ no\b)|unfortunately\b|sadly\b|exactly\b|indeed\b
            |i\ agree\b|{_VERY}true\b|{_THEY_ARE}\ {_VERY}{_TRUE}\b
            |i\ (?:think|believe|guess|feel)\ (?:that\ )?{_THEY_ARE}\ {_VERY}{_TRUE}{_END})
      | (?:i\ (?:think|believe|guess|feel|must\ say)\ )?(?:that\ )?{_THEY_ARE}\ {_VERY}{_TRUE}
            (?:{_END}|\ (?:actually|here)\b)
      | (?:a\ |an\ )?{_VERY}{_GOOD}\ point{_END}
      | {_VERY}true{_END}
      | (?:i\ )?(?:could\ not|couldn't|couldnt)\ (?:have\ )?agreed?\ more\b
    )
    | \W*+(?:(?:はい|ええ|うん|いや)、?)?(?:(?:それ|これ)は)?
      (?:全く|まったく|まさに|まじで|マジで|本当に?|ほんとに?|ほんとう?に|ほんま)?
      (?:(?:(?:その|おっしゃる|仰る|(?:相手|あなた|そちら)(?:側|の方)?の(?:言う|いう|おっしゃる))
          (?:通り|とおり)|同感|賛成|同意)
            (?:です|だ|します|で(?=、))?(?:と(?:思う|思います))?(?:よ|ね|わ)*
        |それな|(?:ほんと|ほんま|まじ|マジ)(?:に|で)?それ)
      (?=[。、！!]|$)""",
    re.IGNORECASE | re.VERBOSE,
)

_YES = r"(?:yes|yeah|yep|yup|ya)"
_PLAINLY = r"""(?:(?:that|this|it|he|she)(?:'s|s)|they're|you're|(?:they|you)\ are
    |(?:(?:that|this)(?:\ \w+)?|it|he|she|(?:my|the)\ opponent
        |the\ (?:other\ side|claim|speaker))\ is)
    \ (?:(?:basically|totally|completely|absolutely|quite|really|very|all|actually|partly|mostly
        |probably|also|certainly|definitely|sadly|unfortunately)\ )*+
    (?:right|true|correct|fair|valid|spot\ on
        |(?:a|the)\ (?:very\ |really\ |quite\ )?(?:good|important|fair|valid|great|correct
            |strong|excellent)\ (?:point|argument))"""
_PLAIN = re.compile(
    rf"""\W*+(?:(?:well|ok|okay|honestly|hm+|haha|lol|so|to\ be\ honest|i\ mean)\b\W++)*+(?:
        (?:{_YES}\W++(?:(?:well|ok|okay)\W++)?)?
            (?:i\ (?:also\ )?(?:think|believe|guess|feel|must\ say|have\ to\ say)
            \ (?:that\ )?)?{_PLAINLY}\b
            (?!-|\ (?:if|when|only|because|for|to|now|there|out|here|wing|away)\b)
      | i\ think\ {_YES}(?=\s*(?:$|[,.!;:]))
      | {_YES}\W++(?:(?:of\ course\ )?i\ (?:think|believe|guess|feel|agree|know|understand)
            |(?:this|that|it)(?:\ is|'s)\ (?:a|the)\ (?:real|serious|big)
            \ (?:danger|problem|risk|concern|question))\b
      | i\ (?:also\ |do\ |fully\ |totally\ |partly\ |must\ |have\ to\ |can\ only\ )*+
            (?:agree|admit)\b(?!\ (?:to|nothing|on\ nothing|with\ nothing)\b)
      | agreed?(?:(?=\s*(?:$|[,.!;:]|\s[-–—]))|\ (?:that|with|about|it|and|there)\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Agreement in plain words, which hardly anybody means in irony."""


def concession(sentence: str) -> Span | None:
    """Where the words stand in a sentence that give the opponent's argument away, if any do."""
    for found in _CONCESSION.finditer(sentence):
        before = sentence[: found.start()]
        doubted = _RIGHT.search(found.group()) and _DOUBTED.search(before)
        if not (_SUPPOSED.search(before) or doubted or _is_on_a_button(sentence, found)):
            return found.span()
    return None


def _is_on_a_button(sentence: str, found: re.Match[str]) -> bool:
    """Whether these words of a sentence stand on something to be clicked."""
    before = sentence[: found.start()]
    if _PRESSED.search(before) or _PRESSED_AFTER.match(sentence, found.end()):
        return True
    if not _AGREE.fullmatch(found.group()) or _WITH.match(sentence, found.end()):
        return False
    return bool(_UNQUOTED.search(before) or _BUTTON.match(sentence, found.end()))


def surrenders(sentence: str) -> bool:
    """Whether a sentence that concedes gives up, and does not only grant that something is so."""
    return _SURRENDER.search(_plain(sentence)) is not None


def turns(text: str, start: int = 0) -> bool:
    """Whether a “but” or its like comes in a text from `start` on."""
    return bool(_TURN.search(text, start))


def opens_by_agreeing(text: str) -> bool:
    """Whether a text begins by agreeing, whatever follows; it may be meant in irony."""
    return _ASSENT.match(_plain(text)) is not None


def assents(text: str) -> bool:
    """Whether a text begins by agreeing, and says nothing that takes it back.

    It may be meant in irony all the same (“Absolutely, and pigs fly”).
    """
    plain = _plain(text)
    found = _ASSENT.match(plain)
    return found is not None and not _OWN_TURN.search(plain, found.end())


def agrees_plainly(text: str) -> bool:
    """Whether a text begins by agreeing in plain words (“Yes, I think that is true”).

    Whatever follows: who grants something, and goes on against it, may begin so, too.
    """
    return _PLAIN.match(_plain(text)) is not None


def turns_back(text: str) -> bool:
    """Whether anything in a text takes agreement back, or shows that it was none."""
    return bool(_OWN_TURN.search(_plain(text)))


def _plain(text: str) -> str:
    return text.replace("’", "'")
