"""What would lift the score: one thing at a time, in a coach's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.scoring.argument import is_too_little
from game.scoring.calibration import OURS
from game.scoring.contract import side_of
from game.scoring.language import is_foreign
from game.scoring.reading import Reading
from game.scoring.rubric import ROOM, Placing
from game.scoring.signposts import leads_in
from game.scoring.verdict import (
    AT_LENGTH_WORDS,
    MADE,
    NEAR_MISS,
    Flag,
    PointResult,
    Span,
    overlap,
)
from game.scoring.words import FIGURE, REASON, SO_WHAT, THEY_SAY, telling_words
from game.text import one_line

ADVICE_VERSION = "18"
"""Raise it whenever the words of the advice may change, for a flag's way out too, or what
`certainty` finds; no score does."""

OFF_LIST = "To go further, give one more reason why they are wrong, outright and in plain words."
OFF_LIST_AT_LENGTH = (
    "You argue at length, and the judge hears none of the points that it knows: say first, in one"
    " plain sentence, why their claim fails."
)
NO_REASON = (
    "The judge hears no reason against their claim: say in one plain sentence why it is wrong."
)
UNHEARD = (
    "The judge does not make out your argument: say your reason against their claim outright, in"
    " one plain sentence without an image."
)
DENIED = "You deny their claim; now say why: one reason, or one fact, against it."
AGREED = "The judge hears their claim here: say which part of it fails, and why."
THEIRS = "It is not clear whose case this is: say outright which part of theirs fails, and why."
TOO_LITTLE = "Very little to go on: say in two or three sentences what is wrong, and why."
SAID_MUCH = 20
"""Different words from which on an answer that the judge does not follow may well be argued."""

FEWEST_TELLING = 3
"""Telling words of a sentence that is worth quoting by itself."""

TELLING_OF_AN_ASKER = 5
"""The same of a question."""

TELLING_OF_AN_ANSWER = 5
"""The same of a sentence that may be a second answer, where all that is said is short."""

NEXT_TO = 0.6
"""Nearness from which on a sentence stands next to a point's wordings, by hand: the verifier is not
asked about each that does."""

_SPEAKS_TO_THEM = re.compile(
    r"\b(?:(?:my|our) (?:\w+ )?(?:friend|colleague|opposite|opponents?) \w+"
    r"|your (?:own )?\w+ (?:is|are|was|were|has|have|does|do|can|says?|proves?|assumes?|rests?)"
    r"|you(?:['’]re| are)? (?:assum|confus|forget|mistak|mix|treat|compar|measur|call|describ|count"
    r"|draw|paint)\w*"
    r"|(?:is|are) (?:no|not an?) (?:objection|argument|answer|reason|substitute)"
    r"|they (?:call|assume|forget|overlook|confuse|mistake))\b",
    re.IGNORECASE,
)
"""An answer names what it answers in some way or other, though by none of `THEY_SAY`."""

_GRANTS = re.compile(
    r"\b(?:i|we)(?:['’]ll| will| do| can)? (?:grant|concede|admit|agree)\b"
    r"|^\W*(?:(?:ok|okay|yes|yeah|well|sure|fine|right)\W+)*(?:it['’]s true|it is true|true|granted"
    r"|admittedly|fair enough|of course|you['’]?re right|you are right|that['’]s (?:fair|true))\b",
    re.IGNORECASE,
)
"""A sentence grants something: it is no second answer."""

AT_LENGTH_BAND = 3
"""The band of one point that is argued in full."""

ARGUED = 0.5
"""Development from which on a point counts as argued, whether a “because” stands there or not."""
FEW_WORDS, FEW_OF_ONE_POINT = 6, 15
"""Different words short of the next band, up to which what is argued is told that it is near; and
with a single point, made surely (`SURE_ALONE`). Of 30 readings of answers with one point, 25 to
34 words and nothing else to mind strict coaches accepted band 2 in 19: in the others they called
the point argued in full. Where the verdict said that it is near (35 to 39 words) they accepted 20
of 22."""
SURE_ALONE = 0.8
"""Probability from which on a single point is made surely."""
LONGEST_QUOTE = 48
"""Characters of the player's sentence that a piece of advice quotes."""


