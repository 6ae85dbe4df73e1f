"""One student's page: what every sentence earned, what was missed, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from game.classroom.counts import AWAY
from game.classroom.decided_page import decided_page
from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade, GradedRound
from game.classroom.grades import (
    advice_on,
    certainty_of,
    counterargument_at,
    doubt_about,
    place_of,
    point_at,
    round_score,
    title_at,
    weakest,
    weighed_by,
)
from game.classroom.markup import element, esc, marked, table
from game.classroom.notes_page import notes_list
from game.classroom.tables import number
from game.debate.flow import flow_status
from game.debate.reasons import doubt_words
from game.debate.round_lines import inside_line
from game.debate.wording import MADE, MISSED, NEAR
from game.packs.finding import section_title
from game.packs.format import Counterargument
from game.packs.refutations import kind_of, meanings
from game.scoring.grading import spans_of, words_of
from game.scoring.verdict import Criteria, band_name, flag_name, is_doubtful, is_uncertain, standing

NO_SCORE = {
    "missing": "Nothing was handed in. No score; that is not a zero.",
    "not-yet": "Nothing was handed in yet. No score; that is not a zero.",
    "empty": "Nothing is written in what was handed in. No score; that is not a zero.",
    "look": "No score yet: a person has to look at this work first.",
}


SIGNS = {"made": MADE, "near": NEAR, "missed": MISSED}
NOT_HEARD = "not heard"
"""What is read for a point that was missed: the judge is not sure that it was."""


def student_page(
    given: SetClass, grade: Grade, *, names: bool, alone: bool = False
) -> Iterator[str]:
    """The page as markup, piece by piece; a code in place of the name without `names`.

    `alone` it is a document of its own, to hand back; else it says what was set, for it is printed
    by itself. Notes may name files and other students: in full they stand only in the teacher's
    own view, with names and not `alone`.
    """
    who = (grade["name"] or grade["student"]) if names else grade["code"]
    kind = "student" + " alone" * alone + " away" * (not grade["rounds"])
    yield f'<section class="{kind}" id="{esc(grade["code"])}">\n'
    yield element("h2", esc(who)) + "\n"
    if not alone:
        back = element("a", "All students", href="#students", class_="back")
        yield element("p", f"{esc(given.assignment.name)} {back}", class_="soft") + "\n"
    yield from _head(given, grade, own_view=names and not alone)
    yield from decided_page(given, grade)
    for one in grade["rounds"]:
        yield from _round(given, grade, one)
    yield _kinds(given, grade)
    if grade["state"] == "graded" and any("score" in one for one in grade["rounds"]):
        yield element("h3", "Next") + "\n" + _next_exercise(given, grade)
    yield "</section>\n"


def _head(given: SetClass, grade: Grade, *, own_view: bool) -> Iterator[str]:
    if grade["score"] is None:
        empty = grade["state"] in AWAY and any(note["code"] == "empty" for note in grade["notes"])
        why = NO_SCORE["empty" if empty else grade["state"]]
        yield element("p", esc(why), class_="warn") + "\n"
    else:
        words = f"{number(grade['score'])} of {grade['out_of']}"
        yield element("p", esc(words), class_="score") + "\n"
    if grade["side"]:
        late = ", late" if grade["late"] else ""
        handed = (
            f"handed in {grade['handed_in'][:16].replace('T', ' ')}{late}"
            if grade["handed_in"]
            else ""
        )
        facts = [f"Argued {grade['side']}", handed, f"attempt {grade['attempt']}"]
        facts.append(_written(grade))
        yield element("p", esc("; ".join(filter(None, facts)) + "."), class_="soft") + "\n"
    if notes := notes_list(grade, full=own_view, roster=given.roster):
        yield notes + "\n"
    if grade["rounds"]:
        yield _flow(given, grade)


def _written(grade: Grade) -> str:
    """Characters typed and pasted; empty where they were not counted."""
    found = grade.get("writing", {})
    if found.get("typed") is None or found.get("pasted") is None:
        return ""
    return f"{found['typed']} characters typed, {found['pasted']} pasted"


def _flow(given: SetClass, grade: Grade) -> str:
    """The debater's table: their argument, where it stands, the score."""
    rows = []
    for one in grade["rounds"]:
        thrown = _thrown(given, one)
        theirs = esc(thrown.name) + element("span", esc(thrown.claim), class_="claim")
        conceded = any(flag["kind"] == "concedes" for flag in one.get("flags", ()))
        score = round_score(one, weighed_by(grade)) if "score" in one else None
        where: str = "not judged"
        if score is not None:
            answered = bool(one["text"].strip())
            where = flow_status(standing(score, conceded=conceded), answered=answered)
        rows.append((theirs, esc(where), str(one["weight"]),
                     "" if score is None else str(score)))  # fmt: skip
    return table("Flow sheet", ("Their argument", "Your answer", "weight#", "score#"), rows)


