"""How well the judge agrees with people on labelled rebuttals.

    python -m benchmarks.rebuttals FILE.jsonl [--motion export-controls] [--verbose]

Prints point F1, quadratic weighted kappa of band and grade, the order of pairs two grades apart,
the share of traps that reach 50, and honest cases that were flagged. Points that the pack has but
the labellers of a set had not before them (added since) are left out of F1, and counted in a line
of their own.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.packs.format import Counterargument, Pack, Point
from game.packs.library import load_pack
from game.scoring import judge, load_matcher
from game.scoring.certainty import pleads
from game.scoring.contract import Matcher
from game.scoring.sentences import split_sentences
from game.scoring.trust import LESSONS, SETS
from game.scoring.verdict import Verdict

TRAPS = frozenset(
    "copied fallacy gibberish instructs negated off-topic other-challenge restate stuffed"
    " wrong-side".split()
)
"""Kinds of the labelled data that deserve no credit; the other kinds are honest."""

TRAP_LINE = 50
"""A trap that reaches this score got through."""

WHOLE_PACK = frozenset(
    f"rebuttals_{name}"
    for names in (
        "s t u v w x",
        "aa ab ac ad ae af ag ah ai aj ak al am an ao ap aq au av aw ax ay az ba bb",
        "bc bd be bf bg bh bi bj bk bl bm bn bo bp bq br bs bt bu bv bw bx by bz",
        "ca cb cc cd ce cf cg ch ci cj ck",
        "jb jc jd je jf jg jh jt jv",
    )
    for name in names.split()
)
"""Sets whose labellers had all points of the pack; those of the others had the argument map's, and
of the points added since only those that their own labels name."""

ADDED = frozenset(
    (
        "algorithm-moat/months-not-lasting algorithm-moat/secrets-walk-out"
        " already-repealed/passed-both-houses already-repealed/veto-was-about-drafting"
        " biggest-tfp-shock/ai-not-deepseek chips-for-sale/crew-not-in-the-box"
        " compute-irrelevant/used-thousands compute-moat/price-of-level-falls"
        " compute-moat/rich-rivals-fight data-leaks/copy-always-behind"
        " decisive-lead/secrecy-slows-the-leader decisive-lead/secrets-leak-anyway"
        " hands-fate-to-ccp/china-regulates-more hands-fate-to-ccp/stolen-weights"
        " hardware-instead/hardware-leaks-too hardware-instead/weights-are-a-guardable-file"
        " just-hype/record-one-day-loss just-hype/sputnik-was-shrugged-at"
        " keep-the-edge/stake-in-peace lead-by-example/bletchley-was-free"
        " lead-is-safe/stargate-only-announced"
        " no-decisive-lead/bomb-lead-was-thin no-lock-in/approval-takes-months"
        " secrecy-is-moot/leak-is-no-reason-to-publish stock-crash/bounced-next-day"
        " stock-crash/only-one-sector-fell talent-moat/unknowns-did-it"
        " users-moat/newcomer-topped-store"
    ).split()
)
"""Points, as counterargument/point, that players had made on no list: the first pack has them since
its version 1.16."""

BEFORE_THEM = frozenset(
    f"rebuttals_{name}"
    for names in (
        "a b c d e f g h k l m n o p q r s t u v w x y z",
        "aa ab ac ad ae af ag ah ai aj ak al am an ao ap aq au av aw ax ay az ba bb bc bd be bf",
        "bg bh bi bj bk bl bm bn bo bp bq br bs bt bu bv bw ja jb jc jd je jf jg jt ju jv",
    )
    for name in names.split()
)
"""Sets whose labellers did not have them yet. An answer that is credited with one of them says
nothing of how well bands agree: coaches had graded it without."""

TRANSLATED = frozenset(name for name, (_, used_for) in SETS.items() if used_for == LESSONS)
"""Sets of Japanese answers that stand beside their English: see `translated`."""

NATURAL = frozenset({"rebuttals_jv"})
"""Those of them that were written in Japanese."""

UNSEEN = TRANSLATED | frozenset(
    f"rebuttals_{name}"
    for names in (
        "g h ag am ao ap aq au av aw ax ay az ba bb bc bd be bf bg bh bi bj bk bl bm bn bo",
        "bp bq br bs bt bu bv bw bx by bz",
        "ca cb cc cd ce cf cg ch ci cj ck",
        "jb jc jd je jf jg jh",
    )
    for name in names.split()
)
"""Sets that no number of the whole text (`allegiance`, `belief`, `off_list`) was fitted on. How
much the listener weighs (`off_list.HEARD`, `allegiance.VOUCHES`) was chosen on all English ones but
from aw on, and for Japanese on h, jb, jc and jd. All but those from be on, jg and jh lay beside
when the bias of `belief` was moved by hand with rules 37, or back with rules 38; the English ones,
and be to bj, too, when it was chosen which few words make a point (`crediting.SURE_OF_FEW`); ax to
bf when it was chosen what is read in a second pass (`close_reading`); ag to bk when it was chosen
how far a point's prior may go (`fit_priors`); all but those from bp on when it was chosen what may
be believed in spite of a contrary (`belief.IN_SPITE`) and what says the claim again
(`bearings.SAID_AGAIN`); and all up to cg, and jv, when it was chosen what a doubtful point counts
for (`crediting.BESIDE`). The lines of manner (`manner.py`) were learnt from all but those from bp
on, jg, jh and the shared ones, by the kinds of their answers."""

OFF_LIST_LINE = 40
"""What a reasoned answer that is on no list should reach, and a weak one should not."""


@dataclass(frozen=True)
class Case:
    """One labelled rebuttal and the verdict on it."""

    row: dict[str, Any]
    verdict: Verdict
    known: frozenset[str]
    """Ids of the points that the labellers of its set had before them."""
    comparable: bool = True
    """Whether they graded it by all that it is credited with (see `BEFORE_THEM`)."""

    @property
    def gold(self) -> frozenset[str]:
        return frozenset(self.row["points"])

    @property
    def is_trap(self) -> bool:
        return self.row["kind"] in TRAPS

    @property
    def is_right(self) -> bool:
        """Whether the labels give it the same points and band."""
        return as_coaches(self.verdict, self.row, self.known)


def judged(
    rows: Sequence[dict[str, Any]], pack: Pack, matcher: Matcher, name: str = ""
) -> list[Case]:
    """Verdicts on all rows, the set of that `name`, whose motion is in the pack."""
    motions = {motion.id: motion for motion in pack.motions}
    labelled = labelled_points(rows, pack, name)
    out = []
    for row in rows:
        motion = motions.get(row["motion"])
        if motion is None:
            continue
        counterargument = motion.get_counterargument(row["counterargument"])
        verdict = judge(row["text"], counterargument, motion, matcher=matcher)
        ignores = name in BEFORE_THEM and any(
            f"{row['counterargument']}/{point}" in ADDED for point in verdict.made
        )
        out.append(Case(row, verdict, labelled[_asked(row)], comparable=not ignores))
    return out


def as_coaches(verdict: Verdict, row: dict[str, Any], known: Container[str]) -> bool:
    """Whether the labels of a `row` give its text the same `known` points and the same band.

    Of an answer that speaks to the judge, which stays in band 0, it is the band alone.
    """
    made = {point for point in verdict.made if point in known}
    same = made == set(row["points"]) or pleads(verdict.flags)
    return same and verdict.band == row["grade"]


def labelled_points(
    rows: Sequence[dict[str, Any]], pack: Pack, name: str
) -> dict[str, frozenset[str]]:
    """By MOTION/COUNTERARGUMENT: the points that the labellers of a set had before them.

    Those of the pack, if it is of `WHOLE_PACK`; else those of the argument map and what its labels
    name; without those that were `ADDED` since, if it is of `BEFORE_THEM`.
    """
    named: dict[str, set[str]] = {}
    for row in rows:
        named.setdefault(_asked(row), set()).update(row["points"])
    mapped = {} if name in WHOLE_PACK else known_points()
    added = ADDED if name in BEFORE_THEM else frozenset[str]()
    found = {}
    for motion in pack.motions:
        for c in motion.counterargument:
            asked = f"{motion.id}/{c.id}"
            ids = {point.id for point in c.point if f"{c.id}/{point.id}" not in added}
            if asked in mapped:
                ids &= mapped[asked] | named.get(asked, set())
            found[asked] = frozenset(ids)
    return found


def path_of(name: str, data: Path) -> Path:
    """Where a set of `game.scoring.trust.SETS` lies: in the shared `data`, or beside this file."""
    folder = data / "rebuttals" if name.startswith("dev") else Path(__file__).parent
    return folder / f"{name}.jsonl"


def _asked(row: dict[str, Any]) -> str:
    return f"{row['motion']}/{row['counterargument']}"


MAP = Path(__file__).resolve().parents[2] / "shared" / "essay" / "argument-map.toml"


def known_points() -> dict[str, frozenset[str]]:
    """The points that the labellers had before them, from the essay's argument map."""
    import tomli

    data = tomli.loads(MAP.read_text(encoding="utf-8"))
    return {
        f"{motion['id']}/{c['id']}": frozenset(point["id"] for point in c["points"])
        for motion in data["motion"]
        for c in motion["counterargument"]
    }