def lift(
    text: str,
    reading: Reading,
    results: Sequence[PointResult],
    flags: Sequence[Flag],
    placing: Placing,
    said_before: Sequence[str] = (),
    *,
    theirs: bool = False,
) -> str:
    """The one thing to do next, to the player; empty when nothing is wanting.

    `said_before` are sentences of the text that stand in an earlier answer of the player's;
    `theirs` says that it stands with the opponent. Quotes the sentence that it is about. Never
    names a point that was missed: finding it is the game.
    """
    if is_foreign(text):
        return "The judge reads English and Japanese: write in one of them."
    if flags:
        return flags[0].way_out
    made = [result for result in results if result.made]
    if made:
        return _next_step(text, reading, results, placing)
    if said_before:
        said = _quoted(said_before[0])
        return f"{said} stands in an earlier answer of yours and earns nothing twice: say more."
    if is_too_little(text):
        return TOO_LITTLE
    return _first_step(text, reading, results, placing, theirs=theirs)


def _first_step(
    text: str,
    reading: Reading,
    results: Sequence[PointResult],
    placing: Placing,
    *,
    theirs: bool,
) -> str:
    """Towards a first point: from what came near one, or from the stand that the text takes."""
    if theirs and not (reading.idle or placing.off_list) and not (reading.denies >= MADE).any():
        return AGREED if (reading.claim >= MADE).any() else THEIRS
    near = max(results, key=lambda result: result.probability)
    if near.is_near:
        said = _what_was_said(text, near)
        if placing.off_list:
            return (
                f"{said} comes near a point, too: say plainly which part of their claim it beats."
            )
        return f"{said} comes near a point: say plainly which part of their claim it defeats."
    if placing.off_list:
        return OFF_LIST_AT_LENGTH if placing.variety >= AT_LENGTH_WORDS else OFF_LIST
    reasoned = REASON.search(text) is not None
    if (reading.denies >= MADE).any():
        return UNHEARD if reasoned else DENIED
    ours = reading.sides and side_of(reading.sides) <= OURS
    if (reading.claim >= MADE).any() and not ours:
        return AGREED
    return UNHEARD if reasoned or placing.variety >= SAID_MUCH else NO_REASON


def _next_step(
    text: str, reading: Reading, results: Sequence[PointResult], placing: Placing
) -> str:
    """From a point that is made to a whole answer; the order is that of what counts most."""
    made = [result for result in results if result.made]
    weakest = min(made, key=lambda result: result.probability)
    said, read = _what_was_said(text, weakest), reading.without_fillers(text)
    enough = placing.variety >= placing.wanted
    wanting = [
        (
            f"{said} is asserted, not argued yet: give it a warrant, a “because” or an example.",
            REASON.search(read) or placing.criteria.development >= ARGUED,
        ),
        (_filling(reading), enough or any(result.is_near for result in results)),
        (_nearly_in_full(made, placing), False),
        (_second(text, reading, results, placing), len(made) > 1 or len(results) == 1),
        (
            f"Back it with evidence: a fact, a case or a cited card behind {said}",
            enough or placing.criteria.development >= 1 or FIGURE.search(weakest.sentence or ""),
        ),
        (f"{said} has its reason, in few words: say more about it.", enough),
        (
            "Give the impact: “therefore ...” tells the House why this decides it.",
            SO_WHAT.search(read),
        ),
        (
            "Weigh it: say why yours is bigger, likelier, sooner or harder to undo than theirs.",
            placing.criteria.weighing,
        ),
        (
            "Signpost: the judge knows what you answer by words such as “You say that ...”.",
            THEY_SAY.search(read) or _SPEAKS_TO_THEM.search(read),
        ),
        (
            f"All is there, in few words: say more about {said}, to stand safely in this band.",
            placing.variety >= placing.wanted + ROOM,
        ),
    ]
    return next((advice for advice, is_there in wanting if advice and not is_there), "")


def _filling(reading: Reading) -> str:
    """To an answer that would be longer by what argues nothing; empty where nothing does."""
    if not reading.fillers:
        return ""
    said = _quoted(reading.fillers[0].text)
    return (
        f"The judge hears no argument in {said}, so it adds nothing: give a reason in its place,"
        " or say how it bears on their claim."
    )


