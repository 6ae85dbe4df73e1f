"""Texts that say what another says in nearly its words: it is no contrary.

The counterpart of `turning.py`: texts with a word turned round are as near to what they came from.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks import contrast
from benchmarks.contrast import embedded
from benchmarks.pairs import ASSERTS, Pair
from benchmarks.topics import counterarguments
from game.scoring.warming import phrasings

POINT_AGAIN = 7
"""Times that the text of a point is likened beside once as a wording: it was heard as no other."""

_LEADS = """But {}; And {}; Yet {}; So {}; Still, {}; Well, {}; I think that {}; We say that {};
You forget that {}; The truth is that {}; The point is that {}; In fact, {}; To be honest, {};
Look, {}; It is clear that {}; You say otherwise, but {}; No, {}""".replace("\n", " ").split("; ")

_SAME = """many / a lot of; need / require; needs / requires; big / large; people / persons;
because / since; cannot / can't; do not / don't; does not / doesn't; is not / isn't;
are not / aren't; only / merely; get / obtain; also / as well; buy / purchase; help / assist;
show / demonstrate; shows / demonstrates; must / has to;
enough / sufficient; whole / entire; begin / start; stop / halt; costs / expenses;
much / a great deal; almost / nearly; quickly / fast; better / superior; build / construct;
make / produce; makes / produces; keep / retain; good / decent; every / each; make up / invent;
firms / companies; companies / firms; country / nation;
problem / trouble; money / cash; work / labour; job / task""".replace("\n", " ")

_TABLE = [tuple(pair.strip().split(" / ")) for pair in _SAME.split(";")]
_SO = re.compile(r"^(.+?), so (?!that\b)(.+?)([.!]?)$")
_BECAUSE = re.compile(r"^((?:(?!\bnot\b|n['’]t\b|\bnever\b).)+?),? because (.+?)([.!]?)$")


def alike(data: Path, chance: random.Random) -> Iterator[list[Pair]]:
    """For ever: what wordings of packs and contrast points say, in nearly their words."""
    forms: list[str] = []
    for counterargument in counterarguments():
        for point in counterargument.point:
            forms += [*[point.text] * POINT_AGAIN, *phrasings(point), *point.contrary]
    for group in contrast.learnt(data / "contrast", {"en"}):
        forms += [group.point, group.reverse]
    while True:
        chance.shuffle(forms)
        for form in forms:
            yield [Pair(likened(form, chance), form, ASSERTS, "", "alike")]


def likened(text: str, chance: random.Random) -> str:
    """`text` as it stands, or with another lead, a word or two changed, its clauses turned."""
    ways = [_as_it_is, _led, _reworded, _reworded, _reordered]
    found = chance.choice(ways)(text, chance)
    if chance.random() < 0.4:
        found = _reworded(found, chance)
    return found[0].upper() + found[1:] if found else text


def _as_it_is(text: str, chance: random.Random) -> str:
    del chance
    return text


def _led(text: str, chance: random.Random) -> str:
    if text.endswith("?"):
        return text
    return chance.choice(_LEADS).format(embedded(text, "en")) + "."


def _reworded(text: str, chance: random.Random) -> str:
    places = [(one, two) for one, two in _TABLE if re.search(rf"\b{one}\b", text)]
    for one, two in chance.sample(places, min(len(places), chance.choice((1, 1, 2, 3)))):
        text = re.sub(rf"\b{one}\b", two, text, count=1)
    return text


def _reordered(text: str, chance: random.Random) -> str:
    if found := _SO.match(text):
        cause, effect, stop = found.groups()
        return f"{effect[0].upper()}{effect[1:]}, because {embedded(cause, 'en')}{stop}"
    if found := _BECAUSE.match(text):
        effect, cause, stop = found.groups()
        return f"{cause[0].upper()}{cause[1:]}, so {embedded(effect, 'en')}{stop}"
    return _led(text, chance)
