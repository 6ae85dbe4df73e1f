"""Texts with a word turned round, which a larger network then reads: nobody labels them.

A text close to another that says something else teaches more than one more text that says the
same (Kaushik et al. 2020, "Learning the Difference That Makes a Difference").
"""

from __future__ import annotations

import random
import re

_VERB = r"(?:is|are|was|were|will|would|can|could|should|must|does|do|did|has|have|had|may|might)"
_ADD = re.compile(rf"\b({_VERB}) (?!not\b)", re.IGNORECASE)
_DROP = re.compile(rf"\b({_VERB})(?: ?not\b|n['’]t\b)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:—–-]\s+|(?<=\w)\s(?=(?:but|because|while|although|so|and|when|if)\s)")

_PAIRS = """more less; many few; most hardly any; always never; everybody nobody; everyone no one;
all none of; all some of; only not only; with without; before after; for against; because although;
increase reduce; increases reduces; increased reduced; raise lower; raises lowers; rise fall;
rises falls; rose fell; grow shrink; grows shrinks; gain lose; gains loses; win lose; wins loses;
help harm; helps harms; helped harmed; protect endanger; protects endangers; improve worsen;
improves worsens; allow prevent; allows prevents; let stop; lets stops; start stop; cause prevent;
causes prevents; encourage discourage; encourages discourages; support oppose; strengthen weaken;
strengthens weakens; speed slow; succeed fail; succeeds fails; succeeded failed; work fail;
works fails; open closed; cheap expensive; cheaper dearer; easy hard; easier harder; fast slow;
faster slower; early late; strong weak; stronger weaker; high low; higher lower; large small;
larger smaller; big small; bigger smaller; long short; longer shorter; good bad; better worse;
best worst; safe dangerous; safer riskier; safe risky; fair unfair; likely unlikely;
possible impossible; useful useless; necessary needless; true false; right wrong; rich poor;
public private; accept reject; keep give up; keeps gives up; create destroy; creates destroys;
save waste; saves wastes; saved wasted; attract drive away; unite divide; honest dishonest;
enough too little; still no longer; already not yet; benefit cost; benefits costs;
advantage drawback; rarely often; seldom usually; worth not worth; cannot can; nothing everything;
no some; both neither of; can't can; can’t can; won't will; won’t will""".replace("\n", " ")
"""Words and what turns them; a pair of single words serves both ways."""


def _table() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pair in _PAIRS.split(";"):
        words = pair.split()
        one, two = words[0], " ".join(words[1:])
        found.setdefault(one, []).append(two)
        if " " not in two:
            found.setdefault(two, []).append(one)
    return found


_CONTRARY = _table()


def turned(text: str, chance: random.Random) -> str:
    """`text` with a word changed for its contrary, a "not" more or less, or one clause alone.

    The text itself where it offers nothing of the kind.
    """
    ways = [_swapped, _swapped, _negated, _shortened]
    chance.shuffle(ways)
    for way in ways:
        found = way(text, chance)
        if found != text:
            return found[0].upper() + found[1:]
    return text


def _swapped(text: str, chance: random.Random) -> str:
    parts = re.split(r"(\w+(?:['’]\w+)?)", text)
    places = [i for i, part in enumerate(parts) if part.lower() in _CONTRARY]
    if places:
        place = chance.choice(places)
        parts[place] = chance.choice(_CONTRARY[parts[place].lower()])
    return "".join(parts)


def _negated(text: str, chance: random.Random) -> str:
    dropped = _DROP.sub(lambda m: m[1], text, count=1)
    if dropped != text:
        return dropped
    places = list(_ADD.finditer(text))
    if not places:
        return text
    place = chance.choice(places)
    return f"{text[: place.end()]}not {text[place.end() :]}"


def _shortened(text: str, chance: random.Random) -> str:
    clauses = [c.strip() for c in _CLAUSE.split(text) if len(c.split()) > 3]
    if len(clauses) < 2:
        return text
    return chance.choice(clauses).rstrip(".,;") + "."
