"""Grades with what a person decided in them.

A score set by hand stands for one text, and the whole mark for one number of points besides. Out
of another number it is the same share of them. Where another text counts now, neither the old
decision nor the judge's score is given: the decision has lapsed, and the grade waits for a person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from game.classroom.decisions import WHOLE, Decisions
from game.classroom.grade_format import Grade, GradedRound, Judged
from game.classroom.grades import LOOK_CODES, place_of, points_of, weighed_by
from game.classroom.journal import Entry
from game.classroom.tables import number
from game.text import one_line


def settled(grade: Grade, decided: Decisions) -> Grade:
    """The grade as it was decided: scores set by hand take the place of those found.

    What the judge found stays beside it under `judged`, so that settling again, or with other
    decisions, always begins from there.
    """
    judged = grade.get("judged") or _judged(grade)
    student = grade["student"]
    held, lapsed = _sorted_out(grade, decided.latest(student))
    whole = held.get(WHOLE)
    rounds = [_settled_round(one, held.get(place_of(one))) for one in grade["rounds"]]
    found: Grade = {**grade, **judged, "judged": judged, "rounds": rounds}
    found["override"], found["lapsed"] = whole, lapsed
    by_hand = [one["override"] for one in rounds if one.get("override")]
    if lapsed:
        found["state"], found["score"] = "look", None
    elif whole:
        found["state"], found["score"] = "graded", whole["new"]
    elif by_hand and _scored(found):
        found["state"] = "graded"
        found["score"] = points_of(rounds, grade["out_of"], weighed_by(grade))
    found["appeals"] = [_shown_appeal(one) for one in decided.appeals_of(student)]
    found["regraded"] = decided.regraded_of(student)
    rest = "" if lapsed else judged["comment"]
    found["comment"] = " ".join(filter(None, [*_words(found, by_hand), rest]))
    return found


def answer_hash(texts: Iterable[str]) -> str:
    """Tells apart for what a score was set: 16 hexadecimal digits, the same however texts wrap.

    Of one text, or of all of a work; those in which nothing is written do not count.
    """
    written = [words for words in map(one_line, texts) if words]
    return hashlib.sha256("\n".join(written).encode()).hexdigest()[:16]


def rescaled(mark: float | None, before: int, now: int) -> float | None:
    """A mark out of `before` as one out of `now`, two decimals, halves up."""
    if mark is None or before == now:
        return mark
    return (2 * round(mark * 100) * now + before) // (2 * before) / 100


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
    was = f" ({entry['as_set']})" if "as_set" in entry else ""
    why = entry["why"].rstrip(".")
    return f"{what}{old} -> {new}{was}, {verb} by {entry['by']} on {entry['when'][:10]}: {why}"


def lapsed_words(entry: Entry) -> str:
    """One override that does not hold any more, and why, in two sentences."""
    if "answer_hash" in entry or entry["place"]:
        why = f"for another {'text' if entry['place'] else 'work'} than the one that counts now"
    else:
        why = "when the mark was out of more points"
    return f"{override_words(entry)}. That was {why}, so a person has to decide again"


def appeal_words(shown: Entry) -> str:
    """A decided appeal in a sentence: about what, how it was decided, by whom, when, why."""
    what = "/".join(filter(None, (shown["place"], shown["point"])))
    why = f": {shown['why'].rstrip('.')}" if shown["why"] else ""
    return (
        f"Appeal {shown['number']} ({what}): {shown['state']} by {shown['by']} "
        f"on {shown['decided'][:10]}{why}"
    )


def _sorted_out(grade: Grade, latest: dict[str, Entry]) -> tuple[dict[str, Entry], list[Entry]]:
    """By place the overrides that hold for this grade, and those that lapsed.

    One of the whole mark hides all others, also lapsed ones.
    """
    texts = {place_of(one): answer_hash([one["text"]]) for one in grade["rounds"]}
    texts[WHOLE] = answer_hash(one["text"] for one in grade["rounds"])
    held, lapsed = {}, []
    for place, entry in latest.items():
        now = entry if place else _out_of(entry, grade["out_of"])
        if now and place in texts and entry.get("answer_hash", texts[place]) == texts[place]:
            held[place] = now
        else:
            lapsed.append(entry)
    return held, [] if WHOLE in held else lapsed


def _out_of(entry: Entry, out_of: int) -> Entry | None:
    """A whole mark out of that number; None for one that cannot be, of an earlier version."""
    was = entry.get("out_of")
    if was is None:
        return entry if entry["new"] <= out_of else None
    if was == out_of:
        return entry
    scaled = {key: rescaled(entry[key], was, out_of) for key in ("old", "new")}
    return {**entry, **scaled, "out_of": out_of, "as_set": f"{number(entry['new'])} of {was}"}


def _judged(grade: Grade) -> Judged:
    return {"state": grade["state"], "score": grade["score"], "comment": grade["comment"]}


def _settled_round(one: GradedRound, entry: Entry | None) -> GradedRound:
    found = one.copy()
    found.pop("override", None)
    if entry:
        found["override"] = entry
    return found


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
        *(f"By hand: {lapsed_words(one)}." for one in grade["lapsed"]),
        *(f"{appeal_words(one)}." for one in decided),
    ]
