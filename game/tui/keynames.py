"""Keys as a player reads them: from the bindings, as the keymap in force has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.keys import format_key, key_to_character
from textual.screen import Screen

ID = re.compile(r"\{([a-z-]+\.[a-z0-9-]+)\}")
"""An action's id where a sentence names its key: `{home.packs}`."""


def reachable(screen: Screen[Any]) -> dict[str, ActiveBinding]:
    """The active bindings by key, without keys that a text field would take for text.

    Textual leaves those out before it gives actions the keys of the keymap, so not all of them;
    and it puts the actions that got others last, where they are in their own order here.
    """
    focused = screen.focused
    active = {
        key: one
        for key, one in screen.active_bindings.items()
        if not (focused and focused.check_consume_key(key, key_to_character(key)))
    }
    nodes = list(dict.fromkeys(one.node for one in active.values()))
    orders = {node: _order(node) for node in nodes}

    def place(item: tuple[str, ActiveBinding]) -> tuple[int, int]:
        one = item[1]
        return nodes.index(one.node), orders[one.node].get(one.binding.id, 0)

    return dict(sorted(active.items(), key=place))


def _order(node: DOMNode) -> dict[str | None, int]:
    """The places of its actions, by id: each comes where the first of its own keys does."""
    keys: dict[str, int] = {}
    found: dict[str | None, int] = {}
    for base in reversed(type(node).__mro__):
        for binding in Binding.make_bindings(vars(base).get("BINDINGS", ())):
            found.setdefault(binding.id, keys.setdefault(binding.key, len(keys)))
    return found


def own_bindings(screen: Screen[Any]) -> Iterator[tuple[Binding, DOMNode, tuple[Binding, ...]]]:
    """Each enabled action of `screen`: its first binding, its owner, its bindings (one a key).

    A binding without an id belongs to a widget of Textual (the editing keys of a text area).
    """
    groups: dict[tuple[str, DOMNode], list[Binding]] = {}
    for node, binding, enabled, _ in reachable(screen).values():
        if binding.id and enabled and not binding.system:
            groups.setdefault((binding.action, node), []).append(binding)
    for (_, node), bindings in groups.items():
        yield bindings[0], node, tuple(bindings)


def key_of(screen: Screen[Any], action: str) -> str:
    """The first key of an action that can be taken on `screen` now; empty if it cannot."""
    found = (key_name(one) for one, _, _ in own_bindings(screen) if one.action == action)
    return next(found, "")


def key_name(binding: Binding) -> str:
    """A key as it is printed on keyboards: `Ctrl+P` rather than `^p`."""
    modifiers, key = binding.parse_key()
    name = "Enter" if key == "enter" else format_key(key)
    if modifiers or len(name) > 1:
        name = name.capitalize()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def key_names(binding: Binding, keymap: Mapping[str, str]) -> list[str]:
    """All keys of an action under `keymap`, whether or not it can be taken now."""
    keys = keymap.get(str(binding.id), "")
    shown = replace(binding, key=keys, key_display=None) if keys else binding
    each = Binding.make_bindings([shown])
    return list(dict.fromkeys(key_name(one) for one in each))


def with_keys(node: DOMNode, words: str) -> str:
    """`words`, in which `{home.packs}` stands for the first key of that action."""
    keymap: Mapping[str, str] = getattr(node.app, "keymap", {})

    def name(found: re.Match[str]) -> str:
        binding = _find(node, found[1])
        return key_names(binding, keymap)[0] if binding else found[0]

    return ID.sub(name, words)


def _find(node: DOMNode, action: str) -> Binding | None:
    """The binding with this id, looked for nearby first: else every screen has to be loaded."""
    from game.tui.keys import all_bindings

    near = (base for one in (*node.ancestors_with_self, *node.app.screen_stack)
            for base in type(one).__mro__)  # fmt: skip
    declared = (binding for base in near for binding in vars(base).get("BINDINGS", ()))
    known = (one for one in chain(declared, all_bindings()) if isinstance(one, Binding))
    return next((binding for binding in known if binding.id == action), None)
