"""Learn from answers what a point of the first pack counts before it is heard.

    python -m benchmarks.fit_priors --data ../shared/benchmarks [--write]
    python -m benchmarks.fit_priors --misheard [--write]

Some points occur to every second player and some to hardly any, and some are heard where nobody
makes them. Of each point one number is learnt, `Point.prior`: the log odds by which labelled
answers make it oftener or seldomer than the judge believes without it. It is the effect of the
point in a logistic regression beside the judge's own log odds, pulled towards 0 the more, the fewer
answers tell of it (a random effect of spread `SPREAD`; Gelman and Hill 2007, chapter 12).

It is learnt from the labelled English answers that were written as people play, of no `UNSEEN` set,
and from those of `answers_k.jsonl`, each read with the pack without its own sentences. Prints how
well the points of the other sets are told with the priors and without. With `--write` they are
written into the pack, line by line, so that nothing else of its files changes. (Those that ship
were found by `fit` from what scripts of the same steps had read, by rules 42. Run whole by rules 43
it found 175 of the 200 alike, the others within .2.)

With `--misheard` only those points are learnt that are credited wrongly far oftener than they are
made in plain answers, `answers_l.jsonl`, by the priors that ship: what a coach ticks seldom, and
the judge often. They get another prior, as far as it is lower (`misheard`); it comes after the
first command, which forgets it. (The 13 that ship were found so, by scripts of the same steps, from
the first 1,920 of the answers, when the pack had 405 sentences of them. Of the others these and
`HEARD_PLAINLY`, a reviewer counted, lost 14 of 29 credits that are wrong, and five of 30 that are
right.)
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.fit_allegiance import PROCESSES
from benchmarks.fit_belief import PACK
from benchmarks.logistic import fitted
from benchmarks.measures import auc
from benchmarks.rebuttals import UNSEEN, labelled_points, path_of
from game.packs.format import Counterargument, Motion
from game.packs.library import find_folder, load_pack
from game.scoring import judge, load_matcher
from game.scoring.belief import share_of_prior
from game.scoring.calibration import logit
from game.scoring.places import letters
from game.scoring.sentences import split_sentences
from game.scoring.trust import FITTING, JAPANESE, NOTHING, SETS
from game.scoring.verdict import MADE

TAKEN_FROM, PLAIN = "answers_k", "answers_l"
"""Answers that the pack has taken wordings from; the second as players write who have no manner of
their own."""
PARTS = 8
"""Into which they are divided among processes."""
DOUBTED = (0.005, 0.999)
"""Probabilities between which a point's own log odds have a say."""
LEAST_ODDS = 0.001
"""Probability that all lesser ones count as."""
SPREAD = 0.5
"""Standard deviation of the points' effects, in log odds."""
LEAST, LOWEST, HIGHEST = 0.1, -1.0, 0.7
"""What lies nearer to 0 is left out of the pack, and nothing goes beyond the others: who makes a
rare point is to be heard, and who denies a common one is not to be credited."""

FALSE, OFTENER = 4, 3.0
"""A point is misheard that so many plain answers are credited with wrongly, and so many times as
many as make it."""
WIDE, LOWEST_MISHEARD = 1.2, -2.0
"""`SPREAD` and `LOWEST` for these, chosen on twelve sets by the claims alone."""

Name = tuple[str, str, str]
"""Motion, counterargument, point."""

LEFT_ALONE: frozenset[Name] = frozenset({("open-source", "hardware-instead", "both-layers")})
"""Points without one: by .2 a shared answer that gives no reason (d056, “keep all of it secret as
well, just in case”), which stood at .495, made this one."""


HEARD_PLAINLY: frozenset[Name] = frozenset(
    {("export-controls", "founder-admits", "interested-witness")}
)
"""Misheard ones that are left as they are: by -2 an answer of the demo that says no more than the
point, and all of it, stood at .42."""


@dataclass(frozen=True)
class Heard:
    """One answer against one point, as the judge believes it without a prior."""

    point: Name
    made: bool
    probability: float
    share: float
    """How much of a prior counts for it."""


