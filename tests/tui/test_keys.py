import ast
from collections import Counter
from pathlib import Path

import pytest

import game.tui
from game.tui.keynames import ID
from game.tui.keys import all_bindings, in_force, manual, problems, usable, with_key
from game.tui.screens.debate import DebateScreen

KEYS_OF_OTHERS = {"ctrl+a", "ctrl+b"}
"""Prefixes of screen and tmux."""

HISTORY = "to home.history (History)"
EVERYWHERE = "Help (everywhere)"
HAS = "History (home) has it."
TYPED = "The key “{}” is typed as text, so it cannot be given to {}."

MANUAL = Path(__file__).parents[2] / "docs" / "keys.md"


def test_every_binding_has_an_id_of_its_own_a_name_and_a_reason() -> None:
    bindings = list(all_bindings())
    assert len(bindings) > 40
    assert [b for b in bindings if not (b.id and b.description and b.tooltip)] == []
    assert [name for name, count in Counter(b.id for b in bindings).items() if count > 1] == []


def test_no_default_is_a_prefix_of_a_terminal_multiplexer() -> None:
    taken = [b.id for b in all_bindings() if KEYS_OF_OTHERS & set(b.key.split(","))]
    assert taken == []


@pytest.mark.parametrize(
    ("keymap", "found"),
    [
        ({}, []),
        ({"home.quit": "f10", "home.history": "q"}, []),
        ({"home.qit": "x"}, ["The keymap has no action “home.qit”. Did you mean “home.quit”?"]),
        (
            {"home.quit": "f10,h"},
            ["The key “h” cannot be given to home.quit (Quit): History (home) has it."],
        ),
        (
            {"app.help": "h"},  # it would come after the key of every screen
            [
                "The key “h” cannot be given to app.help (Help): "
                "Hint (debate) and History (home) have it."
            ],
        ),
        ({"home.history": "?"}, [f"The key “?” cannot be given {HISTORY}: {EVERYWHERE} has it."]),
        ({"home.history": "f1"}, [f"The key “f1” cannot be given {HISTORY}: {EVERYWHERE} has it."]),
        ({"app.help": "f12"}, []),
        ({"help.close": "escape,f1"}, []),
        ({"app.help-always": "f12"}, ["The key “f1” stays with the help."]),
        # Across a screen and its widgets.
        ({"door.open": "h"}, ["The key “h” cannot be given to door.open (Open): " + HAS]),
        ({"side.play": "h"}, ["The key “h” cannot be given to side.play (Play): " + HAS]),
        ({"side.play": "g", "door.open": "g"}, []),  # never both
        # Keys that are shared from the beginning may stay so.
        ({"debate.next": "x,f9"}, []),
        # What has the focus takes it first.
        *(
            ({action: key}, [f"The key “{key}” moves or edits, so it cannot be given to {name}."])
            for action, key, name in (
                ("home.match", "down", "home.match (Match)"),
                ("home.match", "enter", "home.match (Match)"),
                ("home.match", "tab", "home.match (Match)"),
                ("home.match", "ctrl+i", "home.match (Match)"),
                ("debate.submit", "f7", "debate.submit (Submit)"),
            )
        ),
        ({"home.history": "f6,y"}, []),  # no text field on home
        ({"app.commands": "z"}, [TYPED.format("z", "app.commands (Commands)")]),
        ({"reply.leave": "x"}, [TYPED.format("x", "reply.leave (Leave box)")]),
        # Names of keys.
        ({"home.history": "blah"}, ["“blah” is no key, so home.history (History) keeps its own."]),
        (
            {"home.history": "y,F6"},
            ["“F6” is no key, so home.history (History) keeps its own. Did you mean “f6”?"],
        ),
        ({"home.history": ""}, ["“” is no key, so home.history (History) keeps its own."]),
        ({"home.history": "ctrl+g,alt+x,comma,+,あ,space,shift+f6,ctrl+@"}, []),
    ],
)
def test_a_keymap_is_checked(keymap: dict[str, str], found: list[str]) -> None:
    assert list(problems(keymap)) == found


@pytest.mark.parametrize(
    ("keymap", "kept"),
    [
        ({"home.history": "f6", "home.quit": "f10"}, {"home.history": "f6", "home.quit": "f10"}),
        ({"home.history": "s", "home.quit": "f10"}, {"home.quit": "f10"}),
        ({"home.history": "s", "home.settings": "h"}, {"home.history": "s", "home.settings": "h"}),
        ({"home.history": "q", "home.settings": "h"}, {}),  # what comes back needs its key
        ({"home.qit": "x"}, {}),
        ({"app.help-always": "x"}, {}),
    ],
)
def test_what_is_wrong_in_a_keymap_costs_only_itself(
    keymap: dict[str, str], kept: dict[str, str]
) -> None:
    assert usable(keymap) == kept


@pytest.mark.parametrize(
    ("keys", "new", "then"),
    [
        ("h,f5", "g", "g,f5"),
        ("h,f5", "f12", "h,f12"),
        ("escape,q", "x", "x,escape"),
        ("s,ctrl+j,f2", "ctrl+g", "s,ctrl+g"),
        ("question_mark", "colon", "colon"),
        ("enter", "f12", "f12"),
    ],
)
def test_a_new_key_takes_the_place_of_those_of_its_kind(keys: str, new: str, then: str) -> None:
    assert with_key(keys, new) == then


def test_an_action_with_another_key_leaves_those_that_it_shared_to_the_others() -> None:
    bindings = DebateScreen._merge_bindings()
    bindings.apply_keymap(in_force({"debate.next": "x"}))
    holders = {b.id for b in bindings.key_to_bindings["n"]}
    assert holders == {"debate.go-on", "debate.skip-the-flow"}
    assert [b.id for b in bindings.key_to_bindings["x"]][:1] == ["debate.next"]


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_key_that_a_text_names_is_one_of_an_action() -> None:
    known = {str(binding.id) for binding in all_bindings()}
    folder = Path(game.tui.__file__).parent
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in folder.rglob("*.py")]
    texts = [node.value for tree in trees for node in ast.walk(tree) if is_text(node)]
    named = {name for text in texts for name in ID.findall(text)}
    assert len(named) > 20
    assert named - known == set()


def test_the_manual_of_keys_is_up_to_date() -> None:
    """Write it anew: `python -c "import pytest
    from game.tui.keys import manual; print(manual(), end='')"`."""
    assert MANUAL.read_text(encoding="utf-8") == manual()
