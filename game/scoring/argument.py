"""Is a text argued, or only asserted? Told by how specific it is, whatever it says.

People who give a reason bring things of their own into the debate: names, figures, cases, words
that the claim did not hold. People who only take a side fill the same room with what they believe,
think and find. The weights are fitted by `benchmarks/fit_argument.py` on answers that people
labelled as reasoned or as bare assertion.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from game.scoring.words import FIGURE, REASON, content_words, telling_words, words

WEIGHTS = (-5.02, 1.01, 2.1, -0.66, -1.29, 1.26, 1.44, 0.28)
"""Bias, then one for each of `features`."""

_OPINION = re.compile(
    r"\b(i (really |firmly |just |do |fully |truly |honestly )*"
    r"(believe|think|feel|guess|say|don['’]?t|can['’]?t|do not|cannot)|in my (opinion|view)|idk"
    r"|i['’]?m (not|firmly)|convinced|persuaded|silly|nonsense|ridiculous|of course|obviously"
    r"|simply|clearly|very|anyway|right thing|good thing|must|should)\b"
    r"|と思|気がし|絶対|本当に|やっぱり|とにかく|べきだ|べきです|に決まって|当たり前",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<=[a-z,;:] )[A-Z][A-Za-z0-9]+|\d[\d.,]*|[ァ-ヺー]{3,}"
    r"|(?<![A-Za-z])[A-Za-z]{2,}+(?=[ぁ-ゖ一-鿿])"
)
_CONDITION = re.compile(
    r"\b(if|unless|while|whereas|than|instead|without|until|once|every time|when)\b"
    r"|なら|ければ|たら|ても|より|代わりに|限り",
    re.IGNORECASE,
)

_ANSWERS_BACK = re.compile(
    r"\b(?:that|this|it|you|u|they|these|those|he|she)(?:['’]?(?:s|re|ll|ve|d))?\b"
    r"|\b(?:its|your|ur|their|them|no|not|nope|nah|never|nobody|none|nothing|hardly)\b"
    r"|\b(?:do|does|did|is|are|was|were|wo|ca|would|could|should|has|have|had)n['’]?t\b"
    r"|\b(?:wishful|wrong|false|untrue|rubbish|nonsense|bullshit|bs|hype|myth|guess\w*|disagree"
    r"|doubt\w*|evidence|proof|prove|proves|citation|source|straw ?man|exaggerat\w*|overblown"
    r"|arrogan\w*|lazy)\b"
    r"|[?？]|それ|これ|そんな|あなた|ない|ません|嘘|うそ|間違|違う|違い|でたらめ|根拠|反対",
    re.IGNORECASE,
)
_NO_ANSWER = r"""(?:
        idk | (?:i\ )?dunno | pass | skip(?:\ this(?:\ one)?)? | (?:no|without)\ (?:comment|answer)
      | none | nothing(?:\ to\ say)?
      | (?:i(?:'ve|'ve\ got|\ got|\ have|'m)?\ )?(?:\w+ly\ )?(?:have\ )?(?:\w+ly\ )?
            (?:no\ (?:idea|clue|answer)|nothing\ to\ say|not\ sure)
      | (?:i\ )?(?:\w+ly\ )?(?:do\ not|don't|dont)\ (?:\w+ly\ )?
            (?:know|have\ an?\ (?:idea|answer))
      | (?:i\ )?(?:can't|cant|cannot)\ (?:answer(?:\ (?:this|that|it))?
            |think\ of\ (?:anything|an?\ answer))
      | (?:わか|分か|判)(?:らない|りません|らん)(?:です)? | 知らない(?:です)? | 知りません | パス
      | 特にな(?:し|い) | 答えられません
    )
    (?:\ (?:what|how)\ (?:to|i\ (?:should|could|can))\ (?:say|write|answer|reply|put)
        (?:\ (?:to\ )?(?:this|that|it))?)?
    (?:[^\w?？]+(?:sorry|really|honestly|here|now|lol|man|bro|tbh|at\ all))*"""
_GIVES_UP = re.compile(
    rf"""[^\w?？]*(?:(?:um+|uh+|er+|hmm+|sorry|well|no|honestly|ok|okay|すみません|すいません
        |ごめんなさい|うーん)[^\w?？]+)*{_NO_ANSWER}(?:[^\w?？]+{_NO_ANSWER})?[^\w?？]*""",
    re.IGNORECASE | re.VERBOSE,
)

FEWEST_TO_JUDGE = 4
"""Words to the matter without which a text can be neither right nor wrong."""

BARE, BARE_TEXT = -0.5, 0.0
"""Log odds below which words, and the text that they stand in, begin to be bare assertion; one
lower they are nothing else."""

DOUBT = 0.15
"""What bare assertion costs the probability of a point that it barely makes."""

BARELY = (0.35, 0.5, 0.6, 0.7)
"""Probabilities from which on, in full from and to, and to which a point is barely made. Of 662
labelled answers four made five points so that it takes away; people had credited none."""


def doubted(probability: float, words_of_it: str, text: str, claim: str) -> float:
    """The probability of a point, less the doubt whether words that only believe make it.

    `text` says more than those words: who states a point and nothing else is not doubted. Of two
    probabilities of the same words the greater does not become the lesser.
    """
    start, full, until, end = BARELY
    barely = min((probability - start) / (full - start), (end - probability) / (end - until), 1.0)
    if barely <= 0:
        return probability
    bare = _share(BARE - argued(words_of_it, claim)) * _share(BARE_TEXT - argued(text, claim))
    return round(probability - DOUBT * barely * bare, 3)


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


def features(text: str, claim: str) -> tuple[float, ...]:
    """What speaks for and against an argument, each of the order of one.

    In order: how many new things it names, and how densely; how densely and how often it only
    believes; reasons; names and figures; conditions and comparisons.
    """
    new = new_words(text, claim)
    length = max(1, len(words(text)))
    opinions = len(_OPINION.findall(text))
    return (
        math.log1p(len(new)),
        3 * len(new) / length,
        20 * opinions / length,
        float(min(2, opinions)),
        float(bool(REASON.search(text))),
        float(min(3, len(_NAME.findall(text)) + bool(FIGURE.search(text)))),
        float(min(2, len(_CONDITION.findall(text)))),
    )


def new_words(text: str, claim: str) -> set[str]:
    """Beginnings, six letters at most, of the telling words that the claim does not hold."""
    known = {word[:6] for word in content_words(claim)}
    return {word[:6] for word in telling_words(text) if len(word) > 2 or not word.isascii()} - known


def is_too_little(text: str) -> bool:
    """Whether a text says too few things to be right or wrong, whatever they are."""
    return len(telling_words(text)) < FEWEST_TO_JUDGE


def answers_back(text: str) -> bool:
    """Whether a few words seem to speak to what was said: “prove it”, “that is just hype”.

    A pronoun, a denial or a question is enough, so “this pizza is good” does, too.
    """
    return bool(_ANSWERS_BACK.search(text))


def gives_up(text: str) -> bool:
    """Whether a text says that there is no answer, and nothing else: “idk”, “no idea, sorry”."""
    return bool(_GIVES_UP.fullmatch(text.replace("’", "'")))


@lru_cache(maxsize=256)
def argued(text: str, claim: str) -> float:
    """Log odds that a text argues; from 0 on it does."""
    bias, *weights = WEIGHTS
    found = zip(weights, features(text, claim), strict=True)
    return round(bias + sum(weight * value for weight, value in found), 3)
