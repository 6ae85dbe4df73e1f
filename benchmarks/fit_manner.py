"""Fit the three lines of `game.scoring.manner`: what begs, abuses or chats does not argue.

    python -m benchmarks.fit_manner --data ../shared/benchmarks --language en --write

Learnt sentence by sentence, by ridge logistic regression on the places that the encoder gives
them: texts of `manners.jsonl` (six writers of pleas, abuse, chat and honest answers that look like
them, six of honest answers by a picture, many of school and of marks, four of jeers in a few words,
and of honest answers in that tone or that grant something first), sentences of the pack, and the
answers of labelled sets (not of `HELD`). First every set and writer is told by lines that were
learnt without it (in `FOLDS` parts). (Those that ship were learnt before the last 180 of the 36,900
sentences came into the pack.) Three minutes for English, nearly all of them to place 42,000
sentences; needs the extra `train`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.hearings import PACK
from benchmarks.logistic import fitted
from benchmarks.rebuttals import path_of
from benchmarks.topics import translations
from game.packs.library import load_pack
from game.scoring import archive
from game.scoring.language import language_of
from game.scoring.manner import FILE, LINES, MANNERS
from game.scoring.matcher import NetworkMatcher
from game.scoring.polyglot import load
from game.scoring.sentences import split_sentences
from game.scoring.signposts import parted
from game.scoring.trust import JAPANESE, SETS
from game.scoring.weights import FOLDER, Weights
from game.text import clean

HELD = frozenset(
    ["dev.en", "dev.ja", "rebuttals_jg", "rebuttals_ca"]
    + [f"rebuttals_b{last}" for last in "pqrstuvwxyz"]
)
"""Sets that teach nothing here."""
KINDS = {"instructs": "plea", "fallacy": "abuse", "off-topic": "chat"}
"""What labelled sets call the manners."""
RIDGE = 1e-5
PACKS = "the pack"
"""Source of sentences that stand by themselves."""
FOLDS = 6
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Text:
    """A text of one of the manners, or none."""

    source: str
    """Its set, or its writer."""
    manner: str
    """Empty for one that argues."""
    sentences: tuple[str, ...]


def texts(data: Path, language: str) -> Iterator[Text]:
    """All that is learnt from, in one language; of neither manner nor worth is what is left out."""
    for line in (HERE / "manners.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if language_of(row["text"]) == language:
            manner = row["kind"] if row["kind"] in MANNERS else ""
            yield Text(f"writer {row['id'][0]}", manner, _sentences(row["text"]))
    for sentence in of_pack(language):
        yield Text(PACKS, "", (sentence,))
    for name in SETS:
        if name in HELD or (name in JAPANESE) != (language == "ja"):
            continue
        for line in path_of(name, data).read_text("utf-8").splitlines():
            row = json.loads(line)
            manner = KINDS.get(row["kind"], "")
            if manner or row["grade"] > 0:
                yield Text(name, manner, _sentences(row["text"]))


def of_pack(language: str) -> list[str]:
    """What the first pack says of its points and claims; in Japanese what of it is translated."""
    if language == "ja":
        return [*translations()]
    found: dict[str, None] = {}
    for motion in load_pack(PACK).motions:
        for c in motion.counterargument:
            for point in c.point:
                found |= dict.fromkeys((*point.accept, *point.reject, *point.contrary))
            found |= dict.fromkeys((*c.off_list, *c.upholds))
    return [*found]


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in parted(split_sentences(clean(text).strip())))


def lines(found: np.ndarray, manners: np.ndarray) -> np.ndarray:
    """(`MANNERS` x 1 + width): of each the bias and the weights, from places and manners."""
    x = np.column_stack([np.ones(len(found)), found])
    even = np.ones(len(found))
    return np.array([fitted(x, manners == manner, even, RIDGE) for manner in MANNERS])


def told(every: Sequence[Text], means: np.ndarray, language: str) -> str:
    """Of each manner: how many lie beyond its line, of how many, and of what argues as well.

    The length, the listener and allegiance, by which the judge spares more, are left out here.
    """
    most, out = means.argmax(axis=1), []
    groups = {
        "of answers that argue": [not text.manner and text.source != PACKS for text in every],
        "of the pack's sentences": [text.source == PACKS for text in every],
    }
    for column, manner in enumerate(MANNERS):
        beyond = (most == column) & (means[:, column] >= LINES[language][manner][1])
        kinds = {f"{manner}:": [text.manner == manner for text in every], **groups}
        found = (f"{name} {beyond[which].sum()} of {sum(which)}" for name, which in kinds.items())
        out.append(", ".join(found))
    return "\n".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--language", choices=("en", "ja"), required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    folder = FOLDER / options.language
    every = [text for text in texts(options.data, options.language) if text.sentences]
    matcher = load(options.language, listens=False)
    assert isinstance(matcher, NetworkMatcher)
    flat = [sentence for text in every for sentence in text.sentences]
    found = np.concatenate([matcher.places(flat[at : at + 256]) for at in range(0, len(flat), 256)])
    manners = np.array([text.manner for text in every for _ in text.sentences])
    of_text = np.repeat(np.arange(len(every)), [len(text.sentences) for text in every])
    print(f"{len(every)} texts, {len(flat)} sentences", flush=True)

    sources = sorted({text.source for text in every})
    fold = {source: number % FOLDS for number, source in enumerate(sources)}
    folds = np.array([fold[text.source] for text in every])[of_text]
    odds = np.zeros((len(flat), len(MANNERS)))
    for number in range(FOLDS):
        at = folds == number
        weights = lines(found[~at], manners[~at])
        odds[at] = weights[:, 0] + found[at] @ weights[:, 1:].T
    counts = np.bincount(of_text)[:, None]
    means = np.stack([np.bincount(of_text, column) for column in odds.T], axis=1) / counts
    print(told(every, means, options.language))
    honest = [at for at, text in enumerate(every) if not text.manner and text.source != PACKS]
    for column, manner in enumerate(MANNERS):
        first = sorted(honest, key=lambda at: -means[at, column])[:6]
        for at in first:
            print(f"{manner} {means[at, column]:.2f} {every[at].source}: {every[at].sentences}")

    if options.write:
        weights = lines(found, manners)
        sha = Weights(folder).manifest["sha256"]
        np.savez_compressed(
            folder / FILE,
            bias=weights[:, 0].astype(np.float32),
            weights=weights[:, 1:].astype(np.float16),
            **{archive.MADE_FOR: np.array(sha)},
        )


if __name__ == "__main__":
    main()
