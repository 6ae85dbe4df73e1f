"""What `rebuttal pack test` prints: a table of points, what went wrong, and where to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby
from typing import TYPE_CHECKING

from game.cli.talk import wrap
from game.phrases import cut, plural
from game.scoring.examples import KINDS
from game.scoring.language import UNREAD, is_foreign
from game.scoring.verdict import as_told
from game.text import one_line

if TYPE_CHECKING:
    from game.cli.pack_tests_causes import Causes
    from game.packs.format import Pack, Point
    from game.packs.places import Places
    from game.scoring.answers import AnswerTried
    from game.scoring.armour import Armour, Attacked
    from game.scoring.examples import Tried
    from game.scoring.proof import Proof, Rate

LONGEST_TEXT = 160
"""Code points of a text that are quoted."""

FEW = 10
"""Cheats of a kind of which one is more than the tenth that may get through."""

COLUMN = 13
"""Width of a column with a count and a probability."""

NOTE = (
    "Beside each count stands the probability that decides: of `accept` the lowest, of `reject` "
    "and `contrary` the highest; from 0.50 on a point is made."
)

MISSED = (
    "What should make a point and does not: where it hardly speaks of it, add two or three plain "
    "`phrasings` in such words. Where it does not take its side, say the nearest wording without "
    "its *not*."
)
DENIED = (
    "What denies a point and makes it: add another `contrary` in such words. Or repeat its clause "
    "in a phrasing with the sense turned (“Nobody pays” wants “Somebody pays”) and say the rest in "
    "other words; beside that, the judge hears the denial."
)
LET_IN = (
    "What should not make a point and does: reword what it came near, until that says something "
    "of its own."
)
"""What to do, by what came out wrongly."""


def report(proof: Proof, places: Places, causes: Causes, *, strict: bool) -> Iterator[str]:
    """The lines of the report on one pack."""
    manifest = proof.pack.manifest
    yield f"{manifest.title} ({proof.pack.id} {manifest.version}), judge {proof.scorer_version}"
    if is_foreign(" ".join(point.text for point in _points(proof.pack))):
        yield wrap(UNREAD)
    if proof.examples:
        yield from ("", *wrap(NOTE).split("\n"))
    for counterargument, part in groupby(proof.examples, _counterargument):
        yield from _table(counterargument, list(part), places, causes)
    yield from _overlaps(proof.overlaps, places)
    yield from _answers([one for one in proof.answers if not one.passed], places)
    through = [one for one in proof.attacked if one.through]
    yield from _through(through, causes)
    wrong = {one.example.kind for one in proof.examples if not one.passed}
    yield from advice(wrong, {one.attack.kind for one in through})
    yield from _rates(proof, strict=strict)


def _points(pack: Pack) -> Iterator[Point]:
    return (p for motion in pack.motions for c in motion.counterargument for p in c.point)


# -- the table of points -------------------------------------------------------------


def _counterargument(tried: Tried) -> str:
    return f"{tried.example.motion}/{tried.example.counterargument}"


def _table(name: str, part: Sequence[Tried], places: Places, causes: Causes) -> Iterator[str]:
    points = [(point, list(tried)) for point, tried in groupby(part, lambda t: t.example.point)]
    width = max(len("point"), *(len(point) for point, _ in points))
    yield ""
    yield name
    yield _row("point", KINDS, width)
    for point, tried in points:
        yield _row(point, [_cell(tried, kind) for kind in KINDS], width)
        for one in tried:
            if not one.passed:
                yield from _miss(one, places, causes)


def _row(name: str, cells: Iterable[str], width: int) -> str:
    columns = "".join(f"{cell:<{COLUMN}}" for cell in cells)
    return f"  {name:<{width}}  {columns}".rstrip()


def _cell(tried: Sequence[Tried], kind: str) -> str:
    part = [one for one in tried if one.example.kind == kind]
    if not part:
        return "-"
    found = [one.probability for one in part]
    decisive = min(found) if kind == "accept" else max(found)
    return f"{sum(one.passed for one in part)}/{len(part)}  {as_told(decisive)}"


def _miss(one: Tried, places: Places, causes: Causes) -> Iterator[str]:
    example = one.example
    wanted = "should make it" if example.kind == "accept" else "should not make it"
    place = places.of(example.motion, example.path)
    yield f"    {place}: {example.kind} {as_told(one.probability)}, {wanted}:"
    yield _quoted(example.text)
    for flag in one.flags:
        yield _detail(f"flagged, {flag.name}: {flag.why}")
    yield from (_detail(cause.words()) for cause in causes.of(one))


# -- what else went wrong ---------------------------------------------------------------


def _overlaps(found: Sequence[Tried], places: Places) -> Iterator[str]:
    if found:
        yield from ("", "Points that accept the same sentence: keep them apart, or join them.")
    for one in found:
        example = one.example
        others = ", ".join(f"{name} ({as_told(probability)})" for name, probability in one.also)
        place = places.of(example.motion, example.path)
        yield f"  {place}: {example.name} ({as_told(one.probability)}) and {others}:"
        yield _quoted(example.text)


def _answers(failed: Sequence[AnswerTried], places: Places) -> Iterator[str]:
    if failed:
        yield from ("", "Whole answers that are not judged as expected")
    for one in failed:
        answer = one.answer
        place = places.of(answer.motion, answer.path)
        yield f"  {place}: {answer.counterargument}, {answer.title}"
        yield from (f"    {fault}" for fault in one.faults)


def _through(found: Sequence[Attacked], causes: Causes) -> Iterator[str]:
    if found:
        yield from ("", "Cheats that got through")
    for one in found:
        earned = f"score {one.verdict.score}"
        if one.verdict.made:
            earned += f", makes {', '.join(one.verdict.made)}"
        yield wrap(f"  {one.motion}/{one.counterargument}: {one.attack.kind}, {earned}:")
        yield _quoted(one.attack.text)
        yield from (_detail(cause.words()) for cause in causes.of_attack(one))


def advice(wrong: Set[str], cheats: Set[str]) -> Iterator[str]:
    """A paragraph for each: by the kinds of examples that went wrong and of cheats let through."""
    wanted = (
        (MISSED, "accept" in wrong),
        (DENIED, "contrary" in wrong or "points negated" in cheats),
        (LET_IN, "reject" in wrong or bool(cheats - {"points negated"})),
    )
    for words, needed in wanted:
        if needed:
            yield from ("", *wrap(words).split("\n"))


def _detail(words: str) -> str:
    return wrap(f"      {words}")


def _quoted(text: str) -> str:
    return wrap(f"      “{cut(one_line(text), LONGEST_TEXT)}”")


# -- the sum -------------------------------------------------------------------------


def _rates(proof: Proof, *, strict: bool) -> Iterator[str]:
    rates = proof.rates
    yield ""
    if not rates:
        yield "Nothing to test: the pack has no examples, model answers or [[test]] tables."
        yield "Write two `accept`, two `reject` and two `contrary` sentences for each point."
        return
    width = max(len(rate.name) for rate in rates)
    for rate in rates:
        counted = f"{rate.right:>4} of {rate.of:<4} {rate.share:>6.1%}"
        yield f"{rate.name:<{width}}  {counted}  {_judged(rate, strict)}"
    armour = proof.armour
    if armour is not None:
        yield wrap(f"Armour: {armour.score} of 100{_thrown(armour)}")
    failed = [rate for rate in rates if not rate.passes(strict=strict)]
    yield "Passed." if not failed else f"Not passed: {plural(len(failed), 'line')} not reached."


def _judged(rate: Rate, strict: bool) -> str:
    if rate.passes(strict=strict):
        return "ok"
    if strict or rate.needed == rate.of:
        return "TOO FEW: all are needed"
    return f"TOO FEW: {rate.line:.0%} are needed, {rate.needed} of them"


def _thrown(armour: Armour) -> str:
    """How much a single cheat weighs, where few of a kind are thrown."""
    least, most = min(armour.thrown.values()), max(armour.thrown.values())
    if least >= FEW:
        return ""
    of_each = f"{least} to {most}" if least < most else f"{least}"
    return (
        f", the mean of {plural(len(armour.thrown), 'kind')}. Of each kind {of_each} were thrown: "
        f"where there are fewer than {FEW}, none may get through"
    )