def _round(given: SetClass, grade: Grade, one: GradedRound) -> Iterator[str]:
    thrown = _thrown(given, one)
    yield element("h3", esc(title_at(given, place_of(one)))) + "\n"
    yield element("p", esc(f"They say: {thrown.claim}"), class_="soft") + "\n"
    if "error" in one:
        yield element("p", esc(one["error"]["message"]), class_="warn") + "\n"
        return
    if not one["text"].strip():
        yield element("p", "Not answered.", class_="warn") + "\n"
    else:
        numbers = {p["id"]: str(i) for i, p in enumerate(one["points"], start=1)}
        made = [p for p in one["points"] if p["made"]]
        spans = [(start, end, numbers[p["id"]]) for p in made for start, end in spans_of(p)]
        yield element("p", marked(one["text"], spans), class_="answer") + "\n"
    yield element("p", _verdict(one, weighed_by(grade))) + "\n"
    certainty = certainty_of(grade, one)
    if certainty is not None and is_uncertain(certainty):
        words = doubt_words(certainty, doubt_about(one))
        yield element("p", esc(words), class_="soft") + "\n"
    for flag in one["flags"]:
        yield (
            element("p", esc(f"Flag, {flag_name(flag['kind'])}: {flag['why']}"), class_="warn")
            + "\n"
        )
    yield _points(given, one)
    lift = advice_on(one)
    if lift:
        yield element("p", f"{element('strong', 'What would lift it:')} {esc(lift)}") + "\n"


def _verdict(one: GradedRound, weights: tuple[int, int]) -> str:
    name = band_name(one["band"], off_list=one["off_list"])
    score = element("strong", esc(f"{round_score(one, weights)} of 100"))
    if one.get("override"):
        return f"{score}, set by hand; by the judge {one['score']} of 100."
    inside = inside_line(Criteria(**one["criteria"]), off_list=one["off_list"])
    hint = f" {one['hint_cost']} off for a hint." if one.get("hint_cost") else ""
    return f"{score}: {esc(name)} (band {one['band']} of 4). {esc(inside + hint)}"


def _points(given: SetClass, one: GradedRound) -> str:
    """Every point, with its state in a word and the words that came nearest."""
    items = []
    for found in one["points"]:
        point = point_at(given.pack, place_of(one), found["id"])
        section = section_title(given.pack, point.source)
        source = f"Essay, section “{section}”." if section and point.origin == "essay" else ""
        near = found["sentence"] and not found["made"]
        state = "made" if found["made"] else "near" if near else "missed"
        sign = element("span", SIGNS[state], aria_hidden="true")
        told = NOT_HEARD if state == "missed" else state
        if is_doubtful(found["made"], found["probability"]):
            told = "probably made"
        label = element("span", f"{sign} {told}", class_=f"state {state}")
        kind = kind_of(point)
        called = f" {element('em', esc(f'({kind.name})'))}" if kind else ""
        said = words_of(found, one["text"])
        words = element("q", esc(said)) if said else ""
        soft = " ".join(filter(None, (esc(source), f"You: {words}" if words else "")))
        below = element("div", soft, class_="soft") if soft else ""
        items.append(element("li", f"{label}{called} {esc(point.text)}{below}") + "\n")
    return element("ol", "".join(items), class_="points") + "\n"


def _kinds(given: SetClass, grade: Grade) -> str:
    """What the names of kinds that stand beside the points mean."""
    judged = [one for one in grade["rounds"] if "error" not in one]
    points = (_thrown(given, one).get_point(p["id"]) for one in judged for p in one["points"])
    told = " ".join(meanings(points))
    return element("p", esc(told), class_="soft kinds") + "\n" if told else ""


def _next_exercise(given: SetClass, grade: Grade) -> str:
    """The weakest round, as a drill."""
    judged = [one for one in grade["rounds"] if "score" in one]
    last = weakest(judged, weighed_by(grade))
    thrown = _thrown(given, last)
    command = (
        f"rebuttal play {given.pack.id} --motion {last['motion']} --side {thrown.against} "
        "--mode drill"
    )
    words = f"Answer “{esc(thrown.name)}” again: {element('code', esc(command))}"
    return element("p", words) + "\n"


def _thrown(given: SetClass, one: GradedRound) -> Counterargument:
    return counterargument_at(given.pack, place_of(one))
