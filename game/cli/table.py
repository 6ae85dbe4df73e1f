"""What every part of a plain match needs: the match, its pack, the judge and the conversation."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from game.cli.seat import Seat
from game.cli.talk import Talk, unlimited
from game.cli.waiting import READING
from game.cli.watch import Watch
from game.debate.events import Event
from game.debate.match import Match
from game.debate.round import Round
from game.debate.turn import Turn
from game.errors import RecordError
from game.packs.format import Motion, Pack
from game.records.drafts import DraftKind, slot
from game.records.saved import SavedMatch
from game.scoring.contract import Matcher
from game.scoring.language import language_of
from game.text import LONGEST_ANSWER

HOW_TO_END = "A line with a single dot ends it; .help says what else a dot can do, .back leaves it."

TIME_UP = "Time is up: what you have written counts."


@dataclass(frozen=True)
class Table:
    """Where a plain match is played."""

    seat: Seat
    saved: SavedMatch
    pack: Pack | None
    """For titles of sections; None if it is not installed as the match began with it."""
    matcher: Callable[[], Matcher]
    """Waits for the judge to be ready."""
    pack_name: str = ""
    """How a command names the pack, an id or a path; empty if none would find it."""
    read: set[str] = field(default_factory=set)
    """Languages in which the judge has read an answer here."""
    unsaved: dict[str, str] = field(default_factory=dict)
    """What was typed but could not be saved, by the name of its draft."""

    @property
    def talk(self) -> Talk:
        """The conversation with the player."""
        return self.seat.talk

    @property
    def match(self) -> Match:
        """The match as saved."""
        return self.saved.match

    @property
    def round(self) -> Round:
        """The round being played; asked only while there is one."""
        return Turn(self.match).round

    @property
    def motion(self) -> Motion:
        """What is debated."""
        return self.saved.match.motion

    def watch(self, kind: DraftKind | None = None, limit: int = 0) -> Watch:
        """Runs on from the time spent on the draft of that kind, to the end of an assignment's."""
        spent, left = self.saved.spent(kind), self.saved.time_left
        if left is not None:
            limit = max(1, round(spent + left))
        return Watch.start(self.seat.clock, spent, self.seat.timer, limit)

    def judge_of(self, text: str) -> Matcher:
        """The judge, after a word about the wait for the first text in another language."""
        language = language_of(text)
        if language != language_of(self.motion.text) and language not in self.read:
            self.say(READING)
        self.read.add(language)
        return self.matcher()

    def tell_time(self, seconds: float) -> None:
        """How long a speech took, if the player wants to hear it."""
        if words := self.seat.timer.told(seconds):
            self.say(words)

    def commit(self, event: Event) -> Match:
        """Saves an event that holds what the player wrote; until then the text is kept here."""
        match = self.saved.commit(event)
        self.unsaved.clear()
        return match

    def kept(self, kind: DraftKind | None) -> str:
        """What was being written there, saved or not; empty if nothing."""
        return self.unsaved.get(slot(self.match, kind)) or self.saved.draft(kind)

    def keep(self, text: str, kind: DraftKind | None, seconds: float | None) -> None:
        """Saves what is being written; until that can be done it is kept here, and said."""
        name = slot(self.match, kind)
        self.unsaved[name] = text
        try:
            self.saved.save_draft(text, kind, seconds)
        except RecordError as error:
            self.say(str(error), "Go on: the next line tries again.")
        else:
            del self.unsaved[name]

    def save_again(self) -> tuple[str, ...]:
        """Tries once more to save what could not be saved; what still cannot be comes back."""
        for name, text in tuple(self.unsaved.items()):
            with suppress(RecordError):
                self.saved.history.save_draft(self.saved.id, name, text)
                del self.unsaved[name]
        return tuple(self.unsaved.values())

    def say(self, *lines: str) -> None:
        """Says each line."""
        self.talk.say(*lines)


def write(
    table: Table, kind: DraftKind | None, draft: str = "", first: str = "", *,
    watch: Watch | None = None,
) -> str | None:  # fmt: skip
    """Lets the player write a text, saved line by line; None if it was left for now.

    It goes on from the saved draft, or from `draft` where there is none. An empty text comes back
    empty; one too long to be judged is refused and stays to be shortened. When the time of `watch`
    is up, the text ends: at a terminal in the middle of its line, else with the line that comes.
    """
    kept = table.kept(kind)
    text: str | None = kept or draft
    if kept:
        table.say("Your draft so far:", *(f"    {line}" for line in kept.split("\n")))
    table.say(HOW_TO_END)

    def keep(text: str) -> bool:
        seconds = watch.seconds if watch else None
        table.keep(text, kind, seconds)
        if not watch or seconds is None or len(text) > LONGEST_ANSWER:
            return False
        if watch.is_up(seconds):
            table.say(TIME_UP)
        elif left := watch.told(seconds):
            table.say(left)
        return watch.is_up(seconds)

    left = watch.left if watch else unlimited
    while True:
        text = table.talk.compose(keep, text or "", first, left)
        if text is None or len(text) <= LONGEST_ANSWER:
            return text
        table.say(
            f"That is {len(text):,} characters; the judge reads at most {LONGEST_ANSWER:,}. "
            "Shorten it with .drop, .undo or .clear, then end it with a dot."
        )
        first = ""
