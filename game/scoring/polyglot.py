"""The matcher that the program uses: each text goes to the networks of its language."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock

import numpy as np

from game.errors import ModelError
from game.paths import cache_folder
from game.scoring import listener, manner
from game.scoring.allegiance import shipped_numbers
from game.scoring.calibration import Calibration
from game.scoring.contract import Matcher, Matches, Probabilities, Question
from game.scoring.language import LANGUAGES, language_of_all
from game.scoring.matcher import NetworkMatcher
from game.scoring.verifier import Pairs, Read
from game.scoring.weights import FOLDER, Weights, facts_of


class Polyglot:
    """English texts about English points are read by one matcher, Japanese ones by another.

    Networks are loaded when a text first needs them; those for Japanese, too, when `match` is first
    asked about a single English point.
    """

    def __init__(self, load: Callable[[str], Matcher], version: str) -> None:
        self._load = load
        self._lock = Lock()
        self._loaded: dict[str, Matcher] = {}
        self.version = version

    def of(self, language: str) -> Matcher:
        """The matcher of a language, loaded once."""
        with self._lock:
            if language not in self._loaded:
                self._loaded[language] = self._load(language)
            return self._loaded[language]

    def match(
        self, sentences: Sequence[str], points: Sequence[str], topic: str | None = None
    ) -> Probabilities:
        """As in `Matcher`."""
        rows = [self.of(_needed([s], points)).match([s], points, topic) for s in sentences]
        return np.concatenate(rows) if rows else np.zeros((0, len(points)))

    def match_phrasings(self, sentences: Sequence[str], asked: Question) -> Matches:
        """As in `Matcher`."""
        firsts = [phrasings[0] for phrasings in asked.points]
        return self.of(_needed(sentences, firsts)).match_phrasings(sentences, asked)

    def argues(self, answer: str, claim: str) -> float | None:
        """As in `Matcher`."""
        return self.of(_needed([answer], [claim])).argues(answer, claim)

    def manner(self, sentences: Sequence[str]) -> Probabilities | None:
        """As in `Matcher`."""
        return self.of(_needed(sentences, ())).manner(sentences)

    def nearness(self, sentences: Sequence[str], texts: Sequence[str]) -> Probabilities:
        """As in `Matcher`."""
        return self.of(_needed(sentences, texts)).nearness(sentences, texts)

    def asides(self, sentences: Sequence[str], wordings: Sequence[str]) -> Sequence[bool]:
        """As in `Matcher`."""
        return self.of(_needed(sentences, wordings)).asides(sentences, wordings)

    def prepare(
        self,
        texts: Iterable[str],
        stop: Callable[[], bool] = lambda: False,
        *,
        beside: Sequence[str] = (),
    ) -> None:
        """As in `Matcher`."""
        wanted = list(texts)
        self.of(_needed(beside, wanted)).prepare(wanted, stop)


def _needed(sentences: Sequence[str], points: Sequence[str]) -> str:
    """Japanese where the text as a whole or any point is: a foreign name does not decide."""
    return language_of_all(["\n".join(sentences), *points])


def load_matcher(language: str = "en") -> Polyglot:
    """The matcher that is shipped, loaded once, with the networks of `language` ready and checked.

    `language` is "en" or "ja"; the other half is loaded when it is first needed. `ModelError` if
    weights are missing or damaged.
    """
    if language not in LANGUAGES:
        raise ModelError(f"The judge reads {' and '.join(LANGUAGES)}, not {language!r}.")
    found = _shipped()
    found.of(language)
    return found


@lru_cache(maxsize=1)
def _shipped() -> Polyglot:
    return Polyglot(load, "".join(_version(FOLDER / name) for name in LANGUAGES))


def load(language: str, *, listens: bool = True) -> NetworkMatcher:
    """The networks of a language as they ship; without listener and manner unless it `listens`.

    Both are learnt when all else is, so until then their files belong to other weights.
    """
    folder = FOLDER / language
    cache = cache_folder() / "vectors" / language
    second = _read_in_japanese if language == "en" else None
    arrays = listener.load(folder) if listens else None
    lines = manner.load(folder) if listens else None
    return NetworkMatcher(Weights(folder), Calibration.read(folder), cache, second, arrays, lines)


def _read_in_japanese(pairs: Pairs) -> Sequence[Read]:
    """What the verifier of Japanese, which has learnt from English pairs, too, makes of them."""
    reader = _shipped().of("ja")
    assert isinstance(reader, NetworkMatcher)
    return reader.read(pairs)


def _version(folder: Path) -> str:
    """Six letters that change with weights, vocabulary, their facts or the fitted numbers."""
    numbers = f"{Calibration.read(folder)} {shipped_numbers(folder.name)}"
    facts = f"{facts_of(folder)} {numbers}{listener.checksum(folder)}{manner.checksum(folder)}"
    return hashlib.sha256(facts.encode()).hexdigest()[:6]
