"""Syntax errors of TOML in an author's words: which key, what is wrong with it, how to fix it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from game.packs.diagnostics import Problem
from game.packs.documents import Document
from game.packs.headers import header_at
from game.packs.lists import list_at, misjoined, no_value
from game.packs.lookalikes import (
    CURLY,
    EQUALS,
    number_meant,
    plain_number,
    straightened,
    strange_blank,
    with_plain_blanks,
)
from game.packs.positions import KeyPath
from game.packs.quoting import assignment, other_quotes
from game.packs.spelling import quoted
from game.packs.tables import bad_brackets, written_twice
from game.packs.torn import Torn, never_closed, never_opened, over_lines

_PAIR = re.compile(r"[ \t]*([A-Za-z0-9_.\-\"' ]+?)[ \t]*=[ \t]*(.*)")
_SEVERAL_LINES = ('"""', "'''", "[", "{")
_OTHER_DAY = re.compile(r"[0-9]{1,4}([./])[0-9]{1,2}\1[0-9]{1,4}")


@dataclass(frozen=True)
class Mistake:
    """Where tomli gave up, and the statement around that place."""

    document: Document
    complaint: str
    """tomli's message."""
    offset: int
    statement: int | None
    """Where the statement began that could not be read."""
    key: str
    """The key of that statement, quoted; `this line` where there is none."""
    value: str
    """What stands after its equals sign, on the same line."""
    value_offset: int
    torn: Torn | None
    """The text without its opening or closing quotes that led here, if that is so."""

    @classmethod
    def of(cls, path: Path, text: str, error: ValueError) -> Mistake:
        """The mistake that tomli complains about."""
        document = Document(path, text, {})
        huge = re.search(r"[0-9_]{4000,}", text)
        offset = getattr(error, "pos", huge.start() if huge else document.positions.end)
        begun = [start for start in document.positions.statements if start <= offset]
        statement = begun[-1] if begun else None
        pair = _PAIR.match(text, begun[-1]) if begun else None
        key, value = (quoted(pair[1]), pair[2].rstrip()) if pair else ("this line", "")
        start = pair.start(2) if pair else 0
        complaint = getattr(error, "msg", "number too long")
        torn = never_closed(text, begun, offset)
        if statement is not None and complaint.startswith(("Invalid value", "Illegal")):
            torn = torn or never_opened(text, statement) or over_lines(text, statement)
        return cls(document, complaint, offset, statement, key, value, start, torn)

    # -- going on ------------------------------------------------------------------

    def repaired(self) -> str | None:
        """The text as long as before, with the mistake made harmless; `None` if nobody can tell."""
        text = self.document.text
        if strange_blank(self._char):
            return with_plain_blanks(text)
        if self.torn:
            return _replaced(text, self.torn.begin, self.torn.end)
        if self.complaint.startswith(_ESCAPES):
            return _replaced(text, self._backslash(), self._backslash() + 1, "_")
        if self.complaint.startswith("Cannot overwrite") and (repeat := self._repeat()):
            return _replaced(text, repeat[0], self.offset)
        if self.statement is None:
            return None
        if self.complaint.startswith("Invalid value") and straightened(text)[1]:
            return straightened(text)[0]
        if self.value.startswith("[") and self.complaint.startswith(("Invalid value", "Unclosed")):
            return _replaced(text, self.statement, list_at(text, self.value_offset).end)
        line_end = text.find("\n", self.statement)
        line_end = len(text) if line_end < 0 else line_end
        goes_on = self.value.startswith(_SEVERAL_LINES) and not self.value.endswith(("]", "}"))
        if self.offset > line_end or goes_on:
            return None
        return _replaced(text, self.statement, line_end)

    @property
    def _char(self) -> str:
        """The character at which tomli gave up; empty at the end."""
        return self.document.text[self.offset : self.offset + 1]

    def _backslash(self) -> int:
        return max(self.document.text.rfind("\\", 0, self.offset), 0)

    def _repeat(self) -> tuple[int, KeyPath] | None:
        known = [repeat for repeat in self.document.positions.repeats if repeat[0] <= self.offset]
        return known[-1] if known else None

    # -- the author's words --------------------------------------------------------

    def explain(self) -> Problem:
        """The problem, in words that name the key and say the fix."""
        if self.torn:
            return self._at(self.torn.place, "P204", self.torn.message, self.torn.hint)
        if name := strange_blank(self._char):
            message = f"this blank is no plain space ({name})"
            hint = "replace it by a plain one, and all others of this file that stand outside texts"
            return self._at(self.offset, "P201", message, hint)
        for beginnings, explanation in _EXPLANATIONS.items():
            if self.complaint.startswith(beginnings):
                return explanation(self)
        hint = "compare it with a line of the template, `rebuttal pack new my-pack`"
        return self._at(self.offset, "P201", "this is not TOML from here on", hint)

    def _at(self, offset: int, code: str, message: str, hint: str = "") -> Problem:
        return self.document.at_offset(code, offset, message, hint)

    def bad_value(self) -> Problem:
        value = self.value.split("#")[0].strip()
        if not value:
            return self._at(self.offset, "P202", f"{self.key} has no value", 'write it, or ""')
        if value.startswith(CURLY):
            message = f"{self.key} stands in typographic quotes"
            hint = f'use straight ones: "..."{self._more_curly()}'
            return self._at(self.offset, "P202", message, hint)
        if number := plain_number(value):
            message = f"{self.key} has other digits than 0 to 9"
            return self._at(self.offset, "P202", message, f"write {self.key.strip('`')} = {number}")
        if value.lower() in ("true", "false", "yes", "no"):
            meant = "true" if value.lower() in ("true", "yes") else "false"
            return self._at(
                self.offset, "P202", f"{quoted(value)} is not a value", f"write {meant}"
            )
        if value.startswith("["):
            if self._goes_on_without_it():
                return self.open_bracket()
            return self._at(*no_value(self.document.text, self.value_offset, self.offset, self.key))
        if value.startswith("{"):
            message = f"something in {self.key} is not a value; texts need quotes"
            return self._at(self.offset, "P202", message, '{ key = "text" }')
        if re.fullmatch(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", value):
            return self.bad_date()
        return self._needs_quotes(value)

    def _more_curly(self) -> str:
        more = straightened(self.document.text)[1] - 1
        lines = f"on {more} more lines" if more > 1 else "on another line"
        return (
            f"; they stand {lines} of this file too: replace them all at once" if more > 0 else ""
        )

    def _goes_on_without_it(self) -> bool:
        """What stands in a list begins the next statement: the list was never closed."""
        text = self.document.text
        return bool(_PAIR.match(text, self.offset) or header_at(text, self.offset))

    def _needs_quotes(self, value: str) -> Problem:
        message = f"the text of {self.key} needs quotes"
        hint = f"write {assignment(self.key, value)}"
        if number := number_meant(value):
            message = f"{quoted(value)} is no number to TOML"
            hint = f"write {self.key.strip('`')} = {number}"
        return self._at(self.value_offset, "P202", message, hint)

    def bad_date(self) -> Problem:
        return self._at(
            self.offset, "P202", f"{self.key} is no day or time that exists", "2025-01-30"
        )

    def trailing_text(self) -> Problem:
        value = self.value.strip()
        if self.statement is None or header_at(self.document.text, self.offset):
            return bad_brackets(self.document, self.offset, closed=True)
        if (rest := self._rest()) in (",", ";"):
            message = f"nothing may follow the value of {self.key} on its line"
            return self._at(self.offset, "P206", message, f"delete the {quoted(rest)}")
        if _OTHER_DAY.fullmatch(value.split("#")[0].strip()):
            message = f"{self.key} is no day as TOML writes it"
            return self._at(self.value_offset, "P202", message, "year-month-day: 2025-01-30")
        if value.startswith(('"', "'")):
            message = f"the text of {self.key} ends before the end of the line"
            return self._at(self.offset, "P204", message, other_quotes(self.key, value))
        if value.startswith(("[", "{")):
            message = f"{self.key} is closed, but something follows it on its line"
            return self._at(self.offset, "P206", message, "delete it, or move the bracket")
        if re.fullmatch(r"[0-9]+", value.split("#")[0].strip()):
            message = f"{self.key} is a number that begins with 0"
            return self._at(self.offset, "P202", message, "write it without the 0")
        return self._needs_quotes(value.split(" #")[0].strip())

    def _rest(self) -> str:
        """What follows on the line, without a comment."""
        return self.document.text[self.offset :].split("\n")[0].split("#")[0].strip()

    def repeated(self) -> Problem:
        return written_twice(self.document, self.offset, self._repeat())

    def open_text(self) -> Problem:
        start = self.document.positions.end
        message = f"the text of {self.key} is not closed"
        opening = self.document.text[start : start + 3]
        quotes = opening if opening in ('"""', "'''") else opening[:1]
        hint = f"close it with {quotes}"
        line = self.document.text[start:].split("\n")[0].rstrip(" \t,]")
        if line[1:].endswith(CURLY):
            hint = f"it ends with {line[-1]}, a quote that TOML does not know: write {quotes}"
        return self._at(start, "P204", message, hint)

    def bad_character(self) -> Problem:
        char = self.document.text[self.offset : self.offset + 1]
        if char in ("", "\n"):
            return self.open_text()
        if char == "\r":
            message = "a line ends here as old programs of Apple end it"
            return self._at(self.offset, "P207", message, "save it with Windows or Unix line ends")
        message = f"the control character U+{ord(char):04X} is not allowed here"
        return self._at(self.offset, "P207", message, "delete it")

    def bad_escape(self) -> Problem:
        offset = self._backslash()
        written = self.document.text[offset : offset + 2]
        message = f"{quoted(written)} in {self.key} is no escape that TOML knows"
        return self._at(
            offset, "P205", message, "write \\\\ for a backslash, or use 'single quotes'"
        )

    def no_equals_sign(self) -> Problem:
        start = self.offset if self.statement is None else self.statement
        word = quoted(self.document.text[start : self.offset].strip())
        message = f"{word} stands here without `=` and a value"
        hint = 'write key = "text"'
        if self._char in EQUALS:
            hint = f"write = in place of {self._char}"
        elif len(self._rest().split()) > 1:
            hint = 'a note begins with #; a text stands in quotes behind its key: key = "text"'
        return self._at(start, "P206", message, hint)

    def open_bracket(self) -> Problem:
        start = self.value_offset or self.offset
        place = self.document.positions.end_before(self.offset, start)
        message = f"{self.key} needs a comma or its closing bracket here"
        if self.value.startswith("["):
            return self._at(*misjoined(self.document.text, self.value_offset, place, self.key))
        return self._at(place, "P206", message, '{ key = "text", other = "text" }')

    def open_header(self) -> Problem:
        return bad_brackets(self.document, self.offset, closed=False)

    def bad_key(self) -> Problem:
        char = quoted(self.document.text[self.offset : self.offset + 1])
        message = "here a key is missing" if char == "``" else f"no key can begin with {char}"
        hint = 'a key has letters, digits, - and _; others stand in "quotes"'
        return self._at(self.offset, "P201", message, hint)

    def too_long(self) -> Problem:
        return self._at(self.offset, "P202", "this number is far too long", "shorten it")


_ESCAPES = ("Unescaped", "Invalid hex", "Escaped character")

_EXPLANATIONS = {
    ("Invalid value",): Mistake.bad_value,
    ("Invalid date",): Mistake.bad_date,
    ("Expected newline",): Mistake.trailing_text,
    ("Cannot", "Duplicate"): Mistake.repeated,
    ("Unterminated", "Expected \"'", "Expected '\\''"): Mistake.open_text,
    ("Illegal character", "Found invalid character"): Mistake.bad_character,
    _ESCAPES: Mistake.bad_escape,
    ("Expected '='",): Mistake.no_equals_sign,
    ("Unclosed",): Mistake.open_bracket,
    ("Expected ']",): Mistake.open_header,
    ("Invalid initial", "Invalid statement"): Mistake.bad_key,
    ("number too long",): Mistake.too_long,
}
"""tomli's messages by their beginnings. A wording that is not here is reported as P201."""


def _replaced(text: str, start: int, end: int, filler: str = " ") -> str:
    return text[:start] + re.sub(r"[^\n]", filler, text[start:end]) + text[end:]
