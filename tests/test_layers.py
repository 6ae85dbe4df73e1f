"""Imports point one way: from the terminal down to the packs, and round in circles nowhere."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

LAYERS = (
    [
        f"game.{name}"
        for name in "cells errors files markdown nearest paths phrases processes text".split()
    ],
    ["game.packs"],
    ["game.scoring", "game.settings"],
    ["game.debate", "game.loading"],
    ["game.records"],
    ["game.classroom"],
    ["game.cli", "game.tui"],
)
"""The lowest first: a module imports from its own layer and those below it."""

SCREENS_OPENED_BY = {"game.cli.screens", "game.cli.pack_preview"}

Arrow = tuple[str, str]


def modules() -> dict[str, Path]:
    found = (ROOT / "game").rglob("*.py")
    names = {".".join(p.relative_to(ROOT).with_suffix("").parts): p for p in found}
    return {name.removesuffix(".__init__"): path for name, path in names.items()}


MODULES = modules()


@cache
def arrows() -> frozenset[Arrow]:
    """Each import of a module of the game by another, also within functions.

    What stands under `TYPE_CHECKING` is never run and left out.
    """
    found = set()
    for name, path in MODULES.items():
        for node in running(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                for one in node.names:
                    inner = f"{node.module}.{one.name}"
                    target = inner if inner in MODULES else node.module
                    if target in MODULES:
                        found.add((name, target))
    return frozenset(found)


def running(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield node
        yield from running(node)


def layer(module: str) -> int:
    for number, names in enumerate(LAYERS):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return number
    raise AssertionError(f"{module} belongs to no layer")


ABOVE_ALL = {"game", "game.__main__"}


def test_no_module_imports_from_a_layer_above_it() -> None:
    upward = {
        arrow
        for arrow in arrows()
        if not ABOVE_ALL & {*arrow} and layer(arrow[0]) < layer(arrow[1])
    }
    assert upward == set()


def test_the_screens_are_imported_only_by_the_commands_that_open_them() -> None:
    openers = {one for one, other in arrows() if other.startswith("game.tui")}
    assert {one for one in openers if not one.startswith("game.tui")} == SCREENS_OPENED_BY


@pytest.mark.parametrize("part", ["packs", "scoring", "debate", "records", "classroom", "cli"])
def test_no_module_imports_itself_in_a_circle(part: str) -> None:
    within = f"game.{part}."
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for one, other in arrows():
        if one.startswith(within) and other.startswith(within):
            sorter.add(one, other)
    assert list(sorter.static_order()), "a `CycleError` names the modules of a circle"


def test_the_arrows_are_seen() -> None:
    assert ("game.debate.match", "game.debate.round") in arrows()
    assert ("game.cli.play", "game.debate.setup") in arrows(), "within a function"
    assert ("game.errors", "game.packs.diagnostics") not in arrows(), "for type checkers only"
