"""Every key of every screen, gathered from the bindings: for the keymap and its manual."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from textual.binding import Binding
from textual.containers import ScrollableContainer
from textual.dom import DOMNode
from textual.keys import KEY_ALIASES, Keys, key_to_character
from textual.screen import Screen
from textual.widgets import Input, OptionList, TextArea

import game.tui
from game.nearest import closest, near_miss

ALWAYS_HELP = "app.help-always"
"""F1, which no keymap changes: in a text field it is the only key of the help."""

PLACES = {
    "app": "everywhere",
    "board": "home",
    "confirm": "questions",
    "door": "home",
    "evidence": "evidence cards",
    "handover": "between turns",
    "list": "lists",
    "modal": "dialogs",
    "press-key": "keys",
    "keymap": "keys",
    "reply": "answer box",
    "side": "home",
    "workbench": "pack preview",
}
"""Where an action belongs, by the first part of its id; otherwise that part is the word for it."""

TOGETHER = (
    ("home", "board", "door"),
    ("home", "board", "side"),
    ("debate", "reply"),
    ("debate", "list", "evidence"),
    ("briefing", "reply"),
    ("closing", "reply"),
)
"""First parts of the ids of a screen and of what may have the focus in it."""

WRITTEN = frozenset(
    {"app", "assignment", "briefing", "closing", "debate", "duel", "reply", "workbench"}
)
"""First parts of the ids of actions that can be had where there is a text field."""

FIELDS = (TextArea, Input)

KEY_NAMES = sorted(key.value for key in Keys)

MODIFIERS = frozenset({"ctrl", "alt", "shift", "super", "meta", "hyper"})

HELP = frozenset({"app.help", ALWAYS_HELP, "modal.help", "help.close"})
"""Actions that may share a key: help, from wherever, and back."""


def all_bindings() -> Iterator[Binding]:
    """Each binding that a class of ours declares, by module and class."""
    for item in _classes():
        yield from _declared(item)


def place_of(action: str) -> str:
    """Where an action belongs, as a player calls it; `action` is an id."""
    first = action.partition(".")[0]
    return PLACES.get(first, first.replace("-", " "))


def problems(keymap: Mapping[str, str]) -> list[str]:
    """What is wrong with a keymap, a sentence each: unknown ids, no keys, keys that are taken.

    Textual hears of two actions on one key only where a binding has no id.
    """
    return list(_faults(keymap))


def faults_of(action: str, keymap: Mapping[str, str]) -> list[str]:
    """The sentences about one action of a keymap."""
    return [sentence for sentence, name in _faults(keymap).items() if name == action]


def usable(keymap: Mapping[str, str]) -> dict[str, str]:
    """`keymap` without what is wrong: those actions keep the keys that they came with."""
    good = dict(keymap)
    while bad := set(_faults(good).values()):
        good = {name: keys for name, keys in good.items() if name not in bad}
    return good


def in_force(keymap: Mapping[str, str]) -> dict[str, str]:
    """What is usable of `keymap`, and the own keys of actions that share some with those.

    Textual takes a key from all who have it when it gives one of them another.
    """
    found = usable(keymap)
    waiting = list(found)
    groups = list(_classes_bindings())
    while waiting:
        name = waiting.pop()
        for together in groups:
            if name in together:
                left = _plain_keys(together[name].key)
                for other, binding in together.items():
                    if other not in found and left & _plain_keys(binding.key):
                        found[other] = binding.key
                        waiting.append(other)
    return found


def with_key(keys: str, new: str) -> str:
    """`keys` with a new one in place of those of its kind: characters, or all others.

    So an action that can be had while one writes can still be had then.
    """
    each = [key.strip() for key in keys.split(",")]
    kept = [key for key in each if _is_character(key) != _is_character(new)]
    return ",".join([new, *kept] if _is_character(new) else [*kept, new])


def _faults(keymap: Mapping[str, str]) -> dict[str, str]:
    """Each sentence with the action of the keymap that is at fault."""
    known = {binding.id: binding for binding in all_bindings() if binding.id}
    typed = {b.id for item in _classes() if issubclass(item, FIELDS) for b in _declared(item)}
    clashes = _clashes(keymap)
    found: dict[str, str] = {}
    for name in sorted(keymap):
        if name not in known:
            sentence = f"The keymap has no action “{name}”. {near_miss(name, sorted(known))}"
            found[sentence.strip()] = name
        elif name == ALWAYS_HELP and keymap[name] != known[name].key:
            found[f"The key “{known[name].key}” stays with the help."] = name
        else:
            for key in _new_keys(known[name], keymap):
                others = [known[other] for other in clashes.get((name, key), ())]
                why = _misfit(known[name], key, typed=name in typed)
                if why := why or _taken(known[name], key, others):
                    found[why] = name
    return found


def _misfit(binding: Binding, key: str, *, typed: bool) -> str:
    """Why the action cannot have the key, whoever else has it; `typed`: it is a text field's."""
    if not _is_key(key):
        near = closest(key, KEY_NAMES)
        hint = f" Did you mean “{near}”?" if near else ""
        return f"“{key}” is no key, so {_named(binding)} keeps its own.{hint}"
    taken = MOVING | EDITING if _first(binding) in WRITTEN else MOVING
    if key in taken:
        return f"The key “{key}” moves or edits, so it cannot be given to {_named(binding)}."
    if _is_character(key) and (typed or binding.priority):
        return f"The key “{key}” is typed as text, so it cannot be given to {_named(binding)}."
    return ""


