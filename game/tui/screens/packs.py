"""The packs: which essay to argue with, and what is wrong with a pack."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, OptionList, Static

from game.packs.diagnostics import Problem
from game.packs.format import Pack
from game.packs.library import FoundPack
from game.phrases import plural
from game.tui.keynames import with_keys
from game.tui.sized import SizedModal
from game.tui.widgets.choices import Choices

SHOWN = 20
"""Longest list of problems of one pack; `rebuttal pack check` prints them all."""


class PacksScreen(SizedModal[Pack]):
    """Dismisses with the pack that was chosen, None on Escape."""

    HELP = """\
A pack is one essay with its debates. Packs of your own go into the folder that \
`rebuttal where` names. One with errors cannot be played and is listed below with what is wrong; \
it does not stop the others."""
    CSS_PATH = "packs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,p,q", "dismiss", "Close", id="packs.close", tooltip="Back to home"),
    ]  # fmt: skip
    AUTO_FOCUS = "OptionList"

    def __init__(self, found: tuple[FoundPack, ...], chosen: str) -> None:
        super().__init__()
        self._packs = [item.pack for item in found if item.pack is not None]
        self._faults = [item for item in found if item.problems and item.origin == "user"]
        self._faults += [item for item in found if not item.playable and item.origin != "user"]
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Packs"
            tab = "Tab to the problems · " if self._faults else ""
            keys = with_keys(self, f"Enter chooses · {tab}{{packs.close}} closes")
            box.border_subtitle = Content(keys)
            yield Choices(self._describe(pack) for pack in self._packs)
            if self._faults:
                yield Label("Problems", id="heading")
                with VerticalScroll(id="faults"):
                    for found in self._faults:
                        yield from _problems(found)

    def on_mount(self) -> None:
        ids = [pack.id for pack in self._packs]
        if self._chosen in ids:
            self.query_one(OptionList).highlighted = ids.index(self._chosen)

    def _describe(self, pack: Pack) -> Content:
        mark = "●" if pack.id == self._chosen else "○"
        motions = plural(len(pack.motions), "motion")
        return Content.assemble(
            f"{mark} ", (pack.manifest.title, "bold"),
            (f"\n    {pack.id} {pack.manifest.version} · {motions}", "$text-muted"),
        )  # fmt: skip

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._packs[event.option_index])


def _problems(found: FoundPack) -> ComposeResult:
    state = "can be played" if found.playable else "cannot be played"
    yield Static(f"▲ {found.title}, {state}", classes="pack", markup=False)
    errors_first = sorted(found.problems, key=lambda problem: problem.severity)
    for problem in errors_first[:SHOWN]:
        yield Static(_describe_problem(found, problem), classes="problem", markup=False)
    if len(found.problems) > SHOWN:
        more = len(found.problems) - SHOWN
        yield Static(f"and {more} more: rebuttal pack check", classes="problem", markup=False)


def _describe_problem(found: FoundPack, problem: Problem) -> str:
    """Shorter than `str(problem)`: the path begins in the pack's folder."""
    path = problem.path
    inside = path.relative_to(found.folder) if path.is_relative_to(found.folder) else path
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{inside}:{problem.line}:{problem.column} {problem.code}: {problem.message}{hint}"
