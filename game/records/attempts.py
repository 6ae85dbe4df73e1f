"""Attempts at an assignment in the history: which matches belong to each."""

from __future__ import annotations

from collections.abc import Iterable

from game.records.summary import Summary


def attempts_of(
    summaries: Iterable[Summary], task: tuple[str, ...], student: str
) -> dict[int, list[Summary]]:
    """The matches of a student's attempts at a task by their number, each by its parts."""
    found: dict[int, list[Summary]] = {}
    for summary in summaries:
        one = summary.assigned
        if one and one.key == (task, student.casefold(), one.attempt):
            found.setdefault(one.attempt, []).append(summary)
    for parts in found.values():
        parts.sort(key=lambda summary: summary.assigned.part if summary.assigned else 0)
    return found
