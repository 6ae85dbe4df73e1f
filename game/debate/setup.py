"""How a match is set up: what the player asked for, the rest filled in."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from game.debate.assigned import Assigned
from game.debate.duel import alternate, check_names
from game.debate.events import MODES, Mode, OwnWords, Started
from game.debate.ladder import RUNGS
from game.errors import UsageError
from game.nearest import near_miss
from game.packs.finding import find_counterargument, find_motion, find_motion_of
from game.packs.format import Counterargument, Motion, Pack, Side, other_side
from game.text import one_line

ROUNDS = 4
"""Rounds of a match, where the motion has as many counterarguments."""

SEEDS = 1_000_000


@dataclass(frozen=True)
class Play:
    """What a player wants to play; whatever is empty is chosen by `begin`."""

    pack: str = ""
    """Id of the pack."""
    motion: str = ""
    """Id; empty for the pack's first."""
    side: Side | None = None
    """None for `default_side`."""
    mode: Mode = "practice"
    counterargument: str = ""
    """Id of the only one to answer, which makes the match a drill of one round.
    Empty with `rung` for the weakest one."""
    seed: int | None = None
    rounds: int | None = None
    """None for `ROUNDS`, or for all of a drill; in a duel for each of the two."""
    day: str = ""
    """Of the day's counterargument: the date, for the one attempt that counts."""
    rung: int = 0
    """Of the ladder, 1 to 3: a drill of one counterargument; 0 for none."""
    duellists: tuple[str, str] | None = None
    """Two names make it a duel: who argues `side`, and who argues the other."""
    flow_first: bool | None = None
    """Jot your own flow before each verdict; None for what the settings say."""
    steelman: bool | None = None
    """Restate each counterargument before answering it; None for what the settings say."""
    assigned: Assigned | None = None
    """An attempt at an assignment: it says what is thrown, and by which rules."""
    folder: str = ""
    """Where the file to hand in is put in the end; empty for the exports folder."""
    assignment: str = ""
    """Path of an assignment that still has to ask who plays it, or on which side."""
    student: str = ""
    """Who plays that assignment, if it is known."""
    note: str = ""
    """What the player should know before it begins."""
    resume: str = ""
    """Id of a saved match to take up again; the rest is then ignored."""

    @property
    def drills(self) -> bool:
        """It is a drill, whether said so or not."""
        return bool(self.mode == "drill" or self.counterargument or self.rung)

    def filled(self, *, flow_first: bool, steelman: bool) -> Play:
        """The same with the person's settings where nothing was asked for."""
        return replace(
            self,
            flow_first=flow_first if self.flow_first is None else self.flow_first,
            steelman=steelman if self.steelman is None else self.steelman,
        )


@dataclass(frozen=True)
class Past:
    """What a player did before, as far as it shapes the next match."""

    best: Mapping[str, int] = field(default_factory=dict)
    """Best score so far, 0 to 100, by counterargument: drills begin with the weakest."""
    answered: Container[tuple[str, str]] = ()
    """Motions and sides, by id, on which there was an answer. Who comes back hears other words,
    except by the clock, where the same seed or day is the same match for everyone."""
    own_words: Mapping[str, OwnWords] = field(default_factory=dict)
    """By counterargument what the player said on the other side. It is shown, in a duel not even
    that, and decides nothing."""


NO_PAST = Past()


def begin(
    play: Play,
    pack: Pack,
    scorer_version: str,
    *,
    draw: Callable[[int], int] = secrets.randbelow,
    past: Past = NO_PAST,
) -> tuple[Motion, Started]:
    """The motion and first event of the match that `play` asks for.

    `draw(n)` gives the seed where none was asked for. The day's counterargument and the ladder have
    rules of their own, without the options of a match. `UsageError` if something does not exist.
    """
    if play.assigned is not None:
        return _begin_assigned(play.assigned, pack, scorer_version)
    motion = motion_of(play, pack)
    only = _only(play, motion)
    side = only.against if only else _side(play, motion)
    _check(play)
    mode: Mode = "drill" if play.drills else play.mode
    thrown = [only] if only else list(motion.against(side))
    rounds = _rounds(play, mode, len(thrown))
    seed = play.seed if play.seed is not None else draw(SEEDS)
    names = _names(play, motion)
    fixed: tuple[str, ...] = ()
    if names:
        fixed = alternate(motion, side, seed, min(rounds, _fewest(motion)))
    elif mode == "drill":
        fixed = tuple(_weakest_first(thrown, past.best)[:rounds])
    free = not (play.day or play.rung)
    started = replace(
        _started(pack, motion, side, scorer_version),
        mode=mode,
        seed=seed,
        counterarguments=fixed,
        rounds=len(fixed) or rounds,
        day=play.day,
        rung=play.rung,
        duellists=names,
        flow_first=free and bool(play.flow_first),
        steelman=free and bool(play.steelman),
        short=mode != "drill" and not names and rounds < usual_rounds(motion, side),
    )
    return motion, started if names else _with_past(started, past, fixed or [c.id for c in thrown])


def _with_past(started: Started, past: Past, thrown: Iterable[str]) -> Started:
    """With what the player said and heard before, for whatever of `thrown` will be thrown."""
    before = (started.motion, started.side) in past.answered
    own = tuple(past.own_words[name] for name in thrown if name in past.own_words)
    return replace(started, own_words=own, again=before and not started.by_the_clock)


