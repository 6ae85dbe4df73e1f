from collections import Counter
from pathlib import Path

import pytest

from game.tui.keys import all_bindings, manual, problems, usable

KEYS_OF_OTHERS = {"ctrl+a", "ctrl+b"}
"""Prefixes of screen and tmux."""

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
        ({"home.qit": "x"}, ["the keymap has no action “home.qit”. Did you mean “home.quit”?"]),
        (
            {"home.quit": "f10,h"},
            ["the keymap gives the key “h” to home.history (History) and home.quit (Quit)."],
        ),
        (
            {"app.commands": "f10,h"},  # it would come before the key of every screen
            [
                f"the keymap gives the key “h” to app.commands (Commands) and {other}."
                for other in ("debate.hint (Hint)", "home.history (History)")
            ],
        ),
        (
            {"app.help": "h"},  # it would come after the key of every screen
            [
                f"the keymap gives the key “h” to app.help (Help) and {other}."
                for other in ("debate.hint (Hint)", "home.history (History)")
            ],
        ),
        ({"app.help": "f12"}, []),
        ({"help.close": "escape,f1"}, []),
        (
            {"home.quit": "f1"},
            ["the keymap gives the key “f1” to app.help-always (Help) and home.quit (Quit)."],
        ),
        ({"app.help-always": "f12"}, ["the key “f1” stays with the help."]),
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


def test_the_manual_of_keys_is_up_to_date() -> None:
    """Write it anew: `python -c "import pytest
    from game.tui.keys import manual; print(manual(), end='')"`."""
    assert MANUAL.read_text(encoding="utf-8") == manual()