def of_set(data: Path, name: str) -> list[Heard]:
    """The answers of a set of `trust.SETS`."""
    rows = [json.loads(line) for line in path_of(name, data).read_text("utf-8").splitlines()]
    pack = load_pack(PACK)
    known = labelled_points(rows, pack, name)
    found = []
    for row in rows:
        motion = pack.get_motion(row["motion"])
        asked = known.get(f"{row['motion']}/{row['counterargument']}")
        found += _heard(row, motion, motion, row["points"], asked)
    return found


def of_part(number: int, name: str = TAKEN_FROM) -> list[Heard]:
    """One of `PARTS` of the answers of that name, which the pack has taken wordings from."""
    path, pack = Path(__file__).with_name(f"{name}.jsonl"), load_pack(PACK)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()[number::PARTS]]
    found = []
    for row in rows:
        motion = pack.get_motion(row["motion"])
        found += _heard(row, motion, _without_own(row, motion), row["made"], None)
    return found


def made_by(name: str) -> Counter[Name]:
    """How many of the answers of that name make a point, by their labels."""
    lines = Path(__file__).with_name(f"{name}.jsonl").read_text("utf-8").splitlines()
    rows = map(json.loads, lines)
    return Counter((r["motion"], r["counterargument"], point) for r in rows for point in r["made"])


def _heard(
    row: Mapping[str, Any],
    motion: Motion,
    read_with: Motion,
    made: Iterable[str],
    asked: frozenset[str] | None,
) -> list[Heard]:
    c = read_with.get_counterargument(row["counterargument"]).without_priors()
    verdict = judge(row["text"], c, read_with, matcher=load_matcher())
    share = share_of_prior(len({sentence.text for sentence in split_sentences(verdict.text)}))
    return [
        Heard((motion.id, c.id, found.id), found.id in made, found.probability, share)
        for found in verdict.points
        if (asked is None or found.id in asked) and DOUBTED[0] <= found.probability < DOUBTED[1]
    ]


def _without_own(row: Mapping[str, Any], motion: Motion) -> Motion:
    """The motion without what the counterargument of an answer has taken from it."""
    said = letters(row["text"])

    def kept(wordings: Iterable[str]) -> tuple[str, ...]:
        return tuple(wording for wording in wordings if letters(wording) not in said)

    def other(c: Counterargument) -> Counterargument:
        if c.id != row["counterargument"]:
            return c
        lists = [{"phrasings": kept(p.phrasings), "accept": kept(p.accept)} for p in c.point]
        points = (p.model_copy(update=own) for p, own in zip(c.point, lists, strict=True))
        return c.model_copy(update={"point": tuple(points)})

    return motion.model_copy(update={"counterargument": tuple(map(other, motion.counterargument))})


def fit(
    heard: Sequence[Heard], *, spread: float = SPREAD, lowest: float = LOWEST
) -> dict[Name, float]:
    """The prior of each point that was heard, beside log odds of weight 1."""
    names = {name: number for number, name in enumerate(sorted({one.point for one in heard}))}
    effects = np.zeros((len(heard), len(names)))
    places = np.arange(len(heard)), [names[one.point] for one in heard]
    effects[places] = [spread * one.share for one in heard]
    x = np.column_stack([np.ones(len(heard)), _odds(heard), effects])
    made = np.array([one.made for one in heard])
    found = fitted(x, made, np.ones(len(heard)), 0.5 / len(heard))
    slope, own = found[1], found[2:] * spread
    priors = np.clip(own / slope, lowest, HIGHEST).round(1)
    return {name: float(priors[n]) for name, n in names.items() if name not in LEFT_ALONE}


def misheard(
    heard: Sequence[Heard], made: Mapping[Name, int], priors: Mapping[Name, float]
) -> dict[Name, float]:
    """The priors that fall of points that are credited wrongly far oftener than they are made.

    `heard` are plain answers, `made` says how many of them make a point, heard or not, and `priors`
    are those of all points as they are.
    """
    credited = [one for one in heard if _believed(one, priors) >= logit(MADE, LEAST_ODDS)]
    wrong = Counter(one.point for one in credited if not one.made)
    named = {n for n, count in wrong.items() if count >= max(FALSE, OFTENER * made.get(n, 0))}
    named -= HEARD_PLAINLY
    wide = fit(heard, spread=WIDE, lowest=LOWEST_MISHEARD)
    return {n: prior for n, prior in wide.items() if n in named and prior < priors.get(n, 0.0)}


