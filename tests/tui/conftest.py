"""What tests of the screens share: an app on a small pack, and what a player reads of it."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import pytest
from textual.pilot import Pilot

from game.debate.events import Answered, Closed, Mode, Opened, RoundClosed, Thrown
from game.debate.setup import Play, begin
from game.packs import library
from game.packs.format import Pack, Side
from game.paths import history_file
from game.records.history import History
from game.records.saved import SavedMatch
from game.scoring.verdict import Verdict
from game.settings import Settings
from game.tui.app import RebuttalApp, open_history

GOLDENS = Path(__file__).parent / "goldens"
REWRITE = "REBUTTAL_REWRITE_GOLDENS"
"""Set it to write the texts anew: `REBUTTAL_REWRITE_GOLDENS=1 pytest tests/tui`."""


class MakeApp(Protocol):
    def __call__(
        self, start: Play | None = None, settings: Settings | None = None
    ) -> RebuttalApp: ...


@pytest.fixture(autouse=True)
def many_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that shows every colour, wherever the tests run."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)


@pytest.fixture
def shelf(
    tmp_path: Path, write_sample_pack: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The folder of bundled packs, with `school-phones` alone in it."""
    folder = tmp_path / "bundled"
    folder.mkdir()
    write_sample_pack(folder / "school-phones")
    monkeypatch.setattr(library, "bundled_packs_folder", lambda: folder)
    return folder


@pytest.fixture
def make_app(shelf: Path, overlap_matcher: object) -> Iterator[MakeApp]:
    """Apps that judge by word overlap; their history is closed in the end."""
    made: list[RebuttalApp] = []

    def make(start: Play | None = None, settings: Settings | None = None) -> RebuttalApp:
        made.append(
            RebuttalApp(open_history, start=start, load=lambda: overlap_matcher, settings=settings)
        )
        return made[-1]

    yield make
    for app in made:
        app.close_history()


@pytest.fixture
def settle() -> Callable[[Pilot[int]], object]:
    """Waits until packs are read and everything is painted."""

    async def wait(pilot: Pilot[int]) -> None:
        for _ in range(100):
            await pilot.pause()
            if not any(worker.is_running for worker in pilot.app.workers):
                break
            await pilot.pause(0.02)
        await pilot.pause()

    return wait


@pytest.fixture
def screen_text() -> Callable[[RebuttalApp], str]:
    """What a player reads: the rows of the screen in front, without trailing spaces."""

    def read(app: RebuttalApp) -> str:
        strips = app.screen._compositor.render_strips(app.screen.size)
        rows = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
        return "\n".join(rows).rstrip("\n") + "\n"

    return read


@pytest.fixture
def assert_golden() -> Callable[[str, str], None]:
    """Compares what is read with `goldens/NAME.txt`."""

    def compare(name: str, text: str) -> None:
        path = GOLDENS / f"{name}.txt"
        if os.environ.get(REWRITE):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), f"differs from {path.name} ({REWRITE}=1)"

    return compare


PlayMatch = Callable[..., SavedMatch]


@pytest.fixture
def play_match(school_phones: Pack) -> Iterator[PlayMatch]:
    """Plays a match on `zoo` with these scores, to its end if they suffice, and records it."""
    opened: list[History] = []

    def play(
        side: Side,
        scores: Sequence[int],
        mode: Mode = "practice",
        pack: Pack = school_phones,
        **asked: object,
    ) -> SavedMatch:
        opened.append(History(history_file()))
        play = Play(pack.id, side=side, mode=mode, **asked)
        motion, started = begin(play, pack, "overlap", draw=lambda _: 1)
        saved = SavedMatch.start(opened[-1], motion, started)
        if saved.match.phase == "opening":
            thrown = tuple(Thrown(c.id) for c in motion.against(side)[: started.rounds])
            saved.commit(Opened("", thrown))
        for score in scores:
            verdict = Verdict("One camera is enough.", score, min(4, score // 20), ())
            saved.commit(Answered(verdict))
            saved.commit(RoundClosed())
        if saved.match.phase == "closing":
            saved.commit(Closed(""))
        return saved

    yield play
    for history in opened:
        history.close()
