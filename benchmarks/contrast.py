"""Contrast data: points, and texts that assert a point, its opposite, or neither.

Read from `../shared/benchmarks/contrast/*.jsonl` and from our own `benchmarks/contrast/*/*.txt`,
which lists, for each point P, its reverse R, five texts that assert P (a1-a5), five that assert R
in the same styles (b1-b5), and three that decide nothing (n1-n3). `forms.jsonl` beside it says what
the points of Japanese texts, and their reverses, are in the other language.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from benchmarks.pairs import ASSERTS, NEITHER, NOT_ASSERTS, OPPOSITE, Pair

OWN = Path(__file__).parent / "contrast"
FORMS = OWN / "forms.jsonl"
_SIDES = {"asserts": 1, "opposite": -1, "neither": 0}
LONG = 4
"""Letters that a word has at most to be left as it is in nonsense."""
_CLOSE = ("1", "5", "a1", "b1", "a5", "b5")
"""Kinds of text that are worded like a claim, so that they can stand for the point itself."""

_PLAIN = ("1", "5", "a1", "b1")
"""Those of them that are whole statements in standard grammar."""


@dataclass(frozen=True)
class Saying:
    """A text; `side` is 1 if it asserts the point, -1 if the reverse, 0 if neither."""

    text: str
    side: int
    kind: str


@dataclass(frozen=True)
class Group:
    """One point, its reverse, and what people say about it."""

    subject: str
    point: str
    reverse: str
    sayings: tuple[Saying, ...]
    language: str
    other: tuple[str, str] | None = None
    """The point and its reverse in the other language, for a group of Japanese texts."""

    def forms(self, sign: int) -> tuple[str, ...]:
        """The point (1) or its reverse (-1), in every language that is known."""
        form, other = (self.point, 0) if sign == 1 else (self.reverse, 1)
        return (form, self.other[other]) if self.other else (form,)

    def pairs(self, *, across: bool = False) -> list[Pair]:
        """Every text against the point and against its reverse.

        `across`: in the other language; none where they are not known in it.
        """
        if across and not self.other:
            return []
        out = []
        for saying in self.sayings:
            for sign, mark in ((1, ""), (-1, "r")):
                form = self.forms(sign)[-1 if across else 0]
                if saying.text != form:
                    label = label_of(saying.side * sign)
                    out.append(Pair(saying.text, form, label, self.subject, saying.kind + mark))
        return out


def label_of(side: int) -> frozenset[int]:
    """The class of a text that stands on `side` of the point it is read against."""
    return {1: ASSERTS, -1: OPPOSITE, 0: NEITHER}[side]


def shared(folder: Path) -> list[Group]:
    """The groups of the shared data; the type 5 text of a point is its reverse."""
    rows = [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    by_point: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_point.setdefault(row["point_id"], []).append(row)
    other = _other_forms()
    return [
        Group(
            found[0]["subject"],
            found[0]["point"],
            next(row["text"] for row in found if row["type"] == 5),
            tuple(Saying(r["text"], _SIDES[r["label"]], str(r["type"])) for r in found),
            found[0]["lang"],
            other.get(found[0]["point"]),
        )
        for found in by_point.values()
    ]


@lru_cache(maxsize=1)
def _other_forms() -> dict[str, tuple[str, str]]:
    rows = [json.loads(line) for line in FORMS.read_text(encoding="utf-8").splitlines()]
    return {row["point"]: (row["point_other"], row["reverse_other"]) for row in rows}


def own(folder: Path = OWN) -> list[Group]:
    """The groups of our own data, in the order of the files."""
    return [group for path in sorted(folder.glob("*/*.txt")) for group in _groups(path)]


def _groups(path: Path) -> Iterator[Group]:
    subject, point, reverse = path.stem, "", ""
    sayings: list[Saying] = []
    language = "ja" if path.parent.name.startswith("j") else "en"
    for line in [*path.read_text(encoding="utf-8").splitlines(), "P: "]:
        if line.startswith("#"):
            subject = line.lstrip("# ").strip()
        found = re.match(r"(P|R|[ab][1-9]|n[1-9]): *(.*)", line.strip())
        if not found:
            continue
        key, text = found.groups()
        if key == "P":
            if point and reverse and sayings:
                yield Group(
                    subject, point, reverse, tuple(sayings), language, _other_forms().get(point)
                )
            point, reverse, sayings = text, "", []
        elif key == "R":
            reverse = text
        else:
            side = {"a": 1, "b": -1, "n": 0}[key[0]]
            sayings.append(Saying(text, side, key))


def held_subjects(folder: Path) -> dict[str, frozenset[str]]:
    """Subjects of the shared contrast data that no training sees, by language.

    English: the two dozen of its last two files; Japanese: every third one.
    """
    groups = shared(folder)
    english = list(dict.fromkeys(g.subject for g in groups if g.language == "en"))
    japanese = list(dict.fromkeys(g.subject for g in groups if g.language == "ja"))
    return {"en": frozenset(english[-24:]), "ja": frozenset(japanese[::3])}


def learnt(folder: Path, languages: set[str]) -> list[Group]:
    """The groups that training may see: our own, and the shared ones of no held subject."""
    held = frozenset().union(*held_subjects(folder).values())
    every = [*shared(folder), *own()]
    return [g for g in every if g.subject not in held and g.language in languages]


def held_pairs(folder: Path, language: str, *, across: bool = False) -> list[Pair]:
    """Every text of the measured held subjects against its point and the reverse of it."""
    return [p for g in halves(folder, language)[1] for p in g.pairs(across=across)]


def calibration_pairs(folder: Path, language: str) -> list[Pair]:
    """The same of the other half of the held subjects, points in both languages."""
    groups = halves(folder, language)[0]
    return [p for across in (False, True) for g in groups for p in g.pairs(across=across)]


def halves(folder: Path, language: str) -> tuple[list[Group], list[Group]]:
    """The held subjects in two halves: to calibrate with, and to measure on."""
    held = held_subjects(folder)[language]
    groups = [g for g in shared(folder) if g.subject in held]
    first = list(dict.fromkeys(g.subject for g in groups))[::2]
    return (
        [g for g in groups if g.subject in first],
        [g for g in groups if g.subject not in first],
    )


DENIED = 0.15
"""Share of sets to which a sentence is added that denies, or only reports, a whole statement."""

_DENIALS = {
    "en": """It is not true that {}
