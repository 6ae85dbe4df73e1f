"""A person's choices, kept in `settings.toml`: how it looks, how one plays, and keys.

The file is theirs: a bad one gives a warning and the defaults, never a crash, and a choice made on
screen changes its own line and leaves comments and everything else alone. These few values are
checked by hand, because the theme is needed before the first paint and pydantic would double that.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal

import tomli

from game.errors import RebuttalError
from game.files import write_atomically
from game.nearest import near_miss
from game.text import one_line

LARGEST_FILE = 100_000
"""Bytes; a larger settings file is not read."""

TIMERS = ("off", "up", "down")

LONGEST_SPEECH = 60
"""Minutes that the timer can count down."""

ANIMATIONS = ("full", "basic", "none")

Saved = Literal["theme", "animations", "flow_first", "steelman", "timer", "timer_minutes"]
"""Settings that have a line of their own; keys have a table."""


class SettingsError(RebuttalError):
    """A choice could not be saved."""


@dataclass(frozen=True)
class Settings:
    """What `settings.toml` may say."""

    theme: str = ""
    """Colours of the terminal screens: dark, light, ansi, no-colour, or any other that Ctrl+P lists
    under "Theme". Empty is dark, or ansi in a terminal of sixteen colours."""
    animations: Literal["full", "basic", "none"] = "full"
    """How much moves on screen. The environment variable `TEXTUAL_ANIMATIONS` overrules it."""
    flow_first: bool = False
    """Before each verdict you jot your own flow; then it stands beside the judge's."""
    steelman: bool = False
    """Before each answer you restate their argument so that they would agree."""
    timer: Literal["off", "up", "down"] = "up"
    """The clock of a speech: not shown, counted up, or counted down. Nothing ends when it has run
    down; only match mode, the day's counterargument and the highest rung have a limit."""
    timer_minutes: float = 3
    """Minutes a speech, from which the timer counts down: more than 0, at most 60."""
    keymap: dict[str, str] = field(default_factory=dict)
    """Other keys for actions, as `"home.history" = "f6,y"`; ids are listed in docs/keys.md."""


def read_settings(path: Path) -> tuple[Settings, str]:
    """The settings, and a warning for the person (empty when all is well).

    Without a file these are the defaults. A wrong value costs only itself, not the others.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Settings(), f"{path} is too large to be a settings file: using the defaults."
        values = tomli.loads(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        return Settings(), f"{path} cannot be read ({one_line(str(error))}): using the defaults."
    problems = [_problem(key, value) for key, value in values.items()]
    good = {key: value for key, value in values.items() if not _problem(key, value)}
    found = " ".join(filter(None, problems))
    return Settings(**good), f"{path} is ignored in part. {found}" if found else ""


def remember(path: Path, key: Saved, value: str | float) -> None:
    """Saves one choice; `SettingsError` if the file cannot be written or is not TOML.

    The new file replaces the old one whole, so a crash leaves one or the other.
    """
    written = f'"{value}"' if isinstance(value, str) else str(value).lower()
    _change(path, key, {key: value}, lambda text: _with_line(text, key, f"{key} = {written}"))


def remember_keys(path: Path, action: str, keys: str | None, keymap: Mapping[str, str]) -> None:
    """Saves the keys of one action, None for its defaults again; raises like `remember`.

    `keymap` is the whole table as it should then be read.
    """
    _change(path, "keymap", {"keymap": dict(keymap)}, lambda text: _with_keys(text, action, keys))


def _change(
    path: Path, what: str, wanted: Mapping[str, object], edit: Callable[[str], str]
) -> None:
    """Edits the file's text; refuses an edit by which anything but `wanted` would change."""
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        expected = {**tomli.loads(text), **wanted}
        text = edit(text)
        found = tomli.loads(text)
        if "keymap" in expected:
            found.setdefault("keymap", {})
        if found != expected:
            raise SettingsError(
                f"{path} was not changed: your {what} could not be written without touching more. "
                "Edit the file by hand."
            )
        write_atomically(path, text)
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        reason = one_line(str(error))
        raise SettingsError(f"Your {what} was not saved in {path}: {reason}.") from None


def _problem(key: str, value: object) -> str:
    """What is wrong with one line of the file, as a sentence; empty if nothing."""
    checks: dict[str, tuple[Callable[[object], bool], str]] = {
        "theme": (lambda v: isinstance(v, str), "the name of a theme"),
        "animations": (lambda v: v in ANIMATIONS, "one of " + ", ".join(ANIMATIONS)),
        "timer": (lambda v: v in TIMERS, "one of " + ", ".join(TIMERS)),
        "timer_minutes": (
            _is_length,
            f"a number of minutes, more than 0 and at most {LONGEST_SPEECH}",
        ),
        "flow_first": (lambda v: isinstance(v, bool), "true or false"),
        "steelman": (lambda v: isinstance(v, bool), "true or false"),
        "keymap": (_is_keymap, 'a table of texts, such as "home.history" = "f6,y"'),
    }
    if key not in checks:
        known = [item.name for item in fields(Settings)]
        return f"There is no setting “{one_line(key)[:40]}”. {near_miss(key, known)}"
    fits, wanted = checks[key]
    return "" if fits(value) else f"`{key}` must be {wanted}."


def _is_length(value: object) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and 0 < float(str(value)) <= LONGEST_SPEECH


def _is_keymap(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())


def _with_keys(text: str, action: str, keys: str | None) -> str:
    """`text` with the line for `action` in the table of keys replaced, added or taken out."""
    line = "" if keys is None else f'"{action}" = "{keys}"\n'
    if text and not text.endswith("\n"):
        text += "\n"
    table = re.search(r"(?m)^[ \t]*\[[ \t]*keymap[ \t]*\][^\n]*\n", text)
    if table is None:
        gap = "\n" if text else ""
        return f"{text}{gap}[keymap]\n{line}" if line else text
    after = re.search(r"(?m)^[ \t]*\[", text[table.end() :])
    end = table.end() + after.start() if after else len(text)
    pattern = rf"""(?m)^[ \t]*["']{re.escape(action)}["'][ \t]*=[^\n]*\n"""
    body, changed = re.subn(pattern, lambda _: line, text[table.end() : end], count=1)
    return text[: table.end()] + ("" if changed else line) + body + text[end:]


def _with_line(text: str, key: str, line: str) -> str:
    """`text` with its top-level line for `key` replaced, or added before everything else."""
    table = re.search(r"(?m)^\s*\[", text)
    end = table.start() if table else len(text)
    head, changed = re.subn(rf"(?m)^{key}\s*=[^\n]*$", lambda _: line, text[:end], count=1)
    return head + text[end:] if changed else f"{line}\n{text}"
