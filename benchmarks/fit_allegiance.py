"""Fit `allegiance.json` of both languages (a quarter of an hour).

    python -m benchmarks.fit_allegiance --data ../shared/benchmarks

Answers that carry no flag for their words: those of a grade above 0 are the player's own, the
others not. Those of `TAUGHT`, whose sentences the pack was taught, are read by a pack without the
sentences of that half of them. Beside them stands what labelled answers are not: single sentences,
answers of a few words, such as begin by agreeing, and, in Japanese too, such as deny the claim in
its own words, or say it (`gainsaying`). The Japanese weights are pulled towards the English ones,
since there are few Japanese answers. Prints how well those that make no point are told apart by
weights fitted on the other sets of their language, and by the sides alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import gainsaying, terse
from benchmarks.logistic import fitted
from benchmarks.measures import auc
from benchmarks.rebuttals import UNSEEN, path_of, without
from game.packs.format import Pack
from game.packs.library import load_pack
from game.scoring import copying, judging, load_matcher
from game.scoring.allegiance import Numbers, signs, terms
from game.scoring.bearings import THEIRS
from game.scoring.language import language_of
from game.scoring.trust import JAPANESE, SETS
from game.scoring.weights import FOLDER

RIDGE = 0.002
TOWARDS_ENGLISH = 0.05
"""Ridge of what Japanese weights differ by from the English ones: of .003 to .3 those from .03 on
told the sets of rules 24 apart equally well, when left out."""
WEIGHTS = {"dev.en": 3.0}
"""How much an answer of a set weighs, if not 1: other people wrote the shared set than the rest."""
BY_WORDS = frozenset(
    "concedes copied keyword-list nonsense instructs-judge attacks-person padding "
    "contradicts-itself".split()
)
"""Flags that decide before anybody asks for whom a text is."""


UNDECIDED = frozenset({"fallacy", "other-challenge"})
"""Kinds that are on no side: by the sets their grade is 0 or 1."""


PROCESSES = 2
"""That read the answers."""

SINGLE = 0.15
"""Weight of a single sentence, of an answer of a few words, and of one that begins by agreeing."""

IN_THEIR_WORDS = {"en": 0.3, "ja": 0.15}
"""Weight of an answer in the claim's own words, by language. Of Japanese ones nothing tells which
deny the claim: the more they weigh, the fewer are flagged, and the fewer cheats of any kind."""

CHATTER = Path(__file__).parent / "chatter.txt"
AGREEING = Path(__file__).parent / "agreeing.jsonl"

TAUGHT = ("answers_i", "answers_j")
"""Sets beside this file that were written for the pack, and labelled sentence by sentence."""


@dataclass(frozen=True)
class Answers:
    """The answers of some sets: (answers x signs), and one value for each answer."""

    signs: np.ndarray
    own: np.ndarray
    """Whether it is the player's own."""
    pointless: np.ndarray
    """Whether the judge finds no point in it."""
    weight: np.ndarray

    @classmethod
    def together(cls, parts: Iterable[Answers]) -> Answers:
        columns = zip(*((p.signs, p.own, p.pointless, p.weight) for p in parts), strict=True)
        return cls(*(np.concatenate(column) for column in columns))


def answers(data: Path, name: str) -> Answers:
    """Those of a set of `trust.SETS`, or of `TAUGHT`."""
    rows = [
        json.loads(line) for line in path_of(name, data).read_text(encoding="utf-8").splitlines()
    ]
    pack = load_pack("deepseek-lessons")
    if name not in TAUGHT:
        return _answers(rows, pack, WEIGHTS.get(name, 1.0))
    halves = rows[::2], rows[1::2]
    packs = [without(pack, (row["text"] for row in half)) for half in halves]
    return Answers.together(map(_answers, halves, packs))


def short_ones(pack: Pack) -> Answers:
    """What is shorter than labelled answers are, or begins as few of them do, in English."""
    made = single_sentences(pack), few_words(pack), agreeing(pack), gainsaid(pack, "en")
    return Answers.together(made)


def single_sentences(pack: Pack) -> Answers:
    """Some of the pack's own sentences, none of which takes part in it, each as a whole answer.

    For labelled answers are long, and what is short is honest among them: a weak answer, a partial
    one. Claims and chatter are nobody's own argument either.
    """
    rows: list[dict[str, Any]] = []
    chatter = CHATTER.read_text(encoding="utf-8").splitlines()
    for motion in pack.motions:
        for number, c in enumerate(motion.counterargument):
            own = [*c.off_list[3::10], *(t for p in c.point for t in p.phrasings[5::20])]
            theirs = [*c.upholds[3::10], *(t for p in c.point for t in p.contrary[1::3]), c.claim]
            theirs += chatter[number :: len(motion.counterargument)]
            asked = {"motion": motion.id, "counterargument": c.id}
            rows += [asked | {"text": text, "grade": 1} for text in own]
            rows += [asked | {"text": text, "grade": 0} for text in theirs]
    return _answers(rows, without(pack, (row["text"] for row in rows)), SINGLE)


def few_words(pack: Pack) -> Answers:
    """Answers of two to nine words, none of which takes part in the pack."""
    rows = [row | {"grade": int(row["kind"] in terse.OWN)} for row in terse.rows(odd=True)]
    return _answers(rows, without(pack, (row["text"] for row in rows)), SINGLE)


