"""How far the judge can be trusted: the figures that `benchmarks/` measured, in plain words.

`figures.json` is written by `python -m benchmarks --write`, and a test ties it to the scorer that
ships. The command `rebuttal trust`, the card on the screens, README and model card show the same
tables.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "figures.json"

Figures = Mapping[str, Any]

FITTING = "fitting"
NOTHING = "nothing"
_UNKNOWN = ("", NOTHING)
SETS = {
    "dev.en": ("shared, English", FITTING),
    "dev.ja": ("shared, Japanese", FITTING),
    "rebuttals_a": ("a, export controls", FITTING),
    "rebuttals_b": ("b, export controls", FITTING),
    "rebuttals_c": ("c, all motions", FITTING),
    "rebuttals_d": ("d, all motions", FITTING),
    "rebuttals_e": ("e, all motions", FITTING),
    "rebuttals_f": ("f, all motions", FITTING),
    "rebuttals_m": ("m, all motions", FITTING),
    "rebuttals_n": ("n, all motions", FITTING),
    "rebuttals_o": ("o, all motions", FITTING),
    "rebuttals_p": ("p, all motions", FITTING),
    "rebuttals_q": ("q, all motions", FITTING),
    "rebuttals_r": ("r, all motions", FITTING),
    "rebuttals_s": ("s, all motions", FITTING),
    "rebuttals_t": ("t, all motions", FITTING),
    "rebuttals_u": ("u, all motions", FITTING),
    "rebuttals_v": ("v, all motions", FITTING),
    "rebuttals_w": ("w, all motions", FITTING),
    "rebuttals_x": ("x, all motions", FITTING),
    "rebuttals_y": ("y, all motions", FITTING),
    "rebuttals_g": ("g, all motions", "method choice"),
    **{
        f"rebuttals_{name}": (f"{name}, as people play", FITTING)
        for name in "aa ab ac ad ae af ah aj ak al an".split()
    },
    "rebuttals_ag": ("ag, as people play", "method choice"),
    "rebuttals_am": ("am, as people play", "pack sentences"),
    "rebuttals_ao": ("ao, as people play", "method choice"),
    "rebuttals_ap": ("ap, as people play", "method choice"),
    "rebuttals_aq": ("aq, as people play", NOTHING),
    "rebuttals_au": ("au, as people play", NOTHING),
    "rebuttals_ja": ("ja, all motions", FITTING),
    "rebuttals_k": ("k, Japanese", FITTING),
    "rebuttals_l": ("l, Japanese", FITTING),
    "rebuttals_z": ("z, Japanese", FITTING),
    "rebuttals_ai": ("ai, Japanese, as people play", FITTING),
    "rebuttals_h": ("h, Japanese", NOTHING),
}
"""Sets of labelled rebuttals by their file: what they are, and what they were used for."""

JAPANESE = frozenset(
    {"dev.ja", *(f"rebuttals_{name}" for name in ("ja", "k", "l", "z", "ai", "h"))}
)
"""Those of them whose answers are in Japanese."""

LIMITS = (
    "Style is not judged: how a speech would sound is for a person to say.",
    "Truth is not judged: an invented figure in support of a point counts as support.",
    "Deep logic is not followed; irony and analogies that nobody foresaw are often missed. "
    "The nearest words are shown, and every verdict can be contested.",
    "A good argument that the pack does not list gets at most band 2, and is called off-list; "
    "every second one is not heard as an argument, and stays in band 1.",
    "The contrary of a point in wholly other words is its weakest spot, and then points of one "
    "counterargument that lie close together.",
    "The words of advice are hints: of forty, before their last change, a coach found 21 of use.",
    "The labelled answers were made up by a few writers; a class of real students will differ. "
    "Read some verdicts yourself before a mark depends on them.",
)
"""What the judge cannot do, to be read beside the figures."""


@dataclass(frozen=True)
class Table:
    """One table: cells are text, the first column names the row."""

    title: str
    note: str
    """What the columns mean."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def shipped_figures() -> Figures:
    """The figures that come with the program."""
    found: Figures = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def headline(found: Figures) -> str:
    """What the figures hold for."""
    packs = " and ".join(f"{pack} {version}" for pack, version in found["packs"].items())
    return f"Measured on {found['date']} with scorer {found['scorer_version']} and {packs}."


