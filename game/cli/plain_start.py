"""How a plain match begins: with the briefing, while the judge is loaded in the background."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from game.classroom.handing_in import keep_folder
from game.cli.plain import briefing_lines, play_match
from game.cli.table import Table
from game.cli.talk import Talk
from game.debate.clock import Timer
from game.debate.setup import Play
from game.loading import Scorer
from game.packs.format import Pack
from game.records.history import History
from game.records.progress import set_up
from game.records.saved import PackLoader, SavedMatch
from game.scoring.contract import Matcher

NO_TIMER = Timer()

Load = Callable[[], Matcher]
Clock = Callable[[], float]


def play_new(
    asked: Play, pack: Pack, history: History, talk: Talk, *, load: Load,
    clock: Clock = time.monotonic, timer: Timer = NO_TIMER,
) -> int:  # fmt: skip
    """Plays a new match to its end or until the player stops; returns the exit code."""
    scorer = Scorer(load)
    scorer.start()
    motion, started = set_up(asked, pack, history)
    talk.say(pack.manifest.title, *briefing_lines(motion, started))
    if asked.note:
        talk.say("", asked.note)
    version = _scorer_version(scorer.get())
    saved = SavedMatch.start(history, motion, replace(started, scorer_version=version))
    keep_folder(history, saved.id, asked.folder)
    talk.say("", f"This match is {saved.id}; all you type is saved. Words may be cut to a letter.")
    return play_match(Table(saved, pack, talk, scorer.get, clock, asked.pack or pack.id, timer))


def play_on(
    match_id: str, history: History, talk: Talk, *, load: Load, load_pack: PackLoader,
    clock: Clock = time.monotonic, timer: Timer = NO_TIMER,
) -> int:  # fmt: skip
    """Goes on with a saved match where it was left; returns the exit code."""
    scorer = Scorer(load)
    scorer.start()
    saved = SavedMatch.resume(history, match_id, load_pack)
    setup = saved.match.setup
    talk.say(*briefing_lines(saved.match.motion, setup))
    talk.say("", f"This is match {saved.id} again, where you left it.")
    if saved.changed_pack:
        talk.say("The pack has changed since; the match goes on with its motion as it was then.")
    elif saved.pack is None:
        talk.say("Its pack is not installed; the match goes on with its motion as it was recorded.")
    if setup.scorer_version != _scorer_version(scorer.get()):
        talk.say("The judge has changed since: new answers may score otherwise than earlier ones.")
    if saved.match.phase != "over" and saved.draft():
        talk.say("You left a draft; it is there when you go on writing.")
    name = setup.pack if saved.installed else ""
    return play_match(Table(saved, saved.pack, talk, scorer.get, clock, name, timer))


def _scorer_version(matcher: Matcher) -> str:
    from game.scoring.judging import scorer_version

    return scorer_version(matcher)