It is simply false that {}
Nobody has shown that {}
I do not accept that {}
It is a mistake to believe that {}
I doubt very much that {}
There is no reason to think that {}
You cannot seriously claim that {}
It is wrong to say that {}
The idea that {}, is a myth.
In no way can one say that {}
People say that {}, and they are wrong.
It would be nonsense to hold that {}""".splitlines(),
    "ja": """{}というのは事実ではない。
{}とは言えない。
{}というのは間違いです。
{}わけではありません。
{}と言われますが、それは違います。
{}という証拠はどこにもない。
{}とは思いません。
{}という考えは誤解だ。""".splitlines(),
}
_AVOWALS = {
    "en": """It is true that {}
It is simply a fact that {}
Everybody can see that {}
I am convinced that {}
It is no mistake to believe that {}
Nobody can deny that {}
There is every reason to think that {}
I do not doubt that {}
It is right to say that {}
People deny that {}, and they are wrong.
It is not wrong to hold that {}""".splitlines(),
    "ja": """{}というのは事実だ。
{}と言える。
{}というのは間違いありません。
{}のです。
{}ことは否定できません。
{}という証拠はいくらでもある。
{}と私は思います。""".splitlines(),
}

_REPORTS = {
    "en": """Critics warn that {}
People keep telling me that {}
I have heard it said that {}
My opponent says that {}
Some will argue that {}
You tell us that {}""".splitlines(),
    "ja": """{}と批判する人がいます。
{}とよく言われます。
相手側は{}と言います。
{}という声もあります。""".splitlines(),
}
_DISMISSED = {
    "en": """None of that holds.
I do not share that worry.
Wrong on all counts.
This is a fairy tale.
The facts say otherwise.
That is simply not so.""".splitlines(),
    "ja": """どれも当たっていません。
その心配は無用だ。
事実は違います。
そんなことはありません。""".splitlines(),
}
_ENDORSED = {
    "en": """They are right.
And so it is.
I agree with every word.
The facts bear it out.""".splitlines(),
    "ja": """そのとおりです。
