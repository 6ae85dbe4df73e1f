"""Stances: whole answers to a claim, and whether they argue for it, against it, or neither.

Read from `benchmarks/stances/*.txt`; subjects are unlike the packs. For each claim C and its
reverse R a file lists answers against it (r, c: that first grant something, q: by questions or a
picture), for it (s, d: that deny what an objector would say, k: that first grant the objection, p:
by questions or a picture) and some that take no side (n). Each is read against C and against R, so
that style gives nothing away. Exchanges, Perspectrum and ArgKP have such texts, too.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import exchanges
from benchmarks.pairs import ASSERTS, NEITHER, OPPOSITE, Pair

OWN = Path(__file__).parent / "stances"
SIDES = dict.fromkeys("sdkp", ASSERTS) | dict.fromkeys("rcq", OPPOSITE) | {"n": NEITHER}
"""What the letters of the files mean for the claim."""

AGAINST = ("strong", "good", "partial", "messy", "concede")
FOR = ("wrong-side", "negated", "restate")
"""Kinds of exchanges' answers that argue against the claim that they answer, and for it."""

SHARES = {"own": 0.3, "exchanges": 0.25, "perspectrum": 0.25, "argkp": 0.2}
"""How often a set is drawn from each source."""

_TURNED = {ASSERTS: OPPOSITE, OPPOSITE: ASSERTS, NEITHER: NEITHER}


def own(folder: Path = OWN) -> list[list[Pair]]:
    """A set for each answer of the files: it against the claim and against its reverse."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        subject = claim = reverse = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            key, _, text = line.strip().partition(" ")
            match key:
                case "#":
                    subject = f"{path.stem}: {text}"
                case "C:":
                    claim = text
                case "R:":
                    reverse = text
                case "":
                    continue
                case _:
                    side = SIDES[key[0]]
                    of_claim = Pair(text, claim, side, subject, "stance")
                    found.append([of_claim, Pair(text, reverse, _TURNED[side], subject, "stance")])
    return found


def of_exchanges(*, held: bool) -> list[list[Pair]]:
    """The English exchanges' answers, each against its claim; what takes no side is left out."""
    sides = dict.fromkeys(AGAINST, OPPOSITE) | dict.fromkeys(FOR, ASSERTS)
    return [
        [Pair(answer.text, exchange.claim, sides[answer.kind], exchange.subject, "stance")]
        for exchange in exchanges.read(held=held)
        for answer in exchange.answers
        if exchange.language == "en" and answer.kind in sides
    ]


def perspectrum(folder: Path) -> list[list[Pair]]:
    """Perspectives that clearly support or undermine a claim."""
    pool = json.loads((folder / "perspective_pool_v1.0.json").read_text(encoding="utf-8"))
    text = {row["pId"]: row["text"] for row in pool}
    sides = {"SUPPORT": ASSERTS, "UNDERMINE": OPPOSITE}
    claims = json.loads((folder / "perspectrum_with_answers_v1.0.json").read_text(encoding="utf-8"))
    return [
        [Pair(text[number], claim["text"], sides[cluster["stance_label_5"]], "", "stance")]
        for claim in claims
        for cluster in claim["perspectives"]
        if cluster["stance_label_5"] in sides
        for number in cluster["pids"]
    ]


def argkp(folder: Path) -> list[list[Pair]]:
    """The training arguments of ArgKP against the motion that they argue."""
    with (folder / "arguments_train.csv").open(encoding="utf-8", newline="") as file:
        return [
            [Pair(row["argument"], row["topic"], _of_number(row["stance"]), row["topic"], "stance")]
            for row in csv.DictReader(file)
        ]


def _of_number(stance: str) -> frozenset[int]:
    return ASSERTS if int(stance) > 0 else OPPOSITE


def endless(data: Path, chance: random.Random) -> Iterator[list[Pair]]:
    """Sets for ever, from all sources in their shares; each source once a round."""
    found = {
        "own": own(),
        "exchanges": of_exchanges(held=False),
        "perspectrum": perspectrum(data / "perspectrum"),
        "argkp": argkp(data / "argkp"),
    }
    rounds = {name: _rounds(sets, chance) for name, sets in found.items()}
    names, shares = list(SHARES), list(SHARES.values())
    while True:
        yield next(rounds[chance.choices(names, shares)[0]])


def _rounds(sets: Sequence[list[Pair]], chance: random.Random) -> Iterator[list[Pair]]:
    while True:
        yield from chance.sample(sets, len(sets))