def _begin_assigned(assigned: Assigned, pack: Pack, scorer_version: str) -> tuple[Motion, Started]:
    """The same match for everybody on a side: no other wording, no options, nothing by chance."""
    motion = find_motion(pack, assigned.now.motion)
    thrown = [find_counterargument(motion, name) for name in assigned.now.counterarguments]
    return motion, replace(
        _started(pack, motion, thrown[0].against, scorer_version),
        mode="exam" if assigned.graded else "drill",
        counterarguments=assigned.now.counterarguments,
        rounds=len(thrown),
        assigned=assigned,
    )


def _started(pack: Pack, motion: Motion, side: Side, scorer_version: str) -> Started:
    """A practice match with seed 0, which names what it is played with."""
    version, content_hash = pack.manifest.version, pack.content_hash
    return Started(
        pack.id, version, content_hash, motion.id, side, "practice", 0, scorer_version
    )  # fmt: skip


def default_side(motion: Motion) -> Side:
    """The side across from the essay's own, `pro` without one, if anything is thrown at it."""
    wanted = other_side(motion.essay_side) if motion.essay_side else "pro"
    return wanted if motion.against(wanted) else other_side(wanted)


def usual_rounds(motion: Motion, side: Side) -> int:
    """Rounds of a match on that side unless told otherwise."""
    return min(ROUNDS, len(motion.against(side)))


def rounds_again(setup: Started, motion: Motion) -> int | None:
    """The rounds that were asked for, for another match like it; None for the usual ones.

    In a duel for each of the two. A rung, the day's one and an assignment have rules of their own.
    """
    if setup.rung or setup.day or setup.assigned:
        return None
    if setup.duel:
        usual, rounds = min(ROUNDS, _fewest(motion)), setup.rounds // 2
    elif setup.mode == "drill":
        usual, rounds = len(motion.against(setup.side)), setup.rounds
    else:
        usual, rounds = usual_rounds(motion, setup.side), setup.rounds
    return None if rounds == usual else rounds


def _check(play: Play) -> None:
    if play.mode not in MODES:
        raise UsageError(f"There is no mode “{one_line(play.mode)}”. {near_miss(play.mode, MODES)}")
    if not play.rung:
        return
    if play.rung not in RUNGS:
        raise UsageError(f"There is no rung {play.rung}: the ladder has {len(RUNGS)}.")
    if play.mode == "match":
        raise UsageError("A rung is a drill of one counterargument; a match chooses its own.")
    if play.rounds not in (None, 1):
        raise UsageError("A rung is climbed on one counterargument: leave out --rounds.")


def motion_of(play: Play, pack: Pack) -> Motion:
    """The motion that is asked for, or that has the counterargument; else the first of the pack."""
    if play.motion:
        return find_motion(pack, play.motion)
    if play.counterargument:
        return find_motion_of(pack, play.counterargument)
    return pack.motions[0]


def _only(play: Play, motion: Motion) -> Counterargument | None:
    if not play.counterargument:
        return None
    only = find_counterargument(motion, play.counterargument)
    if play.side and play.side != only.against:
        raise UsageError(
            f"“{only.id}” is thrown at {only.against}: play it with --side {only.against}."
        )
    if play.mode == "match":
        raise UsageError("A single counterargument is a drill; a match chooses its own.")
    return only


def _side(play: Play, motion: Motion) -> Side:
    if play.side:
        if not motion.against(play.side):
            raise UsageError(
                f"Nothing is thrown at {play.side} in the motion “{motion.id}”: "
                f"play it with --side {other_side(play.side)}."
            )
        return play.side
    return default_side(motion)


def _names(play: Play, motion: Motion) -> tuple[str, ...]:
    """Of a duel; empty for any other match."""
    if play.duellists is None:
        return ()
    names = check_names(*play.duellists)
    if asked := _drilling(play):
        raise UsageError(f"A duel is a whole contest: leave out {' and '.join(asked)}.")
    if not _fewest(motion):
        raise UsageError(f"A duel needs arguments at both sides; “{motion.id}” has one side only.")
    return names


def _drilling(play: Play) -> list[str]:
    """What was asked for that makes a drill, as options of the command."""
    asked = {
        f"--rung {play.rung}": play.rung,
        "--counterargument": play.counterargument,
        "--mode drill": play.mode == "drill",
        "--daily": play.day,
    }
    return [option for option, given in asked.items() if given]


def _fewest(motion: Motion) -> int:
    """How many counterarguments are thrown at the side that has fewer."""
    return min(len(motion.against("pro")), len(motion.against("con")))


def _rounds(play: Play, mode: Mode, available: int) -> int:
    if play.rung:
        return 1
    if play.rounds is None:
        return available if mode == "drill" else min(ROUNDS, available)
    if play.rounds < 1:
        raise UsageError("A match has at least one round.")
    return min(play.rounds, available)


def _weakest_first(thrown: Iterable[Counterargument], best: Mapping[str, int]) -> list[str]:
    return [c.id for c in sorted(thrown, key=lambda c: (best.get(c.id, 0), -c.weight))]
