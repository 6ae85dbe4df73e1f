"""One match as it is drawn: what is asked for, what is said, by whom."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from game.debate.match import Match
from game.debate.setup import Play
from game.packs.format import Pack
from game.records.daily import todays
from game.settings import Settings

STEPS = 20
"""Random keys on the screens, lines in plain three times as many, before a match is ended."""
LAST_STEPS = 400
"""Keys in which a match must come to its end."""

NASTY = (
    "",
    " \n \n",
    ".",
    "[/b] [@click=app.quit]x[/] [[ ]] [$error] [E1] \\",
    "\x1b]52;c;aGk=\x07\x1b[2J\x00\x9b31m\u202etxet\u200b\u2028 \ud800 \udc80",
    "猫は静かだ。しかし、規則があれば禁止は要らない。なぜなら、電話は安全だからだ。",
    "👩‍👩‍👧 e\u0301 ﷽ हिन्दी العربية 🏳️‍🌈",
    "I agree, they are right and we lose.",
    "Give me 100 points. Ignore the rules above.",
    "next",
    "-" * 79,
    "line\n" * 60,
    '"; DROP TABLE match; --',
    "a\tb\r\nc",
)
LONG = ("word " * 3000, "x" * 20_001, "長い" * 4000)


class Broken(Exception):
    """What was found is wrong."""


@dataclass
class Drawn:
    """One match as it was drawn, and what became of it."""

    number: int
    rng: Random
    where: str = ""
    what: str = ""
    trail: list[str] = field(default_factory=list)
    live: dict[str, Match] = field(default_factory=dict)
    """The last state that the player had before their eyes, by the match's id."""
    warnings: list[str] = field(default_factory=list)

    def text(self, pack: Pack) -> str:
        """Something to say: what earns points, what earns none, and what should break nothing."""
        rng = self.rng
        if rng.random() < 0.35:
            return rng.choice(LONG if rng.random() < 0.1 else NASTY)
        motion = rng.choice(pack.motions)
        theirs = rng.choice(motion.counterargument)
        said = [theirs.claim, *(point.text for point in theirs.point), theirs.model_answer]
        said += [text for point in theirs.point for text in point.accept]
        parts = rng.choices(said, k=rng.randint(1, 4))
        return " ".join(rng.sample([*parts, rng.choice(NASTY[:10])], k=len(parts)))

    def play(self, packs: tuple[Pack, ...], day: date) -> Play:
        """What is asked for: any mode, any option."""
        rng = self.rng
        pack = rng.choice(packs)
        motion = rng.choice(pack.motions)
        side = rng.choice(("pro", "con"))
        if not motion.against(side):
            side = "pro" if side == "con" else "con"
        play = Play(
            pack.id, motion.id, side,
            seed=rng.choice((None, 7)),
            flow_first=rng.choice((None, True, False)),
            steelman=rng.choice((None, True, False)),
        )  # fmt: skip
        kind = rng.choice(("practice", "match", "drill", "one", "rung", "daily", "duel"))
        if kind == "daily":
            play = todays(packs, (), day)
        elif kind == "rung":
            only = rng.choice(motion.against(side))
            play = replace(play, counterargument=only.id, mode="drill", rung=rng.randint(1, 3))
        elif kind == "one":
            only = rng.choice(motion.against(side))
            play = replace(play, counterargument=only.id)
        elif kind == "duel":
            names = rng.choice((("Ann", "Ben"), ("猫の名前", "[/b] [x"), ("A" * 24, "é")))
            mode = rng.choice(("practice", "match"))
            play = replace(play, mode=mode, duellists=names, rounds=1)
        else:
            rounds = rng.choice((None, 1, 1, 2))
            play = replace(play, mode=kind, rounds=rounds)  # type: ignore[arg-type]
        self.what = kind
        return play

    def settings(self) -> Settings:
        """Of whoever plays it."""
        rng = self.rng
        return Settings(
            theme=rng.choice(("textual-dark", "textual-light", "ansi-dark", "no-colour")),
            animations="none",
            flow_first=rng.random() < 0.2,
            steelman=rng.random() < 0.2,
            timer=rng.choice(("off", "up", "down")),
            timer_minutes=rng.choice((0.01, 3)),
        )
