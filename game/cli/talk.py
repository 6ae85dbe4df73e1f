"""A conversation by lines of text: what the program says and what the player types."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from typing import Self, TextIO

from game.cells import is_wide, wrap_cells
from game.cli.alarm import TimeUp, alarm
from game.cli.streams import is_terminal
from game.nearest import near_miss
from game.text import clean, one_line

WIDTH = 78
"""Longest line said, in cells."""

NARROWEST = 20
"""No line is broken for a terminal narrower than this."""

END = "."
"""A line that ends an answer."""

EDITING = {
    ".show": "reads back what is there, with line numbers",
    ".drop N": "takes line N out",
    ".undo": "takes the last line out",
    ".clear": "takes everything out",
    ".back": "leaves it for now; it is kept",
    ".help": "says this",
    "quit": "alone on a line: stops; everything is kept",
}
"""Commands inside an answer: all but the last begin with a dot."""

QUIT = ("quit", "q")


Left = Callable[[], float | None]
"""Seconds until the time is up, 0 from then on; None where there is no limit."""


def unlimited() -> None:
    """There is no limit."""


class Stopped(Exception):
    """The player quit, or the input ended; everything typed is saved."""


class Interrupted(KeyboardInterrupt):
    """Ctrl+C in the middle of a line; `line` is what stood there."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class Talk:
    """Says lines and takes lines; nothing else reaches the terminal."""

    def __init__(self, lines: Iterable[str], out: TextIO, *, typing: bool = False) -> None:
        self._lines = iter(lines)
        self._out = out
        self._typing = typing
        self._offered: tuple[str, ...] = ()

    @classmethod
    def at_terminal(cls) -> Self:
        """With the person at the terminal, or with whatever is piped in."""
        typing = is_terminal(sys.stdin) and is_terminal(sys.stdout)
        return cls(typed_lines() if typing else sys.stdin, sys.stdout, typing=typing)

    def say(self, *lines: str) -> None:
        """Each line, wrapped at words; an empty one is a gap."""
        for line in lines:
            for paragraph in line.split("\n"):
                self._out.write(f"{wrap(paragraph, page_width(self._out))}\n")
        self._out.flush()

    def ask(self, left: Left = unlimited) -> str:
        """The next line typed, through the gate; `Stopped` at the end of the input.

        When no time is `left`, a line that is being typed at a terminal ends as it stands.
        """
        line = ""
        try:
            with alarm(left() if self._typing else None):
                line = next(self._lines)
        except StopIteration:
            raise Stopped from None
        except TimeUp:  # just after the line was typed
            pass
        return clean(line).strip("\n ")

    def put_back(self, line: str) -> None:
        """The line is typed next, as if it had not been asked for."""
        self._lines = chain([line], self._lines)

    def choose(self, words: Mapping[str, str], left: Left = unlimited) -> tuple[str, str]:
        """A word of `words` (name to meaning) and what was typed after it.

        A word may be shortened to its first letter; where two share it, the earlier one has it.
        Any other line, and a word followed by more than one, comes back whole under the name `""`;
        `help` is answered here, `quit` raises `Stopped`. The words are said when they have changed.
        When no time is `left`, `TimeUp` has the line.
        """
        if self._offered != tuple(words):
            self._offered = tuple(words)
            self.say(f"[{' | '.join(words)} | help | quit]")
        while True:
            line = self.ask(left)
            if left() == 0:
                raise TimeUp(line)
            first, *rest = line.split() or [""]
            name = _find(first.lower(), words) if len(rest) < 2 else ""
            if name == "quit":
                raise Stopped
            if name == "help":
                self._explain(words)
            elif line:
                return (name, " ".join(rest)) if name else ("", line)

    def _explain(self, words: Mapping[str, str]) -> None:
        letters = {word: word[0] if _find(word[0], words) == word else "" for word in words}
        for word, letter in letters.items():
            self.say(f"{word}{f' ({letter})' if letter else ''}: {words[word]}.")
        self.say("help (?): says this.", "quit (q): stops; everything is kept.")

    def ask_number(self, low: int, high: int) -> int | None:
        """A number from `low` to `high`; None for an empty line. `quit` raises `Stopped`.

        Whoever types `next` or `skip`, as elsewhere, means the empty line.
        """
        while True:
            line = self.ask()
            if line.lower() in ("", "next", "n", "skip", "s"):
                return None
            if line.lower() in QUIT:
                raise Stopped
            if line.isascii() and line.isdigit() and low <= int(line[:9]) <= high:
                return int(line)
            self.say(f"Type {number_words(low, high)}, or press Enter.")

    def wait(self) -> None:
        """Until the player presses Enter; `quit` raises `Stopped`."""
        if self.ask().lower() in QUIT:
            raise Stopped

    def offer(self, words: str, command: str) -> None:
        """A command to copy, whole on a line of its own after the words that lead to it."""
        self.say(words)
        self.write_whole(command)

    def write_whole(self, line: str) -> None:
        """A line as it is, never wrapped: to be copied."""
        self._out.write(f"{line}\n")
        self._out.flush()

    def unknown(self, line: str, words: Mapping[str, str]) -> None:
        """Says that `line` was not understood."""
        name = one_line(line)[:40]
        self.say(f"I do not know “{name}”. {near_miss(name, (*words, 'help', 'quit'))}")

    def compose(
        self, keep: Callable[[str], bool], draft: str = "", first: str = "", left: Left = unlimited
    ) -> str | None:
        """A text of several lines, ended by a single dot; None if the player left it with `.back`.

        It goes on from `draft`, and from `first` if a line of it was typed already; `keep` saves
        what is there after every line, and ends the text too if it says so; `quit` raises
        `Stopped`.
        """
        lines = draft.split("\n") if draft.strip() else []
        if first:
            lines.append(first)
            if keep("\n".join(lines)):
                return "\n".join(lines)
        while True:
            try:
                line = self.ask(left)
            except Interrupted as stop:
                keep("\n".join([*lines, clean(stop.line)] if stop.line.strip() else lines))
                raise
            if line == END:
                return "\n".join(lines)
            if line.lower() == "quit":
                raise Stopped
            command, _, number = line.partition(" ")
            if command == ".back":
                return None
            if not self._edit(command, number.strip(), lines):
                lines.append(line)
            if keep("\n".join(lines)):
                return "\n".join(lines)

    def _edit(self, command: str, number: str, lines: list[str]) -> bool:
        """Carries out a dot command on `lines`; false if it is none."""
        if command == ".help":
            self.say("A single dot ends the text.")
            self.say(*(f"{name}: {meaning}." for name, meaning in EDITING.items()))
        elif command == ".show":
            self.say(*numbered(lines))
        elif command == ".undo":
            del lines[-1:]
            self.say(*numbered(lines))
        elif command == ".clear":
            lines.clear()
            self.say("It is empty now.")
        elif command == ".drop":
            with suppress(ValueError, IndexError):
                if int(number) > 0:
                    del lines[int(number) - 1]
            self.say(*numbered(lines))
        else:
            return False
        return True


