"""What to know on home: how the game goes, or how far one has come."""

from collections.abc import Iterator, Sequence

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label, Static

from game.debate.flow import SYMBOLS, FlowStatus
from game.packs.format import Pack
from game.phrases import plural
from game.records.sides import Progress
from game.records.summary import Summary
from game.tui.keynames import with_keys
from game.tui.marks import score_style

STEPS = (
    ("They speak", "one of the essay's counterarguments, with evidence cards"),
    ("You answer", "in your own words; spelling is never scored"),
    ("The judge", "shows which sentence made which point ({home.trust}: how accurate)"),
    ("You revise", "once, with a hint or two, or contest the verdict"),
    ("The House", "divides when all is said: will you carry it?"),
)

SIGNS: tuple[tuple[FlowStatus, int, str], ...] = (
    ("answered", 60, "from 60  answered"),
    ("partly", 40, "from 40  answered in part"),
    ("stands", 0, "below    their argument stands"),
)
"""Where an argument stands, the lowest score for it, and what is said of it."""


class About(Vertical):
    """The steps of a match for a newcomer, a record for everyone else."""

    async def show(self, pack: Pack, summaries: Sequence[Summary]) -> None:
        """Draws it anew."""
        done = [s for s in summaries if s.finished is not None and s.pack == pack.id and not s.duel]
        self.border_title = "Your record" if done else "How it goes"
        await self.remove_children()
        if self.is_attached:
            await self.mount(*(_record(pack, done) if done else self._steps()))

    def _steps(self) -> Iterator[Horizontal]:
        for name, text in STEPS:
            words = Static(with_keys(self, text), classes="text", markup=False)
            yield Horizontal(Label(name, classes="name"), words)


def _record(pack: Pack, done: Sequence[Summary]) -> Iterator[Static]:
    matches = [s for s in done if s.whole]
    won = sum(bool(s.won) for s in matches)
    progress = Progress.of(pack.id, done)
    mastered = sum(progress.mastered(motion.id) for motion in pack.motions)
    drills = len(done) - len(matches)
    yield Static(
        f"{plural(len(matches), 'match', 'matches')}, {won} won, "
        f"{plural(drills, 'shorter play')}.  "
        f"{mastered} of {plural(len(pack.motions), 'motion')} mastered."
    )
    yield Static("What a score means (a match has the mean of its rounds)", classes="heading")
    for status, floor, words in SIGNS:
        yield Static(Content.assemble((SYMBOLS[status], score_style(floor)), f" {words}"))
