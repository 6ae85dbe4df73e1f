"""What was probably meant by a name that does not exist."""

from collections.abc import Iterable
from itertools import islice

FARTHEST = 3
"""Most typing mistakes (insertions, deletions, changes, swaps) in one word."""

MOST_KNOWN = 200
"""Words that are compared."""

SHOWN = 12
"""Longest list of names that a sentence carries."""


def near_miss(name: str, known: Iterable[str]) -> str:
    """A sentence that follows "there is no ...": the nearest known name, or the list of them."""
    names = list(known)
    near = closest(name, names)
    if near is not None:
        return f"Did you mean “{near}”?"
    if not names:
        return "There are none."
    more = ", ..." if len(names) > SHOWN else ""
    return f"There are: {', '.join(names[:SHOWN])}{more}."


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word with the fewest typing mistakes: at most 3, and in short words fewer."""
    best, best_distance = None, min(FARTHEST, max(1, len(word) - 2)) + 1
    for candidate in islice(known, MOST_KNOWN):
        if abs(len(candidate) - len(word)) < best_distance:
            distance = edit_distance(word.lower(), candidate.lower())
            if distance < best_distance:
                best, best_distance = candidate, distance
    return best


def edit_distance(first: str, second: str) -> int:
    """Optimal string alignment: insertions, deletions, changes and swaps of neighbours."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and b == first[i - 2]:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
