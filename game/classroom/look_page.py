"""The pairs to look at: side by side in the teacher's report, and in a line on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade
from game.classroom.grades import place_of, title_at
from game.classroom.markup import element, esc, marked, table
from game.classroom.similarity import (
    Alike,
    Digest,
    Read,
    alike_grades,
    pack_runs,
    shared_spans,
)
from game.debate.wording import quoted
from game.phrases import plural
from game.text import one_line

TITLE = "Look: works that share wording"

MOST_SHOWN = 40
"""Pairs whose texts are shown."""

LONGEST_QUOTE = 100
"""Code points of a stretch on the terminal."""

EXPLAINED = (
    "More than half of the wording of one work (runs of five words) stands in the other too, after "
    "taking out what the pack and the questions say, and what more than ten works share. That "
    "tells you where to look, and nothing about why: a common source, a common note, help, or the "
    "same thought. Read both first."
)


@dataclass(frozen=True)
class Look:
    """The pairs of a class, found once for the report and the terminal."""

    found: int
    """Pairs in all."""
    shown: tuple[tuple[Alike, Grade, Grade], ...]
    """The most alike, each with both grades."""
    known: frozenset[Digest]
    """Runs that stand in the pack."""

    @property
    def more(self) -> int:
        """Pairs that are only counted."""
        return self.found - len(self.shown)


def look(given: SetClass, read: Read) -> Look:
    """Compares all works with each other."""
    known = pack_runs(given.pack)
    found = alike_grades(read, known)
    shown = found[:MOST_SHOWN]
    wanted = {student for pair in shown for student in (pair.one, pair.other)}
    grades = {one["student"]: one for one in read() if one["student"] in wanted}
    pairs = tuple((pair, grades[pair.one], grades[pair.other]) for pair in shown)
    return Look(len(found), pairs, known)


def look_page(given: SetClass, seen: Look, *, names: bool) -> Iterator[str]:
    """The part of the report below its heading; a sentence where there is no pair."""
    if not seen.found:
        yield element("p", "No two works share more than half of their own wording.") + "\n"
        return
    yield element("p", esc(EXPLAINED)) + "\n"
    for pair, one, other in seen.shown:
        yield from _pair(given, pair, one, other, seen.known, names=names)
    if seen.more:
        yield element("p", esc(f"And {plural(seen.more, 'more pair')}.")) + "\n"


def look_lines(seen: Look, *, names: bool) -> list[str]:
    """How many pairs there are, and each with its share and longest common stretch."""
    if not seen.found:
        return []
    lines = [f"Look: {plural(seen.found, 'pair')} of works share more than half of their wording."]
    for pair, one, other in seen.shown:
        who = f"{_who(one, names=names)} and {_who(other, names=names)}"
        lines.append(f"  {who}: {_share(pair)}")
        lines.append(f"      both wrote {quoted(_longest(one, other, seen.known), LONGEST_QUOTE)}")
    if seen.more:
        lines.append(f"  and {plural(seen.more, 'more pair')}")
    return lines


def _longest(one: Grade, other: Grade, known: frozenset[Digest]) -> str:
    """The longest stretch that both wrote, the first of several."""
    others = list(_texts(other).values())
    stretches = [
        text[start:end]
        for text in _texts(one).values()
        for start, end in shared_spans(text, others, known)
    ]
    return max(stretches, key=len, default="")


def _pair(
    given: SetClass, pair: Alike, one: Grade, other: Grade, known: frozenset[Digest], *, names: bool
) -> Iterator[str]:
    first, second = _who(one, names=names), _who(other, names=names)
    yield element("h3", esc(f"{first} and {second}: {_share(pair)}")) + "\n"
    rows = [
        (element("p", esc(title_at(given, place))), left, right)
        for place, left, right in _rows(one, other, known)
    ]
    yield table("Side by side; what both wrote is marked", ("question", first, second), rows)


def _rows(one: Grade, other: Grade, known: frozenset[Digest]) -> Iterator[tuple[str, str, str]]:
    """By place: both texts with what they share marked."""
    places = dict.fromkeys(place_of(r) for grade in (one, other) for r in grade["rounds"])
    texts, others = _texts(one), _texts(other)
    for place in places:
        yield (
            place,
            _marked(texts.get(place, ""), list(others.values()), known),
            _marked(others.get(place, ""), list(texts.values()), known),
        )


def _marked(text: str, other: Sequence[str], known: frozenset[Digest]) -> str:
    spans = [(start, end, "") for start, end in shared_spans(text, other, known)]
    return marked(text, spans)


def _texts(grade: Grade) -> dict[str, str]:
    return {place_of(one): one["text"] for one in grade["rounds"]}


def _share(pair: Alike) -> str:
    return f"{100 * pair.share:.0f} % ({pair.shared} of {pair.of} runs)"


def _who(grade: Grade, *, names: bool) -> str:
    return one_line(grade["name"] or grade["student"]) if names else str(grade["code"])
