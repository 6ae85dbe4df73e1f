"""Ways into a debate: a new match, one that was left, a ballot that was filled in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.errors import PackError, RebuttalError

if TYPE_CHECKING:
    from game.debate.setup import Play
    from game.packs.format import Pack
    from game.tui.app import RebuttalApp


def enter(app: RebuttalApp, play: Play) -> None:
    """A new match as `play` says, or the one that it resumes."""
    if play.assignment:
        _ask_who(app, play)
        return
    if play.resume:
        resume(app, play.resume)
        return
    from game.tui.screens.briefing import BriefingScreen

    app.push_screen(BriefingScreen(play))


def _ask_who(app: RebuttalApp, play: Play) -> None:
    from game.tui.screens.assignment import AssignmentScreen

    app.push_screen(AssignmentScreen(play), partial(_enter_assigned, app))


def _enter_assigned(app: RebuttalApp, play: Play | None) -> None:
    if play is None:
        return
    if play.resume:
        from game.classroom.handing_in import keep_folder

        try:
            keep_folder(app.history, play.resume, play.folder)
        except RebuttalError as error:
            app.warn(str(error))
    enter(app, play)


def resume(app: RebuttalApp, match_id: str) -> None:
    """The match where it was left; its ballot if it is over. A sentence if it cannot be read."""
    try:
        pack_id = app.history.get(match_id).pack
    except RebuttalError as error:
        app.warn(str(error))
        return
    app.run_worker(partial(_load, app, match_id, pack_id), thread=True, group="entrance")


def _load(app: RebuttalApp, match_id: str, pack_id: str) -> None:
    """In a thread: the pack of the match; the history stays with the thread that opened it."""
    from game.packs.library import load_pack

    pack: Pack | PackError
    try:
        pack = load_pack(pack_id)
    except PackError as error:
        pack = error
    app.call_from_thread(_show, app, match_id, pack)


def _show(app: RebuttalApp, match_id: str, pack: Pack | PackError) -> None:
    from game.records.saved import SavedMatch
    from game.tui.screens.playing import screen_for

    def load(_: str) -> Pack:
        if isinstance(pack, PackError):
            raise pack
        return pack

    try:
        saved = SavedMatch.resume(app.history, match_id, load)
    except RebuttalError as error:
        app.warn(str(error))
        return
    app.push_screen(screen_for(saved, saved.installed))
