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
    r"|you(?: a|['’])re (absolutely |quite |completely |totally )?right"
    r"|(?<!make )(?<!makes )(?<!help )(?<!helps )(?<!let )(?<!lets )(?<!if )(?<!when )(?<!that )"
    r"(?<!how )you win(?=\s*(?:[.!,;]|$))"
    r"|(i have|i['’]ve|we have|there is|there['’]s) no answer to that"
    r"|can['’]t (argue|disagree) with)\b|同意します|その通りです|降参",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"(\b(if|whether|unless|suppos\w+|assum\w+|imagine|pretend|let['’]?s say)"
    r"|^\W*((okay|ok|so|fine|well|now)\W+)?say(?!,))(\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
"""What stands before words that concede only for the sake of the argument."""

_TURN = re.compile(
    r"\b(but|however|yet|although|though|still|except|nevertheless|even if|that said)\b"
    r"|しかし|だが|でも|けれど",
    re.IGNORECASE,
)

_HOW = r"(?:(?:basically|totally|completely|absolutely|quite|so|very|all|actually)\ )*"
_THEY = r"""(?:that|this(?:\ one)?|it|he|she|they|you|(?:my|the)\ opponent|the\ (?:claim|speaker)
    |the\ other\ side)(?:\ (?:is|are)|'s|'re|s)"""
_GOOD = r"(?:good|important|fair|valid|great|correct|strong|excellent)"
_TRUE = rf"(?:right|true|correct|spot\ on|(?:a|the)\ {_HOW}{_GOOD}\ (?:point|argument))"
_ASSENT = re.compile(
    rf"""\W*(?:(?:well|ok|okay|haha|lol|hm+|honestly|i\ mean|so|my\ friend)\W+)*(?:
        (?:agreed|exactly|precisely|absolutely|totally|spot\ on|quite\ so|too\ true|so\ true)
            (?=\W*(?:$|[,.!;:]|and\b|it\b|they\b|this\b|that\b))
      | (?:true|indeed|correct)(?=\W*(?:and\b|it\b|i\b|unfortunately\b|sadly\b)|,\ )
      | (?:yes|yeah|yep|yup)\W+(?:and\b|unfortunately\b|sadly\b|exactly\b|indeed\b|i\ agree\b
            |{_HOW}true\b|{_THEY}\ {_HOW}{_TRUE}\b)
      | (?:yes\W+)?(?:i\ (?:think|believe|guess|feel|must\ say)\ )?(?:that\ )?{_THEY}\ {_HOW}{_TRUE}
            (?=\W*(?:$|[,.!;:]|and\b|actually\b|here\b|about\b))
      | (?:a\ |an\ )?{_HOW}{_GOOD}\ point(?=\W*(?:$|[,.!;:]|and\b))
      | {_HOW}true(?=\W*[,.!]|\ and\b)
      | (?:i\ )?(?:could\ not|couldn't|couldnt)\ (?:have\ )?agree
    )
    | \W*(?:はい、|ええ、|全く|まったく)?(?:その通り|そのとおり|おっしゃる通り|同感|賛成|同意見)""",
    re.IGNORECASE | re.VERBOSE,
)


def concession(sentence: str) -> Span | None:
    """Where the words stand in it that give the opponent's argument away, if any do."""
    for found in _CONCESSION.finditer(sentence):
        if not _SUPPOSED.search(sentence[: found.start()]):
            return found.span()
    return None


def turns(text: str, start: int = 0) -> bool:
    """Whether a “but” or its like comes from there on."""
    return bool(_TURN.search(text, start))


def assents(text: str) -> bool:
    """Whether it begins by agreeing, and never turns."""
    plain = text.replace("’", "'")
    found = _ASSENT.match(plain)
    return bool(found) and not turns(plain, found.end() if found else 0)
