"""What a pack that is to be published has beyond what can be played (P6): `check --complete`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from game.packs.diagnostics import Problem
from game.packs.documents import MOST_PROBLEMS, Document, Table
from game.packs.format import SIDES
from game.packs.leftovers import check_leftovers
from game.packs.spelling import quoted

ACCEPT, REJECT = 2, 1
"""Examples that each point has at least."""

_MANIFEST = ("summary", "section")
_MOTION = ("title", "essay_side", "briefing", "side", "term", "evidence")
_COUNTERARGUMENT = ("title", "voice", "speech", "model_answer")
_POINT = ("press", "hints")
_HINTS = ("nudge", "facts", "passage")
_CASE = ("case", "openings")


def check_complete(manifest: Document | None, motions: Sequence[Document]) -> list[Problem]:
    """What is missing for a complete pack, or not its author's own yet.

    Documents with TOML errors are left out.
    """
    problems: list[Problem] = []
    sections = False
    if manifest is not None and manifest.whole:
        table = Table(manifest, (), manifest.data)
        problems += _missing(table, _MANIFEST, "the pack")
        sections = bool(table.tables("section"))
    for document in motions:
        if document.whole:
            motion = Table(document, (), document.data)
            problems += islice(_motion(motion, sections=sections), MOST_PROBLEMS)
    return problems + check_leftovers(manifest, motions)


def _motion(motion: Table, *, sections: bool) -> Iterator[Problem]:
    yield from _missing(motion, _MOTION, "the motion")
    sides = motion.table("side")
    for side in SIDES:
        if sides is not None:
            case = sides.table(side) or Table(sides.document, sides.path, {})
            yield from _missing(case, _CASE, f"the side {side}")
    for card in motion.tables("evidence"):
        if card.text("origin") != "essay" and not card.data.get("source"):
            message = f"the evidence card {quoted(card.text('id'))} says not where to look it up"
            yield card.problem("P604", message, "add [evidence.source]")
    helped = {name for card in motion.tables("evidence") for _, name in card.texts("helps")}
    for counterargument in motion.tables("counterargument"):
        name = quoted(counterargument.text("id"))
        yield from _missing(counterargument, _COUNTERARGUMENT, f"the counterargument {name}")
        yield from _source(counterargument, f"the counterargument {name}", sections=sections)
        if counterargument.text("id") not in helped:
            message = f"no evidence card helps to answer {name}"
            yield counterargument.problem("P603", message, "name it in `helps` of a card")
        for point in counterargument.tables("point"):
            yield from _point(point, sections=sections)


def _point(point: Table, *, sections: bool) -> Iterator[Problem]:
    name = f"the point {quoted(point.text('id'))}"
    yield from _missing(point, _POINT, name)
    hints = point.table("hints")
    if hints is not None:
        yield from _missing(hints, _HINTS, f"`hints` of {name}")
    if point.text("origin") == "essay":
        yield from _source(point, name, sections=sections)
    accepted, rejected = len(point.texts("accept")), len(point.texts("reject"))
    if (accepted < ACCEPT or rejected < REJECT) and not point.text("untested").strip():
        message = f"{name} has {accepted} `accept` and {rejected} `reject` examples"
        hint = f"write {ACCEPT} and {REJECT}, or the reason why not in `untested`"
        yield point.problem("P602", message, hint)


def _source(table: Table, name: str, *, sections: bool) -> Iterator[Problem]:
    if sections and not table.text("source"):
        message = f"{name} does not say which section it comes from"
        yield table.problem("P605", message, 'add source = "..."')


def _missing(table: Table, keys: Iterable[str], name: str) -> Iterator[Problem]:
    absent = [key for key in keys if not table.data.get(key)]
    if absent:
        message = f"{name} has no {', '.join(map(quoted, absent))}"
        yield table.problem("P601", message, "fill them in" if len(absent) > 1 else "fill it in")