def number_words(low: int, high: int) -> str:
    """What is to be typed where a number is asked for."""
    return f"{low}" if low == high else f"a number from {low} to {high}"


def numbered(lines: Iterable[str]) -> list[str]:
    """Lines of a draft with their numbers."""
    return [f"{n}: {line}" for n, line in enumerate(lines, start=1)] or ["It is empty."]


def page_width(out: TextIO) -> int:
    """Cells of a line said there: `WIDTH`, in a narrower terminal all but its last column."""
    if not is_terminal(out):
        return WIDTH
    return max(NARROWEST, min(WIDTH, shutil.get_terminal_size().columns - 1))


def wrap(line: str, width: int = WIDTH) -> str:
    """`line` broken at words; what follows its first line is indented as it was."""
    indent = line[: len(line) - len(line.lstrip())]
    if is_wide(line):
        return "\n".join(indent + part for part in wrap_cells(line, width - len(indent)))
    return textwrap.fill(
        line.strip(),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def typed_lines() -> Iterator[str]:
    """What the player types at a terminal, with line editing where the system has it.

    Without it a terminal cuts pasted lines at some 4,000 characters. Raises `Interrupted`; when
    time is up, what stands in the line is taken as it is.
    """
    unfinished: Callable[[], str] = str
    with suppress(ImportError):
        import readline

        unfinished = readline.get_line_buffer
    while True:
        line = ""
        try:
            line = input("> ")
        except KeyboardInterrupt:
            print()
            raise Interrupted(unfinished()) from None
        except TimeUp:
            print()
            line = line or unfinished()
        except EOFError:
            print()
            return
        yield line


def _find(word: str, words: Mapping[str, str]) -> str:
    """The name that `word` means; empty if none."""
    names = (*words, "help", "quit")
    if word == "?":
        return "help"
    if word in names:
        return word
    return next((name for name in names if len(word) == 1 and name.startswith(word)), "")
