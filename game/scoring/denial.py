"""Denials: "it is not true that ...", or a sentence after which comes "the opposite is the case".

Whoever denies a sentence as a whole says the contrary of it in its very words, and the networks
hardly notice the few words in front. So what is denied is read by itself, and the answer turned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LEAD = r"""(?:(?:but|and|so|no|nope|also|again|well|still|however|now|then|sorry|honestly|frankly
    |in\ fact|of\ course|in\ truth|to\ be\ clear|on\ the\ contrary)\W+)*"""
_HOW = r"(?:\ (?:simply|just|really|even|at\ all|quite|plainly|clearly|certainly|\w+ly))?"
_UNTRUE = r"(?:false|untrue|wrong|incorrect|nonsense|a\ myth|a\ lie|absurd)"
_TRUE = r"(?:true|the\ case|so|right|correct|a\ fact)"

_NOT = r"""(?:it|they|he|she|this|that|there)
    \ (?:(?:is|are|was|were|do|does|did|has|have|had|would)(?:n't|\ not)|won't|can't|cannot)"""

_DENIES = re.compile(
    rf"""^\W*{_LEAD}(?:
        it(?:'s|\ is|\ was){_HOW}\ not{_HOW}\ {_TRUE}\ that
      | it\ (?:is|was)n't{_HOW}\ {_TRUE}\ that
      | it(?:'s|\ is|\ was){_HOW}\ {_UNTRUE}\ (?:that|to\ (?:say|claim|think|believe)\ that)
      | (?:i|we)\ (?:do\ not|don't|cannot|can't|never){_HOW}\ (?:believe|think|accept|agree)\ that
      | (?:i|we)\ (?:doubt|deny|dispute|reject)(?:\ the\ (?:idea|claim|view))?\ that
      | (?:nobody|no\ one)\ (?:believes|thinks|can\ say|could\ say)\ that
      | nor\ is\ it{_HOW}\ {_TRUE}\ that
      | (?:i|we)\ (?:(?:will|would){_HOW}\ not|won't|wouldn't)\ (?:argue|say|claim|pretend)\ that
    )\s+(?P<denied>.+)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_MISTAKEN = re.compile(
    rf"""^\W*{_LEAD}(?:those|people|anyone|anybody|everyone|everybody|whoever)(?:\ who)?
    \ (?:say|think|claim|believe|hold|argue)s?(?:\ that)?\ (?P<denied>.+?)
    \ (?:is|are){_HOW}\ (?:mistaken|wrong|in\ error)\W*$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_REVERSES = re.compile(
    rf"""^\W*{_LEAD}(?:
        (?:it\ is\ )?(?:the|quite\ the|just\ the|exactly\ the)\ (?:exact\ |very\ )?
            (?:opposite|contrary|reverse)(?:\ (?:is|was|holds)(?:\ (?:true|the\ case|so))?)?
      | (?:this|that|none\ of\ (?:this|that|it)|all\ (?:of\ )?(?:this|that))
            (?:'s|\ is|\ was){_HOW}\ (?:not{_HOW}\ {_TRUE}|{_UNTRUE})
      | {_NOT}(?:\ and\ {_NOT})?
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_SWEEPS = re.compile(
    rf"""^\W*{_LEAD}(?:
        (?:none|nothing|not\ one)\ of\ (?:this|that|it|them|which|(?:these|those)(?:\ \w+s)?)
            \ (?:(?:is|are|was){_HOW}\ {_TRUE}
              |(?:really\ |ever\ )?(?:holds?|matters?|stands?|works?))
      | all\ (?:of\ )?(?:this|that|these|those|them)(?:\ \w+s)?\ (?:is|are){_HOW}\ {_UNTRUE}
    )(?=\W*$|[,;]|\ (?:or|and)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_VIEW_JA = "(?:話|主張|考え方?|意見|説|見方|声|心配|懸念|理屈|反論|指摘|言い分|見解)"
_DENIES_JA = re.compile(
    rf"""^(?P<denied>.{{6,}}?)(?:
      (?:(?:という|っていう|って)(?:の|こと|{_VIEW_JA})(?:は|も|など|、あれは)|なんてことは|とは)、?
        (?:まったく|全く|単に|決して|到底|とても|必ずしも)?
        (?:事実では(?:ない|ありません)|本当では(?:ない|ありません)|正しく(?:ない|ありません)
          |(?:間違い|誤り|誤解|(?:真っ赤な)?(?:嘘|うそ|ウソ))(?:だ|です|である)?
          |違う|違います|思わない|思いません|思えない|思えません|考えられない|言えない|言えません)
      | (?:という|って){_VIEW_JA}(?:は|も|など)、?
        (?:(?:間違って|誤って)い(?:る|ます)|当たら(?:ない|ず)|当たりません|成り立た(?:ない|ず)
          |成り立ちません|的外れ(?:だ|です)?|幻想(?:だ|です)?)
      | (?:という|って)(?:心配|懸念)(?:は|も)、?(?:(?:い|要)ら(?:ない|ず)|(?:い|要)りません
          |必要(?:ない|ありません)|無用(?:だ|です)?)
      | (?:(?<=[うくぐすつぬぶむるいただ])|(?<=から))(?<!どう)、?
        (?:なんて|って)(?:の|こと|話)(?:は|も)?
        (?:ない|ありません|あ?りえ(?:ない|ません)|(?:嘘|うそ|ウソ)(?:だ|です)?|違う|違います)
    )(?:です|よ|でしょう|って)*(?:と(?:思|考え)(?:う|います|ます|えます))?[。!！]*$""",
    re.VERBOSE,
)
_NONE_JA = re.compile(
    r"""(?P<denied>[^、。]{3,200}?)という(?:こと|事実|証拠|例)(?:は|も)
    (?:(?:まったく|全く|一切|どこにも|決して)、?)?
    (?:ない|ありません|なく|存在しない|存在しません)(?:です)?(?:し|のです|のだ)?[、。!！]*""",
    re.VERBOSE,
)
"""A clause that says that something does not happen; a sentence may be a list of such."""

LONGEST_LIST = 400
"""Characters of a sentence that are read as such a list."""

_REVERSES_JA = re.compile(
    r"""^(?:いや、|むしろ|しかし、?|でも、?|だが、?|いいえ、?)?(?:
        (?:事実は|実際は|実際には)?(?:その)?(?:正反対|逆|反対)(?:だ|です|である|が正しい)
      | (?:それは|これは)?(?:間違い|誤り|誤解|嘘|うそ|ウソ)(?:だ|です|である)?
      | (?:それは|これは)?(?:事実では|正しく|本当では|そうでは)(?:ない|ありません)
      | (?:それは|これは)?(?:(?:違|ちが)(?:う|います)|ならない|なりません|あ?りえ(?:ない|ません))
      | (?:そんな|その)(?:わけ|こと|はず|事実)(?:は|が|も)?(?:ない|ありません)
      | いいえ | まさか | とんでもない
    )(?:です|よ|ね|でしょう|って|さ)*(?:と(?:思|考え)(?:う|います|ます))?[。!！]*$""",
    re.VERBOSE,
)
_GOES_ON = re.compile(
    r"[;:？]|[?](?=\s+\w)|\s[-–—]\s|\b(?:because|since|but|as|therefore|hence)\b"
    r"|から|ので|(?:が|し|のに|おり|ため)、"
)
"""More is said in the sentence than the denial: a reason, or a thing that stands against it."""


def denied(sentences: Sequence[str]) -> list[str | None]:
    """For each sentence what it, or the one after it, denies as a whole; None where nothing.

    A denial that gives its reason in the same sentence is left to the networks.
    """
    after = [*sentences[1:], ""]
    return [_denied(one, next_one) for one, next_one in zip(sentences, after, strict=False)]


def denies(sentence: str) -> bool:
    """Whether the sentence is a denial, if also with its reason."""
    return _denial(_plain(sentence)) is not None


def sweeps(sentence: str) -> bool:
    """Whether it denies all that was said before it, as “None of that is true” does."""
    return _SWEEPS.search(_plain(sentence)) is not None


def _plain(sentence: str) -> str:
    return sentence.replace("’", "'").strip()


def _denial(plain: str) -> re.Match[str] | None:
    """With what it denies as the group `denied`."""
    return _DENIES.match(plain) or _MISTAKEN.match(plain) or _DENIES_JA.match(plain)


def _denied(sentence: str, after: str) -> str | None:
    plain = _plain(sentence)
    if found := _denial(plain):
        plain = found["denied"].strip()
    elif "という" in plain and not _NONE_JA.sub("", plain[:LONGEST_LIST]):
        plain = "。".join(clause["denied"] for clause in _NONE_JA.finditer(plain[:LONGEST_LIST]))
    elif not (_REVERSES.match(_plain(after)) or _REVERSES_JA.match(after.strip())):
        return None
    return None if _GOES_ON.search(plain.rstrip("？")) else plain
