"""Headings of an outline that say whose the claims below them are, in the words of authors."""

from __future__ import annotations

import re
from typing import Literal

Named = Literal["pro", "con", "?", ""]
"""The side that has to answer the claims; `?` where the words may mean either, empty for none."""

LONGEST_HEADING = 80
"""Code points: longer headings are claims or motions."""

_UNCLEAR = frozenset({"pro", "con", "pros", "cons", "for", "against"})
_WHAT = r"(?:(?:the|this|our) )?(?:motion|resolution|proposal|proposition|house|idea)"
_SPEAKERS = (
    r"(?:(?:the|all|our|some|main) )?"
    r"(?:(?:arguments?|claims?|case|points?|reasons?|speech|speeches|speakers?|voices?|those) )?"
)
_FOR = (
    r"(?:for|pro|favou?ring|in favou?r of|supporting|in support of|defending|backing"
    r"|supporters of|proponents of|friends of|speaking for)"
)
_AGAINST = (
    r"(?:against|con|contra|anti|opposing|opposed to|in opposition to|attacking|rejecting"
    r"|opponents of|critics of|enemies of|speaking against|not in favou?r of)"
)
_SHOULD = r"(?:why )?(?:(?:we|you|one|to|people) )?(?:should )?"
_TEAM = r"(?: (?:side|team|bench|case|arguments|claims|speakers|speeches))?"
_THE_MOTION_FOR = re.compile(
    rf"(?:pro )?{_SPEAKERS}{_FOR} {_WHAT}(?: pro)?"
    rf"|why {_WHAT} (?:is|would be) (?:right|true|good|sound|correct|a good (?:idea|thing))"
    rf"|why {_WHAT} (?:should|must) (?:pass|stand|carry|win|be (?:carried|passed|adopted))"
    rf"|{_SHOULD}(?:support|back|accept|vote for|agree with) {_WHAT}"
    rf"|{_SPEAKERS}(?:of )?(?:the )?(?:proposition|affirmative|government){_TEAM}"
)
_THE_MOTION_AGAINST = re.compile(
    rf"(?:con(?:tra)? )?{_SPEAKERS}{_AGAINST} {_WHAT}(?: con(?:tra)?)?"
    rf"|why {_WHAT} (?:is|would be) (?:wrong|false|bad|mistaken|a bad (?:idea|thing)|not \w+)"
    rf"|why {_WHAT} (?:should|must) (?:fall|fail|lose|not \w+|be (?:rejected|defeated))"
    rf"|{_SHOULD}(?:oppose|reject|vote against|disagree with) {_WHAT}"
    rf"|{_SPEAKERS}(?:of )?(?:the )?(?:opposition|negative){_TEAM}"
)


def side_named(heading: str) -> Named:
    """The side that answers what stands below such a heading: con what is said for the motion."""
    if len(heading) > LONGEST_HEADING:
        return ""
    words = " ".join(re.findall(r"\w+", re.sub(r"['’](?:s\b)?", "", heading.lower())))
    if words in _UNCLEAR:
        return "?"
    if words in ("against pro", "against con"):
        return "pro" if words == "against pro" else "con"
    if _THE_MOTION_FOR.fullmatch(words):
        return "con"
    return "pro" if _THE_MOTION_AGAINST.fullmatch(words) else ""


def begins_as_motion(heading: str) -> bool:
    """It is put as debaters put a motion: `This house ...`, `THW ...`, `Resolved: ...`."""
    return bool(re.match(r"(?:this house|th[wbrs]t?|resolved)\b", heading.strip().lower()))


def stands_for_side(line: str, *, alone: bool) -> bool:
    """A line without the mark of a heading is meant as one that names a side.

    `alone` says that nothing runs on before and behind it; elsewhere only bold type or a colon
    tells such a line from the end of a sentence.
    """
    words = line.strip()
    marked = words.endswith((":", "：")) or (words[:2] == words[-2:] in ("**", "__"))
    return (alone or marked) and bool(side_named(words))
