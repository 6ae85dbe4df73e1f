"""An author's workbench: the pack, an answer, and live what the judge sees in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from game.errors import RebuttalError
from game.packs.diagnostics import Problem
from game.packs.format import Counterargument, Motion, Pack
from game.packs.places import Places
from game.packs.reading import MOTIONS, read_pack
from game.packs.watching import Watch
from game.phrases import plural
from game.scoring.advice import Adviser, Line
from game.scoring.stopping import Stopped
from game.text import LONGEST_ANSWER
from game.tui.sized import SizedScreen
from game.tui.warmup import judge_of
from game.tui.widgets.advice import AdviceView
from game.tui.widgets.answerbox import AnswerBox
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.packtree import PackTree

if TYPE_CHECKING:
    from game.tui.app import RebuttalApp

LOOK_EVERY = 0.5
"""Seconds between two looks at the pack's files."""


class WorkbenchScreen(SizedScreen[None]):
    """Tree of the pack, answer box, and what each sentence hits."""

    HELP = """\
Write an answer to the counterargument that is chosen in the tree. Below it stands, as you type, \
which point each sentence hits, what comes near and by how much it misses, and what to change in \
the TOML. Save a file of the pack in your editor, and it is read again at once; while a file has \
errors the last good version stays."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "write", "Write", id="workbench.write", tooltip="Back into the answer box"),
        Binding("m", "model", "Model answer", id="workbench.model",
                tooltip="Puts the pack's model answer into the box"),
        Binding("q", "app.quit", "Quit", id="workbench.quit", tooltip="Leave the workbench"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    WorkbenchScreen {
        #title {
            width: 100%; background: $primary; color: $text-on-primary;
            text-style: bold; padding: 0 1;
        }
        #problem { height: auto; max-height: 3; padding: 0 1; color: $text-error; display: none; }
        #problem.-shown { display: block; }
        #desk { height: 1fr; }
        PackTree { width: 26; height: 1fr; }
        #claim { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
        &.-wide PackTree { width: 40; }
        &.-small PackTree { width: 20; }
    }
    """
    AUTO_FOCUS = "AnswerBox"

    app: getters.app[RebuttalApp]

    title_bar = getters.query_one("#title", Static)
    problem_bar = getters.query_one("#problem", Static)
    claim = getters.query_one("#claim", Static)
    advice = getters.query_one(AdviceView)
    box = getters.query_one(AnswerBox)
    tree_of_pack = getters.query_one(PackTree)

    @dataclass
    class Seen(Message):
        """What the judge sees in `text`, answering that counterargument."""

        text: str
        answered: Counterargument
        lines: tuple[Line, ...]

    @dataclass
    class Reread(Message):
        """The pack was read again; `pack` is None while it has errors."""

        pack: Pack | None
        problems: tuple[Problem, ...]
        places: Places

    def __init__(self, folder: Path, pack: Pack, motion: str, counterargument: str) -> None:
        super().__init__()
        self._folder = folder
        self._pack = pack
        self._watch = Watch(folder)
        self._places = _places(folder)
        self._choose(motion, counterargument)
        self._busy = False
        self._seen: Counterargument | None = None
        """The counterargument that the judge has read an answer to last."""

    def _choose(self, motion: str, counterargument: str) -> None:
        self._motion: Motion = self._pack.get_motion(motion)
        self._thrown = self._motion.get_counterargument(counterargument)
        self._adviser = Adviser(self._thrown, self._motion, self._places)

    def compose(self) -> ComposeResult:
        yield Static(id="title")
        yield Static(id="problem")
        with Horizontal(id="desk"):
            yield PackTree(self._pack, self._motion.id, self._thrown.id)
            with Vertical():
                yield Static(id="claim")
                yield AnswerBox(compact=False, highlight_cursor_line=False)
                yield AdviceView()
        yield KeyBar()

    def on_mount(self) -> None:
        self.app.scorer.start()
        self._show_title()
        self._show_claim()
        self.set_interval(LOOK_EVERY, self.look)
        self._refresh_lines()

    # -- the answer ------------------------------------------------------------------

    @on(TextArea.Changed)
    def _refresh_lines(self) -> None:
        """Asks the judge about what stands in the box, unless it is being asked already."""
        text = self.box.answer
        self.box.border_subtitle = Content(plural(len(text.split()), "word"))
        if not text:
            self.advice.show(self._adviser.points())
        elif len(text) > LONGEST_ANSWER:
            self.advice.show(
                [Line("flag", f"longer than {LONGEST_ANSWER:,} characters, the most judged")]
            )
        elif not self._busy:
            self._busy = True
            if self._seen is not self._thrown:
                self.advice.show([Line("detail", self._wait())])
            self._ask(text, self._thrown, self._motion, self._adviser)

    def _wait(self) -> str:
        """What the first verdict on an argument waits for; later ones come at once."""
        if not self.app.scorer.ready:
            return "The judge is loading, which takes some seconds ..."
        return "The judge reads the wordings of this argument ..."

    @work(thread=True, group="judge")
    def _ask(self, text: str, answered: Counterargument, motion: Motion, adviser: Adviser) -> None:
        from game.scoring.tracing import trace

        try:
            lines = tuple(adviser.lines(trace(text, answered, motion, judge_of(self.app))))
        except Stopped:
            return
        except RebuttalError as error:
            lines = (Line("flag", str(error)),)
        self.post_message(self.Seen(text, answered, lines))

    @on(Seen)
    def _take(self, event: Seen) -> None:
        """Shows what was found, or asks again if author or pack has gone on meanwhile."""
        self._busy = False
        self._seen = event.answered
        if not self.box.answer:
            return
        self.advice.show(event.lines)
        if event.text != self.box.answer or event.answered is not self._thrown:
            self._refresh_lines()

    # -- the pack --------------------------------------------------------------------

    @on(PackTree.Chosen)
    def _answer_another(self, event: PackTree.Chosen) -> None:
        self._choose(event.motion, event.counterargument)
        self._show_claim()
        self._refresh_lines()

    def look(self) -> None:
        """Reads the pack again if one of its files was saved."""
        if self._watch.changed():
            self._read_again()

    @work(thread=True, group="pack", exclusive=True)
    def _read_again(self) -> None:
        self.post_message(self.Reread(*read_pack(self._folder), _places(self._folder)))

    @on(Reread)
    def _take_pack(self, event: Reread) -> None:
        errors = [problem for problem in event.problems if problem.severity == "error"]
        self.problem_bar.set_class(bool(errors), "-shown")
        if event.pack is None:
            first = replace(errors[0], path=Path(errors[0].path.name))
            many = f"{plural(len(errors), 'error')}, last good version shown. "
            self.problem_bar.update(Content(f"{many}{first}"))
            return
        self._pack, self._places = event.pack, event.places
        part = self.tree_of_pack.show_pack(event.pack)
        self._choose(part[0], part[1])
        self._show_title()
        self._show_claim()
        self._refresh_lines()

    def _show_title(self) -> None:
        manifest = self._pack.manifest
        words = f"Preview · {manifest.title} {manifest.version}"
        self.title_bar.update(Content(f"{words} · {self._pack.content_hash[:6]}"))

    def _show_claim(self) -> None:
        self.claim.update(Content(f"They say to {self._thrown.against}: {self._thrown.claim}"))

    # -- keys ------------------------------------------------------------------------

    @on(AnswerBox.Left)
    def _to_the_tree(self) -> None:
        self.tree_of_pack.focus()

    def action_write(self) -> None:
        """Back into the box."""
        self.box.focus()

    def action_model(self) -> None:
        """The model answer, to see how the judge reads it."""
        self.box.load_text(self._thrown.model_answer)
        self.box.focus()


def _places(folder: Path) -> Places:
    """Where everything stands in the pack's files as they are now; the hints name lines there."""
    places = Places(folder)
    places.keep(path.stem for path in sorted((folder / MOTIONS).glob("*.toml")))
    return places
