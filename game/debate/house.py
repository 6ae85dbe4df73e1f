"""The House: one bar of weight answered against weight standing."""

from dataclasses import dataclass

from game.debate.match import Match
from game.debate.round import Round

SEATS = 99
"""An odd number, so that no division ends level."""

MAJORITY = SEATS // 2 + 1


@dataclass(frozen=True)
class House:
    """How the seats stand; the three add up to `SEATS`."""

    ayes: int
    """Seats won by answers."""
    noes: int
    """Seats of arguments that still stand after their round."""
    undecided: int
    """Seats of arguments not yet argued out."""

    @property
    def short_by(self) -> int:
        """Seats that the player still needs for a majority; 0 when won."""
        return max(0, MAJORITY - self.ayes)

    @property
    def carried(self) -> bool:
        """The player has the majority."""
        return self.ayes >= MAJORITY


def house(match: Match) -> House:
    """The seats of a match so far: each argument's weight is its share of the seats."""
    total = sum(
        match.motion.get_counterargument(thrown.counterargument).weight for thrown in match.thrown
    )
    if not total:
        return House(0, 0, SEATS)
    judged = [r for r in match.rounds if r.accepted or r.closed]
    answered = sum(answered_weight(r, late=match.late_answers) for r in judged)
    settled = sum(r.counterargument.weight for r in judged)
    ayes = int(SEATS * answered / total)
    if answered > total / 2:
        ayes = max(ayes, MAJORITY)  # more than half, though by less than the share of a seat
    undecided = 0 if settled == total else SEATS - int(SEATS * settled / total)
    undecided = min(undecided, SEATS - ayes)
    return House(ayes, SEATS - ayes - undecided, undecided)


def answered_weight(played: Round, *, late: frozenset[str] = frozenset()) -> float:
    """Weight that a round wins: all if answered, half if partly or answered in the closing."""
    weight = played.counterargument.weight
    if played.standing == "answered":
        return float(weight)
    if played.standing == "partly" or played.counterargument.id in late:
        return weight / 2
    return 0.0
