"""What a person decided, on the student's page: scores set by hand, appeals, regrades."""

from __future__ import annotations

from collections.abc import Iterator

from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade
from game.classroom.journal import Entry
from game.classroom.markup import element, esc
from game.classroom.settling import lapsed_words, override_words, set_by_hand
from game.classroom.tables import number

STATES = {"open": "not decided yet", "accepted": "accepted", "rejected": "rejected"}


def decided_page(given: SetClass, grade: Grade) -> Iterator[str]:
    """A list of the decisions, oldest first of each kind; nothing where there are none."""
    lines = [f"By hand: {override_words(one)}." for one in set_by_hand(grade)]
    lines += [f"By hand: {lapsed_words(one)}." for one in grade.get("lapsed", ())]
    lines += [_regraded(one) for one in grade.get("regraded", ())]
    lines += [_appeal(given, one) for one in grade.get("appeals", ())]
    if lines:
        yield element("h3", "What a person decided") + "\n"
        yield element("ul", "".join(element("li", esc(line)) for line in lines)) + "\n"


def _regraded(one: Entry) -> str:
    old, new = (_shown(one[key]) for key in ("old", "new"))
    points = f" Points: {', '.join(one['points'])}." if one["points"] else ""
    pack = f"{one['pack']} {one['pack_version']}"
    because = "".join(f" {words}" for words in one.get("because", ()))
    return f"Scored again on {one['when'][:10]} with {pack}: {old} -> {new}.{because}{points}"


def _appeal(given: SetClass, one: Entry) -> str:
    motion, _, thrown = one["place"].partition("/")
    try:
        name = given.pack.get_motion(motion).get_counterargument(thrown).name
    except KeyError:
        name = one["place"]
    what = f"the point {one['point']}" if one["point"] else "an answer that is on no list"
    sentence = f" “{one['sentence']}”" if one["sentence"] else ""
    by = f" by {one['by']} on {one['decided'][:10]}" if one["decided"] else ""
    why = f": {one['why']}" if one["why"] else ""
    return f"Appeal {one['number']}, {name}, {what}{sentence}: {STATES[one['state']]}{by}{why}"


def _shown(score: float | None) -> str:
    return "no score" if score is None else number(float(score))
