"""Working a score out again from its receipt, and saying exactly what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.classroom.confirming import Class, differences
from game.classroom.decisions import WHOLE
from game.classroom.grade_format import GradedRound, Rounds
from game.classroom.grades import place_of, points_of
from game.classroom.judging import judge_work
from game.classroom.receipts import Receipt, ReceiptAnswer, ReceiptPoint, hash_of
from game.classroom.tables import number
from game.classroom.works import Answer, Work
from game.packs.format import Pack
from game.scoring.contract import Matcher
from game.scoring.grading import PointFound
from game.scoring.judging import scorer_version
from game.scoring.verdict import flag_name

SHOWN_HASH = 12
"""Digits of a hash that a person compares."""


@dataclass(frozen=True)
class Difference:
    """One thing that is not as the receipt says."""

    what: str
    """seal, text, pack, scorer, points, score or class."""
    words: str


@dataclass(frozen=True)
class Verified:
    """What working out again found."""

    differences: tuple[Difference, ...]
    score: float | None
    """As it comes out here, without overrides; in the gradebook's points."""
    final: float | None
    """With the receipt's overrides."""
    confirmed: bool
    """The class itself was asked; else the mark rests on numbers that only the receipt says."""

    @property
    def kinds(self) -> frozenset[str]:
        """What differs."""
        return frozenset(one.what for one in self.differences)

    @property
    def changed_by_hand(self) -> bool:
        """Nothing that a score is made from differs, and yet the numbers do."""
        return bool(self.kinds & {"points", "score"}) and not self.kinds & {
            "text", "pack", "scorer"
        }  # fmt: skip


def verify(
    receipt: Receipt, pack: Pack, matcher: Matcher, *, sealed: bool, own: Class | None = None
) -> Verified:
    """Scores the receipt's texts anew with this pack and matcher, and compares.

    `own` is what the class itself holds, where that is at hand. Without it weights, points, hint
    costs and overrides are taken as the receipt has them.
    """
    found = list(_made_from(receipt, pack, scorer_version(matcher), sealed=sealed))
    if own is not None:
        found += [Difference("class", words) for words in differences(receipt, own)]
    confirmed = own is not None
    gone = [one.place for one in receipt.answers if not _is_in(one, pack)]
    found += [Difference("pack", f"{place} is not in the pack that is here") for place in gone]
    if gone:
        return Verified(tuple(found), None, None, confirmed)
    judged = judge_work(_work(receipt), pack, matcher)
    costs = (said.hint_cost for said in receipt.answers)
    rounds: Rounds = [{**one, "hint_cost": cost} for one, cost in zip(judged, costs, strict=True)]
    for said, one in zip(receipt.answers, rounds, strict=True):
        found += [*_other_weight(said, one), *_compared(said, one)]
    score = points_of(rounds, receipt.out_of, receipt.weights)
    score = None if receipt.score is None else score  # a person had to look at it first
    final = _final(receipt, rounds, score)
    if score != receipt.score:
        found.append(_score("the judge's mark", _shown(receipt.score), _shown(score)))
    if final != receipt.final:
        words = "the mark with what a person set" if receipt.override else "the mark"
        found.append(_score(words, _shown(receipt.final), _shown(final)))
    return Verified(tuple(found), score, final, confirmed)


def _made_from(receipt: Receipt, pack: Pack, version: str, *, sealed: bool) -> Iterator[Difference]:
    """What the score is made from: texts, pack, scorer."""
    if not sealed:
        yield Difference("seal", "the receipt was changed after it was written: its seal is broken")
    for one in receipt.answers:
        if hash_of(one.text) != one.text_hash:
            yield Difference("text", f"the text for {one.place} is not the one that was scored")
    if receipt.pack_hash != pack.content_hash:
        said = f"{receipt.pack} {receipt.pack_version} ({receipt.pack_hash[:SHOWN_HASH]})"
        here = f"{pack.id} {pack.manifest.version} ({pack.content_hash[:SHOWN_HASH]})"
        yield Difference("pack", f"scored with {said}; here is {here}")
    if receipt.scorer_version != version:
        yield Difference("scorer", f"scored by {receipt.scorer_version}; here is {version}")


def _is_in(one: ReceiptAnswer, pack: Pack) -> bool:
    try:
        pack.get_motion(one.motion).get_counterargument(one.counterargument)
    except KeyError:
        return False
    return True


def _work(receipt: Receipt) -> Work:
    answers = tuple(Answer(a.motion, a.counterargument, a.text) for a in receipt.answers)
    return Work(receipt.student, "", "", "", False, "", answers)


def _other_weight(said: ReceiptAnswer, one: GradedRound) -> Iterator[Difference]:
    if said.weight != one["weight"]:
        yield _score(f"{said.place}: its weight", str(said.weight), str(one["weight"]))


def _compared(said: ReceiptAnswer, one: GradedRound) -> Iterator[Difference]:
    """A verdict beside the one in the receipt."""
    if bool(said.error) != ("error" in one):
        was, is_now = said.error or "judged", one.get("error", {}).get("code", "judged")
        yield _score(said.place, was, is_now)
        return
    if said.error:
        return
    here = {point["id"]: point for point in one["points"]}
    for point in said.points:
        if point.id not in here:
            yield Difference("points", f"{said.place}/{point.id} is not in the pack that is here")
        elif words := _other_point(point, here[point.id]):
            yield Difference("points", f"{said.place}/{point.id}: {words}")
    known = {point.id for point in said.points}
    for name in here:
        if name not in known:
            yield Difference("points", f"{said.place}/{name} is not in the receipt")
    flags = [flag["kind"] for flag in one["flags"]]
    if flags != said.flags:
        was, is_now = _named(said.flags), _named(flags)
        yield Difference("points", f"{said.place}: flags {was} in the receipt, {is_now} here")
    if (said.score, said.band) != (one["score"], one["band"]):
        yield _score(said.place, f"{said.score} (band {said.band})",
                     f"{one['score']} (band {one['band']})")  # fmt: skip


def _other_point(said: ReceiptPoint, here: PointFound) -> str:
    """In what the two differ; empty if in nothing."""
    if said.made != here["made"] or said.probability != here["probability"]:
        was, is_now = _made(said.made, said.probability), _made(here["made"], here["probability"])
        return f"{was} in the receipt, {is_now} here"
    if said.span != here["span"]:
        return f"at {_place(said.span)} in the receipt, at {_place(here['span'])} here"
    return ""


def _made(made: bool, probability: float) -> str:
    return f"{'made' if made else 'not made'} ({probability:.3f})"


def _place(span: list[int] | None) -> str:
    return f"{span[0]} to {span[1]}" if span else "no place"


def _score(what: str, said: str, here: str) -> Difference:
    return Difference("score", f"{what}: {said} in the receipt, {here} here")


def _shown(score: float | None) -> str:
    return "no score" if score is None else number(score)


def _final(receipt: Receipt, rounds: Rounds, score: float | None) -> float | None:
    """The mark with the scores that a person set."""
    by_place = {one.place: one.new for one in receipt.override}
    if WHOLE in by_place:
        return by_place[WHOLE]
    if not by_place:
        return score
    changed: Rounds = [
        {**one, "override": {"new": by_place[place_of(one)]}} if place_of(one) in by_place else one
        for one in rounds
    ]
    mark = points_of(changed, receipt.out_of, receipt.weights)
    return None if receipt.final is None else mark


def _named(flags: list[str]) -> str:
    return ", ".join(map(flag_name, flags)) or "none"
