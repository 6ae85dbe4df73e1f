"""What a pack has how much of, and which parts of it nothing uses: for `pack stats`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from game.packs.checking import UNSPACED
from game.packs.format import SIDES, Counterargument, Motion, Pack, Side


@dataclass(frozen=True)
class SideCount:
    """What the player on one side of a motion has to do with."""

    motion: str
    side: Side
    counterarguments: int
    points: int
    weight: int
    """Sum of the counterarguments' weights."""
    essay_points: int
    """Points that the essay makes."""
    phrasings: int
    accept: int
    reject: int
    contrary: int
    off_list: int
    upholds: int
    cards: int
    """Evidence cards that help on this side."""
    length: int
    """Speeches and model answers: words, or characters in languages without spaces."""


@dataclass(frozen=True)
class SectionCount:
    """How often a section of the essay is cited."""

    id: str
    title: str
    counterarguments: int
    points: int


@dataclass(frozen=True)
class Statistics:
    """All counts of a pack."""

    sides: tuple[SideCount, ...]
    sections: tuple[SectionCount, ...]
    unit: str
    """Of lengths: `words` or `characters`."""
    unheard: tuple[str, ...]
    """Key terms of which no form stands in a text of their motion, as `motion: term`."""
    unheard_forms: tuple[str, ...]
    """Forms of the other terms that stand in no text of their motion, as `motion: form`."""
    unechoed: tuple[str, ...]
    """Counterarguments that echo no point, though the motion has points on the other side."""

    def as_data(self) -> dict[str, Any]:
        """For JSON; the keys are stable."""
        return asdict(self)


def count_pack(pack: Pack) -> Statistics:
    """The counts of a pack."""
    unspaced = pack.manifest.language in UNSPACED
    return Statistics(
        sides=tuple(
            _count_side(motion, side, unspaced=unspaced)
            for motion in pack.motions
            for side in SIDES
        ),
        sections=tuple(_count_sections(pack)),
        unit="characters" if unspaced else "words",
        unheard=tuple(name for motion in pack.motions for name in _unheard(motion)[0]),
        unheard_forms=tuple(name for motion in pack.motions for name in _unheard(motion)[1]),
        unechoed=tuple(
            f"{motion.id}/{one.id}"
            for motion in pack.motions
            for one in motion.counterargument
            if not one.echoes and _points_of_other_side(motion, one)
        ),
    )


def _count_side(motion: Motion, side: Side, *, unspaced: bool) -> SideCount:
    thrown = motion.against(side)
    points = [point for one in thrown for point in one.point]
    texts = [text for one in thrown for text in (one.speech, one.second_speech, one.model_answer)]
    names = {one.id for one in thrown}
    return SideCount(
        motion=motion.id,
        side=side,
        counterarguments=len(thrown),
        points=len(points),
        weight=sum(one.weight for one in thrown),
        essay_points=sum(point.origin == "essay" for point in points),
        phrasings=sum(len(point.phrasings) for point in points),
        accept=sum(len(point.accept) for point in points),
        reject=sum(len(point.reject) for point in points),
        contrary=sum(len(point.contrary) for point in points),
        off_list=sum(len(one.off_list) for one in thrown),
        upholds=sum(len(one.upholds) for one in thrown),
        cards=sum(bool(names & set(card.helps)) for card in motion.evidence),
        length=sum(_length(text, unspaced=unspaced) for text in texts),
    )


def _length(text: str, *, unspaced: bool) -> int:
    return len("".join(text.split())) if unspaced else len(text.split())


def _count_sections(pack: Pack) -> Iterator[SectionCount]:
    thrown = [one for motion in pack.motions for one in motion.counterargument]
    by_claim = Counter(one.source for one in thrown)
    by_point = Counter(point.source for one in thrown for point in one.point)
    for section in pack.manifest.section:
        yield SectionCount(section.id, section.title, by_claim[section.id], by_point[section.id])


def _unheard(motion: Motion) -> tuple[list[str], list[str]]:
    """Terms that nobody says, and forms that nobody says of those that somebody does."""
    texts = [motion.text, motion.briefing, motion.side.pro.case, motion.side.con.case]
    for one in motion.counterargument:
        texts += [one.claim, one.speech, one.second_speech]
    said = "\n".join(texts).casefold()
    terms, forms = [], []
    for term in motion.term:
        silent = [one for one in (term.term, *term.also) if not _stands_in(one.casefold(), said)]
        if len(silent) == 1 + len(term.also):
            terms.append(f"{motion.id}: {term.term}")
        else:
            forms += [f"{motion.id}: {form}" for form in silent]
    return terms, forms


def _stands_in(form: str, said: str) -> bool:
    if form.isascii():
        return bool(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", said))
    return form in said


def _points_of_other_side(motion: Motion, one: Counterargument) -> Sequence[object]:
    return [point for other in motion.counterargument if other.against != one.against
            for point in other.point]  # fmt: skip