def without(pack: Pack, texts: Iterable[str]) -> Pack:
    """The pack without those of its sentences that stand in one of the `texts`."""
    whole = "\n".join(texts)

    def kept(sentences: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text for text in sentences if not _stands_in(whole, text))

    def point(one: Point) -> Point:
        lists = {"phrasings": kept(one.phrasings), "contrary": kept(one.contrary)}
        return one.model_copy(update=lists)

    def counterargument(one: Counterargument) -> Counterargument:
        lists = {"off_list": kept(one.off_list), "upholds": kept(one.upholds)}
        return one.model_copy(update=lists | {"point": tuple(point(p) for p in one.point)})

    motions = (
        m.model_copy(update={"counterargument": tuple(map(counterargument, m.counterargument))})
        for m in pack.motions
    )
    return pack.model_copy(update={"motions": tuple(motions)})


def _stands_in(whole: str, text: str) -> bool:
    """Two sentences, too, that do not follow each other there."""
    said = split_sentences(text)
    return text in whole or (bool(said) and all(one.text in whole for one in said))


def point_f1(cases: Sequence[Case]) -> tuple[float, float, float]:
    """F1, precision and recall over all (case, known point) pairs."""
    hits = misses = false = 0
    for case in cases:
        made = case.known.intersection(case.verdict.made)
        hits += len(made & case.gold)
        false += len(made - case.gold)
        misses += len(case.gold - made)
    precision = hits / (hits + false) if hits + false else 0.0
    recall = hits / (hits + misses) if hits + misses else 0.0
    f1 = 2 * hits / (2 * hits + false + misses) if hits else 0.0
    return f1, precision, recall


