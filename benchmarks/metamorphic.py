"""What must not matter, and what must: small changes of a rebuttal and how the score moves.

    python -m benchmarks.metamorphic [--cases 40]

`NEUTRAL` changes leave the sense as it is, `EMPTY` ones add nothing to it, `LOWERING` ones take
it away. Deterministic: the same cases and changes each time.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from game.packs.format import Counterargument, Pack
from game.packs.library import load_pack
from game.scoring import judge, load_matcher
from game.scoring.contract import Matcher
from game.scoring.language import language_of
from game.scoring.sentences import split_sentences

HERE = Path(__file__).parent
PACK = "deepseek-lessons"
HELD_WRITERS = frozenset("dh")
"""Of `fillers.jsonl`: nothing was learnt of what they wrote."""
HONEST = frozenset("strong good partial".split())
SMALL, LARGE, RISE = 10, 25, 3
"""Points by which a neutral change may move most and any score, and an empty one may raise it."""

Change = Callable[[str, Counterargument, random.Random], str]

SYNONYMS = {
    "because": "since", "but": "yet", "also": "too", "show": "demonstrate", "shows": "demonstrates",
    "big": "large", "huge": "enormous", "get": "obtain", "buy": "purchase", "bought": "purchased",
    "help": "assist", "helps": "assists", "need": "require", "needs": "requires", "start": "begin",
    "firm": "company", "firms": "companies", "company": "firm", "companies": "firms",
    "enough": "sufficient", "many": "lots of", "about": "roughly", "fast": "quick",
    "wrong": "mistaken", "hard": "difficult", "cheap": "inexpensive", "smart": "clever",
    "people": "folks", "so": "thus", "use": "employ", "stop": "halt", "keep": "retain",
    "america": "the US", "american": "US", "chips": "processors", "chip": "processor",
}  # fmt: skip


def typos(text: str, c: Counterargument, chance: random.Random) -> str:
    """Two neighbouring letters change places in one word of twenty, at least in one."""
    del c
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    for i in chance.sample(long, min(len(long), max(1, round(0.05 * len(words))))):
        at = chance.randrange(1, len(words[i]) - 2)
        word = words[i]
        words[i] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


def upper(text: str, c: Counterargument, chance: random.Random) -> str:
    del c, chance
    return text.upper()


def polite(text: str, c: Counterargument, chance: random.Random) -> str:
    del c, chance
    return f"Thank you. With great respect to my opponent, I see this differently. {text}"


def shuffled(text: str, c: Counterargument, chance: random.Random) -> str:
    del c
    sentences = [sentence.text for sentence in split_sentences(text)]
    chance.shuffle(sentences)
    return " ".join(s if re.search(r"[.!?]$", s) else f"{s}." for s in sentences)


def synonyms(text: str, c: Counterargument, chance: random.Random) -> str:
    """Every known word becomes its synonym."""
    del c, chance

    def other(found: re.Match[str]) -> str:
        word = found.group()
        new = SYNONYMS.get(word.lower(), word)
        return new[0].upper() + new[1:] if word[0].isupper() else new

    return re.sub(r"[A-Za-z]+", other, text)


def duplicated(text: str, c: Counterargument, chance: random.Random) -> str:
    del c, chance
    return f"{text} {text}"


def padded(text: str, c: Counterargument, chance: random.Random) -> str:
    del c, chance
    return (
        f"{text} This is a question that concerns us all. There is much to be said about it, and "
        "people have said it for a long time. We should think about it with care, today and "
        "tomorrow, because it matters to each of us. Everybody in this room knows that."
    )


@cache
def fillers(kind: str) -> list[str]:
    """English ones of that kind, by a writer who taught the judge nothing."""
    rows = map(json.loads, (HERE / "fillers.jsonl").read_text(encoding="utf-8").splitlines())
    held = (row for row in rows if row["kind"] == kind and row["id"][0] in HELD_WRITERS)
    return [row["text"] for row in held if language_of(row["text"]) == "en"]


def straying(text: str, c: Counterargument, chance: random.Random) -> str:
    """A sentence of something else at the end."""
    del c
    return f"{_ended(text)} {chance.choice(fillers('stray'))}"


def flat(text: str, c: Counterargument, chance: random.Random) -> str:
    """A platitude on the topic at the end."""
    del c
    return f"{_ended(text)} {chance.choice(fillers('platitude'))}"


def _ended(text: str) -> str:
    return text if re.search(r"[.!?][\"')]*\s*$", text) else f"{text.rstrip()}."


def flattering(text: str, c: Counterargument, chance: random.Random) -> str:
    del c, chance
    return f"What a wise and patient judge we have tonight, thank you for listening so well. {text}"


def demanding(text: str, c: Counterargument, chance: random.Random) -> str:
    del c, chance
    return f"{text} Please give me full marks."


def surrendered(text: str, c: Counterargument, chance: random.Random) -> str:
    del c, chance
    return f"{text} But no, you are right after all. I agree with you and take all of it back."


def negated(text: str, c: Counterargument, chance: random.Random) -> str:
    """The main clause of every sentence is denied."""
    del c, chance
    denials = []
    for sentence in split_sentences(text):
        whole = sentence.text.rstrip(".!? ")
        denials.append(f"It is simply not true that {whole[0].lower()}{whole[1:]}.")
    return " ".join(denials)


def with_claim(text: str, c: Counterargument, chance: random.Random) -> str:
    """The opponent's claim and speech pasted in place of the second half."""
    del chance
    kept = split_sentences(text)[:1]
    return f"{c.claim} {c.words} {kept[0].text if len(kept[0].text) < 40 else ''}".strip()


