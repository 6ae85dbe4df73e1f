"""The judge's figures as tables: what `rebuttal trust`, the card, README and model card show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.scoring.trust import (
    FITTING,
    JAPANESE,
    LESSONS,
    NOTHING,
    SETS,
    Figures,
    headline,
    in_short,
    mean_of,
    sum_certain,
    used_for,
)


@dataclass(frozen=True)
class Table:
    """One table: cells are text, the first column names the row."""

    title: str
    note: str
    """What the columns mean."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(found: Figures) -> list[Table]:
    """Every table whose figures are there, the most telling first and the longest last."""
    made = (_uses(found), _certainty(found), _kinds(found), _terse(found), _gainsaying(found),
            _closings(found), _examples(found), _contrast(found), _key_points(found),
            _metamorphic(found), _speed(found), _rebuttals(found))  # fmt: skip
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
    """The sets together that were used for the same."""
    return Table(
        "Against coaches: labelled rebuttals",
        "F1: does it credit the points that coaches credited (1 is perfect)? Kappa: do band "
        "and grade agree (quadratic weighted; 1 is perfect, 0 is chance)? Order: of two answers "
        "two grades apart, how often is the better one scored higher? Traps: cheats that reach "
        "50 points. Flagged: honest answers that carry a flag. Used for: the judge's numbers were "
        "fitted on most answers, and of some (pack sentences) other ways to say what was missed "
        "are in the pack; the network that hears whole answers was told the labels of most. Of "
        "others (lessons) the Japanese encoder was taught the sentences, too. So expect of fresh "
        "answers what those show that were used for nothing. "
        "Means of the sets, weighed by their answers, cheats or honest ones.",
        ("used for", "language", *_AGREEMENT),
        tuple((*part, *_agreement(mean_of(rows))) for part, rows in _by_use(found).items()),
    )


def _by_use(found: Figures) -> Mapping[tuple[str, str], list[Mapping[str, float]]]:
    """The sets by what they were used for, and language; those used for nothing first."""
    parts: dict[tuple[str, str], list[Mapping[str, float]]] = {}
    for name, row in found.get("rebuttals", {}).items():
        language = "Japanese" if name in JAPANESE else "English"
        parts.setdefault((used_for(name), language), []).append(row)
    order = sorted(parts, key=lambda part: (part[0] != NOTHING, part[0] == FITTING, part))
    return {part: parts[part] for part in order}


def _certainty(found: Figures) -> Table:
    parts = _by_use(found)
    sums = {part: sum_certain(rows) for part, rows in parts.items()}
    return Table(
        "Certain and uncertain verdicts",
        "A verdict that says of itself that it is uncertain is one on which the judge hesitated. "
        "Agreed: coaches gave the same points and the same band. The numbers by which it tells "
        "were fitted on the sets used for fitting.",
        ("used for", "language", "verdicts", "certain", "of these agreed",
         "of the uncertain agreed"),
        tuple(
            (
                *part,
                str(row["certain"] + row["uncertain"]),
                f"{row['certain'] / (row['certain'] + row['uncertain']):.0%}",
                f"{row['certain, right'] / max(1, row['certain']):.0%}",
                f"{row['uncertain, right'] / max(1, row['uncertain']):.0%}",
            )
            for part, row in sums.items()
            if row
        ),
    )  # fmt: skip


def _rebuttals(found: Figures) -> Table:
    return Table(
        "Labelled rebuttals, set by set",
        "What each was used for; the model card says who wrote and labelled them.",
        ("set", "used for", *_AGREEMENT),
        tuple(
            (*SETS.get(name, (name, used_for(name))), *_agreement(row))
            for name, row in found.get("rebuttals", {}).items()
        ),
    )


def _kinds(found: Figures) -> Table:
    return Table(
        "By kind of answer",
        "All labelled sets together, by language, but those used for lessons.",
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
            if used_for(name) != LESSONS and (name in JAPANESE) == part:
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
    rows = {
        name: row | {"credited": row["its point" if name in _POINTED else "any point"]}
        for name, row in found.get("terse", {}).items()
    }
    return _scored(
        "Answers of two to nine words",
        "Written and labelled by six writers who saw claims and points. As many others by the same "
        "hands, of the same points, took part in the making of the judge. Credited: with the point "
        "that is made or denied; of the other kinds, with any.",
        "answers that",
        _TERSE,
        rows,
        ("credited", "flagged"),
    )


_GAINSAYING = {
    "denies, en": "deny it, English",
    "says, en": "say it again, English",
    "denies, ja": "deny it, Japanese",
    "says, ja": "say it again, Japanese",
}


def _gainsaying(found: Figures) -> Table:
    return _scored(
        "Short answers in the claim's own words",
        "What a beginner types first (“No, the controls did not backfire”), with a short reason or "
        "none, and the same words from somebody who says the claim again, by double negation and "
        "the like. By five writers who saw nothing but the claims. Numbers were fitted on answers "
        "by others, in Japanese by the same; these lay beside when the method was chosen.",
        "answers that",
        _GAINSAYING,
        found.get("gainsaying", {}),
        ("reaching 50", "flagged"),
    )


def _scored(
    title: str,
    note: str,
    what: str,
    names: Mapping[str, str],
    rows: Mapping[str, Mapping[str, float]],
    shares: Sequence[str],
) -> Table:
    """Of each kind of `what`: its name, cases, mean score, and `shares`, named as in the rows."""
    return Table(
        title,
        note,
        (what, "cases", "mean score", *shares),
        tuple(
            (
                names.get(kind, kind),
                str(row["cases"]),
                f"{row['mean']:.0f}",
                *(f"{row[share]:.0%}" for share in shares),
            )
            for kind, row in rows.items()
        ),
    )


_CLOSINGS = {
    "weighs": "weigh well",
    "thin": "compare, and say little",
    "compares-nothing": "compare nothing",
    "off": "off the argument",
    "other-side": "weigh for the other side",
}


def _closings(found: Figures) -> Table:
    return _scored(
        "Closings",
        "Closings that one of the program's makers wrote and labelled; the rules were made on as "
        "many others of the same hand, so a stranger's are read less well.",
        "closings that",
        _CLOSINGS,
        found.get("closings", {}),
        ("above 75", "at 0"),
    )


def _examples(found: Figures) -> Table:
    packs = found.get("examples", {})
    kinds = list(
        dict.fromkeys(k for motions in packs.values() for p in motions.values() for k in p)
    )
    headings = (h for n, kind in enumerate(kinds) for h in (kind, f"right{' ' * n}"))
    return Table(
        "The packs' own examples",
        "Each example is judged without itself (though the networks have read it, and the "
        "listeners, which hear whole answers, were told what those of the first pack make): "
        "sentences that should make their point and do, near misses and contraries that should not "
        "and do not. The packs were mended until most passed, so this "
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
    "en, crossed": "English, crossed",
    "ja, crossed": "Japanese, crossed",
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
        "Then the share of each that is credited. Crossed: of twice as many subjects, each half by "
        "numbers fitted on the other. Below, what a guess that never sees the point reaches: what "
        "is above .5 there is style, not judgement.",
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
        "On one thread of a machine with two cores; medians. (On another, shared one the same took "
        "twice as long.)",
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
