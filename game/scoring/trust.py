"""How far the judge can be trusted: the figures that `benchmarks/` measured, in plain words.

`figures.json` is written by `python -m benchmarks --write`, and a test ties it to the scorer that
ships. The command `rebuttal trust`, the card on the screens, README and model card show the same
tables, which `trust_tables` makes of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "figures.json"

Figures = Mapping[str, Any]

FITTING = "fitting"
NOTHING = "nothing"
LESSONS = "lessons"
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
    "rebuttals_aq": ("aq, as people play", "method choice"),
    "rebuttals_au": ("au, as people play", "method choice"),
    "rebuttals_av": ("av, as people play", "method choice"),
    "rebuttals_aw": ("aw, as people play", "method choice"),
    "rebuttals_ax": ("ax, as people play", "method choice"),
    "rebuttals_ay": ("ay, in four steps", "method choice"),
    "rebuttals_az": ("az, as people play", "method choice"),
    "rebuttals_ba": ("ba, as people play", "method choice"),
    "rebuttals_bb": ("bb, as people play", "method choice"),
    "rebuttals_bc": ("bc, as people play", "method choice"),
    "rebuttals_bd": ("bd, as people play", "method choice"),
    "rebuttals_be": ("be, as people play", "method choice"),
    "rebuttals_bf": ("bf, as people play", "method choice"),
    "rebuttals_bg": ("bg, as people play", "method choice"),
    "rebuttals_bh": ("bh, as people play", "method choice"),
    "rebuttals_bi": ("bi, as people play", "method choice"),
    "rebuttals_bj": ("bj, as people play", "method choice"),
    "rebuttals_bk": ("bk, as people play", "method choice"),
    "rebuttals_bl": ("bl, as people play", "method choice"),
    "rebuttals_bm": ("bm, as people play", "method choice"),
    "rebuttals_bn": ("bn, as people play", "method choice"),
    "rebuttals_bo": ("bo, as people play", "method choice"),
    "rebuttals_bp": ("bp, as people play", "method choice"),
    "rebuttals_bq": ("bq, as people play", "method choice"),
    "rebuttals_br": ("br, as people play", "method choice"),
    "rebuttals_bs": ("bs, as people play", "method choice"),
    "rebuttals_bt": ("bt, as people play", "method choice"),
    "rebuttals_bu": ("bu, as people play", "method choice"),
    "rebuttals_bv": ("bv, by the claims alone", "method choice"),
    "rebuttals_bw": ("bw, by the claims alone", "method choice"),
    "rebuttals_bx": ("bx, by the claims alone", "pack sentences"),
    "rebuttals_by": ("by, by the claims alone", "pack sentences"),
    "rebuttals_bz": ("bz, by the claims alone", "method choice"),
    "rebuttals_ca": ("ca, by the claims alone", "method choice"),
    "rebuttals_cb": ("cb, by the claims alone", "pack sentences"),
    "rebuttals_cc": ("cc, by the claims alone", "pack sentences"),
    "rebuttals_cd": ("cd, by the claims alone", "method choice"),
    "rebuttals_ce": ("ce, by the claims alone", "method choice"),
    "rebuttals_cf": ("cf, by the claims alone", "method choice"),
    "rebuttals_cg": ("cg, by the claims alone", "method choice"),
    "rebuttals_ch": ("ch, by the claims alone", NOTHING),
    "rebuttals_ci": ("ci, by the claims alone", NOTHING),
    "rebuttals_cj": ("cj, by the claims alone", NOTHING),
    "rebuttals_ck": ("ck, by the claims alone", NOTHING),
    "rebuttals_ja": ("ja, all motions", FITTING),
    "rebuttals_k": ("k, Japanese", FITTING),
    "rebuttals_l": ("l, Japanese", FITTING),
    "rebuttals_z": ("z, Japanese", FITTING),
    "rebuttals_ai": ("ai, Japanese, as people play", FITTING),
    "rebuttals_h": ("h, Japanese", "method choice"),
    "rebuttals_jb": ("jb, Japanese, as people play", "method choice"),
    "rebuttals_jc": ("jc, Japanese, as people play", "method choice"),
    "rebuttals_jd": ("jd, Japanese, as people play", "method choice"),
    "rebuttals_je": ("je, Japanese, as people play", "method choice"),
    "rebuttals_jf": ("jf, Japanese, as people play", "method choice"),
    "rebuttals_jg": ("jg, Japanese, as people play", "method choice"),
    "rebuttals_jh": ("jh, Japanese, by the claims alone", NOTHING),
    "rebuttals_jt": ("jt, put into Japanese", LESSONS),
    "rebuttals_ju": ("ju, put into Japanese", LESSONS),
    "rebuttals_jv": ("jv, Japanese, with its English", LESSONS),
}
"""Sets of labelled rebuttals by their file: what they are, and what they were used for."""

JAPANESE = frozenset(
    {
        "dev.ja",
        *(f"rebuttals_{name}" for name in "ja k l z ai h jb jc jd je jf jg jh jt ju jv".split()),
    }
)
"""Those of them whose answers are in Japanese."""

LIMITS = (
    "Style is not judged: how a speech would sound is for a person to say.",
    "Truth is not judged: an invented figure in support of a point counts as support.",
    "Deep logic is not followed; irony and analogies that nobody foresaw are often missed, and a "
    "picture that names nothing of the debate may be called off topic. "
    "The nearest words are shown, and every verdict can be contested.",
    "A good argument that the pack does not list gets at most band 2, and is called off-list; "
    "some are not heard as an argument, and stay in band 1, of Japanese ones every third.",
    "The contrary of a point in wholly other words is its weakest spot, and then points of one "
    "counterargument that lie close together.",
    "Japanese answers are read less well than English ones: of the points that players make there "
    "in their own words, every fourth is missed.",
    "The words of advice are hints: of forty, before their last change, a coach found 21 of use.",
    "The labelled answers were made up by a few writers; a class of real students will differ. "
    "Read some verdicts yourself before a mark depends on them.",
)
"""What the judge cannot do, to be read beside the figures."""


@lru_cache(maxsize=1)
def shipped_figures() -> Figures:
    """The figures that come with the program."""
    found: Figures = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def used_for(name: str) -> str:
    """What a set of labelled rebuttals was used for."""
    return SETS[name][1] if name in SETS else NOTHING


def headline(found: Figures) -> str:
    """What the figures hold for."""
    packs = " and ".join(f"{pack} {version}" for pack, version in found["packs"].items())
    return f"Measured on {found['date']} with scorer {found['scorer_version']} and {packs}."


def in_short(found: Figures) -> tuple[str, ...]:
    """What the sets come to that were used for nothing, in sentences; none without such sets.

    Means of the sets, weighed as in `mean_of`.
    """
    sets = found.get("rebuttals", {})
    named = {name: row for name, row in sets.items() if used_for(name) == NOTHING}
    if not named:
        return ()

    which = ", ".join(SETS[name][0].split(",")[0] for name in named if name in SETS)
    fresh = mean_of([*named.values()])

    def of_100(key: str) -> int:
        return round(100 * fresh[key])

    return (
        f"On {fresh['cases']} answers that were made up and labelled by language models as writers "
        f"and coaches, on none of which a number of the judge was fitted (sets {which}):",
        f"Of 100 points that it credits, coaches had credited {of_100('point precision')}. Of 100 "
        f"that coaches credited, it finds {of_100('point recall')}.",
        f"Of two answers two grades apart, it puts the better one higher in "
        f"{of_100('order accuracy')} of 100.",
        f"Half marks are reached by {_cheats(fresh)} cheats among them{_by_language(named)}. "
        f"Of 100 honest answers {of_100('honest flagged')} carry a flag.",
        *filter(None, [agreed_in_short(found)]),
        *_accepted(found),
    )


def agreed(found: Figures) -> tuple[float, float] | None:
    """Shares, 0 to 1, of the certain and of the uncertain verdicts with which coaches agreed.

    In points and band, of the sets that were used for nothing; None if nobody has counted.
    """
    row = sum_certain(
        row for name, row in found.get("rebuttals", {}).items() if used_for(name) == NOTHING
    )
    return (
        (row["certain, right"] / row["certain"], row["uncertain, right"] / row["uncertain"])
        if all(row.get(name) for name in ("certain", "uncertain"))
        else None
    )


_CERTAIN = ("certain", "certain, right", "uncertain", "uncertain, right")
"""Counts of verdicts."""


def sum_certain(rows: Iterable[Mapping[str, float]]) -> Mapping[str, float]:
    """How many verdicts of labelled sets are certain, and uncertain, and coaches agreed with.

    Empty where nobody has counted.
    """
    given = [row for row in rows if "certain" in row]
    return {name: sum(row[name] for row in given) for name in _CERTAIN} if given else {}


def agreed_in_short(found: Figures) -> str:
    """The same in a sentence; empty if nobody has counted."""
    if not (shares := agreed(found)):
        return ""
    certain, uncertain = (round(100 * share) for share in shares)
    return (
        f"Coaches agreed with {uncertain} of 100 verdicts that call themselves uncertain, in "
        f"points and band, and with {certain} of 100 others."
    )


def _by_language(named: Mapping[str, Mapping[str, float]]) -> str:
    """In brackets, where there are both languages: the same of each."""
    rows = {"English": [r for n, r in named.items() if n not in JAPANESE]}
    rows["Japanese"] = [r for n, r in named.items() if n in JAPANESE]
    if not all(rows.values()):
        return ""
    return f" ({', '.join(f'{_cheats(mean_of(r))} in {name}' for name, r in rows.items())})"


def _cheats(row: Mapping[str, float]) -> str:
    """How many of the cheats of some sets reach half marks: there are too few to speak of 100."""
    return f"{round(row['traps'] * row['traps reaching 50'])} of {row['traps']}"


def _accepted(found: Figures) -> Iterable[str]:
    """What coaches said who read some verdicts: as the program prints them, and bare."""
    read = found.get("verdicts", {})
    if printed := read.get("as printed"):
        share = _share(found, printed)
        yield f"Strict coaches who read verdicts on such answers as they are printed{share}"
    if read:
        yield f"Strict coaches who read points, band and flags alone{_share(found, read)}"


def _share(found: Figures, read: Mapping[str, Any]) -> str:
    """The end of a sentence on how many verdicts were accepted, and by which rules if older."""
    old = read["rules"] != found["scorer_version"].split("-")[0]
    then = f" (by rules {read['rules']})" if old else ""
    share = round(100 * read["accepted"] / read["read"])
    counts = f"{read['accepted']} of {read['read']}"
    return f"{then} accepted {share} of 100 without argument ({counts})."


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


def mean_of(rows: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """Each figure of labelled sets, weighed by how many answers it speaks of; those are summed."""
    whole = [{**row, "honest": row["cases"] - row["traps"]} for row in rows]
    sums = {what: sum(row[what] for row in whole) for what in {*_WEIGHED.values()}}
    return sums | {
        key: sum(row[key] * row[what] for row in whole) / max(1, sums[what])
        for key, what in _WEIGHED.items()
    }
