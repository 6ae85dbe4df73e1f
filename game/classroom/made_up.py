"""What a made-up student writes: answers of every quality, drawn from a pack's own examples."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from game.packs.format import Counterargument, Point

Quality = Literal[
    "strong", "good", "fair", "weak", "off", "copied", "other-side", "gibberish", "blank"
]

T = TypeVar("T")

STRONG_OPENINGS = (
    "You say that this settles the matter, but it does not.",
    "They call the case closed, and I do not agree.",
    "I understand the worry, but the conclusion does not follow.",
)
ENDINGS = (
    "Therefore this argument should not decide the debate.",
    "That weighs more, because it lasts longer and touches more people.",
    "So the House should not be moved by it.",
)
ASIDES = (
    "Thank you for giving me the floor.",
    "This is a hard question and I have thought about it for a while.",
    "My group talked about this on the bus.",
)
WEAK = (
    "I do not agree with this because it is simply not right.",
    "This is a bad argument and everybody knows it.",
    "I think the other side is wrong here, there are many reasons for that.",
    "It is more complicated than they say.",
)
OFF = (
    "Our school canteen should sell better sandwiches.",
    "In my opinion football is more interesting than debating.",
)
GIBBERISH = ("asdf asdf jkl", "lorem ipsum lorem ipsum", "???", "blah blah blah blah blah")


class Chance:
    """Seeded chance that is the same with every version of Python."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def below(self, most: int) -> int:
        """A whole number from 0 to below `most`."""
        return int(self._random.random() * most)

    def of(self, choices: Sequence[T]) -> T:
        """One of them."""
        return choices[self.below(len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """Different ones, at most `count`."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def happens(self, share: float) -> bool:
        """True in that share of cases."""
        return self._random.random() < share


def answer(thrown: Counterargument, quality: Quality, chance: Chance) -> str:
    """A text of that quality in answer to a counterargument."""
    text = _WRITERS[quality](thrown, chance)
    return _slip(text, chance) if chance.happens(0.25) else text


def _said(point: Point, chance: Chance) -> str:
    """The point as a player might make it, as whole sentences."""
    words = chance.of(point.accept or point.phrasings or (point.text,)).strip()
    return words if words.endswith((".", "!", "?", "。", "」")) else f"{words}."


def _strong(thrown: Counterargument, chance: Chance) -> str:
    points = [_said(point, chance) for point in chance.some(thrown.point, 3 + chance.below(2))]
    return " ".join([chance.of(STRONG_OPENINGS), *points, chance.of(ENDINGS)])


def _good(thrown: Counterargument, chance: Chance) -> str:
    points = [_said(point, chance) for point in chance.some(thrown.point, 2)]
    return " ".join(points)


def _fair(thrown: Counterargument, chance: Chance) -> str:
    return " ".join([chance.of((*ASIDES, *WEAK)), _said(chance.of(thrown.point), chance)])


def _weak(thrown: Counterargument, chance: Chance) -> str:
    point = chance.of(thrown.point)
    near = chance.of(point.reject) if point.reject else chance.of(WEAK)
    return " ".join(dict.fromkeys([chance.of(WEAK), near]))


def _off(thrown: Counterargument, chance: Chance) -> str:
    return chance.of(OFF)


def _copied(thrown: Counterargument, chance: Chance) -> str:
    return " ".join((thrown.model_answer or thrown.words).split())


def _other_side(thrown: Counterargument, chance: Chance) -> str:
    point = chance.of(thrown.point)
    return chance.of(point.contrary) if point.contrary else f"They are right. {thrown.claim}"


def _gibberish(thrown: Counterargument, chance: Chance) -> str:
    return chance.of(GIBBERISH)


def _blank(thrown: Counterargument, chance: Chance) -> str:
    return ""


_WRITERS: dict[Quality, Callable[[Counterargument, Chance], str]] = {
    "strong": _strong, "good": _good, "fair": _fair, "weak": _weak, "off": _off, "copied": _copied,
    "other-side": _other_side, "gibberish": _gibberish, "blank": _blank,
}  # fmt: skip


def _slip(text: str, chance: Chance) -> str:
    """Two neighbouring letters in one longer word change places."""
    words = text.split(" ")
    long = [
        i for i, word in enumerate(words) if len(word) > 5 and word.isascii() and word.isalpha()
    ]
    if not long:
        return text
    place = chance.of(long)
    word = words[place]
    at = 1 + chance.below(len(word) - 3)
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)
