"""The ballot of a duel: who carried the House, and what each of the two has earned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.debate.ballot import Ballot
from game.debate.duel import Duellist, duel_ballot
from game.debate.result_lines import BANDS_FIRST, duel_lines
from game.debate.setup import Play
from game.debate.wording import quoted
from game.packs.format import Pack, other_side
from game.records.saved import SavedMatch
from game.tui.screens.result import ResultScreen, numbered
from game.tui.widgets.flow import FlowTable
from game.tui.widgets.house import HouseBar
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.matchline import MatchLine
from game.tui.widgets.panel import Panel


class DuelBallotScreen(ResultScreen):
    """Both results side by side, and the flow sheet of both."""

    HELP = """\
The House divides between the two: half of its seats lie with what was thrown at either side. \
What you answered is yours, what stands is the other's. Level shares are parted by the score. \
{duel-ballot.other} plays the same motion with the sides changed, {duel-ballot.export} saves the \
duel as a Markdown file."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "o", "other", "Change sides", id="duel-ballot.other",
            tooltip="The same motion, each on the other side",
        ),
        Binding("x", "export", "Export", id="duel-ballot.export", tooltip="Save as Markdown"),
        Binding("y", "copy", "Copy", id="duel-ballot.copy", tooltip="Copy the ballot as text"),
        Binding(
            "escape", "back", "Home", id="duel-ballot.home",
            tooltip="Back to home; the duel stays in the history",
        ),
    ]  # fmt: skip

    def __init__(self, saved: SavedMatch, pack: Pack | None = None) -> None:
        super().__init__(saved, pack)
        self.ballot = duel_ballot(saved.match)

    def compose(self) -> ComposeResult:
        match, result = self.saved.match, self.ballot
        yield MatchLine(match)
        yield HouseBar(result.house, match.setup.duellists)
        with Panel(id="sheet", classes="panel"):
            yield Static(_verdict(result.reason, drawn=result.carried_by is None), id="result")
            with Horizontal(id="pair"):
                for one, earned in zip(result.duellists, result.ballots, strict=True):
                    won = one == result.carried_by
                    yield Static(Content("\n").join(list(_numbers(one, earned, won=won))))
            yield Static(Content.styled(BANDS_FIRST, "$foreground 80%"))
            yield Static(Content("Flow sheet"), classes="heading")
            yield FlowTable(result.flow, sheet=True)
            yield Vertical(*self._study(), id="study")
        yield KeyBar()

    @property
    def as_text(self) -> Iterable[str]:
        return duel_lines(self.ballot)

    def _study(self) -> Iterator[Widget]:
        for one, earned in zip(self.ballot.duellists, self.ballot.ballots, strict=True):
            yield Static(Content(one.name), classes="heading")
            yield Static(Content("\n").join([*_learnt(earned), Content("")]))

    # -- ways on ---------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "other":
            wanted = self.saved.match.setup.motion
            return any(motion.id == wanted for motion in (self.pack.motions if self.pack else ()))
        return True

    def action_other(self) -> None:
        setup = self.saved.match.setup
        first, second = setup.duellists
        self.play(
            Play(
                pack=setup.pack,
                motion=setup.motion,
                side=other_side(setup.side),
                mode=setup.mode,
                rounds=setup.rounds // 2,
                duellists=(first, second),
            )
        )


def _verdict(reason: str, *, drawn: bool) -> Content:
    return Content.styled(f"{'=' if drawn else '✓'} {reason}", "bold")


def _numbers(one: Duellist, earned: Ballot, *, won: bool) -> Iterator[Content]:
    mark = " carries the House" if won else ""
    yield Content.assemble((one.name, "bold underline"), f" {one.side.upper()}{mark}")
    yield numbered("Score", earned.score, 100, "bold reverse")
    yield numbered("Answered", earned.answered, earned.weight) + Content("weight")
    yield numbered("Content", earned.content, 60)
    yield numbered("Strategy", earned.strategy, 40)
    if earned.steelman is not None:
        yield numbered("Steelman", earned.steelman, 100)
    if earned.calls_made:
        yield numbered("Calls", earned.calls_right, earned.calls_made) + Content("right")


def _learnt(earned: Ballot) -> Iterator[Content]:
    if earned.best and earned.best.sentence:
        yield Content(f"Clearest point: {quoted(earned.best.sentence, 240)}")
    for contest in earned.contested:
        yield Content(f"! Contested: {contest.point or 'an answer that is on no list'}")
    for study in earned.study:
        place = Content.styled(f" ({study.counterargument})", "$foreground 80%")
        yield Content.assemble("To study: ", study.point.text, place)
