"""What of a text is worth reading closely: which of its parts, against which points.

A part is a sentence, a clause of one, or any two of them: who argues a point often says what is so
in one place and why in another, and who types fast says two things in one sentence. Which parts are
read does not depend on the order of the sentences, but for ties and for what takes a point back
(`Near.after`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt

from game.scoring.calibration import Signs
from game.scoring.clauses import clauses
from game.scoring.contract import Closest, Probabilities
from game.scoring.denial import denied, denies
from game.scoring.signposts import reported

ALMOST = 0.03
"""Agreement by which a pair may fall short of the best single sentence and still be read."""

TURNED = 2.0
"""Logit of nearness that a sentence has which takes a point back: it denies it in its own words.
Of 380 sentences that follow a point in labelled answers, which take none back, a tenth has it."""

Place = tuple[int, int]
"""A row and a column: what part of a text is read against which point."""


@dataclass(frozen=True)
class Texts:
    """What is matched: sentences and, where `joined`, every two of them and clauses after these."""

    sentences: tuple[str, ...]
    joined: bool = False
    borrowed: frozenset[int] = frozenset()
    """See `Question.borrowed`."""

    @cached_property
    def clauses(self) -> list[tuple[int, str]]:
        """The clauses of each own sentence that is compound, each with the number of its sentence.

        They have the rows after those of the pairs.
        """
        if not self.joined:
            return []
        return [(row, clause) for row in self.own for clause in clauses(self.sentences[row])]

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """Which two sentences each row after those of the sentences joins.

        Not one said twice; and two of which one is denied, only a report, or borrowed, say
        nothing together.
        """
        return [*combinations(self.own, 2)] if self.joined else []

    @cached_property
    def own(self) -> list[int]:
        """Which sentences are, in this sense, the player's own, each but once; see `is_own`."""
        found: dict[str, int] = {}
        for text, row in sorted((text, row) for row, text in enumerate(self.sentences)):
            if self.is_own(row):
                found.setdefault(letters(text), row)
        return sorted(found.values())

    def is_own(self, row: int) -> bool:
        """Whether a sentence stands where its words do: not quoted, reported or denied."""
        return row not in self.borrowed and not self.reports[row] and self.denied[row] is None

    @cached_property
    def denied(self) -> list[str | None]:
        """For each sentence what is denied of it as a whole; see `denial`."""
        return denied(self.sentences)

    @cached_property
    def denies(self) -> list[bool]:
        """For each sentence whether it is a denial, if also with its reason; see `denial`."""
        return [denies(sentence) for sentence in self.sentences]

    @cached_property
    def reports(self) -> list[bool]:
        """For each sentence whether it only says what others say; see `signposts`."""
        return reported(self.sentences)


