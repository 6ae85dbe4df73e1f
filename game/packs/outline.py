"""An outline in Markdown, made into the parts of a pack.

    # Title of the pack          what follows it is the summary
    ## This house would ...      a motion; what follows it is the briefing
    ### Against the motion       whoever is for it answers the claims below
    #### A claim                 what follows it is the opponent's speech
    - A point                    deeper bullets are other phrasings, or `accept: ...` and the like

Headings without others below them are claims, those with claims below them motions, a heading
above the motions the title. A line of its own that names a side is as good as a heading.
Whatever cannot be placed is a problem (P7) with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.packs.codes import problem
from game.packs.diagnostics import Problem
from game.packs.labels import label_of, unknown_labels
from game.packs.markdown import Block, blocks_of
from game.packs.naming import Names
from game.packs.numbering import without_numbers
from game.packs.roles import Role, Sides, roles_of, sides_of
from game.packs.sides import Named, stands_for_side
from game.packs.spelling import quoted

_MARK = re.compile(r"^\[?against (pro|con)\]?[ :]+|[ ]*[\[(]against (pro|con)[\])]$", re.I)

LONGEST_LINE, LONGEST_TITLE, LONGEST_PASSAGE = 600, 80, 6000
"""What fits a claim or point, a title, a text; in code points."""

_MARK = re.compile(r"^\[?against (pro|con)\]?[ :]+|[ ]*[\[(]against (pro|con)[\])]$", re.I)


@dataclass
class Outline:
    """What an outline says, as the tables of a pack."""

    manifest: dict[str, Any] = field(default_factory=dict)
    motions: dict[str, dict[str, Any]] = field(default_factory=dict)
    guessed: list[str] = field(default_factory=list)
    """Claims whose side was not stated: taken as thrown at `pro`."""
    problems: list[Problem] = field(default_factory=list)

    def sentences(self) -> Iterator[str]:
        """The motions, claims and points."""
        for motion in self.motions.values():
            yield motion["text"]
            for claim in motion.get("counterargument", ()):
                yield claim["claim"]
                yield from (point["text"] for point in claim.get("point", ()))


def read_outline(path: Path, text: str) -> Outline:
    """The outline of that text, with all problems that keep it from being a pack."""
    reader = _Reader(path)
    blocks = list(without_numbers(list(blocks_of(text, stands_for_side))))
    headings = [block for block in blocks if block.kind == "heading"]
    reader.sides = sides_of(headings)
    reader.roles = roles_of(headings, reader.sides)
    reader.unknown = unknown_labels(block.text for block in blocks if block.kind == "bullet")
    for block in blocks:
        reader.take(block)
    reader.finish()
    reader.outline.problems = sorted(set(reader.outline.problems))
    return reader.outline


class _Reader:
    """One walk over an outline."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.roles: Mapping[Block, Role] = {}
        self.sides: Sides = {}
        self.unknown: frozenset[str] = frozenset()
        """Words before a colon that stand before so many bullets that labels are meant."""
        self.outline = Outline()
        self._names = Names("motion")
        self._motion: dict[str, Any] | None = None
        self._motion_block: Block | None = None
        self._claims = Names("claim")
        self._claim: dict[str, Any] | None = None
        self._claim_block: Block | None = None
        self._points = Names("point")
        self._side = ""
        self._lost = False
        """A point without a claim was told since the last heading."""
        self._in_table = False

    def take(self, block: Block) -> None:
        self._in_table = self._in_table and block.kind == "row"
        match block.kind:
            case "heading":
                self._heading(block)
            case "bullet":
                self._bullet(block)
            case "row":
                self._row(block)
            case _:
                self._passage(block)

    def finish(self) -> None:
        """What is missing at the end."""
        self._close_motion()
        if not self.outline.motions and not self.outline.problems:
            message = "the outline has no motion: no heading with claims below it"
            hint = "write `## This house would ...`, `### A claim` and `- A point`"
            self.outline.problems.append(problem("P702", self.path, message, hint))

    # -- headings ------------------------------------------------------------------

    def _heading(self, block: Block) -> None:
        self._lost = False
        match self.roles[block]:
            case "side":
                self._side_heading(block, self.sides[block])
            case "claim":
                self._begin_claim(block)
            case "motion":
                self._begin_motion(block)
            case "title":
                self.outline.manifest["title"] = self._fitting(block, LONGEST_TITLE)
            case _:
                message = f"the heading {quoted(block.text)} is neither a motion nor a claim"
                hint = "the title has #, motions ##, claims ###"
                self._problem("P701", block, message, hint)

    def _side_heading(self, block: Block, side: Named) -> None:
        if side == "?":
            message = f"{quoted(block.text)} does not say who makes the claims below it"
            hint = "write `For the motion` or `Against the motion`"
            self._problem("P703", block, message, hint)
        self._close_claim()
        self._side = side.replace("?", "pro")

    def _begin_motion(self, block: Block) -> None:
        self._close_motion()
        motion_id = self._names.new(block.text)
        self._motion = {"id": motion_id, "text": self._fitting(block, LONGEST_LINE)}
        self._motion_block = block
        self._claims, self._side = Names("claim"), ""
        self.outline.motions[motion_id] = self._motion

    def _begin_claim(self, block: Block) -> None:
        self._close_claim()
        if self._motion is None:  # only below a heading that has no place itself
            return
        mark = _MARK.search(block.text)
        side = (mark[1] or mark[2]).lower() if mark else self._side
        text = _MARK.sub("", block.text) if mark else block.text
        if not side:
            self.outline.guessed.append(text)
        claim: dict[str, Any] = {"id": self._claims.new(text), "against": side or "pro"}
        claim["claim"] = self._fitting(block, LONGEST_LINE, text)
        self._motion.setdefault("counterargument", []).append(claim)
        self._claim, self._claim_block, self._points = claim, block, Names("point")

    def _close_claim(self) -> None:
        if self._claim is not None and self._claim_block and not self._claim.get("point"):
            message = f"the claim {quoted(self._claim['claim'])} has no points below it"
            hint = "write each thing that a good answer says as a bullet: `- ...`"
            self._problem("P702", self._claim_block, message, hint)
        self._claim = self._claim_block = None

    def _close_motion(self) -> None:
        self._close_claim()
        if self._motion and self._motion_block and not self._motion.get("counterargument"):
            message = f"the motion {quoted(self._motion['text'])} has no claims below it"
            hint = "write each claim as a heading one level deeper"
            self._problem("P702", self._motion_block, message, hint)
        self._motion = self._motion_block = None

    # -- below headings --------------------------------------------------------------

    def _bullet(self, block: Block) -> None:
        points = self._claim.get("point", []) if self._claim is not None else []
        if self._claim is None:
            if not self._lost:
                message = f"the point {quoted(block.text)} stands below no claim"
                self._problem("P701", block, message, "write the claim it answers as a heading")
            self._lost = True
        elif block.level == 0 or not points:
            text = self._fitting(block, LONGEST_LINE)
            point = {"id": self._points.new(text), "text": text}
            self._claim["point"] = [*points, point]
        else:
            self._detail(block, points[-1])

    def _detail(self, block: Block, point: dict[str, Any]) -> None:
        key, text, wrong = label_of(block.text, self.unknown)
        if wrong:
            message = f"{quoted(wrong)} is no label of a bullet"
            hint = "write `accept:`, `reject:`, `contrary:` or `press:`, or no label for a phrasing"
            self._problem("P705", block, message, hint)
            return
        text = self._fitting(block, LONGEST_LINE, text)
        if key == "press":
            point[key] = text
        elif text:
            point.setdefault(key, []).append(text)

    def _row(self, block: Block) -> None:
        """A row of a table: told once, at the first."""
        if not self._in_table:
            message = "an outline cannot read tables"
            hint = "write claims as headings (`#### ...`) and points as bullets (`- ...`)"
            self._problem("P706", block, message, hint)
        self._in_table = True

    def _passage(self, block: Block) -> None:
        table, key = self.outline.manifest, "summary"
        if self._claim is not None:
            table, key = self._claim, "speech"
        elif self._motion is not None:
            table, key = self._motion, "briefing"
        text = "\n\n".join(filter(None, [table.get(key, ""), block.text]))
        if len(text) > LONGEST_PASSAGE:
            message = f"this text has {len(text)} characters; at most {LONGEST_PASSAGE} fit"
            self._problem("P704", block, message, "shorten it")
        table[key] = text

    def _fitting(self, block: Block, longest: int, text: str | None = None) -> str:
        text = block.text if text is None else text
        if len(text) > longest:
            message = f"this line has {len(text)} characters; at most {longest} fit"
            self._problem("P704", block, message, "shorten it")
        return text

    def _problem(self, code: str, block: Block, message: str, hint: str) -> None:
        found = problem(code, self.path, message, hint, line=block.line, column=block.column)
        self.outline.problems.append(found)