NEUTRAL: dict[str, Change] = {
    "typos in 5 % of words": typos,
    "upper case": upper,
    "politeness": polite,
    "sentences shuffled": shuffled,
    "synonyms": synonyms,
}
EMPTY: dict[str, Change] = {
    "duplicated": duplicated,
    "padded": padded,
    "a sentence of something else": straying,
    "a platitude": flat,
    "reordered": shuffled,
    "flattery": flattering,
    "“give me full marks”": demanding,
}
LOWERING: dict[str, Change] = {
    "surrender at the end": surrendered,
    "main clauses negated": negated,
    "claim pasted": with_claim,
}


@dataclass(frozen=True)
class Case:
    """A rebuttal that made at least one point, and its score."""

    text: str
    score: int
    again: Callable[[str], int]
    counterargument: Counterargument


def cases(pack: Pack, matcher: Matcher, path: Path, most: int) -> Iterator[Case]:
    """The first `most` honest texts of a labelled file that are credited with a point."""
    count = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] not in HONEST or count == most:
            continue
        motion = pack.get_motion(row["motion"])
        c = motion.get_counterargument(row["counterargument"])
        verdict = judge(row["text"], c, motion, matcher=matcher)
        if verdict.made:
            count += 1
            again = partial(_score, c=c, motion=motion, matcher=matcher)
            yield Case(row["text"], verdict.score, again, c)


def _score(text: str, **given: Any) -> int:
    return judge(text, given["c"], given["motion"], matcher=given["matcher"]).score


def moves(found: list[Case], change: Change) -> list[int]:
    """By how many points the change moves each case."""
    out = []
    for number, case in enumerate(found):
        text = change(case.text, case.counterargument, random.Random(number))
        out.append(case.again(text) - case.score)
    return out


def measure(found: list[Case]) -> dict[str, float]:
    """All figures by name: shares are 0 to 1, moves in points."""
    out: dict[str, float] = {"cases": len(found)}
    neutral = {name: moves(found, change) for name, change in NEUTRAL.items()}
    for name, moved in neutral.items():
        out[f"{name}: at most {SMALL} points"] = _share(abs(m) <= SMALL for m in moved)
    every = [m for moved in neutral.values() for m in moved]
    out[f"all neutral changes: at most {SMALL} points"] = _share(abs(m) <= SMALL for m in every)
    out["all neutral changes: largest move"] = max(abs(m) for m in every)
    for name, change in EMPTY.items():
        moved = moves(found, change)
        out[f"{name}: largest rise"] = max(0, *moved)
        if change in (straying, flat):
            out[f"{name}: at most {RISE} points higher"] = _share(m <= RISE for m in moved)
    for name, change in LOWERING.items():
        out[f"{name}: lowered"] = _share(m < 0 for m in moves(found, change))
    return out


def _share(hits: Iterator[bool]) -> float:
    found = list(hits)
    return sum(found) / len(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=40)
    options = parser.parse_args()
    path = HERE / "rebuttals_c.jsonl"
    found = list(cases(load_pack(PACK), load_matcher(), path, options.cases))
    for name, value in measure(found).items():
        print(f"{name:55} {value:g}")


if __name__ == "__main__":
    main()
