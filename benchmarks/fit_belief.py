"""Fit the weights of `game/scoring/belief.py` (twenty minutes); prints them.

    python -m benchmarks.fit_belief --data ../shared/benchmarks

From all labelled English answers but those of `UNSEEN` sets, each against every point that its
labellers knew and of which a part of it was read; and from a pack's own examples, each judged as a
whole answer without itself in the pack. An answer is read with the pack as it was before it learnt
from that set (`READ_WITH`; that takes the history of this repository): later packs say in other
words what was missed there, so fresh answers never come as close. For the same reason allegiance is
fitted on other sets each time. Prints, too, how well the points of each set are told by weights
that were fitted without it, by those that ship, and by the best part of each answer alone.
(The weights that ship were found so for rules 27, before this was one command. As one it found
-2.42, .58, 4.12, .31 and .65, by which most natural sets have .005 to .02 more F1, left out, and u,
x and ae, with the pack and allegiance of rules 28, one cheat more at 50: not shipped. It takes
units of too few words to make no point; since rules 38 some do: `crediting.SURE_OF_FEW`. The bounds
of `LIFTED` and `CONTRARY` were chosen by hand.)
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from benchmarks import fit_allegiance, readings
from benchmarks.fit_allegiance import BY_WORDS, PROCESSES, UNDECIDED, Answers
from benchmarks.logistic import fitted
from benchmarks.measures import auc
from benchmarks.rebuttals import TRAPS, UNSEEN, labelled_points, path_of
from game.packs.format import Counterargument, Motion, Pack
from game.packs.library import load_folder, load_pack
from game.scoring import allegiance
from game.scoring.belief import believed, features
from game.scoring.contract import Closest
from game.scoring.crediting import can_say_something
from game.scoring.examples import examples, left_out
from game.scoring.trust import JAPANESE, SETS
from game.scoring.verdict import MADE

PACK = "deepseek-lessons"
LEARNT = {
    "423c9c3": "a b c d e f m n o p q r s t u v w x y aa ab ac ad ae".split(),
    "381fc69": "af ah aj ak al".split(),
    "2d4146f": ["an"],
}
READ_WITH = {f"rebuttals_{name}": commit for commit, names in LEARNT.items() for name in names}
"""Commits whose pack an answer of a set is read with, if not this one's."""
WEIGHTS = {"dev.en": 1.0, "accept": 0.3, "reject": 0.3, "contrary": 0.25}
"""How much a point of a set weighs, and an example; of answers as people play 1, of the others
`REST`: their writers were asked for more and slyer denials than people write."""
REST = 0.5
CHEATS = 1.5
"""How much more a cheat weighs: to credit one is worse than to miss an honest point."""
EVERY = {"accept": 10, "reject": 3, "contrary": 3}
"""Every how many examples of a kind one is tried."""
FOLDS = 8
RIDGE = 2e-5


@dataclass(frozen=True)
class Row:
    """One text against one point."""

    source: str
    """A set, or a kind of example."""
    made: bool
    weight: float
    probability: float
    closest: Closest
    opposed: float
    odds: float
    sentences: int

    @property
    def believed(self) -> float:
        """By the weights that ship, without the point's prior."""
        return believed(
            self.probability,
            self.closest,
            opposed=self.opposed,
            odds=self.odds,
            sentences=self.sentences,
            language="en",
        )

    @property
    def features(self) -> tuple[float, ...]:
        return features(self.probability, self.closest, self.odds, self.sentences)


@dataclass(frozen=True)
class Read:
    """One text, as it was read: a row for each point, and what tells its allegiance."""

    rows: Sequence[Row]
    signs: tuple[float, ...]
    own: bool | None
    """Whether it is the player's own argument; None where nobody says, or words decide it."""

    def told(self, odds: float) -> Read:
        """The same with other odds."""
        return replace(self, rows=[replace(row, odds=odds) for row in self.rows])


def pack_at(commit: str) -> Pack:
    """The pack as it was at a commit of this repository."""
    command = ["git", "archive", commit, f"content/{PACK}"]
    packed = subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[1])
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(folder, filter="data")
        return load_folder(Path(folder) / "content" / PACK, PACK)


def of_set(data: Path, name: str) -> list[Read]:
    """The answers of a set of `trust.SETS`."""
    given = path_of(name, data).read_text(encoding="utf-8").splitlines()
    answers = [json.loads(line) for line in given]
    pack = pack_at(READ_WITH[name]) if name in READ_WITH else load_pack(PACK)
    known = labelled_points(answers, pack, name)
    natural = SETS[name][0].endswith("as people play")
    weight = WEIGHTS.get(name, 1.0 if natural else REST)
    found = []
    for answer in answers:
        motion = pack.get_motion(answer["motion"])
        c = motion.get_counterargument(answer["counterargument"])
        asked = known.get(f"{motion.id}/{c.id}", {point.id for point in c.point})
        own = None if answer["kind"] in UNDECIDED else answer["grade"] > 0
        made = {point: point in answer["points"] for point in asked}
        counts = weight * (CHEATS if answer["kind"] in TRAPS else 1.0)
        if read := _read(answer["text"], c, motion, name, made, counts, own):
            found.append(read)
    return found


