"""What a class gets on paper: a worksheet with room to write, and for the teacher its answer key.

Both hold the questions of the assignment and no others; no text of a pack acts as markup in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from game.classroom.assignment import Question
from game.classroom.folder import SetClass
from game.classroom.markup import element, esc, page
from game.classroom.template import SIDE_WORDS
from game.markdown import inline
from game.packs.answer_key import Piece, answer_key
from game.packs.format import SIDES, Motion, Point

STEPS = ("They say", "But", "Because", "Therefore")
"""The four steps of an answer; each gets lines to write on."""

STYLE = Path(__file__).with_name("worksheet.css")
LINES = 2
"""Lines for each step."""

WORDINGS = 3
"""Of each point in the key; `rebuttal pack show --answers` has more."""

PLACES = ("Name", "Class", "Date")


def worksheet_html(given: SetClass) -> str:
    """A page for each motion and side, to print."""
    body = (piece for part in _sheets(given.questions) for piece in _html_sheet(given, *part))
    language, style = given.pack.manifest.language, STYLE.read_text(encoding="utf-8")
    title = f"{given.assignment.name}: worksheet"
    return "".join(page(title, body, style=style, language=language))


def worksheet_markdown(given: SetClass) -> str:
    """The same to edit further; a line of underscores is one to write on."""
    blocks = [block for part in _sheets(given.questions) for block in _markdown_sheet(given, *part)]
    return "\n\n".join(blocks) + "\n"


def key_of_answers(given: SetClass) -> list[Piece]:
    """The answer key of what is asked, for `game.packs.answer_pages` to write."""
    asked = {question.place for question in given.questions}
    motions = [_only(given.pack.get_motion(one), asked) for one in given.assignment.motions]
    return answer_key(given.pack, motions)


def _only(motion: Motion, asked: set[str]) -> Motion:
    """The motion with what is asked, and of each point's wordings as many as fit on paper."""
    kept = []
    for one in motion.counterargument:
        if f"{motion.id}/{one.id}" in asked:
            points = tuple(point.model_copy(update=_short(point)) for point in one.point)
            kept.append(one.model_copy(update={"point": points}))
    return motion.model_copy(update={"counterargument": tuple(kept)})


def _short(point: Point) -> dict[str, tuple[str, ...]]:
    also = (*point.accept, *point.phrasings)[:WORDINGS]
    return {
        "phrasings": also,
        "accept": (),
        "reject": point.reject[:1],
        "contrary": point.contrary[:1],
    }


def _sheets(questions: Sequence[Question]) -> Iterator[tuple[Motion, str, list[Question]]]:
    """Questions by motion and side, in the order of their numbers."""
    ordered = groupby(questions, key=lambda one: (one.motion.id, SIDES.index(one.side)))
    for _, part in ordered:
        found = list(part)
        yield found[0].motion, SIDE_WORDS[found[0].side], found


def _html_sheet(
    given: SetClass, motion: Motion, side: str, asked: Sequence[Question]
) -> Iterator[str]:
    yield '<section class="sheet">\n'
    blanks = (element("span", esc(f"{place}:"), class_="blank") for place in PLACES)
    yield element("p", "".join(blanks), class_="who") + "\n"
    yield element("h1", esc(given.assignment.name)) + "\n"
    yield element("p", esc(motion.text), class_="motion") + "\n"
    yield element("p", f"You argue {element('strong', esc(side))}.") + "\n"
    for question in asked:
        thrown = question.counterargument
        inner = element("h2", esc(question.title))
        inner += element("p", esc(f"“{thrown.claim}”"))
        rows = (
            element("dt", step) + element("dd", '<span class="line"></span>' * LINES)
            for step in STEPS
        )
        inner += element("dl", "".join(rows))
        yield element("div", inner, class_="question") + "\n"
    yield "</section>\n"


def _markdown_sheet(
    given: SetClass, motion: Motion, side: str, asked: Sequence[Question]
) -> Iterator[str]:
    yield f"# {inline(given.assignment.name)}"
    yield "  ".join(f"{place}: {'_' * 20}" for place in PLACES)
    yield f"**{inline(motion.text)}** You argue **{inline(side)}**."
    line = "_" * 70
    for question in asked:
        thrown = question.counterargument
        yield f"## {inline(question.title)}"
        yield f"> {inline(thrown.claim)}"
        for step in STEPS:
            yield "\n\n".join([f"{step} {line}", *[line] * (LINES - 1)])
