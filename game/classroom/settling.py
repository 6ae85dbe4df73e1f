"""Grades with what a person decided in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.classroom.decisions import Decisions
from game.classroom.grades import LOOK_CODES, Grade, points_of, weighed_by
from game.classroom.journal import Entry
from game.classroom.tables import number


def settled(grade: Grade, decided: Decisions) -> Grade:
    """The grade as it was decided: scores set by hand take the place of those found.

    What the judge found stays beside it under `judged`, so that settling again, or with other
    decisions, always begins from there.
    """
    judged = grade.get("judged") or {key: grade[key] for key in ("state", "score", "comment")}
    student = grade["student"]
    rounds = [_settled_round(one, decided, student) for one in grade["rounds"]]
    found = {**grade, **judged, "judged": judged, "rounds": rounds}
    by_hand = [one["override"] for one in rounds if one.get("override")]
    if by_hand and _scored(found):
        found |= {"state": "graded", "score": points_of(rounds, grade["out_of"], weighed_by(grade))}
    whole = decided.override(student)
    if whole is not None:
        found |= {"state": "graded", "score": whole["new"]}
    found["override"] = whole
    found["appeals"] = [_shown_appeal(one) for one in decided.appeals_of(student)]
    found["regraded"] = decided.regraded.get(student, [])
    found["comment"] = " ".join(filter(None, [*_words(found, by_hand), judged["comment"]]))
    return found


def set_by_hand(grade: Grade) -> list[Entry]:
    """Every override that holds for a settled grade, of the whole mark first."""
    rounds = [one.get("override") for one in grade["rounds"]]
    return [one for one in (grade.get("override"), *rounds) if one]


def override_words(entry: Entry) -> str:
    """One override, or one taken back, in a sentence: from what to what, by whom, when, why."""
    old, new = (
        "no score" if entry[key] is None else number(float(entry[key])) for key in ("old", "new")
    )
    what = f"{entry.get('name') or entry['place']}: " if entry["place"] else ""
    verb = "set" if entry["kind"] == "override" else "taken back"
    why = entry["why"].rstrip(".")
    return f"{what}{old} -> {new}, {verb} by {entry['by']} on {entry['when'][:10]}: {why}"


def appeal_words(shown: Entry) -> str:
    """A decided appeal in a sentence: about what, how it was decided, by whom, when, why."""
    what = "/".join(filter(None, (shown["place"], shown["point"])))
    why = f": {shown['why'].rstrip('.')}" if shown["why"] else ""
    return (
        f"Appeal {shown['number']} ({what}): {shown['state']} by {shown['by']} "
        f"on {shown['decided'][:10]}{why}"
    )


def _settled_round(one: dict[str, Any], decided: Decisions, student: str) -> dict[str, Any]:
    place = f"{one['motion']}/{one['counterargument']}"
    found = {key: value for key, value in one.items() if key != "override"}
    entry = decided.override(student, place)
    return {**found, "override": entry} if entry else found


def _scored(grade: Grade) -> bool:
    """Every round has a score and nothing else waits for a person."""
    rounds = grade["rounds"]
    open_rounds = any("error" in one and not one.get("override") for one in rounds)
    codes = {note["code"] for note in grade["notes"]} & set(LOOK_CODES)
    return not open_rounds and not codes - {"too-long"}


def _shown_appeal(appeal: Entry) -> Entry:
    """What the student may read of an appeal."""
    answer = appeal["answer"] or {}
    kept = {key: appeal[key] for key in ("number", "place", "point", "sentence", "state", "when")}
    said = {key: answer.get(key, "") for key in ("by", "why")}
    return {**kept, **said, "decided": answer.get("when", "")}


def _words(grade: Grade, rounds: Sequence[Entry]) -> list[str]:
    """Beginning of the comment: the student reads first what a person decided."""
    whole = grade["override"]
    decided = (one for one in grade["appeals"] if one["state"] != "open")
    return [
        *(f"By hand: {override_words(one)}." for one in ([whole] if whole else rounds)),
        *(f"{appeal_words(one)}." for one in decided),
    ]