@dataclass(frozen=True)
class Near:
    """How near each row of a text comes to each group of wordings; (rows x groups) each."""

    texts: Texts
    groups: Sequence[Sequence[str]]
    points: int
    """How many of the groups, the first, are points; the claim is none."""
    logits: Probabilities
    other: Probabilities
    """The largest logit of any other group that competes."""
    wide: Probabilities
    """See `Signs.wide`."""
    agrees: Probabilities
    """See `Signs.agrees`."""
    wordings: npt.NDArray[np.int64]
    """(rows x groups x some): which wordings of the group are the nearest, the nearest first; -1
    where it has no more."""
    said: Sequence[float]
    """For each row: how near it comes to what the opponent said (cosine)."""

    def signs(self, place: Place) -> Signs:
        """Those of a place before the verifier has read it."""
        column = place[1]
        whole = self.texts.joined and column < self.points
        return Signs(
            near=float(self.logits[place]),
            other=float(self.other[place]),
            wide=float(self.wide[place]),
            agrees=float(self.agrees[place]),
            claim=self.said[place[0]],
            denies=any(self.texts.denies[part] for part in self.parts(place)),
            again=self.again[column] if whole else 0.0,
            company=self.company[column] if whole else 0.0,
            sentences=len(self.texts.own) if whole else 1,
        )

    @cached_property
    def again(self) -> list[float]:
        """Of each point: the mean agreement of the two own sentences that agree most with it."""
        most = -np.sort(-self._own, axis=0)[:2]
        found = most.mean(axis=0) if len(most) else np.zeros(most.shape[1])
        return [round(float(value), 3) for value in found]

    @cached_property
    def company(self) -> list[float]:
        """Of each point: the most that any own sentence agrees with any other point, if any."""
        most = self._own.max(axis=0, initial=-1.0)
        others = [np.delete(most, column) for column in range(most.size)]
        return [round(float(other.max()), 3) if other.size else 0.0 for other in others]

    @property
    def closest(self) -> list[Closest]:
        """Of each point: how close any own part comes to it; none where nothing is."""
        parts = [*self.texts.own, *range(len(self.texts.sentences), len(self.agrees))]
        if not parts:
            return []
        agrees, near = (found[parts].max(axis=0) for found in (self.agrees, self.logits))
        return [Closest(float(agrees[i]), float(near[i])) for i in range(self.points)]

    @property
    def _own(self) -> Probabilities:
        """(own sentences x points): how far they agree."""
        own: Probabilities = self.agrees[self.texts.own, : self.points]
        return own

    def is_pair(self, place: Place) -> bool:
        """Whether two sentences are read there, not one or a clause of one."""
        return 0 <= place[0] - len(self.texts.sentences) < len(self.texts.pairs)

    def clause(self, place: Place) -> tuple[int, str] | None:
        """The clause that is read there, with the number of its sentence."""
        row = place[0] - len(self.texts.sentences) - len(self.texts.pairs)
        return self.texts.clauses[row] if row >= 0 else None

    def clause_number(self, place: Place) -> int | None:
        """Which clause of its sentence that is, from 0 on."""
        clause = self.clause(place)
        if clause is None:
            return None
        first = next(i for i, (row, _) in enumerate(self.texts.clauses) if row == clause[0])
        return place[0] - len(self.texts.sentences) - len(self.texts.pairs) - first

    def whole(self, place: Place) -> Place:
        """The place of the sentence in which the clause that is read there stands, or the same."""
        clause = self.clause(place)
        return (clause[0], place[1]) if clause else place

    def parts(self, place: Place) -> tuple[int, ...]:
        """The sentences that are read there; of two, first the one that agrees more."""
        row, column = place
        if not self.is_pair(place):
            clause = self.clause(place)
            return (clause[0] if clause else row,)
        one, two = self.texts.pairs[row - len(self.texts.sentences)]
        return (one, two) if self.agrees[one, column] >= self.agrees[two, column] else (two, one)

    def text(self, place: Place) -> str:
        """What is read there."""
        if clause := self.clause(place):
            return clause[1]
        return " ".join(self.texts.sentences[part] for part in self.parts(place))

    def wording(self, place: Place) -> str:
        """The nearest wording."""
        return self.nearest(place)[0]

    def nearest(self, place: Place) -> list[str]:
        """The nearest wordings, as many as a sentence may be read with; the nearest first."""
        group = self.groups[place[1]]
        numbers = (number for number in self.wordings[place].tolist() if number >= 0)
        return list(dict.fromkeys(group[number] for number in numbers))

    def is_wording(self, place: Place) -> bool:
        """Whether the text is that wording, letter by letter."""
        clause = self.clause(place)
        said = [self.texts.sentences[part] for part in sorted(self.parts(place))]
        text = clause[1] if clause else " ".join(said)
        return letters(text) == letters(self.wording(place))

    def places(self, most: int | None, liked: float) -> list[Place]:
        """What is worth the verifier's time, for each of the `most` columns that agree most.

        Of each column those are the sentence that agrees most with it, of those that come as near
        as `liked`; the pair that does, if it falls short of the best sentence that is not denied
        by less than `ALMOST`; and of a point the clause that does, if it agrees more than any
        sentence.
        """
        if not self.logits.size:
            return []
        count, pairs = len(self.texts.sentences), len(self.texts.pairs)
        plain = np.array([text is None for text in self.texts.denied])
        agrees = np.where(self.logits >= liked, self.agrees, -np.inf)
        agrees[:count][self.texts.reports] = -np.inf
        agrees[sorted(self.texts.borrowed), : self.points] = -np.inf
        best = np.argsort(-agrees.max(axis=0), kind="stable")[:most]
        found = []
        for column in sorted(best.tolist()):
            alone, together, parts = np.split(agrees[:, column], [count, count + pairs])
            if alone.max() > -np.inf:
                found.append((int(alone.argmax()), column))
            bar = np.where(plain, alone, -np.inf).max() - ALMOST
            if len(together) and together.max() > bar:
                found.append((count + int(together.argmax()), column))
            if column < self.points and parts.max(initial=-np.inf) > alone.max():
                found.append((count + pairs + int(parts.argmax()), column))
        return found

    def after(self, made: Sequence[Place]) -> list[Place]:
        """For each place the nearest sentence after it, if so near that it may take it back."""
        found = []
        alone = self.logits[: len(self.texts.sentences)].copy()
        alone[self.texts.reports] = -np.inf
        for place in made:
            start = max(self.parts(place)) + 1
            rest = alone[start:, place[1]]
            if rest.size and rest.max() >= TURNED:
                found.append((start + int(rest.argmax()), place[1]))
        return list(dict.fromkeys(found))


def letters(text: str) -> str:
    """Letters and digits alone: "isnt" is mended in a text, and stays in a pack's wording."""
    return "".join(char for char in text.casefold() if char.isalnum())