def in_short(found: Figures) -> tuple[str, ...]:
    """What the sets come to that were used for nothing, in sentences; none without such sets.

    Means of the sets, weighed as in `_mean`.
    """
    sets = found.get("rebuttals", {})
    named = {name: row for name, row in sets.items() if SETS.get(name, _UNKNOWN)[1] == NOTHING}
    if not named:
        return ()

    which = ", ".join(SETS[name][0].split(",")[0] for name in named if name in SETS)
    fresh = _mean([*named.values()])

    def of_100(key: str) -> int:
        return round(100 * fresh[key])

    return (
        f"On {fresh['cases']} answers that a few writers made up and coaches labelled, none of "
        f"which played a part in the making of the judge (sets {which}):",
        f"Of 100 points that it credits, people had credited {of_100('point precision')}. Of 100 "
        f"that people credited, it finds {of_100('point recall')}.",
        f"Of two answers two grades apart, it puts the better one higher in "
        f"{of_100('order accuracy')} of 100.",
        f"Of 100 cheats {of_100('traps reaching 50')} reach half marks{_by_language(named)}. "
        f"Of 100 honest answers {of_100('honest flagged')} carry a flag.",
        *_accepted(found),
    )


def _by_language(named: Mapping[str, Mapping[str, float]]) -> str:
    """In brackets, where there are both: how many cheats reach half marks in each language."""
    rows = {"English": [r for n, r in named.items() if n not in JAPANESE]}
    rows["Japanese"] = [r for n, r in named.items() if n in JAPANESE]
    if not all(rows.values()):
        return ""
    shares = (f"{100 * _mean(r)['traps reaching 50']:.0f} in {name}" for name, r in rows.items())
    return f" ({', '.join(shares)})"


def _accepted(found: Figures) -> Iterable[str]:
    """What a coach said who read some of the verdicts."""
    if read := found.get("verdicts"):
        old = read["rules"] != found["scorer_version"].split("-")[0]
        then = f" (by rules {read['rules']})" if old else ""
        yield (
            f"Of {read['read']} verdicts on such answers{then} a strict coach accepted "
            f"{read['accepted']} without argument."
        )


def tables(found: Figures) -> list[Table]:
    """Every table whose figures are there, the most telling first."""
    made = (_uses(found), _rebuttals(found), _kinds(found), _terse(found), _closings(found),
            _examples(found), _contrast(found), _key_points(found), _metamorphic(found),
            _speed(found))  # fmt: skip
    return [table for table in made if table.rows]


_AGREEMENT = ("cases", "F1", "kappa", "order", "traps", "flagged")


def _agreement(row: Mapping[str, float]) -> tuple[str, ...]:
    """The cells of `_AGREEMENT`."""
    return (
        str(row["cases"]),
        f"{row['point F1']:.2f}",
        f"{row['weighted kappa']:.2f}",
        f"{row['order accuracy']:.0%}",
        f"{row['traps reaching 50']:.0%}",
        f"{row['honest flagged']:.0%}",
    )


def _uses(found: Figures) -> Table:
    """The sets together that were used for the same, those for nothing first."""
    parts: dict[tuple[str, str], list[Mapping[str, float]]] = {}
    for name, row in found.get("rebuttals", {}).items():
        language = "Japanese" if name in JAPANESE else "English"
        parts.setdefault((SETS.get(name, _UNKNOWN)[1], language), []).append(row)
    order = sorted(parts, key=lambda part: (part[0] != NOTHING, part[0] == FITTING, part))
    return Table(
        "Against people: labelled rebuttals",
        "F1: does it credit the points that people credited (1 is perfect)? Kappa: do band "
        "and grade agree (quadratic weighted; 1 is perfect, 0 is chance)? Order: of two answers "
        "two grades apart, how often is the better one scored higher? Traps: cheats that reach "
        "50 points. Flagged: honest answers that carry a flag. Used for: the judge's numbers were "
        "fitted on most answers, and of some (pack sentences) other ways to say what was missed "
        "are in the pack, so expect of fresh answers what those show that were used for nothing. "
        "Means of the sets, weighed by their answers, cheats or honest ones.",
        ("used for", "language", *_AGREEMENT),
        tuple((*part, *_agreement(_mean(parts[part]))) for part in order),
    )


