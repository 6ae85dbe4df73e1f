"""The armour score: how many cheats a pack withstands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.packs.format import Counterargument, Motion
from game.scoring.attacks import ATTACK_KINDS, Attack, AttackKind
from game.scoring.contract import Matcher
from game.scoring.judging import judge
from game.scoring.verdict import ONE_POINT, Verdict


@dataclass(frozen=True)
class Attacked:
    """One cheat and what it earned."""

    motion: str
    counterargument: str
    attack: Attack
    verdict: Verdict

    @property
    def through(self) -> bool:
        """It earned a point, or the band of an answer that has one."""
        return bool(self.verdict.made) or self.verdict.band >= ONE_POINT


def attacked(
    attack: Attack, counterargument: Counterargument, motion: Motion, matcher: Matcher
) -> Attacked:
    """What the cheat earns as an answer to the counterargument."""
    verdict = judge(attack.text, counterargument, motion, matcher=matcher)
    return Attacked(motion.id, counterargument.id, attack, verdict)


@dataclass(frozen=True)
class Armour:
    """How many cheats of each kind were withstood."""

    withstood: dict[AttackKind, int]
    thrown: dict[AttackKind, int]
    """Kinds that were thrown at all."""

    @classmethod
    def of(cls, found: Sequence[Attacked]) -> Armour:
        """Counts what was thrown."""
        kinds = [kind for kind in ATTACK_KINDS if any(one.attack.kind == kind for one in found)]
        return cls(
            {kind: _count(found, kind, withstood=True) for kind in kinds},
            {kind: _count(found, kind) for kind in kinds},
        )

    def share(self, kind: AttackKind) -> float:
        """0 to 1: of that kind."""
        return self.withstood[kind] / self.thrown[kind]

    @property
    def score(self) -> int:
        """0 to 100: the mean of the kinds, so that none hides behind a frequent one.

        Rounded down: 100 means that nothing got through.
        """
        shares = [self.share(kind) for kind in self.thrown]
        return int(100 * sum(shares) / len(shares)) if shares else 100


def _count(found: Iterable[Attacked], kind: AttackKind, *, withstood: bool = False) -> int:
    return sum(one.attack.kind == kind and not (withstood and one.through) for one in found)
