"""The ballot: who carried the House and why, and what to study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.debate.ballot import Ballot, ballot
from game.debate.ladder import CLIMBED, RUNG_NAMES, outcome
from game.debate.result_lines import (
    BANDS_FIRST,
    ballot_lines,
    beside,
    late_lines,
    world_schools_lines,
)
from game.debate.setup import Play, rounds_again
from game.debate.wording import MADE, quoted
from game.errors import RebuttalError
from game.packs.format import Pack, Side, other_side
from game.records.daily import line_to_share
from game.records.ladder import Ladder
from game.records.saved import SavedMatch
from game.tui.keepsake import share
from game.tui.keynames import with_keys
from game.tui.screens.result import ResultScreen, numbered
from game.tui.widgets.flow import FlowTable
from game.tui.widgets.hanging import Hanging
from game.tui.widgets.house import HouseBar
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.matchline import MatchLine
from game.tui.widgets.panel import Panel


class BallotScreen(ResultScreen):
    """The result of a match; of a drill, its verdict and the way to the whole match."""

    HELP = """\
The House divides by the weight of their arguments: answered counts whole, partly counts half. \
Content and strategy are judged from your text; style is not. {ballot.other} argues the other \
side, {ballot.export} saves the whole match as a Markdown file."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "p", "whole", "Play the match", id="ballot.match",
            tooltip="The whole match on this motion and side",
        ),
        Binding(
            "o", "other", "Other side", id="ballot.other",
            tooltip="The same motion from the other side",
        ),
        Binding(
            "l", "climb", "Ladder", id="ballot.climb",
            tooltip="The next rung of the ladder, or the same again",
        ),
        Binding("x", "export", "Export", id="ballot.export", tooltip="Save as a Markdown file"),
        Binding("y", "copy", "Copy", id="ballot.copy", tooltip="Copy the ballot as text"),
        Binding("l", "share", "Copy the line", id="ballot.share",
                tooltip="Copy the line that tells of the day's counterargument"),
        Binding(
            "escape", "back", "Home", id="ballot.home",
            tooltip="Back to home; the match stays in the history",
        ),
    ]  # fmt: skip

    sheet = getters.query_one("#sheet", Panel)

    def __init__(self, saved: SavedMatch, pack: Pack | None = None) -> None:
        super().__init__(saved, pack)
        self.ballot = ballot(saved.match)
        self._climb: Play | None = None

    def compose(self) -> ComposeResult:
        match, result = self.saved.match, self.ballot
        yield MatchLine(match, left=self.time_left)
        yield HouseBar(result.house)
        with Panel(id="sheet", classes="panel"):
            yield Static(_verdict(result, match.setup.rung), id="result")
            if self._drill:
                yield self._doors()
            yield Vertical(*self._numbers(), id="numbers")
            yield _heading("Flow sheet")
            yield FlowTable(result.flow, sheet=True)
            yield Vertical(*self._study(), id="study")
            if not self._drill:
                yield self._doors()
        yield KeyBar()

    @property
    def as_text(self) -> Iterable[str]:
        return ballot_lines(self.ballot)

    def show_pack(self) -> None:
        super().show_pack()
        self._climb = self._next_rung()
        self.call_later(self.draw_anew)

    async def draw_anew(self) -> None:
        """What needs the pack: the sections of the points to study, and the ways on."""
        for name, rows in (("#study", self._study), ("#next", self._next)):
            place = self.query_one(name, Vertical)
            async with self.batch():
                await place.remove_children()
                if place.is_attached:
                    await place.mount(*rows())

    @property
    def _drill(self) -> bool:
        return self.saved.match.setup.mode == "drill"

    # -- what it says ----------------------------------------------------------

    def _numbers(self) -> Iterator[Widget]:
        result, closing = self.ballot, self.saved.match.closing
        score = numbered("Score", result.score, 100, "bold reverse")
        yield _row(score, _score_meaning(result))
        content = numbered("Content", result.content, 60)
        yield _row(content, "which points you made, and how well")
        strategy = numbered("Strategy", result.strategy, 40)
        yield _row(strategy, "engaging, structure, weighing")
        if result.opening is not None:
            opening = numbered("Opening", result.opening, 100)
            yield _row(opening, result.opening_words)
        if closing and closing.score is not None:
            yield _row(numbered("Closing", closing.score, 100), closing.feedback)
            for line in late_lines(closing, self.saved.match.motion):
                yield _row(Content(), f"{MADE} {line}")
        if result.steelman is not None:
            steelman = numbered("Steelman", result.steelman, 100)
            yield _row(steelman, "how well you put their arguments before you answered")
        if result.calls_made:
            calls = numbered("Calls", result.calls_right, result.calls_made)
            yield _row(calls, "verdicts that you called right")
        words = "\n".join([BANDS_FIRST, *world_schools_lines(result)])
        yield Static(Content.styled(words, "$foreground 80%"))

    def _study(self) -> Iterator[Widget]:
        result = self.ballot
        if result.best and result.best.sentence:
            yield _heading("Your clearest point")
            yield Static(Content(f"{quoted(result.best.sentence, 240)}\n"))
        if result.study:
            yield _heading("To study")
        for number, study in enumerate(result.study, start=1):
            place = self.section(study.point.source)
            source = f" · essay, “{place}”" if place else ""
            where = f" ({study.counterargument}{source})"
            body = Content.assemble(study.point.text, (where, "$foreground 80%"))
            yield Hanging(Content(f"{number}."), body)
        if result.contested:
            yield Static()
            yield _heading("Contested by you")
        for contest in result.contested:
            point = contest.point or "an answer that is on no list"
            yield Hanging(Content("!"), Content(f"{contest.counterargument}: {point}"))

    def _doors(self) -> Vertical:
        """Where to go from here: first thing after a drill, last thing after a match."""
        return Vertical(*self._next(), id="next")

    def _next(self) -> Iterator[Widget]:
        setup = self.saved.match.setup
        if climb := self._climb:
            name = self.saved.match.motion.get_counterargument(climb.counterargument).name
            yield self.door("climb", f"Rung {climb.rung}, {RUNG_NAMES[climb.rung]}: {name}.")
        if self._drill and self._can_play(setup.side):
            yield self.door(
                "match", "Play the whole match: up to four rounds, a closing and the House."
            )
        if self._can_play(other_side(setup.side)):
            side = other_side(setup.side).upper()
            yield self.door(
                "other", f"Now argue {side}: the same motion from the other side of the table."
            )
        if setup.day:
            yield self.door("share", "Copy the line to share:")
            yield Hanging(Content(), Content(self._line()), classes="door")
        if self.pack_missing:
            words = f"To play this motion again, install its pack {quoted(setup.pack)}."
            yield Static(Content(words))
        yield self.door("export", "Save this match as a Markdown file.")

    def door(self, action: str, words: str) -> Hanging:
        """The key of one of the ballot's actions and where it leads."""
        key = with_keys(self, f" {{ballot.{action}}} ")
        return Hanging(Content.styled(key, "bold reverse"), Content(words), classes="door")

    def _next_rung(self) -> Play | None:
        """The rung to climb next; None after what was none, or without the pack."""
        match = self.saved.match
        if not match.setup.rung or not self._can_play(match.setup.side):
            return None
        try:
            ladder = Ladder.of(match.setup.pack, self.app.history.matches())
        except RebuttalError as error:
            self.app.warn(str(error))
            return None
        return ladder.lead_on(match.motion, match.setup, self.ballot.score)

    def _line(self) -> str:
        """What there is to share; empty, with a warning shown, if the history cannot be read."""
        try:
            return line_to_share(self.saved)
        except RebuttalError as error:
            self.app.warn(str(error))
            return ""

    def _can_play(self, side: Side) -> bool:
        """The pack is here and still has the motion, with something thrown at `side`."""
        wanted = self.saved.match.setup.motion
        motions = self.pack.motions if self.pack else ()
        return any(motion.against(side) for motion in motions if motion.id == wanted)

    # -- ways on ---------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        side = self.saved.match.setup.side
        if action == "climb":
            return self._climb is not None
        if action == "share":
            return bool(self.saved.match.setup.day)
        if action == "whole":
            return self._drill and self._can_play(side)
        if action == "other":
            return self._can_play(other_side(side))
        return True

    def action_whole(self) -> None:
        setup = self.saved.match.setup
        self.play(Play(setup.pack, setup.motion, setup.side))

    def action_climb(self) -> None:
        if self._climb:
            self.play(self._climb)

    def action_other(self) -> None:
        setup = self.saved.match.setup
        mode = "practice" if self._drill else setup.mode
        rounds = None if self._drill else rounds_again(setup, self.saved.match.motion)
        self.play(Play(setup.pack, setup.motion, other_side(setup.side), mode, rounds=rounds))

    def action_share(self) -> None:
        share(self.app, self.saved)


def _verdict(result: Ballot, rung: int) -> Content:
    if rung:
        style = "bold $text-success" if result.score >= CLIMBED else "bold $text-warning"
        return Content.styled(outcome(rung, result.score), style)
    sign = "✓" if result.won else "✗"
    style = "bold $text-success" if result.won else "bold $text-error"
    return Content.styled(f"{sign} {result.reason}", style)


def _score_meaning(result: Ballot) -> str:
    """Of what the score is the mean, and what is no part of it."""
    mean = "the mean of the rounds by weight" if len(result.flow) > 1 else "the round's score"
    apart = [name.lower() for name, _ in beside(result)]
    if not apart:
        return mean
    names = ", ".join(apart[:-1]) + " and " * (len(apart) > 1) + apart[-1]
    return f"{mean}; the {names} {'stand' if len(apart) > 1 else 'stands'} beside it"


def _heading(words: str) -> Static:
    return Static(Content(words), classes="heading")


def _row(mark: Content, meaning: str) -> Hanging:
    return Hanging(mark, Content(meaning), classes="number")