def weighted_kappa(pairs: Sequence[tuple[int, int]], categories: int = 5) -> float:
    """Quadratic weighted kappa (Cohen 1968) of two raters over `categories` ordered classes.

    1 where there is nothing to compare.
    """
    if not pairs:
        return 1.0
    count = len(pairs)
    observed = sum((a - b) ** 2 for a, b in pairs) / count
    left = [sum(a == k for a, _ in pairs) / count for k in range(categories)]
    right = [sum(b == k for _, b in pairs) / count for k in range(categories)]
    expected = sum(
        left[i] * right[j] * (i - j) ** 2 for i in range(categories) for j in range(categories)
    )
    return 1 - observed / expected if expected else 1.0


def order_accuracy(cases: Sequence[Case]) -> float:
    """Of all pairs two or more grades apart, the share in which the better one scores higher."""
    right: list[float] = []
    for one, two in itertools.combinations(cases, 2):
        apart = one.row["grade"] - two.row["grade"]
        if abs(apart) >= 2:
            gap = (one.verdict.score - two.verdict.score) * (1 if apart > 0 else -1)
            right.append(1.0 if gap > 0 else 0.5 if gap == 0 else 0.0)
    return sum(right) / len(right) if right else 1.0


def figures(cases: Sequence[Case]) -> dict[str, float]:
    """All figures by name; shares are 0 to 1."""
    f1, precision, recall = point_f1(cases)
    traps = [case for case in cases if case.is_trap]
    honest = [case for case in cases if not case.is_trap]
    alike = [case for case in cases if case.comparable]
    return {
        "cases": len(cases),
        "traps": len(traps),
        "point F1": f1,
        "point precision": precision,
        "point recall": recall,
        "weighted kappa": weighted_kappa([(c.verdict.band, c.row["grade"]) for c in alike]),
        "order accuracy": order_accuracy(alike),
        "traps reaching 50": _share([c.verdict.score >= TRAP_LINE for c in traps]),
        "honest flagged": _share([bool(c.verdict.flags) for c in honest]),
        **certainty(alike),
        "added points credited": sum(len(set(c.verdict.made) - c.known) for c in cases),
    }