_WEIGHED = {
    "point F1": "cases",
    "point precision": "cases",
    "point recall": "cases",
    "weighted kappa": "cases",
    "order accuracy": "cases",
    "traps reaching 50": "traps",
    "honest flagged": "honest",
}
"""Figures of a set, and what of it they are shares or measures of."""


def _mean(rows: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """Each figure of labelled sets, weighed by how many answers it speaks of; those are summed."""
    whole = [{**row, "honest": row["cases"] - row["traps"]} for row in rows]
    sums = {what: sum(row[what] for row in whole) for what in {*_WEIGHED.values()}}
    return sums | {
        key: sum(row[key] * row[what] for row in whole) / max(1, sums[what])
        for key, what in _WEIGHED.items()
    }


def _rebuttals(found: Figures) -> Table:
    return Table(
        "The same, set by set",
        "What each was used for; the model card says who wrote and labelled them.",
        ("set", "used for", *_AGREEMENT),
        tuple(
            (*SETS.get(name, (name, _UNKNOWN[1])), *_agreement(row))
            for name, row in found.get("rebuttals", {}).items()
        ),
    )


def _kinds(found: Figures) -> Table:
    return Table(
        "By kind of answer",
        "All labelled sets together, by language.",
        ("kind", "cases", "mean score", "reaching 50", "flagged"),
        tuple(
            (name, str(total), f"{score:.0f}", f"{high:.0%}", f"{flagged:.0%}")
            for name, total, score, high, flagged in _by_kind(found)
        ),
    )


def _by_kind(found: Figures) -> Iterable[tuple[str, int, float, float, float]]:
    sets = found.get("rebuttals", {})
    for language, part in (("English", False), ("Japanese", True)):
        kinds: dict[str, list[Mapping[str, float]]] = {}
        for name, row in sets.items():
            if (name in JAPANESE) == part:
                for kind, figures in row["kinds"].items():
                    kinds.setdefault(kind, []).append(figures)
        for kind, rows in sorted(kinds.items()):
            total = sum(int(row["cases"]) for row in rows)
            means = [
                sum(row[key] * row["cases"] for row in rows) / total
                for key in ("mean", "reaching 50", "flagged")
            ]
            yield f"{kind}, {language}", total, means[0], means[1], means[2]


_TERSE = {
    "point": "make a point",
    "bare": "are honest, and make none",
    "wrong": "argue the other side",
    "denies": "deny a point",
}
_POINTED = frozenset({"point", "denies"})
"""Those that make or deny a point: only that one counts."""


def _terse(found: Figures) -> Table:
    return Table(
        "Answers of two to nine words",
        "Written and labelled by six writers who saw claims and points. As many others by the same "
        "hands, of the same points, took part in the making of the judge. Credited: with the point "
        "that is made or denied; of the other kinds, with any.",
        ("answers that", "cases", "mean score", "credited", "flagged"),
        _scored(
            _TERSE,
            {
                name: row | {"credited": row["its point" if name in _POINTED else "any point"]}
                for name, row in found.get("terse", {}).items()
            },
            ("credited", "flagged"),
        ),
    )


def _scored(
    names: Mapping[str, str], rows: Mapping[str, Mapping[str, float]], shares: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """Of each kind: its name, cases, mean score, and shares."""
    return tuple(
        (
            names.get(kind, kind),
            str(row["cases"]),
            f"{row['mean']:.0f}",
            *(f"{row[share]:.0%}" for share in shares),
        )
        for kind, row in rows.items()
    )


_CLOSINGS = {
    "weighs": "weigh well",
    "thin": "compare, and say little",
    "compares-nothing": "compare nothing",
    "off": "off the argument",
    "other-side": "weigh for the other side",
}


def _closings(found: Figures) -> Table:
    return Table(
        "Closings",
        "Closings that one of the program's makers wrote and labelled; the rules were made on as "
        "many others of the same hand, so a stranger's are read less well.",
        ("closings that", "cases", "mean score", "above 75", "at 0"),
        _scored(_CLOSINGS, found.get("closings", {}), ("above 75", "at 0")),
    )


def _examples(found: Figures) -> Table:
    packs = found.get("examples", {})
    kinds = list(
        dict.fromkeys(k for motions in packs.values() for p in motions.values() for k in p)
    )
    headings = (h for n, kind in enumerate(kinds) for h in (kind, f"right{' ' * n}"))
    return Table(
        "The packs' own examples",
        "Each example is judged without itself (though the networks have read it, without being "
        "told what it is): sentences that should make their point and do, near misses and "
        "contraries that should not and do not. The packs were mended until most passed, so this "
        "says how well they know such sentences, not how a stranger's are read.",
        ("pack and motion", *headings),
        tuple(
            (
                pack if name == "all" else f"  {name}",
                *(
                    cell
                    for kind in kinds
                    for cell in (str(part[kind]["count"]), f"{part[kind]['right']:.0%}")
                ),
            )
            for pack, motions in packs.items()
            for name, part in motions.items()
        ),
    )


_CONTRAST = {
    "en": "English",
    "ja": "Japanese",
    "ja, English points": "Japanese texts, English points",
    "en, text alone": "English, guessed from the text alone",
    "ja, text alone": "Japanese, guessed from the text alone",
}


def _contrast(found: Figures) -> Table:
    part = found.get("contrast", {})
    rows = [
        (
            _CONTRAST.get(name, name),
            str(row.get("pairs", "")),
            f"{row['asserts/opposite']:.2f}",
            f"{row['asserts/neither']:.2f}",
            *(
                f"{row[key]:.0%}" if key in row else ""
                for key in ("asserts credited", "opposite credited", "neither credited")
            ),
        )
        for name, row in part.items()
    ]
    return Table(
        "Polarity: contrast texts on subjects that no training saw",
        "Each text against a point and against the reverse of it. AUC: how often what asserts a "
        "point is placed above what opposes it, or says neither (1 is perfect, .5 is chance). "
        "Then the share of each that is credited. Below, what a guess that never sees the point "
        "reaches: what is above .5 there is style, not judgement.",
        ("texts", "pairs", "vs opposite", "vs neither", "asserts", "opposite", "neither"),
        tuple(rows),
    )


def _key_points(found: Figures) -> Table:
    part = found.get("key_points", {})
    return Table(
        "Matching: key points of public debates",
        "Mean average precision by the protocol of the KPA-2021 shared task, track 1, undecided "
        "pairs counted as wrong (strict) or right (relaxed); and how far probabilities lie from "
        "frequencies.",
        ("topics", "strict", "relaxed", "calibration error"),
        tuple(
            (
                name,
                f"{row['strict']:.2f}",
                f"{row['relaxed']:.2f}",
                f"{row['calibration error']:.2f}" if "calibration error" in row else "",
            )
            for name, row in part.items()
        ),
    )


def _metamorphic(found: Figures) -> Table:
    return Table(
        "Steadiness: what must not matter, and what must",
        "Honest answers that made a point, changed and judged again. Neutral changes should move "
        "a score by 10 points at most; empty ones should not raise it by more than 3; the last "
        "three should lower it.",
        ("change", "figure"),
        tuple(
            (name, f"{value:.0%}" if name.endswith(("points", "lowered")) else f"{value:g}")
            for name, value in found.get("metamorphic", {}).items()
        ),
    )


def _speed(found: Figures) -> Table:
    return Table(
        "Speed and size",
        "On one thread of a shared machine with two cores; medians.",
        ("what", "figure"),
        tuple((name, f"{value:.3g}") for name, value in found.get("speed", {}).items()),
    )


def as_markdown(found: Figures, *, most: int | None = None, heading: str = "###") -> str:
    """Headline, the whole in short and the first `most` tables as Markdown."""
    parts = [headline(found)]
    if short := in_short(found):
        parts.append("\n".join([short[0], "", *(f"- {line}" for line in short[1:])]))
    for table in tables(found)[:most]:
        lines = [f"{heading} {table.title}", "", table.note, ""]
        lines.append(f"| {' | '.join(table.columns)} |")
        lines.append("|---" * len(table.columns) + "|")
        lines += [f"| {' | '.join(cell.strip() for cell in row)} |" for row in table.rows]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)
