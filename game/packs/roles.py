"""What each heading of an outline is, by its words and by how many levels stand below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from game.packs.markdown import Block
from game.packs.sides import Named, begins_as_motion, side_named

Role = Literal["title", "motion", "claim", "side", "none"]
Sides = Mapping[Block, Named]
"""What the headings between motions and claims say."""


def sides_of(headings: Sequence[Block]) -> Sides:
    """The headings that name a side, and those that stand where one is named and do not (`?`)."""
    named = {block: side for block in headings if (side := side_named(block.text))}
    parents = _parents(headings, named)
    heights = _heights(headings, parents, named)
    beside = {(parents.get(block), block.level) for block in named}
    for block in headings:
        parent = parents.get(block)
        if block in named or parent is None or heights[block] != 1:
            continue
        of_motion = begins_as_motion(parent.text) and not begins_as_motion(block.text)
        if parent in parents or of_motion or (parent, block.level) in beside:
            named[block] = "?"
    return named


def roles_of(headings: Sequence[Block], sides: Sides) -> dict[Block, Role]:
    """What each heading is, by how many levels of headings stand below it."""
    parents = _parents(headings, sides)
    heights = _heights(headings, parents, sides)
    roles: dict[Block, Role] = {}
    for block in headings:
        parent, height = parents.get(block), heights[block]
        if block in sides:
            roles[block] = "side"
        elif height == 0 and parent is not None and heights[parent] == 1:
            roles[block] = "claim"
        elif height == 1 or (height == 0 and block is not headings[0]):
            roles[block] = "motion"
        else:
            roles[block] = "title" if block is headings[0] else "none"
    return roles


def _parents(headings: Sequence[Block], sides: Sides) -> dict[Block, Block]:
    """The heading above each, names of sides passed over."""
    parents: dict[Block, Block] = {}
    open_ones: list[Block] = []
    for block in headings:
        while open_ones and open_ones[-1].level >= block.level:
            open_ones.pop()
        above = [one for one in open_ones if one not in sides]
        if above:
            parents[block] = above[-1]
        open_ones.append(block)
    return parents


def _heights(
    headings: Sequence[Block], parents: Mapping[Block, Block], sides: Sides
) -> dict[Block, int]:
    """How many levels stand below each, names of sides passed over."""
    heights = dict.fromkeys(headings, 0)
    for block in reversed(headings):
        parent = parents.get(block)
        if parent is None:
            continue
        if block not in sides:
            heights[parent] = max(heights[parent], heights[block] + 1)
        elif begins_as_motion(parent.text):
            heights[parent] = max(heights[parent], 1)
    return heights
