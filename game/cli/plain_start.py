"""How a plain match begins: with the briefing, while the judge is loaded in the background."""

from __future__ import annotations

from dataclasses import replace

from game.classroom.handing_in import keep_folder
from game.cli.plain import briefing_lines, play_match
from game.cli.seat import Seat
from game.cli.table import Table
from game.debate.setup import Play
from game.loading import Scorer
from game.packs.format import Pack
from game.records.past import set_up
from game.records.reading import PackLoader
from game.records.saved import SavedMatch
from game.scoring.contract import Matcher


def play_new(asked: Play, pack: Pack, seat: Seat) -> int:
    """Plays a new match to its end or until the player stops; returns the exit code."""
    history, talk = seat.history, seat.talk
    scorer = Scorer(seat.load)
    scorer.start()
    motion, started = set_up(asked, pack, history)
    talk.say(pack.manifest.title, *briefing_lines(motion, started))
    if asked.note:
        talk.say("", asked.note)
    version = _scorer_version(scorer.get())
    saved = SavedMatch.start(history, motion, replace(started, scorer_version=version))
    keep_folder(history, saved.id, asked.folder)
    talk.say("", f"This match is {saved.id}; all you type is saved.")
    talk.say("Most words may be typed as one letter; “help” tells which letter holds where.")
    return play_match(Table(seat, saved, pack, scorer.get, asked.pack or pack.id))


def play_on(match_id: str, seat: Seat, load_pack: PackLoader) -> int:
    """Goes on with a saved match where it was left; returns the exit code."""
    talk = seat.talk
    scorer = Scorer(seat.load)
    scorer.start()
    saved = SavedMatch.resume(seat.history, match_id, load_pack)
    setup = saved.match.setup
    talk.say(*briefing_lines(saved.match.motion, setup))
    over = saved.match.phase == "over"
    where = "; it is over" if over else " again, where you left it"
    talk.say("", f"This is match {saved.id}{where}.")
    if saved.changed_pack:
        talk.say("The pack has changed since; the match goes on with its motion as it was then.")
    elif saved.pack is None:
        talk.say("Its pack is not installed; the match goes on with its motion as it was recorded.")
    if setup.scorer_version != _scorer_version(scorer.get()):
        talk.say("The judge has changed since: new answers may score otherwise than earlier ones.")
    if not over and saved.draft():
        talk.say("You left a draft; it is there when you go on writing.")
    name = setup.pack if saved.installed else ""
    return play_match(Table(seat, saved, saved.pack, scorer.get, name))


def _scorer_version(matcher: Matcher) -> str:
    from game.scoring.judging import scorer_version

    return scorer_version(matcher)