def of_examples(number: int) -> list[Read]:
    """Some of the pack's examples: one of `PROCESSES` parts of them."""
    found = []
    for motion in load_pack(PACK).motions:
        for kind, step in EVERY.items():
            mine = [one for one in examples(motion) if one.kind == kind][number::PROCESSES]
            for example in mine[::step]:
                rest = left_out(example, motion)
                c = rest.get_counterargument(example.counterargument)
                made = {example.point: kind == "accept"}
                if read := _read(example.text, c, rest, kind, made, WEIGHTS[kind], None):
                    found.append(read)
    return found


def _read(
    text: str,
    c: Counterargument,
    motion: Motion,
    source: str,
    made: dict[str, bool],
    weight: float,
    own: bool | None,
) -> Read | None:
    """None where its words alone decide, so that no point of it counts."""
    found = readings.read(text, c, motion)
    if not found or found.odds is None or not found.reading.closest:
        return None
    if found.kinds & {"copied", "keyword-list", "nonsense"}:
        return None
    verdict, reading, odds = found.verdict, found.reading, found.odds
    signs = allegiance.signs(verdict.text, reading.own, c.claim)
    allowed = [can_say_something(reading, unit) for unit in reading.units]
    points = np.where(np.array(allowed)[:, None], reading.points, 0.0).max(axis=0).round(3)
    rows = [
        Row(
            source,
            made[point.id],
            weight,
            float(points[column]),
            reading.closest[column],
            float(reading.opposes[:, column].max()),
            odds,
            len(reading.sentences),
        )
        for column, point in enumerate(c.point)
        if point.id in made
    ]
    return Read(rows, signs, None if found.kinds & BY_WORDS else own)


def folds(sets: Iterable[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Each set once among those that are left out, and then the others."""
    names = sorted(sets)
    for fold in range(FOLDS):
        held = names[fold::FOLDS]
        yield held, [name for name in names if name not in held]


def retold(sets: Mapping[str, list[Read]], single: Answers) -> Iterator[tuple[str, list[Read]]]:
    """The same with the allegiance that is fitted without the sets of their own fold."""
    for held, rest in folds(sets):
        learnt = [_answers(sets[name]) for name in rest]
        numbers = fit_allegiance.fit(Answers.together([*learnt, single]))
        for name in held:
            yield name, [read.told(numbers.odds(read.signs)) for read in sets[name]]


def _answers(texts: Iterable[Read]) -> Answers:
    told = [read for read in texts if read.own is not None]
    signs, own = (np.array([getattr(read, name) for read in told]) for name in ("signs", "own"))
    return Answers(signs, own, np.zeros(len(told), dtype=bool), np.ones(len(told)))


def fit(given: Iterable[Row]) -> np.ndarray:
    """The bias, then the weights, from what some part was read of."""
    rows = [row for row in given if row.probability]
    x = np.array([(1.0, *row.features) for row in rows])
    made, weight = (np.array([getattr(row, name) for row in rows]) for name in ("made", "weight"))
    return fitted(x, made, weight, RIDGE)


def describe(name: str, rows: Sequence[Row], weights: np.ndarray) -> str:
    """F1 and AUC of the points, by these weights, by those that ship and by the best part alone."""
    made = np.array([row.made for row in rows])
    alone = np.array([row.probability for row in rows])
    log_odds = np.array([(1.0, *row.features) for row in rows]) @ weights
    ways = {
        "fitted": np.where(alone > 0, 1 / (1 + np.exp(-log_odds)), 0.0),
        "shipped": np.array([row.believed for row in rows]),
        "best part alone": alone,
    }
    return f"{name:14} " + ", ".join(f"{way} {_told(found, made)}" for way, found in ways.items())


def _told(found: np.ndarray, made: np.ndarray) -> str:
    hits, credited = (made & (found >= MADE)).sum(), (found >= MADE).sum()
    return f"F1 {2 * hits / (credited + made.sum()):.3f} AUC {auc(found[made], found[~made]):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    names = [name for name in SETS if name not in UNSEEN | JAPANESE]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        asked = pool.submit(fit_allegiance.short_ones, load_pack(PACK))
        tried = pool.map(of_examples, range(PROCESSES))
        sets = dict(zip(names, pool.map(partial(of_set, options.data), names), strict=True))
        single, own_examples = asked.result(), [read for part in tried for read in part]
    sets = dict(retold(sets, single))
    tables = {name: [row for read in part for row in read.rows] for name, part in sets.items()}
    own = [row for read in own_examples for row in read.rows]
    for held, rest in folds(tables):
        weights = fit([*chain.from_iterable(tables[name] for name in rest), *own])
        for name in held:
            print(describe(name, tables[name], weights))
    every = chain.from_iterable(tables.values())
    print("weights", *(round(float(w), 2) for w in fit([*every, *own])))


if __name__ == "__main__":
    main()
