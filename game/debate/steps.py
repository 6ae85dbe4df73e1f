"""The four steps of a rebuttal, written one by one and joined into one text.

They say ..., but ..., because ..., therefore ... While they are being written the steps are a text
of four lines, so that they can be saved and read like any draft.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.phrases import is_closed
from game.scoring.language import language_of
from game.scoring.words import is_function_word

STEPS = ("They say", "But", "Because", "Therefore")

ASKED = (
    "their argument, in your words",
    "why it does not hold",
    "the reason or the fact",
    "what follows for the motion",
)
"""What belongs into each step."""

_LED = (
    re.compile(r"(they|you|my opponent|the opponent|people|some)\b|相手|あなた", re.I),
    re.compile(r"but\b|however\b|yet\b|しかし|だが|でも", re.I),
    re.compile(r"because\b|since\b|なぜなら", re.I),
    re.compile(r"(therefore|so|thus|hence)\b|したがって|だから|よって", re.I),
)
"""A step that leads in by itself is left as it is."""

_NAME = re.compile(r"I\b|(?:May|Will)\s+[A-Z\d]")
"""Function words that keep their capital: `May 2024`, `Will Smith`."""

_ENDS = " .。,、;"


def split_steps(draft: str) -> tuple[str, str, str, str]:
    """The steps of a draft; what stands in further lines belongs to the last one."""
    lines = draft.split("\n")
    rest = " ".join(line for line in lines[len(STEPS) :] if line.strip())
    four = [*lines, "", "", "", ""][: len(STEPS)]
    return four[0], four[1], four[2], f"{four[3]} {rest}".rstrip() if rest else four[3]


def draft_of(steps: Sequence[str]) -> str:
    """The steps as a draft of four lines; empty if nothing is written."""
    lines = [" ".join(step.split("\n")) for step in steps]
    return "\n".join(lines) if any(line.strip() for line in lines) else ""


def join_steps(steps: Sequence[str]) -> str:
    """One text of the steps that were written, each led in by its words; empty without any.

    Each stays a sentence of its own: the judge reads sentence by sentence, and two points in one
    would be credited as one. Lead-ins are in Japanese where the steps are.
    """
    bare = [step.strip().rstrip(_ENDS) for step in steps]
    return (_japanese if language_of("".join(bare)) == "ja" else _english)(bare)


_NAMES_THEM_JA = re.compile(r"彼ら|彼女|向こう|そちら")
_SAYS_JA = re.compile(r"(?:と(?:言|いう|いいま|述べ|主張)|を主張|とのこと)[ぁ-ん]{0,6}$")
_SINCE_JA = re.compile(r"(?:(?:から|ため)(?:だ|です|である)?|ので|(?<!も)の(?:だ|です|である))$")


def _english(steps: Sequence[str]) -> str:
    led_in = (
        step if led.match(step) else f"{name} {_inside(step)}"
        for step, led, name in zip(steps, _LED, STEPS, strict=True)
        if step
    )
    return " ".join(_ended(f"{part[0].upper()}{part[1:]}", ".") for part in led_in)


def _japanese(steps: Sequence[str]) -> str:
    say, but, because, therefore = steps
    if say and not _LED[0].match(say):
        named = "" if _NAMES_THEM_JA.match(say) else "相手は"
        say = f"{named}{say}{'' if _SAYS_JA.search(say) else 'と言う'}"
    if because and not _LED[2].match(because):
        because = f"なぜなら{because}{'' if _SINCE_JA.search(because) else 'からだ'}"
    but = but if not but or _LED[1].match(but) else f"しかし{but}"
    therefore = therefore if not therefore or _LED[3].match(therefore) else f"したがって{therefore}"
    return "".join(_ended(part, "。") for part in (say, but, because, therefore) if part)


def _inside(step: str) -> str:
    """A step as the middle of a sentence: names, `I` and `US` keep their capitals."""
    first = step.split()[0]
    plain = first[1:].islower() or first == "A"
    lower = plain and is_function_word(first.lower()) and not _NAME.match(step)
    return step[0].lower() + step[1:] if lower else step


def _ended(part: str, stop: str) -> str:
    return part if is_closed(part) else f"{part}{stop}"
