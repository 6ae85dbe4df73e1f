"""What a class itself says of a mark, beside what its receipt says.

A receipt's texts can be scored anew anywhere. How content and strategy were weighed, out of how
many points, what hints cost and what a person decided stands nowhere but in the class.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.classroom.decisions import read_decisions
from game.classroom.folder import ASSIGNMENT, ClassFolder
from game.classroom.grade_format import Grade
from game.classroom.grades import place_of, weighed_by
from game.classroom.journal import read_journal
from game.classroom.receipts import Receipt, hash_of
from game.classroom.settling import set_by_hand, settled
from game.classroom.tables import number
from game.errors import UsageError


@dataclass(frozen=True)
class Held:
    """What a class holds of one student's mark; by `motion/counterargument` where it is a map."""

    assignment: str
    weights: tuple[int, int]
    out_of: int
    texts: Mapping[str, str]
    """Hashes."""
    hints: Mapping[str, int]
    by_hand: Mapping[str, float | None]
    """What a person set; the whole mark at an empty place."""
    final: float | None


Class = Mapping[str, Held]
"""By code."""


def class_of(receipt: Path) -> ClassFolder | None:
    """The folder of the class in whose `receipts` the file lies."""
    folder = receipt.resolve().parent
    given = ClassFolder(folder.parent, folder.parent / ASSIGNMENT)
    return given if folder.name == given.receipts.name and given.assignment_file.is_file() else None


def held_by(folder: ClassFolder) -> Class:
    """All that the class holds; `UsageError` if it has no grades, or they cannot be read.

    Only its grades and decisions are read: its pack need not be here, and nothing is written.
    """
    decided = read_decisions(read_journal(folder.decisions))
    found = {}
    try:
        with folder.grades.open(encoding="utf-8") as lines:
            for line in lines:
                grade = settled(json.loads(line), decided)
                found[str(grade["code"])] = _held(grade)
    except OSError as error:
        raise UsageError(f"{folder.grades} cannot be read: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{folder.grades} is damaged: grade again.") from None
    return found


def differences(receipt: Receipt, own: Class) -> Iterator[str]:
    """What the class says otherwise, in words."""
    held = own.get(receipt.student)
    if held is None:
        yield f"it has no grade of {receipt.student}"
        return
    if receipt.assignment != held.assignment:
        yield f"the receipt is of {receipt.assignment}, the class is {held.assignment}"
    if receipt.weights != held.weights:
        was, is_now = (" and ".join(map(str, one)) for one in (receipt.weights, held.weights))
        yield f"content and strategy are weighed {was} in the receipt, {is_now} there"
    if receipt.out_of != held.out_of:
        yield f"out of {receipt.out_of} in the receipt, out of {held.out_of} there"
    texts = {one.place: hash_of(one.text) for one in receipt.answers}
    hints = {one.place: one.hint_cost for one in receipt.answers}
    for place in dict.fromkeys((*texts, *held.texts)):
        if texts.get(place) != held.texts.get(place):
            yield f"the text for {place} is not the one that was graded there"
        elif hints[place] != held.hints[place]:
            yield f"{place}: hints cost {hints[place]} in the receipt, {held.hints[place]} there"
    yield from _by_hand(receipt, held)
    if receipt.final != held.final:
        yield f"the mark: {_shown(receipt.final)} in the receipt, {_shown(held.final)} there"


def _by_hand(receipt: Receipt, held: Held) -> Iterator[str]:
    said = {one.place: one.new for one in receipt.override}
    for place in dict.fromkeys((*said, *held.by_hand)):
        was, is_now = said.get(place), held.by_hand.get(place)
        if was != is_now:
            what = place or "the mark"
            yield f"{what}: {_set(was)} in the receipt, {_set(is_now)} there"


def _held(grade: Grade) -> Held:
    places = [(place_of(one), one) for one in grade["rounds"]]
    return Held(
        grade["assignment"],
        weighed_by(grade),
        grade["out_of"],
        {place: hash_of(one["text"]) for place, one in places},
        {place: one.get("hint_cost", 0) for place, one in places},
        {
            one["place"]: one["new"] if one["place"] else grade["score"]
            for one in set_by_hand(grade)
        },
        grade["score"],
    )


def _set(score: float | None) -> str:
    return "not set by hand" if score is None else f"set by hand to {number(float(score))}"


def _shown(score: float | None) -> str:
    return "no score" if score is None else number(score)