def agreeing(pack: Pack) -> Answers:
    """Answers that begin by agreeing: in irony, to grant something and turn, or with the opponent.

    Two in three are honest. Of labelled answers nearly all that begin so are not, and the sign
    would count for more than it should.
    """
    lines = AGREEING.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    graded = (row | {"grade": int(row["kind"] != "theirs")} for row in rows)
    return _answers(graded, pack, SINGLE)


def gainsaid(pack: Pack, language: str) -> Answers:
    """Short answers that deny the claim in its own words, which are the player's own, or say it."""
    rows = (
        row | {"grade": int(row["kind"] == gainsaying.OWN)}
        for row in gainsaying.rows(held=False)
        if language_of(row["text"]) == language
    )
    return _answers(rows, pack, IN_THEIR_WORDS[language])


def _answers(given: Iterable[dict[str, Any]], pack: Pack, weight: float = 1.0) -> Answers:
    matcher = load_matcher()
    rows: list[tuple[tuple[float, ...], bool, bool]] = []
    for row in given:
        if row.get("kind") in UNDECIDED:
            continue
        motion = pack.get_motion(row["motion"])
        asked = motion.get_counterargument(row["counterargument"])
        verdict = judging.judge(row["text"], asked, motion, matcher=matcher)
        sentences = judging.parted(judging.split_sentences(verdict.text))
        if not sentences or BY_WORDS & {flag.kind for flag in verdict.flags}:
            continue
        copies = copying.finder(asked, motion)
        found = judging.read(verdict.text, sentences, asked, motion, matcher, copies).own
        if found.sides:
            told = signs(verdict.text, found, asked.claim)
            rows.append((told, row["grade"] > 0, not verdict.made))
    found_signs, own, pointless = zip(*rows, strict=True)
    weights = np.full(len(rows), weight)
    return Answers(np.array(found_signs), np.array(own), np.array(pointless), weights)


def fit(found: Answers, ridge: float = RIDGE, towards: Numbers | None = None) -> Numbers:
    """Ridge logistic regression on standardised signs and their products.

    Weights are pulled to 0, or `towards` those of other numbers, whose spread serves where no
    answer differs in a sign.
    """
    mean, spread = found.signs.mean(axis=0).round(4), found.signs.std(axis=0).round(4)
    same = spread == 0
    spread[same] = np.array(towards.spread)[same] if towards else 1.0
    scaled = Numbers(tuple(mean), tuple(spread), ()).scaled
    rows = np.array([terms(scaled(row)) for row in found.signs])
    start = np.array(towards.weights) if towards else None
    weights = fitted(rows, found.own, found.weight, ridge, start)
    return Numbers(*(tuple(map(float, part)) for part in (mean, spread, weights.round(3))))


def told_apart(odds: np.ndarray, found: Answers) -> float:
    """AUC of the answers that make no point: the player's own above the others."""
    own, rest = found.own & found.pointless, ~found.own & found.pointless
    return auc(odds[own], odds[rest])


def odds_of(numbers: Numbers, found: Answers) -> np.ndarray:
    return np.array([numbers.odds(row) for row in found.signs])


def left_out(sets: Mapping[str, Answers], fit_on: Callable[[Sequence[Answers]], Numbers]) -> None:
    """Prints how well the answers of each set are told by what is fitted on the others."""
    found = []
    for name, part in sets.items():
        numbers = fit_on([other for key, other in sets.items() if key != name])
        found.append(odds_of(numbers, part))
        print(
            f"{name:14} {len(part.own):4} answers, AUC, left out: {told_apart(found[-1], part):.3f}"
        )
    odds, every = np.concatenate(found), Answers.together(sets.values())
    theirs = (odds <= THEIRS) & every.pointless
    print(f"AUC, sets left out: {told_apart(odds, every):.3f}")
    print(f"AUC by the sides alone: {told_apart(-every.signs[:, 0], every):.3f}")
    print(f"told by the line {THEIRS}: {theirs.sum()}, rightly {(theirs & ~every.own).sum()}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    names = [*(name for name in SETS if name not in UNSEEN), *TAUGHT]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        pack = load_pack("deepseek-lessons")
        asked = pool.submit(short_ones, pack)
        asked_ja = pool.submit(gainsaid, pack, "ja")
        found = dict(zip(names, pool.map(partial(answers, options.data), names), strict=True))
        single, single_ja = asked.result(), asked_ja.result()
    japanese = {name: found[name] for name in names if name in JAPANESE}
    sets = {name: found[name] for name in names if name not in JAPANESE}
    left_out(sets, lambda rest: fit(Answers.together([*rest, single])))
    numbers = fit(Answers.together([*sets.values(), single]))
    print(f"AUC, short ones (fitted on): {told_apart(odds_of(numbers, single), single):.3f}")

    def of_japanese(rest: Sequence[Answers]) -> Numbers:
        return fit(Answers.together([*rest, single_ja]), TOWARDS_ENGLISH, numbers)

    every = Answers.together(japanese.values())
    english_odds = odds_of(numbers, every)
    print(f"AUC, Japanese by the English numbers: {told_apart(english_odds, every):.3f}")
    left_out(japanese, of_japanese)
    numbers.write(FOLDER / "en")
    of_japanese([*japanese.values()]).write(FOLDER / "ja")


if __name__ == "__main__":
    main()
