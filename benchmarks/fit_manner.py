"""Fit the lines of `game.scoring.manner`: what begs, abuses, chats or fills does not argue.

    python -m benchmarks.fit_manner --data ../shared/benchmarks --language en --write
        [--only stray platitude]

Learnt sentence by sentence, by ridge logistic regression on the places that the encoder gives
them: texts of `manners.jsonl` (six writers of pleas, abuse, chat and honest answers that look like
them, six of honest answers by a picture, many of school and of marks, four of jeers in a few words,
and of honest answers in that tone or that grant something first), sentences of the pack, and the
answers of labelled sets (not of `HELD`). What strays, and what is a platitude, are the single
sentences of `fillers.jsonl` (three writers of each kind, in several voices), told from all that
argues; those of `HELD_WRITERS` teach nothing. First every set and writer is told by lines that were
learnt without it (in `FOLDS` parts). (The other three lines that ship were learnt before the last
180 of the 36,900 sentences came into the pack.) Three minutes for English, nearly all of them to
place 43,000 sentences; needs the extra `train`.
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
from benchmarks.metamorphic import HELD_WRITERS
from benchmarks.rebuttals import path_of
from benchmarks.topics import translations
from game.packs.library import load_pack
from game.scoring import archive
from game.scoring.contract import MANNERS, Manner
from game.scoring.language import language_of
from game.scoring.manner import FILE, LINES, OF_TEXTS, Arrays
from game.scoring.manner import load as load_lines
from game.scoring.matcher import NetworkMatcher
from game.scoring.polyglot import load
from game.scoring.sentences import split_sentences
from game.scoring.signposts import parted
from game.scoring.trust import JAPANESE, SETS
from game.scoring.weights import FOLDER, Weights
from game.text import clean

HELD = frozenset(
    ["dev.en", "dev.ja", "rebuttals_jg", "rebuttals_jh"]
    + [f"rebuttals_c{last}" for last in "abcdefghijk"]
    + [f"rebuttals_b{last}" for last in "pqrstuvwxyz"]
)
"""Sets that teach nothing here."""
KINDS = {"instructs": "plea", "fallacy": "abuse", "off-topic": "chat"}
"""What labelled sets call the manners."""
FILLERS = MANNERS[len(OF_TEXTS) :]
"""Manners of single sentences."""
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
    for line in (HERE / "fillers.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if language_of(row["text"]) == language and row["id"][0] not in HELD_WRITERS:
            yield Text(f"filler {row['id'][0]}", row["kind"], (row["text"],))
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
    """(`MANNERS` x 1 + width): of each the bias and the weights, from places and manners.

    What fills is told from what argues alone, and the others from all but what fills: that may
    chat, too.
    """
    x = np.column_stack([np.ones(len(found)), found])
    out = []
    for manner in MANNERS:
        taught = ~np.isin(manners, FILLERS)
        if manner in FILLERS:
            taught = np.isin(manners, ["", manner])
        even = np.ones(taught.sum())
        out.append(fitted(x[taught], manners[taught] == manner, even, RIDGE))
    return np.array(out)


def told(every: Sequence[Text], means: np.ndarray, language: str) -> str:
    """Of each manner: how many lie beyond its line, of how many, and of what argues as well.

    The length, the listener and allegiance, by which the judge spares more, are left out here.
    """
    most, out = means[:, : len(OF_TEXTS)].argmax(axis=1), []
    groups = {
        "of answers that argue": [not text.manner and text.source != PACKS for text in every],
        "of the pack's sentences": [text.source == PACKS for text in every],
    }
    for column, manner in enumerate(OF_TEXTS):
        beyond = (most == column) & (means[:, column] >= LINES[language][manner][1])
        kinds = {f"{manner}:": [text.manner == manner for text in every], **groups}
        found = (f"{name} {beyond[which].sum()} of {sum(which)}" for name, which in kinds.items())
        out.append(", ".join(found))
    return "\n".join(out)


def told_of_fillers(manner: Manner, odds: np.ndarray, manners: np.ndarray) -> str:
    """How many sentences of that manner lie beyond all but so many of those that argue.

    Nearness, by which the judge tells them better, is left out here.
    """
    honest, away = np.sort(odds[manners == ""]), odds[manners == manner]
    shares = (0.01, 0.02, 0.05)
    found = (f"{np.mean(away > honest[-int(s * len(honest))]):.1%} at {s:.0%}" for s in shares)
    return f"{manner}: {', '.join(found)} of what argues"


def _kept_but(kept: Arrays, new: Sequence[Manner], found: np.ndarray) -> np.ndarray:
    """The lines that were `kept`, and of `found` the `new` ones: (`MANNERS` x 1 + width)."""
    weights = found.copy()
    others = [row for row, manner in enumerate(MANNERS) if manner not in new]
    weights[others, 0] = kept["bias"][others]
    weights[others, 1:] = kept["weights"][others]
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--language", choices=("en", "ja"), required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", nargs="+", choices=MANNERS, help="write these; keep the others")
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
    for manner in FILLERS:
        print(told_of_fillers(manner, odds[:, MANNERS.index(manner)], manners))
    honest = [at for at, text in enumerate(every) if not text.manner and text.source != PACKS]
    for column, manner in enumerate(MANNERS):
        first = sorted(honest, key=lambda at: -means[at, column])[:6]
        for at in first:
            print(f"{manner} {means[at, column]:.2f} {every[at].source}: {every[at].sentences}")

    if options.write:
        weights = lines(found, manners)
        if options.only:
            weights = _kept_but(load_lines(folder), options.only, weights)
        sha = Weights(folder).manifest["sha256"]
        np.savez_compressed(
            folder / FILE,
            bias=weights[:, 0].astype(np.float32),
            weights=weights[:, 1:].astype(np.float16),
            **{archive.MADE_FOR: np.array(sha)},
        )


if __name__ == "__main__":
    main()