def _believed(one: Heard, priors: Mapping[Name, float]) -> float:
    """The log odds that an answer makes a point, with its prior."""
    return logit(one.probability, LEAST_ODDS) + priors.get(one.point, 0.0) * one.share


def describe(heard: Sequence[Heard], priors: Mapping[Name, float]) -> str:
    """How well the points of some answers are told, without priors and with them."""
    made, odds = np.array([one.made for one in heard]), _odds(heard)
    more = np.array([_believed(one, priors) for one in heard])
    ways = {"without": odds, "with": more}
    return ", ".join(f"{name} {_told(found, made)}" for name, found in ways.items())


def _odds(heard: Sequence[Heard]) -> np.ndarray:
    return np.array([logit(one.probability, LEAST_ODDS) for one in heard])


def _told(odds: np.ndarray, made: np.ndarray) -> str:
    credited = odds >= logit(MADE, LEAST_ODDS)
    f1 = 2 * (made & credited).sum() / (credited.sum() + made.sum())
    loss = np.logaddexp(0, -np.where(made, odds, -odds)).mean()
    return f"AUC {auc(odds[made], odds[~made]):.3f} loss {loss:.3f} F1 {f1:.3f}"


def write(priors: Mapping[Name, float], folder: Path) -> None:
    """Into the motions of a pack: one line after each point's id, in place of what stood there."""
    of_motion: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for (motion, counterargument, point), prior in priors.items():
        of_motion[motion][counterargument, point] = prior
    for motion, found in of_motion.items():
        path = folder / "motions" / f"{motion}.toml"
        lines = with_priors(path.read_text("utf-8").splitlines(), found)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def with_priors(lines: Iterable[str], priors: Mapping[tuple[str, str], float]) -> list[str]:
    """The lines of a motion with the priors by counterargument and point, and no others.

    `ValueError` if a point of them has no line `id = "..."` of its own.
    """
    out, table, counterargument, seen = [], "", "", set()
    for line in lines:
        table = line if line.startswith("[") else table
        in_point = table == "[[counterargument.point]]"
        if in_point and line.startswith("prior = "):
            continue
        out.append(line)
        told = re.fullmatch(r'id = "(.+)"', line)
        if told and table == "[[counterargument]]":
            counterargument = told[1]
        elif told and in_point:
            seen.add((counterargument, told[1]))
            prior = priors.get((counterargument, told[1]), 0.0)
            out += [f"prior = {prior:.1f}"] if abs(prior) >= LEAST else []
    if missing := priors.keys() - seen:
        raise ValueError(f"no line for the points {sorted(missing)}")
    return out


def learn_misheard(*, write_them: bool) -> None:
    """The second command."""
    motions = load_pack(PACK).motions
    old = {(m.id, c.id, p.id): p.prior for m in motions for c in m.counterargument for p in c.point}
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        heard = [*chain(*pool.map(partial(of_part, name=PLAIN), range(PARTS)))]
    found = misheard(heard, made_by(PLAIN), old)
    print(len(heard), "points:", describe(heard, old), "| lowered:", describe(heard, old | found))
    print(" ".join(f"{'/'.join(name)} {old[name]} -> {new}" for name, new in sorted(found.items())))
    if write_them:
        write(old | found, find_folder(PACK))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="for all but `--misheard`")
    parser.add_argument("--misheard", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.misheard:
        learn_misheard(write_them=options.write)
        return
    if options.data is None:
        parser.error("--data is missing")
    natural = [n for n in SETS if n not in JAPANESE and SETS[n][0].endswith("as people play")]
    learnt = [name for name in natural if SETS[name][1] == FITTING and name not in UNSEEN]
    others = [name for name in natural if name not in learnt and SETS[name][1] != NOTHING]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        parts = pool.map(of_part, range(PARTS))
        sets = pool.map(partial(of_set, options.data), [*learnt, *others])
        taken = [*chain(*parts)]
        found = dict(zip([*learnt, *others], sets, strict=True))
    priors = fit([*taken, *chain(*(found[name] for name in learnt))])
    for name in others:
        print(name, describe(found[name], priors))
    print("all", describe([*chain(*(found[name] for name in others))], priors))
    print(" ".join(f"{'/'.join(name)} {prior}" for name, prior in sorted(priors.items())))
    if options.write:
        write(priors, find_folder(PACK))


if __name__ == "__main__":
    main()
