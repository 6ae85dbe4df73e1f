"""Every key of every screen, gathered from the bindings: for the keymap and its manual."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from textual.binding import Binding

import game.tui
from game.nearest import near_miss


def all_bindings() -> Iterator[Binding]:
    """Each binding that a class of ours declares, by module and class."""
    for item in _classes():
        yield from _declared(item)


def problems(keymap: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a keymap, a sentence each: unknown ids, and two actions on one key.

    Textual hears of the second only where a binding has no id.
    """
    known = {binding.id for binding in all_bindings() if binding.id}
    for name in keymap:
        if name not in known:
            yield f"the keymap has no action “{name}”. {near_miss(name, sorted(known))}"
    everywhere = [binding for binding in all_bindings() if binding.priority]
    clashes = {clash for item in _classes() for clash in _clashes(item, everywhere, keymap)}
    yield from sorted(clashes)


def _clashes(item: type, everywhere: Sequence[Binding], keymap: Mapping[str, str]) -> Iterator[str]:
    """Actions of one screen or widget that would share a key because of the keymap.

    The keys of the actions that can be had `everywhere` come before those of any screen.
    """
    holders: dict[str, set[str]] = {}
    for binding in (*everywhere, *(b for base in item.__mro__ for b in _declared(base))):
        if binding.id:
            for key in keymap.get(binding.id, binding.key).split(","):
                holders.setdefault(key.strip(), set()).add(binding.id)
    for key, ids in holders.items():
        if len(ids) > 1 and not keymap.keys().isdisjoint(ids):
            yield f"the keymap gives the key “{key}” to {' and '.join(sorted(ids))}."


def _classes() -> Iterator[type]:
    for info in pkgutil.walk_packages(game.tui.__path__, "game.tui."):
        module = import_module(info.name)
        for item in vars(module).values():
            if isinstance(item, type) and item.__module__ == info.name:
                yield item


def _declared(item: type) -> Iterator[Binding]:
    if item.__module__.startswith("game."):
        yield from (b for b in vars(item).get("BINDINGS", ()) if isinstance(b, Binding))


def manual() -> str:
    """`docs/keys.md`: each id with its keys and what it is for."""
    rows = [
        f"| `{binding.id}` | `{binding.key}` | {binding.description}: {binding.tooltip} |"
        for binding in sorted(all_bindings(), key=lambda item: item.id or "")
    ]
    return "\n".join([*HEAD, *rows, ""])


HEAD = (
    "# Keys",
    "",
    "Each action has an id. To give it another key, choose *Keys* in the [settings](settings.md),",
    "or put its id into `settings.toml`, in the folder that `rebuttal where` names; footer and",
    "help then show your keys:",
    "",
    "```toml",
    "[keymap]",
    '"home.history" = "f6,y"',
    "```",
    "",
    "| id | keys | what it does |",
    "|---|---|---|",
)
