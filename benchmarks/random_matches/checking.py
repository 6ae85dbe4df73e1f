"""What must hold of every match when it was played."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.random_matches.drawing import Broken, Drawn
from game.debate.ballot import ballot
from game.debate.duel import duel_ballot
from game.debate.match import Match
from game.packs.library import load_pack
from game.paths import history_file
from game.records.export import as_json, as_markdown
from game.records.history import History
from game.records.replay import replay_steps, scene_lines
from game.records.saved import SavedMatch


def check(drawn: Drawn) -> None:
    """What is stored leads to what was seen, to its ballot, a replay and an export."""
    bad = [words for words in drawn.warnings if "failed (" in words or "could not listen" in words]
    if bad:
        raise Broken(bad[0])
    with History(history_file()) as history:
        for summary in history.matches():
            saved = SavedMatch.resume(history, summary.id, load_pack)
            live = drawn.live.get(summary.id)
            if live is not None and saved.match != live:
                raise Broken(f"{summary.id} is stored otherwise than it was played")
            list(scene_lines_of(history, summary.id))
            as_markdown(summary, saved.match)
            as_json(summary, history.entries(summary.id)).encode()
            if (summary.finished is not None) != (saved.match.phase == "over"):
                raise Broken(f"{summary.id} is over and not over")
            if summary.finished is not None and summary.score != score_of(saved.match):
                raise Broken(f"{summary.id} has another score in the list than on its ballot")


def scene_lines_of(history: History, match_id: str) -> Iterator[str]:
    for step in replay_steps(history, match_id, load_pack):
        yield from scene_lines(step.scene)


def score_of(match: Match) -> int:
    return duel_ballot(match).ballots[0].score if match.setup.duel else ballot(match).score
