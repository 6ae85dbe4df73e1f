"""Cheats that a pack must withstand: texts that say nothing, or nothing of the player's own.

They are known from programs that mark essays: keywords in fluent nonsense (BABEL), the prompt or
the reference pasted, the reference denied, padding. The texts are made from the pack itself, always
the same ones for the same pack, in the language of its points.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from game.packs.format import Counterargument, Motion, other_side
from game.scoring.language import language_of
from game.scoring.sentences import split_sentences
from game.scoring.words import STANCE_WORDS, content_words, is_function_word, words

AttackKind = Literal[
    "keyword bag", "claim copied", "points pasted", "points negated", "other side's points",
    "gibberish", "padding",
]  # fmt: skip
ATTACK_KINDS: tuple[AttackKind, ...] = get_args(AttackKind)
MOST_ACROSS = 6
"""Texts made of the other side's points."""
SALAD = 12
"""Words of each sentence of a word salad."""


@dataclass(frozen=True)
class Attack:
    """One cheat."""

    kind: AttackKind
    text: str


@dataclass(frozen=True)
class _Phrases:
    """What a cheat says in one language."""

    denial: str
    """Denies the sentence that stands for {}."""
    stubborn: str
    fluent: str
    """Fluent nonsense about {0}, {1} and {2}."""
    filler: str
    letters: str


_PHRASES = {
    "en": _Phrases(
        "It is simply not true that {}.",
        "Your claim is wrong and I do not agree with it.",
        "The privilege of {0} has always been, and presumably will be, the assimilation of {1}. "
        "Humankind will never agree on {2}, because a substantial part of {0} is {1} on the "
        "validation of {2}. Therefore {1} in the domain of {0} might be the most {2} of all.",
        "This is a very important question that concerns us all. There are many things to be said "
        "about it, and people have thought about it for a long time. Some see it in one way and "
        "others see it in another way. We should look at it with great care, because it matters to "
        "every one of us today and it will matter tomorrow. In conclusion, everybody should think "
        "about this topic and form an opinion of their own.",
        "abcdefghijklmnopqrstuvwxyz",
    ),
    "ja": _Phrases(
        "「{}」というのは正しくありません。",
        "あなたの主張は間違っていて、私は同意しません。",
        "{0}の本質は常に{1}の同化であり、{2}の検証において{0}は{1}そのものである。"
        "だから{1}の領域における{0}こそ最も{2}なのである。",
        "これは私たち皆に関わる大切な問題です。いろいろな意見があり、昔から多くの人が考えてきました。"
        "ある人はこう見て、別の人はそう見ます。今日も明日も大事なことなので、よく考える必要があります。"
        "結論として、誰もが自分の意見を持つべきです。",
        "あいうえおかきくけこさしすせそたちつてとなにぬねの",
    ),
}


def attacks(counterargument: Counterargument, motion: Motion) -> Iterator[Attack]:
    """Every cheat against one counterargument, kind by kind."""
    texts = {
        "keyword bag": _keyword_bags,
        "claim copied": _claim_copied,
        "points pasted": _points_pasted,
        "points negated": _points_negated,
        "other side's points": _other_side,
        "gibberish": _gibberish,
        "padding": _padding,
    }
    for kind in ATTACK_KINDS:
        for text in dict.fromkeys(texts[kind](counterargument, motion)):
            yield Attack(kind, text)


def _keyword_bags(c: Counterargument, motion: Motion) -> Iterator[str]:
    found = _keywords(c)
    yield " ".join(found)
    random.Random(c.id).shuffle(found)
    yield ", ".join(found)


def _claim_copied(c: Counterargument, motion: Motion) -> Iterator[str]:
    yield c.claim
    yield c.words
    yield f"{c.claim} {c.claim} {c.claim}"


def _points_pasted(c: Counterargument, motion: Motion) -> Iterator[str]:
    yield from (point.text for point in c.point)
    yield " ".join(point.text for point in c.point)
    if c.model_answer:
        yield c.model_answer


def _points_negated(c: Counterargument, motion: Motion) -> Iterator[str]:
    """Denials of each point, in its own words and in those of the first fitting example."""
    denial = _phrases(c).denial
    for point in c.point:
        own = next((text for text in point.accept if _is_statement(text)), "")
        yield from (denial.format(_inside(text)) for text in (point.text, own) if text)


def _other_side(c: Counterargument, motion: Motion) -> Iterator[str]:
    """What the other side says to what is thrown at it."""
    for other in motion.against(other_side(c.against))[:MOST_ACROSS]:
        heaviest = sorted(other.point, key=lambda point: -point.weight)[:2]
        yield " ".join(point.text for point in heaviest)


def _gibberish(c: Counterargument, motion: Motion) -> Iterator[str]:
    """Letters, one word over and over, word salad, and fluent nonsense of keywords (BABEL)."""
    phrases, chance = _phrases(c), random.Random(c.id)
    yield " ".join(
        "".join(chance.choices(phrases.letters, k=chance.randint(3, 9))) for _ in range(60)
    )
    telling = _keywords(c)
    if len(telling) >= 3:
        yield " ".join([telling[0]] * 200)
        yield phrases.fluent.format(*chance.sample(telling, 3))
    if language_of(c.claim) == "en":
        yield _salad(c, chance)


def _salad(c: Counterargument, chance: random.Random) -> str:
    """The words of claim and points, small ones too, in any order: sentences to the eye alone."""
    mixed = words(" ".join([c.claim, *(point.text for point in c.point)]))
    chance.shuffle(mixed)
    rows = [" ".join(mixed[i : i + SALAD]) for i in range(0, len(mixed), SALAD)]
    return " ".join(f"{row.capitalize()}." for row in rows)


def _padding(c: Counterargument, motion: Motion) -> Iterator[str]:
    """Many words without an argument."""
    phrases = _phrases(c)
    yield phrases.filler
    yield " ".join([phrases.stubborn] * 8)
    yield f"{motion.text} {phrases.filler} {phrases.stubborn}"


def _keywords(c: Counterargument) -> list[str]:
    """Telling words of claim and points, each once, in their order."""
    text = " ".join([c.claim, *(point.text for point in c.point)])
    found = dict.fromkeys(word for word in content_words(text) if word not in STANCE_WORDS)
    return list(found)


def _is_statement(text: str) -> bool:
    return len(split_sentences(text)) == 1 and not re.search(r"[?？]", text)


def _inside(text: str) -> str:
    """A sentence as a subordinate clause: without its full stop; names keep their capital."""
    text = text.rstrip(" .!。！")
    first = text.split(maxsplit=1)[0] if text else ""
    small = is_function_word(first.lower()) and first != "I"
    return text[:1].lower() + text[1:] if small else text


def _phrases(c: Counterargument) -> _Phrases:
    return _PHRASES.get(language_of(c.claim), _PHRASES["en"])