def _nearly_in_full(made: Sequence[PointResult], placing: Placing) -> str:
    """To an answer that lacks but a few words of being argued in full; empty to any other."""
    alone = len(made) == 1
    short = (AT_LENGTH_WORDS if alone else placing.wanted) - placing.variety
    only_words = abs(placing.nearly - max(0.0, 1 - short / ROOM)) < 0.01
    if alone:
        argued = placing.criteria.development >= ARGUED and made[0].probability >= SURE_ALONE
        only_words = only_words and argued and placing.band == AT_LENGTH_BAND - 1
    if not (0 < short <= (FEW_OF_ONE_POINT if alone else FEW_WORDS) and only_words):
        return ""
    on_edge = ", where another coach may put it" if alone else ""
    return (
        f"Near the edge of band {placing.band + 1}{on_edge}: one more reason or fact, and it is"
        " argued in full."
    )


def _second(text: str, reading: Reading, results: Sequence[PointResult], placing: Placing) -> str:
    """Towards a second point: from what came near one, or from what says most beside the first."""
    first = max(results, key=lambda result: result.probability)
    said = _what_was_said(text, first)
    near = max((r for r in results if not r.made), key=lambda r: r.probability, default=None)
    if near and near.is_near and _is_an_answer(_words_of(text, near)):
        other = _what_was_said(text, near)
        if other != said and not _meet(near.spans, first.spans):
            return f"{other} comes near a second answer: say plainly what of their claim it beats."
    column = results.index(first)
    rest = _says_most_beside(reading, first, column)
    if rest and (placing.variety >= placing.wanted or _tells(rest) >= TELLING_OF_AN_ANSWER):
        return (
            f"If {_quoted(rest)} is a second answer, the judge has not heard it, though another"
            " coach may: say which part of their claim it beats."
        )
    return f"{said} is one answer. Add a second, independent one, for when they beat the first."


def _is_an_answer(sentence: str) -> bool:
    """Whether it may be an answer by itself: it says something, and does not only grant."""
    return not _GRANTS.search(sentence) and _tells(sentence) >= FEWEST_TELLING


def _says_most_beside(reading: Reading, made: PointResult, column: int) -> str:
    """The sentence of the player's own that says most, but for those that speak of the point made.

    `column` is the number of that point.
    """
    own = reading.own
    rest = [
        sentence.text
        for row, sentence in enumerate(own.sentences)
        if not (
            max(own.points[row, column], own.speaks[row, column]) >= NEAR_MISS
            or _is_next_to(own, row, column)
            or _meet((sentence.span,), made.spans)
            or _GRANTS.search(sentence.text)
            or leads_in(sentence.text)
            or _only_asks(sentence.text)
        )
    ]
    most = max(rest, key=_tells, default="")
    return most if _tells(most) >= FEWEST_TELLING else ""


def _is_next_to(reading: Reading, row: int, column: int) -> bool:
    """Whether that sentence stands next to wordings of that point, and to no other's more."""
    if not reading.near_points.size:
        return False
    near = reading.near_points[row]
    return int(near.argmax()) == column and bool(near[column] >= NEXT_TO)


def _only_asks(sentence: str) -> bool:
    """Whether it but takes up what they said, as "What 3 years?" does, and answers nothing yet."""
    return (
        sentence.rstrip(" ”\"')").endswith(("?", "？")) and _tells(sentence) < TELLING_OF_AN_ASKER
    )


def _meet(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(overlap(one, other) for one in ones for other in others)


def _what_was_said(text: str, result: PointResult) -> str:
    """In quotation marks, the player's words by which a point was made, or nearly so."""
    return _quoted(_words_of(text, result))


def _words_of(text: str, result: PointResult) -> str:
    """The player's words by which a point was made, or nearly so.

    Of two sentences apart the one that says more, where the first says next to nothing.
    """
    said = result.sentence or ""
    if result.beside and _tells(said) < FEWEST_TELLING:
        said = max(said, text[slice(*result.beside)], key=_tells)
    return said


def _tells(sentence: str) -> int:
    """How many different telling words it has."""
    return len(set(telling_words(sentence)))


def _quoted(sentence: str) -> str:
    words = one_line(sentence)
    if len(words) > LONGEST_QUOTE:
        cut = words[:LONGEST_QUOTE]
        words = (cut.rpartition(" ")[0] or cut[:-1]).rstrip(" ,;:") + " …"
    return f"“{words}”"
