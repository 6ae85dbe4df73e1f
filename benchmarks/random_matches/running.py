"""One match of a seed: drawn, played in a home of its own, and checked."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

from benchmarks.random_matches.checking import check
from benchmarks.random_matches.drawing import Drawn
from benchmarks.random_matches.plain import in_plain
from benchmarks.random_matches.screens import on_screens
from game.debate.match import Match
from game.packs import library
from game.packs.library import playable_packs
from game.paths import HOME_VARIABLE
from game.records.saved import SavedMatch

PACKS = Path(__file__).resolve().parents[2] / "tests" / "packs"
PATIENCE = 300
"""Seconds after which a match hangs."""
WAYS = {"tui": 2, "plain": 3}
"""How often a match is played where."""


@contextmanager
def home(drawn: Drawn, packs: Path | None) -> Iterator[Path]:
    """A home of its own, with all that is committed remembered in `drawn`."""
    commit = SavedMatch.commit

    def remember(self: SavedMatch, event: Any) -> Match:
        drawn.live[self.id] = commit(self, event)
        return drawn.live[self.id]

    with tempfile.TemporaryDirectory() as folder, mock.patch.object(SavedMatch, "commit", remember):
        shelf = mock.patch.object(library, "bundled_packs_folder", return_value=packs)
        here = {HOME_VARIABLE: folder, "HOME": folder, "XDG_DOWNLOAD_DIR": folder}
        with mock.patch.dict(os.environ, here), shelf if packs else nullcontext():
            yield Path(folder)


def draw(number: int, seed: int, where: str = "") -> Drawn:
    """The match of that number."""
    rng = Random(f"{seed}:{number}")
    drawn = Drawn(number, rng)
    drawn.where = where or rng.choices(tuple(WAYS), tuple(WAYS.values()))[0]
    return drawn


def run(drawn: Drawn, matcher: Any, packs: Path | None) -> str:
    """Plays it and checks what is left of it; what broke, or an empty text."""
    day = date(2026, 1, 1) + timedelta(days=drawn.rng.randint(0, 400))
    with home(drawn, packs):
        try:
            known = playable_packs()
            if drawn.where == "plain":
                in_plain(drawn, matcher, known, day)
            else:
                asyncio.run(
                    asyncio.wait_for(on_screens(drawn, matcher, known, day), timeout=PATIENCE)
                )
            check(drawn)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt) and "random_matches" not in str(
                traceback.extract_tb(error.__traceback__)[-1]
            ):
                raise
            return "".join(traceback.format_exception(error))
    return ""


def nasty_packs(folder: Path) -> Path:
    """The sample pack, and the same with names that try to break a line."""
    shutil.copytree(PACKS / "school-phones", folder / "school-phones")
    shutil.copytree(PACKS / "school-phones", folder / "nasty")
    nasty = {"title": "[/b] 猫の[b", "claim": "動物園で [@click=app.quit]", "voice": "[E1]"}
    for path in (folder / "nasty").rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        for key, words in nasty.items():
            text = re.sub(rf'(?m)^{key} = "', f'{key} = "{words} ', text)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder
