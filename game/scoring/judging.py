"""The judge: one rebuttal in, one verdict out. Pure and deterministic.

The way of a text: the gate (`game.text`), sentences, the reading (what the matcher finds), flags
(`guards` by words, `manner` by how it is said, `bearings` by the reading), points (`crediting`, in
the light of the whole text and of whose argument it is, `allegiance`), where there is none what it
argues by itself (`off_list`, with the `listener`), and the rubric's band and score.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from game.packs.format import Counterargument, Motion
from game.scoring import guards
from game.scoring.agreeing import agrees_throughout, to_be_heard
from game.scoring.allegiance import allegiance
from game.scoring.argument import gives_up, is_too_little
from game.scoring.bearings import (
    SEEMS_THEIRS,
    bearings,
    contradiction,
    denies_its_points,
    shows_it,
)
from game.scoring.certainty import certainty
from game.scoring.coach import lift
from game.scoring.contract import Matcher
from game.scoring.copying import CopyFinder, finder
from game.scoring.crediting import credited
from game.scoring.cues import flags_in_their_words, in_their_words
from game.scoring.manner import Spoken
from game.scoring.off_list import argues_its_own
from game.scoring.reading import MOST_SENTENCES, Reading, look_around, read
from game.scoring.rubric import otherwise, place
from game.scoring.sentences import Sentence, said_once, split_sentences
from game.scoring.signposts import parted, reported
from game.scoring.verdict import Criteria, Flag, PointResult, Span, Verdict
from game.text import clean

GRANTS = 0.0
"""Allegiance (log odds) beyond which an answer that agrees, and then argues, only grants something;
where allegiance is not known it does if it makes a point."""

RULES_VERSION = "47"
"""Raise it whenever a change of guards, rubric or calibration may change a score."""


def judge(
    text: str,
    counterargument: Counterargument,
    motion: Motion,
    *,
    matcher: Matcher,
    earlier: Sequence[str] = (),
) -> Verdict:
    """The verdict on `text` as an answer to `counterargument` of `motion`.

    `earlier` holds the player's answers of rounds before: copying them earns nothing. Never raises
    for any text; an empty one scores 0.
    """
    text = clean(text).strip()
    version = scorer_version(matcher)
    sentences = parted(split_sentences(text))
    if not sentences or gives_up(text):
        return _nothing(text, counterargument, version)
    pack, before = finder(counterargument, motion), CopyFinder(earlier)
    copies = pack + before
    read_all = partial(read, text, sentences, counterargument, motion, matcher, copies)
    reading = read_all()
    by_words = _word_flags(text, sentences[:MOST_SENTENCES], pack, before)
    granting = next(filter(None, (guards.may_only_grant(f, sentences) for f in by_words)), None)
    barred = any(flag.kind in ("copied", "keyword-list", "nonsense") for flag in by_words)
    odds = allegiance(text, reading.own, counterargument.claim)
    results = credited(text, reading, counterargument, odds, barred=barred)
    answered = any(result.made for result in results)
    own = reading.own
    denied = None if answered else denies_its_points(sentences, own)
    attack = guards.attacks_person(text, answered=answered)
    beside = [flag for flag in (attack, contradiction(reading, results), denied) if flag]
    flags = [*(f for f in by_words if not (granting and f.kind == "concedes")), *beside]
    turned, off_list, not_ours = None, None, False

    listen = partial(_heard, own, counterargument, matcher)
    if answered and not flags:
        surest = max(result.probability for result in results)
        spoken = _spoken(sentences, reading, matcher)
        turned = spoken.misheard(surest, listen) or agrees_throughout(own, results, listen)
    elif not flags:
        where = partial(_without_a_point, text, sentences, counterargument, motion, matcher)
        if reading.fillers:  # they argue nothing, but tell where it goes as well
            turned, _ = where(read_all(fillers_too=True))
        if not turned:
            turned, off_list = where(reading)
        not_ours = odds is not None and odds <= SEEMS_THEIRS and shows_it(own)
    if granting and not _only_grants(granting, sentences, results, off_list, odds):
        flags, off_list, not_ours = [*by_words, *beside], None, False
    elif turned:
        flags.append(turned)
        if answered:
            results = tuple(PointResult(result.id, 0.0, made=False) for result in results)
    placing = place(reading, counterargument, results, flags, off_list=off_list)
    told = flags_in_their_words(flags, text)
    repeated = _said_before(reading, pack, before)
    advice = lift(text, reading, results, told, placing, repeated, theirs=not_ours)
    return Verdict(
        text,
        placing.score,
        placing.band,
        results,
        placing.criteria,
        told,
        in_their_words(advice, text),
        placing.off_list,
        version,
        certainty(text, reading.closest, results, flags, placing),
        None if flags else otherwise(reading, counterargument, results, placing.band),
    )


def _only_grants(
    sentence: Span,
    sentences: Sequence[Sentence],
    results: Sequence[PointResult],
    off_list: float | None,
    odds: float | None,
) -> bool:
    """Whether an answer whose `sentence` agrees goes on to argue, and for the player.

    It does with a point made behind that sentence; if that is the first one, also with a point that
    it has a part in, or an argument on no list.
    """
    made = [result for result in results if result.made]
    spans = (span for result in made for span in (result.span, result.beside) if span)
    argues = any(end > sentence[1] for _, end in spans)
    if sentence == sentences[0].span:
        argues = bool(made) or off_list is not None
    return argues and (bool(made) if odds is None else odds > GRANTS)


def _said_before(reading: Reading, pack: CopyFinder, before: CopyFinder) -> list[str]:
    """The player's own sentences that stand in an earlier answer."""
    said = [sentence.text for sentence in reading.sentences]
    return [
        one
        for one, theirs in zip(said, reported(said), strict=True)
        if before.is_copied(one) and not (theirs or pack.is_copied(one))
    ]


def _spoken(sentences: Sequence[Sentence], reading: Reading, matcher: Matcher) -> Spoken:
    return Spoken(reading.without(sentences)[:MOST_SENTENCES], matcher)


def _heard(reading: Reading, counterargument: Counterargument, matcher: Matcher) -> float | None:
    """What the listener hears."""
    return matcher.argues(to_be_heard(reading), counterargument.claim)


def _without_a_point(
    text: str,
    sentences: Sequence[Sentence],
    counterargument: Counterargument,
    motion: Motion,
    matcher: Matcher,
    reading: Reading,
) -> tuple[Flag | None, float | None]:
    """Where a text goes that makes no point and carries no flag yet: a flag, or how well it argues.

    The second, 0 to 1, is that of an argument of its own; at most one of them is given. What the
    `reading` has left out as fillers is not asked about.
    """
    own, spoken = reading.own, _spoken(sentences, reading, matcher)
    odds = allegiance(text, own, counterargument.claim)
    text = said_once(reading.without_fillers(text), reading.without(sentences))
    around = look_around(own, counterargument, motion, matcher)
    too_little, heard = is_too_little(text), None
    if odds is not None and not too_little:
        heard = _heard(own, counterargument, matcher)
    begs = None if too_little else spoken.flag(heard, odds)
    turned = begs or bearings(own, around, counterargument, odds, heard)
    if not (turned or too_little):
        turned = spoken.chats(heard, odds, far=own.is_off_the_matter)
    argued = None
    if (not turned or turned.kind == "answers-another") and not spoken.jeers(heard):
        argued = argues_its_own(text, own, around, counterargument, odds, heard)
    return (turned if argued is None else None), argued


def scorer_version(matcher: Matcher) -> str:
    """Names the rules and the weights; a score can differ only when this does."""
    return f"{RULES_VERSION}-{matcher.version}"


def _word_flags(
    text: str, sentences: Sequence[Sentence], pack: CopyFinder, before: CopyFinder
) -> list[Flag]:
    """What its words by themselves raise; `before` finds what stands in an earlier answer."""
    copies = (pack + before).copied(sentences)
    found = (
        guards.instructs_judge(text),
        guards.copied(text, sentences, copies, before.copied(sentences)),
        guards.keyword_list(text),
        guards.nonsense(text),
        guards.concedes(text, sentences),
        guards.padding(sentences),
    )
    return [flag for flag in found if flag]


def _nothing(text: str, counterargument: Counterargument, version: str) -> Verdict:
    points = tuple(PointResult(point.id, 0.0, False) for point in counterargument.point)
    return Verdict(
        text, 0, 0, points, Criteria(), (), "Write what is wrong with their argument, and why.",
        False, version, 1.0,
    )  # fmt: skip
