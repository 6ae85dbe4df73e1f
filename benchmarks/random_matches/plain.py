"""A match by lines of text, as `--plain` is played."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from benchmarks.random_matches.drawing import LAST_STEPS, STEPS, Broken, Drawn
from game.cli.plain_start import play_new, play_on
from game.cli.preferences import timer_of
from game.cli.seat import Seat
from game.cli.talk import Interrupted, Talk
from game.packs.format import Pack
from game.packs.library import load_pack
from game.paths import history_file
from game.records.history import History

WORDS = """open adopt skip restate answer hint revise press contest next evidence card terms speech
flow help ? n a h r p c s o e t f""".split()
DOTS = (".", ".", ".", ".", ".show", ".drop 1", ".drop x", ".undo", ".clear", ".back", ".help")
LAST_WORDS = ("next", "next", "", ".clear", ".", "skip", "", "quit?")


def typed(drawn: Drawn, pack: Pack, out: io.StringIO) -> Iterator[str]:
    """Lines of a player who stops in the end: by a word, by the end of the input, by Ctrl+C."""
    rng = drawn.rng
    for _ in range(rng.randint(3, 3 * STEPS)):
        offered = re.findall(r"\[([a-z |\n]+?) \| help \| quit\]", out.getvalue()[-3000:])
        chance = rng.random()
        if chance < 0.3:
            lines = drawn.text(pack).split("\n")[:80]
            lines += ["."] if rng.random() < 0.8 else []
        elif chance < 0.6 and offered:
            lines = [rng.choice(offered[-1].replace("\n", " ").split(" | "))]
        else:
            number = str(rng.randint(-1, 5))
            word, dot = rng.choice(WORDS), rng.choice(DOTS)
            lines = [rng.choice((word, dot, number, f"card E{number}", ""))]
        for line in lines:
            drawn.trail.append(line[:20])
            yield line
    way = rng.random()
    if way < 0.2:
        yield "."
        yield "quit"
    elif way < 0.3:
        raise KeyboardInterrupt
    elif way < 0.4:
        raise Interrupted("half a line")


def to_the_end(drawn: Drawn) -> Iterator[str]:
    for number in range(LAST_STEPS):
        line = LAST_WORDS[number % len(LAST_WORDS)]
        drawn.trail.append(line)
        yield line


def in_plain(drawn: Drawn, matcher: Any, packs: tuple[Pack, ...], day: date) -> None:
    """Plays one match, taking it up again until it is over."""
    play, settings = drawn.play(packs, day), drawn.settings()
    pack = next(pack for pack in packs if pack.id == play.pack)
    play = play.filled(flow_first=settings.flow_first, steelman=settings.steelman)
    seconds = iter_seconds(drawn.rng)
    timer = timer_of(settings)
    with History(history_file()) as history:
        for number in range(8):
            out = io.StringIO()
            lines = typed(drawn, pack, out) if number < 6 else to_the_end(drawn)
            talk = Talk(lines, out)
            seat = Seat(history, talk, lambda: matcher, lambda: next(seconds), timer)
            if not number:
                code = play_new(play, pack, seat)
            else:
                code = play_on(history.matches()[0].id, seat, load_pack)
            if code not in (0, 130):
                raise Broken(f"exit code {code}")
            refuse_escapes(out.getvalue())
            if history.matches()[0].finished:
                return
        raise Broken("no end")


def refuse_escapes(said: str) -> None:
    """Nothing acts on the terminal."""
    if found := re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said):
        raise Broken(f"{found.group()!r} is said: {said[max(0, found.start() - 40) :][:80]!r}")


def iter_seconds(rng: Random) -> Iterator[float]:
    now = 0.0
    while True:
        now += rng.choice((0, 1, 30, 400))
        yield now
