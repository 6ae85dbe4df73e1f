"""The tree of a pack: motions, what is thrown in them, and the points that answer it."""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style
from rich.text import Text
from textual import on
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from game.packs.format import Motion, Pack

Part = tuple[str, ...]
"""Ids from the motion downwards."""


class PackTree(Tree[Part]):
    """Reports which counterargument the cursor is on or in."""

    DEFAULT_CSS = """
    PackTree { scrollbar-size: 0 1; padding: 0 0 0 1; background: $surface; }
    """

    @dataclass
    class Chosen(Message):
        """The cursor stands on a counterargument or one of its points."""

        motion: str
        counterargument: str

    def __init__(self, pack: Pack, motion: str, counterargument: str) -> None:
        # A label of a tree must be Rich's; a plain text would be markup.
        super().__init__(Text(pack.manifest.title), (), id="tree")
        self.guide_depth = 2
        self._at: Part = (motion, counterargument)
        self._fill(pack)

    def show_pack(self, pack: Pack) -> Part:
        """Draws the pack anew; returns where the cursor is now, as ids."""
        self.root.remove_children()
        self.root.set_label(Text(pack.manifest.title))
        self._fill(pack)
        self.call_after_refresh(self._stand)
        return self._at

    def on_mount(self) -> None:
        self.call_after_refresh(self._stand)

    def _fill(self, pack: Pack) -> None:
        self.root.expand()
        self._at = _existing(pack, self._at)
        for motion in pack.motions:
            self._add_motion(motion)

    def render_label(self, node: TreeNode[Part], base_style: Style, style: Style) -> Text:
        """The label, cut with an ellipsis where the tree is too narrow for it."""
        label = super().render_label(node, base_style, style)
        if width := self.scrollable_content_region.width:
            room = width - self.guide_depth * len(node.data or ())
            label.truncate(max(1, room), overflow="ellipsis")
        return label

    def _add_motion(self, motion: Motion) -> None:
        node = self.root.add(Text(motion.name), (motion.id,), expand=motion.id == self._at[0])
        for c in motion.counterargument:
            part = (motion.id, c.id)
            label = Text.assemble((f"{c.against} ", "dim"), c.name)
            inner = node.add(label, part, expand=part == self._at[:2])
            for point in c.point:
                weight = (f" {point.weight}", "dim")
                inner.add_leaf(Text.assemble(point.id, weight), (*part, point.id))

    def _stand(self) -> None:
        """The cursor on what is tried, without telling anybody."""
        node = _find(self.root, self._at)
        if node is not None:
            with self.prevent(Tree.NodeHighlighted):
                self.move_cursor(node)

    @on(Tree.NodeHighlighted)
    def tell(self, event: Tree.NodeHighlighted[Part]) -> None:
        part = event.node.data or ()
        if len(part) >= 2 and part[:2] != self._at[:2]:
            self.post_message(self.Chosen(part[0], part[1]))
        if len(part) >= 2:
            self._at = part


def _existing(pack: Pack, part: Part) -> Part:
    """`part` as far as the pack still has it; else its first counterargument."""
    motion = next((m for m in pack.motions if m.id == part[0]), pack.motions[0])
    known = [c.id for c in motion.counterargument]
    if part[1] not in known:
        return (motion.id, known[0])
    points = [point.id for point in motion.get_counterargument(part[1]).point]
    return part if part[0] == motion.id and part[2:] in [(), *((p,) for p in points)] else part[:2]


def _find(node: TreeNode[Part], part: Part) -> TreeNode[Part] | None:
    if node.data == part:
        return node
    return next(filter(None, (_find(child, part) for child in node.children)), None)
