"""What the parts of a pack say about each other: ids, references (P4) and advice (P5).

The checks read tables without trust (`game.packs.documents.Table`), not models, so that a mistyped
key in one place does not hide a dangling reference in another. References that have not even the
form of one are left to the models.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from game.packs.contradictory import check_contradictory
from game.packs.diagnostics import Problem
from game.packs.documents import MOST_PROBLEMS, Document, Table
from game.packs.format import ID_PATTERN, POINT_NAME_PATTERN, SIDES
from game.packs.licences import KNOWN, unknown_licence
from game.packs.positions import KeyPath
from game.packs.spelling import did_you_mean, quoted
from game.packs.synonyms import written_as
from game.text import clean

WORDS = range(40, 91)
"""Fitting lengths of speeches and model answers, in words."""

UNSPACED = frozenset({"ja", "zh", "th", "km", "lo", "my"})
"""Languages whose words cannot be counted by spaces."""

JUDGED = frozenset({"en", "ja"})
"""Languages that the judge reads."""


def check_pack(manifest: Document | None, motions: Sequence[Document]) -> list[Problem]:
    """All problems between the parts; documents with TOML errors are left out."""
    problems: list[Problem] = []
    sections: list[str] = []
    language = "en"
    if manifest is not None and manifest.whole:
        table = Table(manifest, (), manifest.data)
        problems += islice(_check_manifest(table), MOST_PROBLEMS)
        sections = [section.text("id") for section in table.tables("section")]
        language = table.text("language") or "en"
    for document in motions:
        if document.whole:
            motion = Table(document, (), document.data)
            problems += islice(_check_motion(motion, sections), MOST_PROBLEMS)
            problems += islice(_advise(motion, count_words=language not in UNSPACED), MOST_PROBLEMS)
    return problems


# -- ids and references --------------------------------------------------------------


def _check_manifest(manifest: Table) -> Iterator[Problem]:
    yield from _check_unique("section", manifest.tables("section"))
    first: dict[str, int] = {}
    for path, name in manifest.texts("motions"):
        if name in first:
            message = f"{quoted(name)} is listed twice in `motions`: as item {first[name]} too"
            yield manifest.document.at_value("P401", path, message, "delete one of them")
        first.setdefault(name, int(path[-1]) + 1)
    yield from _advise_manifest(manifest)


def _check_motion(motion: Table, sections: Sequence[str]) -> Iterator[Problem]:
    document = motion.document
    stem, name = document.path.stem, motion.text("id")
    if name and name != stem:
        message = f"the motion's id is {quoted(name)}, but its file is {quoted(document.path.name)}"
        yield document.at_value(
            "P405", ("id",), message, f'write `id = "{stem}"`, or rename file and `motions`'
        )
    counterarguments = motion.tables("counterargument")
    yield from _check_unique("counterargument", counterarguments)
    yield from _check_unique("evidence card", motion.tables("evidence"))
    for counterargument in counterarguments:
        points = counterargument.tables("point")
        yield from _check_unique("point", points)
        yield from _check_echoes(counterargument, counterarguments)
        if sections:
            yield from _check_sources([counterargument, *points], sections)
    if counterarguments:  # without them all references would be wrong
        yield from _check_helps(motion, counterarguments)
        yield from _check_tests(motion, counterarguments)


def _check_unique(what: str, tables: Iterable[Table]) -> Iterator[Problem]:
    first: dict[str, KeyPath] = {}
    for table in tables:
        name, path, document = table.text("id"), (*table.path, "id"), table.document
        if name in first:
            lines = f"on line {document.line(first[name])} and line {document.line(path)}"
            message = f"the {what} id {quoted(name)} is used twice: {lines}"
            yield document.at_value("P401", path, message, "rename one of them")
        elif name:
            first[name] = path


def _check_echoes(counterargument: Table, everything: Sequence[Table]) -> Iterator[Problem]:
    document, side = counterargument.document, counterargument.text("against")
    points = {
        f"{other.text('id')}/{point.text('id')}": other.text("against")
        for other in everything
        for point in other.tables("point")
    }
    targets = [name for name, answerer in points.items() if answerer != side]
    for path, echo in counterargument.texts("echoes"):
        if echo in points and points[echo] == side:
            message = f"`echoes` names {quoted(echo)}, which is a point of the same side"
            hint = f"name points that answer a counterargument against the side across from {side}"
            yield document.at_value("P402", path, message, hint)
        elif echo not in points and re.fullmatch(POINT_NAME_PATTERN, echo):
            hint = did_you_mean(echo, targets) or "write `counterargument/point` of this motion"
            message = f"`echoes` names {quoted(echo)}, but there is no such point"
            yield document.at_value("P402", path, message, hint)


def _check_sources(tables: Iterable[Table], sections: Sequence[str]) -> Iterator[Problem]:
    known = set(sections)
    for table in tables:
        source = table.text("source")
        if source not in known and re.fullmatch(ID_PATTERN, source):
            hint = did_you_mean(source, sections) or f"the sections are {_listed(sections)}"
            message = f"`source` names {quoted(source)}, which is no section of pack.toml"
            yield table.document.at_value("P403", (*table.path, "source"), message, hint)


def _check_helps(motion: Table, counterarguments: Sequence[Table]) -> Iterator[Problem]:
    known = {counterargument.text("id"): None for counterargument in counterarguments}
    for card in motion.tables("evidence"):
        for path, name in card.texts("helps"):
            if name not in known and re.fullmatch(ID_PATTERN, name):
                hint = did_you_mean(name, known) or f"there are {_listed(list(known))}"
                message = f"`helps` names {quoted(name)}, which is no counterargument here"
                yield motion.document.at_value("P404", path, message, hint)


def _check_tests(motion: Table, counterarguments: Sequence[Table]) -> Iterator[Problem]:
    points: dict[str, list[str]] = {}
    for c in counterarguments:  # of two that share an id, each keeps its points
        points.setdefault(c.text("id"), []).extend(p.text("id") for p in c.tables("point"))
    for test in motion.tables("test"):
        document, answered = test.document, test.text("counterargument")
        if answered not in points:
            if re.fullmatch(ID_PATTERN, answered):
                hint = did_you_mean(answered, points) or f"there are {_listed(list(points))}"
                message = f"the test answers {quoted(answered)}, which is no counterargument here"
                yield document.at_value("P411", (*test.path, "counterargument"), message, hint)
            continue
        known = points[answered]
        for path, name in test.texts("points"):
            if known and name not in known and re.fullmatch(ID_PATTERN, name):
                hint = did_you_mean(name, known) or f"its points are {_listed(known)}"
                message = (
                    f"the test expects {quoted(name)}, which is no point of {quoted(answered)}"
                )
                yield document.at_value("P412", path, message, hint)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(quoted(name) for name in names[:8])
    return f"{shown}, ..." if len(names) > 8 else shown


# -- advice ------------------------------------------------------------------------


def _advise_manifest(manifest: Table) -> Iterator[Problem]:
    licence = manifest.text("license").strip()
    if not licence and not written_as(manifest.data, "license"):
        message = "the pack has no `license`"
        yield manifest.problem("P506", message, 'such as license = "CC-BY-4.0"')
    elif unknown := unknown_licence(licence):
        message = f"{quoted(unknown)} is not the SPDX id of a licence that this program knows"
        hint = did_you_mean(unknown, KNOWN) or 'such as "CC-BY-4.0"; see https://spdx.org/licenses'
        yield manifest.document.at_value("P507", ("license",), message, hint)
    for key, sample in (("authors", '["..."]'), ("language", '"en"')):
        if manifest.data.get(key, []) == [] and not written_as(manifest.data, key):
            hint = f"such as {key} = {sample}"
            yield manifest.problem("P508", f"the pack does not state `{key}`", hint)
    language = manifest.text("language")
    if re.fullmatch("[a-z]{2}", language) and language not in JUDGED:
        message = f"the judge reads English and Japanese, and this pack is in {quoted(language)}"
        hint = "do not trust its scores, or write the pack in one of the two"
        yield manifest.document.at_value("P509", ("language",), message, hint)
    if "essay" not in manifest.data and not written_as(manifest.data, "essay"):
        message = "the pack does not say which text it is about"
        hint = (
            "add a table [essay] with its title and author (where #[essay] stands, take the # away)"
        )
        yield manifest.problem("P508", message, hint)


def _advise(motion: Table, *, count_words: bool) -> Iterator[Problem]:
    document = motion.document
    counterarguments = motion.tables("counterargument")
    sides = {counterargument.text("against") for counterargument in counterarguments}
    for side in SIDES:
        if counterarguments and sides == {side}:
            missing = "con" if side == "pro" else "pro"
            message = f"nothing is thrown at the side {missing}, so it cannot be played"
            hint = f'add a counterargument with against = "{missing}"'
            yield document.at_key("P501", ("counterargument",), message, hint)
    for card in motion.tables("evidence"):
        if not card.data.get("helps"):
            message = f"the evidence card {quoted(card.text('id'))} helps no counterargument"
            yield document.at_key("P502", card.path, message, 'add helps = ["..."]')
    yield from _advise_tests(motion)
    for counterargument in counterarguments:
        if count_words:
            yield from _advise_length(counterargument, "speech", "P503")
            yield from _advise_length(counterargument, "second_speech", "P503")
            yield from _advise_length(counterargument, "model_answer", "P504")
        yield from check_contradictory(counterargument)
        for point in counterargument.tables("point"):
            if not point.data.get("phrasings") and not written_as(point.data, "phrasings"):
                message = f"the point {quoted(point.text('id'))} has no other phrasings"
                yield document.at_key("P505", point.path, message, 'add phrasings = ["...", "..."]')


def _advise_tests(motion: Table) -> Iterator[Problem]:
    for test in motion.tables("test"):
        if "points" not in test.data and "band" not in test.data:
            message = "the test expects neither points nor a band, so it cannot fail"
            hint = 'add points = ["..."] or band = 3'
            yield motion.document.at_key("P511", test.path, message, hint)


def _advise_length(counterargument: Table, key: str, code: str) -> Iterator[Problem]:
    words = len(clean(counterargument.text(key)).split())
    if words and words not in WORDS:
        message = f"`{key}` has {words} words; {WORDS[0]} to {WORDS[-1]} fit"
        hint = "write more" if words < WORDS[0] else "shorten it"
        yield counterargument.document.at_value(code, (*counterargument.path, key), message, hint)