まったく同感だ。
事実がそれを示しています。""".splitlines(),
}

_TWINS = {"1": "5", "2": "6", "3": "7", "4": "7"}
"""For a type of the shared data that asserts, the one that opposes in the same manner."""


def endless(groups: Iterable[Group], chance: random.Random) -> Iterator[list[Pair]]:
    """Small sets of pairs for ever, each group in each of its manners once a round.

    A set holds two texts that face opposite ways, each against the point and against its reverse:
    neither a text alone nor a form alone tells a label, only both together do. The forms are the
    point and its reverse as they stand or as closely worded sayings put them. Texts that say
    neither come with both forms too. Now and then a text stands against another point of its
    subject, or of any, or it is muddled into nonsense.
    """
    groups = list(groups)
    siblings: dict[str, list[Group]] = {}
    for group in groups:
        siblings.setdefault(group.subject, []).append(group)
    units = [(group, *unit) for group in groups for unit in _units(group)]
    while True:
        chance.shuffle(units)
        for group, one, two in units:
            forms = _form(group, 1, (one, two), chance), _form(group, -1, (one, two), chance)
            found = []
            for saying in (one, two):
                if saying is not None:
                    for sign, form in zip((1, -1), forms, strict=True):
                        label = label_of(saying.side * sign)
                        found.append(Pair(saying.text, form, label, group.subject, saying.kind))
            if chance.random() < DENIED:
                found += chance.choice((denied, reported))(group, chance)
            yield found + _strays(group, one, forms, siblings[group.subject], groups, chance)


def _strays(
    group: Group,
    one: Saying,
    forms: Sequence[str],
    siblings: Sequence[Group],
    groups: Sequence[Group],
    chance: random.Random,
) -> list[Pair]:
    """Now and then, a text where it does not belong, and a text that is none."""
    found = []
    near = [other for other in siblings if other is not group]
    if near and chance.random() < 0.4:
        form = chance.choice(chance.choice(near).forms(chance.choice((1, -1))))
        found.append(Pair(one.text, form, NOT_ASSERTS, group.subject, one.kind))
    if chance.random() < 0.12:
        form = chance.choice(chance.choice(groups).forms(chance.choice((1, -1))))
        if form not in (*group.forms(1), *group.forms(-1)):
            found.append(Pair(one.text, form, NEITHER, group.subject, "elsewhere"))
    if chance.random() < 0.08 and " " in one.text:
        words = chance.choice(chance.choice(siblings).sayings).text.split()
        text = muddled(one.text, words, chance)
        found.append(Pair(text, chance.choice(forms), NEITHER, group.subject, "nonsense"))
    return found


def denied(group: Group, chance: random.Random) -> list[Pair]:
    """A statement in a clause that denies it and in one that avows it, read with both forms.

    What denies the point does not quite assert its reverse, but never opposes it.
    """
    clause, sign = _clause(group, chance)
    no, yes = (chance.choice(table[group.language]) for table in (_DENIALS, _AVOWALS))
    same, other = chance.choice(group.forms(sign)), chance.choice(group.forms(-sign))
    rows = (
        (no, same, OPPOSITE), (yes, same, ASSERTS),
        (no, other, ASSERTS | NEITHER), (yes, other, OPPOSITE),
    )  # fmt: skip
    return [
        Pair(_framed(frame, clause, group), form, label, group.subject, "denied")
        for frame, form, label in rows
    ]


def reported(group: Group, chance: random.Random) -> list[Pair]:
    """What others say asserts nothing; the next sentence tells where the writer stands."""
    clause, sign = _clause(group, chance)
    frame, no, yes = (
        chance.choice(table[group.language]) for table in (_REPORTS, _DISMISSED, _ENDORSED)
    )
    said = _framed(frame, clause, group)
    space = "" if group.language == "ja" else " "
    same, other = chance.choice(group.forms(sign)), chance.choice(group.forms(-sign))
    rows = (
        (said, same, NEITHER), (said, other, NEITHER),
        (said + space + no, same, OPPOSITE), (said + space + no, other, ASSERTS | NEITHER),
        (said + space + yes, same, ASSERTS), (said + space + yes, other, OPPOSITE),
    )  # fmt: skip
    return [Pair(text, form, label, group.subject, "reported") for text, form, label in rows]


def _clause(group: Group, chance: random.Random) -> tuple[str, int]:
    """A plain statement of the group as it stands in a clause, and its side."""
    sign = chance.choice((1, -1))
    close = [s.text for s in group.sayings if s.kind in _PLAIN and s.side == sign]
    form = group.point if sign == 1 else group.reverse
    return embedded(chance.choice([*close, form]), group.language), sign


def _framed(frame: str, clause: str, group: Group) -> str:
    text = frame.format(clause)
    return text if group.language == "ja" else text.rstrip(".") + "."


def embedded(statement: str, language: str) -> str:
    """A statement as it stands inside a clause."""
    bare = statement.strip().rstrip(".!。")
    first = bare.split(" ", 1)[0]
    if language == "ja" or first == "I" or not (first == "A" or first[1:].islower()):
        return bare
    return bare[0].lower() + bare[1:]


def muddled(text: str, words: list[str], chance: random.Random) -> str:
    """Fluent nonsense: most of the longer words change with longer ones of `words`, or places."""
    long = [word for word in words if len(word) > LONG] or ["semiotics"]
    own = text.split()
    if chance.random() < 0.3:
        chance.shuffle(own)
    return " ".join(
        chance.choice(long) if len(word) > LONG and chance.random() < 0.7 else word for word in own
    )


def _units(group: Group) -> Iterator[tuple[Saying, Saying | None]]:
    """Sayings with their counterpart of the other side, and those of neither side alone."""
    by_kind = {saying.kind: saying for saying in group.sayings}
    for saying in group.sayings:
        twin = _TWINS.get(saying.kind, saying.kind.replace("a", "b"))
        if saying.side == 1 and twin in by_kind:
            yield saying, by_kind[twin]
        elif saying.side == 0:
            yield saying, None


def _form(group: Group, sign: int, texts: tuple[Saying | None, ...], chance: random.Random) -> str:
    """What stands for the point (1) or its reverse (-1), and is none of `texts`."""
    taken = {saying.text for saying in texts if saying}
    close = [s.text for s in group.sayings if s.kind in _CLOSE and s.side == sign]
    usual = [form for form in group.forms(sign) if form not in taken]
    others = [text for text in close if text not in taken]
    pool = others if others and (not usual or chance.random() < 0.25) else usual
    return chance.choice(pool or list(group.forms(sign)))