def certainty(cases: Sequence[Case]) -> dict[str, float]:
    """How many verdicts are certain and uncertain, as far as they say, and how many are right."""
    found: dict[str, float] = {}
    told = [case for case in cases if case.verdict.certainty is not None]
    for name, part in (
        ("certain", [case for case in told if not case.verdict.is_uncertain]),
        ("uncertain", [case for case in told if case.verdict.is_uncertain]),
    ):
        found |= {name: len(part), f"{name}, right": sum(case.is_right for case in part)}
    return found


def by_kind(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """For each kind of answer: how many, their scores, how many reach 50 and are flagged."""
    kinds = sorted({case.row["kind"] for case in cases})
    out = {}
    for kind in kinds:
        part = [case for case in cases if case.row["kind"] == kind]
        scores = [case.verdict.score for case in part]
        out[kind] = {
            "cases": len(part),
            "mean": statistics.fmean(scores),
            "median": statistics.median(scores),
            "reaching 40": _share([score >= OFF_LIST_LINE for score in scores]),
            "reaching 50": _share([score >= TRAP_LINE for score in scores]),
            "flagged": _share([bool(case.verdict.flags) for case in part]),
        }
    return out


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def show(case: Case) -> str:
    """One line about one case: what the labels say and what the judge says."""
    row, verdict = case.row, case.verdict
    near = [(p.id, p.probability) for p in verdict.points if p.probability >= 0.2]
    flags = [flag.kind for flag in verdict.flags]
    return (
        f"{row['id']} {row['kind']:15} grade {row['grade']} band {verdict.band} {verdict.score:3}"
        f" gold {sorted(case.gold)} near {near} {flags or ''}"
        f"{' off-list' if verdict.off_list else ''}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="labelled rebuttals, one JSON object a line")
    parser.add_argument("--pack", default="deepseek-lessons")
    parser.add_argument("--motion", help="only the cases of this motion")
    parser.add_argument("--verbose", action="store_true", help="one line for each case")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if options.motion in (None, row["motion"])]
    cases = judged(rows, load_pack(options.pack), load_matcher(), options.file.stem)
    if options.verbose:
        print("\n".join(show(case) for case in cases))
    for name, value in figures(cases).items():
        print(f"{name:22} {value:.3f}" if isinstance(value, float) else f"{name:22} {value}")


if __name__ == "__main__":
    main()