def _named(binding: Binding) -> str:
    return f"{binding.id} ({binding.description})"


def _taken(binding: Binding, key: str, others: Sequence[Binding]) -> str:
    """Which others have the key already, and where: two of them, and how many more."""
    if not others:
        return ""
    each = sorted(f"{b.description} ({place_of(str(b.id))})" for b in others)
    more = [f"{len(each) - 2} more"] if len(each) > 2 else []
    have = "has" if len(each) == 1 else "have"
    holders = " and ".join([*each[:2], *more])
    return f"The key “{key}” cannot be given to {_named(binding)}: {holders} {have} it."


def _clashes(keymap: Mapping[str, str]) -> dict[tuple[str, str], set[str]]:
    """An action and the key that the keymap gives it, with the actions that have it there already.

    Those that share a key as they come are told apart by what can be done at the moment.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for together in _groups():
        holders: dict[str, set[str]] = {}
        for name, binding in together.items():
            for key in keymap.get(name, binding.key).split(","):
                holders.setdefault(_plain(key), set()).add(name)
        for name in together.keys() & keymap.keys():
            for key in _new_keys(together[name], keymap):
                others = holders[_plain(key)] - {name} - (HELP if name in HELP else frozenset())
                if others:
                    found.setdefault((name, key), set()).update(others)
    return found


def _groups() -> Iterator[dict[str, Binding]]:
    """Actions, by id, of which each comes before or after the others at a place.

    What can be had everywhere is in each: the one would come before the other.
    """
    every = {str(binding.id): binding for binding in all_bindings() if binding.id}
    firsts = {(_first(binding),) for binding in every.values()}
    for parts in (*firsts, *TOGETHER):
        yield {n: b for n, b in every.items() if _first(b) in (*parts, "app")}
    everywhere = {name: binding for name, binding in every.items() if _first(binding) == "app"}
    for own in _classes_bindings():
        yield own | everywhere


def _classes_bindings() -> Iterator[dict[str, Binding]]:
    """Those of each class with what it inherits, by id."""
    for item in _classes():
        yield {str(b.id): b for base in item.__mro__ for b in _declared(base) if b.id}


def _first(binding: Binding) -> str:
    return str(binding.id).partition(".")[0]


def _new_keys(binding: Binding, keymap: Mapping[str, str]) -> list[str]:
    """Those that the action did not come with."""
    own = _plain_keys(binding.key)
    keys = [key.strip() for key in keymap.get(str(binding.id), binding.key).split(",")]
    return [key for key in keys if _plain(key) not in own]


def _plain_keys(keys: str) -> set[str]:
    return {_plain(key) for key in keys.split(",")}


def _plain(key: str) -> str:
    """A key in one spelling: `?` for `question_mark`."""
    key = key.strip()
    character = key_to_character(key) or ""
    return character if character.isprintable() and character else key


def _is_character(key: str) -> bool:
    """It is typed where there is a text field."""
    return (key_to_character(key.strip()) or "\0").isprintable()


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    named = last.islower() and key_to_character(last) is not None
    return MODIFIERS.issuperset(modifiers) and (len(last) == 1 or last in KEY_NAMES or named)


def _classes() -> Iterator[type]:
    for info in pkgutil.walk_packages(game.tui.__path__, "game.tui."):
        module = import_module(info.name)
        for item in vars(module).values():
            if isinstance(item, type) and item.__module__ == info.name:
                yield item


def _keys_of(*items: type[DOMNode]) -> frozenset[str]:
    """Those of Textual's own, under every name that a terminal may give them."""
    bindings = [b for item in items for b in Binding.make_bindings(vars(item)["BINDINGS"])]
    return frozenset(
        name for b in bindings for name in (b.key, *KEY_ALIASES.get(b.key, ())) if b.key
    )


def _declared(item: type) -> Iterator[Binding]:
    if item.__module__.startswith("game."):
        yield from (b for b in vars(item).get("BINDINGS", ()) if isinstance(b, Binding))


MOVING = _keys_of(Screen, OptionList, ScrollableContainer)
"""Keys that lists, panels and screens take first."""

EDITING = _keys_of(TextArea, Input)
"""Keys that a text field takes first."""


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
