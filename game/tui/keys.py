"""Every key of every screen, gathered from the bindings: for the keymap and its manual."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module

from textual.binding import Binding

import game.tui
from game.nearest import near_miss

ALWAYS_HELP = "app.help-always"
"""F1, which no keymap changes: in a text field it is the only key of the help."""

HELP = frozenset({"app.help", ALWAYS_HELP, "modal.help", "help.close"})
"""Actions that may share a key: help, from wherever, and back."""


def all_bindings() -> Iterator[Binding]:
    """Each binding that a class of ours declares, by module and class."""
    for item in _classes():
        yield from _declared(item)


def problems(keymap: Mapping[str, str]) -> list[str]:
    """What is wrong with a keymap, a sentence each: unknown ids, and two actions on one key.

    Textual hears of the second only where a binding has no id.
    """
    return list(_faults(keymap))


def usable(keymap: Mapping[str, str]) -> dict[str, str]:
    """`keymap` without what is wrong: those actions keep the keys that they came with."""
    good = dict(keymap)
    while bad := {name for names in _faults(good).values() for name in names}:
        good = {name: keys for name, keys in good.items() if name not in bad}
    return good


def _faults(keymap: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Each sentence with the actions of the keymap that are at fault."""
    known = {binding.id: binding.description for binding in all_bindings() if binding.id}
    found: dict[str, frozenset[str]] = {}
    for name in keymap:
        if name not in known:
            sentence = f"the keymap has no action “{name}”. {near_miss(name, sorted(known))}"
            found[sentence] = frozenset([name])
    everywhere = [binding for binding in all_bindings() if str(binding.id).startswith("app.")]
    clashes: set[tuple[str, frozenset[str]]] = set()
    for item in _classes():
        clashes.update(_clashes(item, everywhere, keymap))
    told = [
        (f"the keymap gives the key “{key}” to {_named(ids, known)}.", ids) for key, ids in clashes
    ]
    found |= {sentence: ids & keymap.keys() for sentence, ids in sorted(told)}
    if keymap.get(ALWAYS_HELP, "f1") != "f1":
        found["the key “f1” stays with the help."] = frozenset([ALWAYS_HELP])
    return found


def _named(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return " and ".join(f"{one} ({names[one]})" for one in sorted(ids))


def _clashes(
    item: type, everywhere: Sequence[Binding], keymap: Mapping[str, str]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Keys that actions of one screen or widget would share because of the keymap.

    With what can be had `everywhere`: the one comes before the other, so one of them has no key.
    """
    holders: dict[str, set[str]] = {}
    for binding in (*everywhere, *(b for base in item.__mro__ for b in _declared(base))):
        if binding.id:
            for key in keymap.get(binding.id, binding.key).split(","):
                holders.setdefault(key.strip(), set()).add(binding.id)
    for key, ids in holders.items():
        if len(ids) > 1 and not keymap.keys().isdisjoint(ids) and not ids <= HELP:
            yield key, frozenset(ids)


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
