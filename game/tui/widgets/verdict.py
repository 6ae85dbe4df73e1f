"""The judge's panel: the call before the verdict, the verdict, and the list when the round ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.debate.clock import CUT
from game.debate.events import Called
from game.debate.own_flow import both_flows, flow_count
from game.debate.reasons import (
    SURENESS,
    band_reason,
    call_result,
    certainty_line,
    doubt_line,
    inside,
    marks,
    press_offer,
    score_sum,
)
from game.debate.round import PRESS_CAP, Round
from game.debate.round_lines import (
    GUESSED,
    change_line,
    essay_place,
    inside_line,
    press_line,
    sureness,
)
from game.debate.turn import Turn
from game.debate.wording import FLAGGED, LIFT, MADE, MISSED, NEAR, UNSURE, commented, quoted
from game.packs.format import Point
from game.packs.refutations import kind_of, meanings
from game.phrases import plural
from game.scoring.verdict import BAND_RANGES, ONE_POINT, Flag, Verdict, band_name
from game.tui.widgets.hanging import Hanging
from game.tui.widgets.panel import Panel
from game.tui.widgets.prose import SIGN_STYLES, flowing

QUOTE = 110
"""Longest quotation in a row; the whole text stands marked above the verdict."""

SectionTitle = Callable[[str | None], str]


@dataclass(frozen=True)
class Row:
    """A sign and what it says; without a sign it is a heading or a continuation."""

    sign: Content
    body: Content
    news: bool = False
    """What the review adds to the verdict begins here."""


@dataclass(frozen=True)
class Pair:
    """Two texts side by side: the player's flow and the judge's."""

    left: Content
    right: Content


class VerdictView(Panel):
    """What the judge has to say, one row a finding, signs in a column of their own."""

    DEFAULT_CSS = """
    VerdictView { height: 1fr; }
    VerdictView Hanging > .sign { width: 5; }
    VerdictView .pair { height: auto; }
    VerdictView .pair > Static { width: 1fr; padding-right: 2; }
    VerdictView .pair > Static:first-child { padding-left: 5; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("Judge", id=id)
        self._rows: tuple[Row | Pair, ...] = ()

    def compose(self) -> ComposeResult:
        yield from map(_drawn, self._rows)

    async def show(self, rows: Iterator[Row | Pair]) -> None:
        """Draws `rows` from the top."""
        self._rows = tuple(rows)
        await self.recompose()
        self.scroll_home(animate=False)

    def to_news(self) -> None:
        """Scrolls to what the review adds, in case the verdict above it leaves no room."""
        for heading in self.query(".news"):
            self.scroll_to_widget(heading, top=True, animate=False)
            return


def call_asked(most: int, made: tuple[Called | None, ...], skip: str) -> str:
    """The same question while the judge is reading, in one line; or what was `made` of it.

    `skip`: the name of the key that leaves it out.
    """
    if not made:
        return f"How many points did your answer make? 0 to {most}, or {skip} to skip."
    (call,) = made
    return "No call." if call is None else f"Your call: {plural(call.points, 'point')}."


def call_rows(most: int, skip: str) -> Iterator[Row]:
    """The question before the verdict, for an answer that can make at most `most` points.

    `skip`: the name of the key that leaves it out.
    """
    yield _row("?", "How many points did your answer make?", "bold")
    yield _row("", f"Press 0 to {most} before you see the verdict; {skip} skips it.")
    yield _row("", "It does not change the score; the ballot tells how well you know yourself.")


def verdict_rows(turn: Turn, section: SectionTitle, *, details: bool) -> Iterator[Row | Pair]:
    """Everything about the round that may be known at this step."""
    verdict, played = turn.shown, turn.round
    if verdict is None:
        return
    yield _score_row(verdict, most=PRESS_CAP if verdict is _pressed(played) else 100)
    if turn.match.setup.is_up(played.seconds):
        yield _row("!", CUT)
    yield from _change_rows(played)
    if words := doubt_line(verdict):
        yield _row(UNSURE, words)
    if words := call_result(played):
        yield _row("#", words)
    if details:
        yield from _detail_rows(verdict)
    yield from (_flag_row(flag, verdict.text) for flag in verdict.flags)
    yield from _made_rows(turn, verdict, details=details)
    if verdict.off_list:
        yield _row("!", "What is not on the list may be contested.")
    if turn.open_ended:
        yield from _open_rows(turn, verdict)
    yield from _flow_rows(turn)
    if not turn.open_ended:
        yield from _review_rows(turn, section, details=details)


def _change_rows(played: Round) -> Iterator[Row]:
    """What revision, hints and press did to the score."""
    signed = (("±", change_line(played)), ("=", score_sum(played)))
    yield from (_row(sign, words, "bold") for sign, words in signed if words)
    if press := played.press:
        words = press_line(played).removeprefix(f"{MADE} ")
        reply = quoted(press.text, QUOTE)
        body = Content.assemble((words, "bold"), (f"\n{reply}", "italic"))
        yield Row(Content.styled(MADE if press.made else MISSED, "bold"), body)


def _open_rows(turn: Turn, verdict: Verdict) -> Iterator[Row]:
    """What can still be done about the score."""
    yield from _near_rows(verdict)
    if verdict.lift and all(flag.way_out != verdict.lift for flag in verdict.flags):
        yield _row(LIFT, verdict.lift, sign_style="bold $text-accent")
    wanted = turn.step != "press" and turn.match.setup.rules.press
    if wanted and turn.round.press_lifts:
        yield from _press_rows(turn.round)


def _pressed(played: Round) -> Verdict | None:
    """Of the answer and the reply to the press together."""
    return played.press.verdict if played.press else None


def _score_row(verdict: Verdict, most: int) -> Row:
    """The score with its band; where only `most` of it counts, that stands first."""
    name = band_name(verdict.band, off_list=verdict.off_list)
    count = len(verdict.made)
    told = count == 1 and verdict.band == ONE_POINT  # by the name of the band
    counts = min(verdict.score, most)
    above = (
        f"counts: a press lifts a round to {most} at most\nWith your reply it is {verdict.score}: "
    )
    body = Content.assemble(
        (above if counts < verdict.score else "", "bold"),
        (f"{'●' * verdict.band}{'○' * (4 - verdict.band)} {name}", "bold"),
        (GUESSED if verdict.is_too_uncertain else "", "bold"),
        f" · {plural(count, 'point')} made" if count and not told else "",
        f" · band {BAND_RANGES[verdict.band]}",
        (f"\n{inside_line(verdict.criteria, off_list=verdict.off_list)}", "$foreground 80%"),
    )
    return Row(Content.styled(f"{counts:>3} ", "bold reverse"), body)


def _detail_rows(verdict: Verdict) -> Iterator[Row]:
    yield _row("v", band_reason(verdict))
    for mark, made_of, measures in marks(verdict):
        yield Row(Content(), Content.assemble((mark, "bold"), f": {made_of}"))
        yield from (
            _row(f"{m.value:>4.0%}", f"{m.name}: {m.meaning}", sign_style="") for m in measures
        )
    yield _row("", inside(verdict))
    yield _row("", SURENESS)
    if words := certainty_line(verdict):
        yield _row("", words)


def _flag_row(flag: Flag, text: str) -> Row:
    words = text[slice(*flag.span)] if flag.span else ""
    quote = f"{commented(words, QUOTE)} " if words and words not in flag.why else ""
    why = f": {quote}{flag.why} "
    body = Content.assemble(
        (flag.name, "bold $text-error"), why, ("Way out: ", "bold"), flag.way_out
    )
    return Row(Content.styled(FLAGGED, SIGN_STYLES["flag"]), body)


def _made_rows(turn: Turn, verdict: Verdict, *, details: bool) -> Iterator[Row]:
    """The points made with the player's words; with `details`, what their kinds mean."""
    made = [result for result in verdict.points if result.made]
    points = [turn.round.counterargument.get_point(result.id) for result in made]
    for number, (result, point) in enumerate(zip(made, points, strict=True), start=1):
        words = verdict.words_of(result)
        body = Content.assemble(
            (quoted(words, QUOTE) if words else "your answer as a whole", "bold"),
            "\nprobably makes" if result.is_doubtful else "\nmakes",
            *_kind(point, " (", ")"),
            f": {point.text} ",
            (sureness(result), "$foreground 80%"),
        )
        yield Row(Content.styled(f"{MADE}{number}", SIGN_STYLES["made"]), body)
    if details:
        yield from _kind_rows(points)


def _kind(point: Point, before: str, after: str) -> Iterator[str | tuple[str, str]]:
    """The name of the point's kind of refutation; nothing where it has none."""
    if kind := kind_of(point):
        yield from (before, (kind.name, "bold"), after)


def _kind_rows(points: Iterable[Point]) -> Iterator[Row]:
    yield from (_row("v", words, "$foreground 80%") for words in meanings(points))


def _near_rows(verdict: Verdict) -> Iterator[Row]:
    for result in verdict.near:
        body = Content.assemble(
            (quoted(verdict.words_of(result), QUOTE), "italic"),
            " comes near a point, but does not make it yet ",
            (sureness(result), "$foreground 80%"),
        )
        yield Row(Content.styled(NEAR, SIGN_STYLES["near"]), body)


def _press_rows(played: Round) -> Iterator[Row]:
    if point := played.pressing:
        yield _row("»", f"They would press you: {quoted(point.press)}", "italic")
        yield _row("", press_offer(played), "$foreground 80%")


def _review_rows(turn: Turn, section: SectionTitle, *, details: bool) -> Iterator[Row]:
    played = turn.round
    for name in played.contested:
        named = played.counterargument.get_point(name).text if name else "an answer on no list"
        yield _row("!", f"Contested, kept for the ballot: {named}")
    yield _row("", "")
    if played.missed:
        yield _news("Points the judge did not hear")
    yield from (_missed_row(played, point, section) for point in played.missed)
    if details:
        yield from _kind_rows(played.missed)
    if not played.missed:
        yield _news("You made every point on the list.", MADE)
    if played.counterargument.model_answer:
        yield _row("", "")
        yield _row("", "A model answer", "bold underline")
        yield _row("", flowing(played.counterargument.model_answer))


def _missed_row(played: Round, point: Point, section: SectionTitle) -> Row:
    """A point that was not made, and what came near it."""
    told = (*_kind(point, "", ": "), f"{point.text}{essay_place(point, section)}")
    near = played.nearly(point)
    if near is None:
        return Row(Content.styled(MISSED, "bold"), Content.assemble(*told))
    result, words = near
    body = Content.assemble(
        *told,
        "\n",
        (quoted(words, QUOTE), "italic"),
        " nearly makes it, and is not counted ",
        (sureness(result, line=True), "$foreground 80%"),
    )
    return Row(Content.styled(NEAR, SIGN_STYLES["near"]), body)


def _flow_rows(turn: Turn) -> Iterator[Row | Pair]:
    """The player's own flow beside what the judge found."""
    rows = both_flows(turn.round, reveal=not turn.open_ended)
    if not rows:
        return
    yield _row("", "")
    yield _row("#", flow_count(turn.round))
    head = "bold underline"
    yield Pair(Content.styled("Your flow", head), Content.styled("The judge's flow", head))
    yield from (Pair(Content(mine), Content(found)) for mine, found in rows)


def _drawn(row: Row | Pair) -> Widget:
    if isinstance(row, Row):
        return Hanging(row.sign, row.body, classes="news" if row.news else "")
    return Horizontal(Static(row.left), Static(row.right), classes="pair")


def _news(words: str, sign: str = "") -> Row:
    style = "bold" if sign else "bold underline"
    return Row(Content.styled(sign, "bold"), Content.styled(words, style), news=True)


def _row(sign: str, words: str, style: str = "", *, sign_style: str = "bold") -> Row:
    body = Content.styled(words, style) if style else Content(words)
    return Row(Content.styled(sign, sign_style), body)
