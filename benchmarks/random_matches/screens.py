"""A match on the screens, by keys, pastes and changes of size."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from benchmarks.random_matches.drawing import LAST_STEPS, STEPS, Broken, Drawn
from game.debate.setup import Play
from game.packs.format import Pack
from game.paths import history_file
from game.records.history import History
from game.text import clean
from game.tui.app import RebuttalApp, open_history
from game.tui.screens.desk import DeskScreen
from game.tui.screens.home import HomeScreen
from game.tui.screens.result import ResultScreen
from game.tui.widgets.matchline import Clock

SIZES = (
    (80, 24), (120, 40), (60, 20), (50, 14), (49, 13), (20, 5), (1, 1), (200, 60), (80, 14),
)  # fmt: skip
ONWARD = (
    "take", "start", "skip", "ballot", "skip_call", "skip_flow", "skip_steelman", "next",
    "answer(True)", "whole", "continue",
)  # fmt: skip
"""Actions that lead a match to its end, the first that can be had."""
OFTEN = {
    "submit": 8, "open": 6, "write": 6, "next": 3, "revise": 4, "press": 4, "take": 9, "start": 9,
    "skip_call": 3, "skip_flow": 2, "answer(True)": 3, "hint": 3, "contest": 2, "back": 1,
}  # fmt: skip
NEVER = ("quit", "suspend_process", "change_theme")


class Hand:
    """Presses the keys of one session with the app."""

    def __init__(self, drawn: Drawn, pilot: Pilot[int], pack: Pack) -> None:
        self.drawn, self.rng = drawn, drawn.rng
        self.pilot, self.app = pilot, pilot.app
        self.pack = pack

    @property
    def over(self) -> bool:
        """The ballot is on the screen."""
        return isinstance(self.app.screen, ResultScreen)

    async def play(self) -> None:
        """A match, or as much of one as comes before the player leaves."""
        home = self.app.screen_stack[0]
        while isinstance(home, HomeScreen) and home._found is None and not self.app._exception:
            await asyncio.sleep(0.005)
        await self.settle()
        for _ in range(self.rng.randint(3, STEPS)):
            if self.app._exception or not self.app.is_running or self.over:
                break
            await self.step()
        if self.rng.random() < 0.25:
            await self.leave()
            return
        for _ in range(LAST_STEPS):
            if self.app._exception or not self.app.is_running or self.over:
                break
            await self.go_on()
        else:
            raise Broken(f"no end in {LAST_STEPS} keys: {self.app.screen}")
        for _ in range(self.rng.randint(0, 6)):
            if self.app._exception or not self.app.is_running:
                break
            await self.step()
        await self.settle()  # no key may be under way when the app is shut down

    async def leave(self) -> None:
        """Whatever stands in the box must be there when the match is taken up again."""
        await self.settle()
        screen = self.app.screen
        if isinstance(screen, DeskScreen) and screen.turn.writing and not screen.turn.judging:
            saved, kind, text = screen.saved, screen.draft_kind, screen.box.text
            before = saved.match
            await self.press("escape", "escape")
            await self.settle()
            if self.app.screen is screen:  # only a panel was closed
                return
            kept = saved.draft(kind)
            tried = before.current.steelman[-1:] if before.current else ()
            kept = kept or "".join(one.text for one in tried)  # it stays to be bettered
            wanted = clean(text).strip()  # of an emptied box nothing can be lost
            if saved.match is before and wanted and clean(kept).strip() != wanted:
                raise Broken(f"a draft was lost: {text[:60]!r} became {kept[:60]!r}")

    # -- one step --------------------------------------------------------------

    async def step(self) -> None:
        """Something that a player might do."""
        rng, chance = self.rng, self.rng.random()
        if chance < 0.05:
            await self.resize(rng.choice(SIZES))
        elif chance < 0.07:
            self.pass_time()
        elif isinstance(self.app.focused, TextArea | Input) and chance < 0.8:
            await self.write()
        else:
            await self.press_any()
        if rng.random() < 0.85:
            await self.settle()
        if rng.random() < 0.1:
            self.look()

    async def resize(self, size: tuple[int, int]) -> None:
        self.drawn.trail.append(f"{size[0]}x{size[1]}")
        await self.pilot.resize_terminal(*size)

    def pass_time(self) -> None:
        """Every clock on the screen jumps ahead by an hour."""
        self.drawn.trail.append("an hour")
        for clock in self.app.screen.query(Clock):
            now = clock._now() + 3600
            clock._now = lambda now=now: now
            clock.tick()

    async def write(self) -> None:
        """Into the box, then perhaps out of it."""
        box, rng, text = self.app.focused, self.rng, self.drawn.text(self.pack)
        self.drawn.trail.append(f"writes {text[:20]!r}")
        if isinstance(box, Input):
            box.value = clean(text)[:30].replace("\n", " ")
        elif isinstance(box, TextArea):
            way = rng.random()
            if way < 0.2:
                box.post_message(events.Paste(text))
            elif way < 0.3:
                await self.press(*(c for c in text[:8] if c.isalnum() and c.isascii()))
            else:
                box.text = text
        key = rng.choice(("ctrl+j", "ctrl+j", "ctrl+j", "escape", "enter", "tab", "f2", ""))
        if key:
            await self.press(key)

    async def press_any(self) -> None:
        """Any key that the screen has, those that lead on more often."""
        keys = self.keys()
        if not keys:
            await self.press("escape")
            return
        weights = [OFTEN.get(action, 1) for _, action in keys]
        key, _ = self.rng.choices(keys, weights)[0]
        await self.press(key)

    async def go_on(self) -> None:
        """What leads to the end; from elsewhere, back and on."""
        if self.app.size != (80, 24):
            await self.resize((80, 24))
        if isinstance(self.app.focused, TextArea | Input):
            await self.press("escape")
        await self.settle()
        by_action = {action: key for key, action in reversed(self.keys())}
        key = next((by_action[action] for action in ONWARD if action in by_action), "")
        if not key and "submit" in by_action and "write" in by_action:
            await self.press(by_action["write"])
            await self.settle()
            if isinstance(self.app.focused, TextArea):
                self.app.focused.text = "They say that."
            key = "ctrl+j"
        if not key and isinstance(self.app.screen, HomeScreen):
            key = self.rng.choice(("t", "t", "enter"))
        await self.press(key or self.rng.choice(("enter", "escape", "escape")))
        await self.settle()

    def keys(self) -> list[tuple[str, str]]:
        """Keys that act now, with their actions."""
        typing = isinstance(self.app.focused, TextArea | Input)
        return [
            (key, active.binding.action)
            for key, active in self.app.screen.active_bindings.items()
            if active.enabled
            and not any(name in active.binding.action for name in NEVER)
            and not (typing and (len(key) == 1 or key in ("question_mark", "colon")))
        ]

    async def press(self, *keys: str) -> None:
        """As `Pilot.press`, without its pauses."""
        for key in keys:
            self.drawn.trail.append(key)
            name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
            event = events.Key(name, key if len(key) == 1 else None)
            event.set_sender(self.app)
            assert self.app._driver is not None
            self.app._driver.send_message(event)
            await asyncio.sleep(0)

    async def settle(self) -> None:
        """Until nothing is being read or judged."""
        quiet = 0
        for _ in range(10_000):
            if self.app._exception or not self.app.is_running:
                return
            quiet = 0 if self.busy else quiet + 1
            if quiet > 3:
                return
            await asyncio.sleep(0.002)
        raise Broken(f"something never ends: {[str(w) for w in self.app.workers]}")

    @property
    def busy(self) -> bool:
        """Something is being read, judged, told or drawn."""
        pumps = (self.app, *self.app.screen.walk_children(with_self=True))
        working = any(worker.is_running for worker in self.app.workers)
        return working or any(not pump._message_queue.empty() for pump in pumps)

    def look(self) -> None:
        """Nothing reaches the terminal that acts on it, and no row is too wide."""
        screen = self.app.screen
        for strip in screen._compositor.render_strips(screen.size):
            words = "".join(segment.text for segment in strip)
            if found := re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", words):
                raise Broken(f"{found.group()!r} reaches the screen: {words!r}")
            if strip.cell_length > max(1, screen.size.width):
                raise Broken(f"a row of {strip.cell_length} cells in {screen.size}")


async def on_screens(drawn: Drawn, matcher: Any, packs: tuple[Pack, ...], day: date) -> None:
    """Plays one match, taking it up again after each time that it was left."""
    start: Play | None = drawn.play(packs, day)
    pack = next(pack for pack in packs if start is not None and pack.id == start.pack)
    if drawn.rng.random() < 0.2:
        start = None  # from home, by its keys
    for _ in range(6):
        app = RebuttalApp(
            open_history, start=start, load=lambda: matcher, settings=drawn.settings(),
            today=lambda: day,
        )  # fmt: skip
        warn = app.notify

        def note(message: str, *args: Any, warn: Any = warn, **options: Any) -> None:
            drawn.warnings.append(message)
            warn(message, *args, **options)

        app.notify = note  # type: ignore[method-assign]
        try:
            async with app.run_test(size=drawn.rng.choice(SIZES[:4]), notifications=True) as pilot:
                await Hand(drawn, pilot, pack).play()
        finally:
            app.close_history()
        drawn.trail.append("| app closed |")
        with History(history_file()) as history:
            left = history.last_unfinished()
            if left is None and history.matches():
                return
            start = Play(resume=left.id) if left else start
