"""What is wrong with the headers of tables, and with what is written twice."""

from __future__ import annotations

from game.packs.diagnostics import Problem
from game.packs.documents import Document
from game.packs.format import Manifest, Motion
from game.packs.headers import Header, advice_above, header_at, headers_of, words_of_header
from game.packs.models import header_of, tables_of
from game.packs.positions import KeyPath
from game.packs.spelling import quoted
from game.packs.synonyms import key_meant


def bad_brackets(document: Document, offset: int, *, closed: bool) -> Problem:
    """A header that cannot be read from `offset` on; `closed` if its brackets stand before it."""
    rest = document.text[offset:].split("\n")[0].split("#")[0].strip("] \t")
    hint = f"write {quoted(_mended(*words_of_header(document.text, offset)))}"
    if closed:
        message = "nothing may follow the brackets of a table on their line"
        return document.at_offset("P201", offset, message, hint)
    message = "the brackets of this table are not closed"
    if rest:
        message = "here the name of a table has a sign that it cannot have"
    return document.at_offset("P206", offset, message, hint)


def _mended(words: list[str], several: bool) -> str:
    """The header of those names: with dots, and with the brackets that such a table has."""
    for model in (Manifest, Motion):
        if any(path == words for path, _ in tables_of(model)):
            return header_of(model, words)
    name = ".".join(words)
    return f"[[{name}]]" if several else f"[{name}]"


def written_twice(document: Document, offset: int, repeat: tuple[int, KeyPath] | None) -> Problem:
    """A key or table that is there already; `repeat` has its place and path, if they are known."""
    if repeat is None:
        return _two_ways(document, offset)
    place, path = repeat
    name = quoted(".".join(part for part in path if isinstance(part, str)))
    first = document.positions.of_key(path).line
    message = f"{name} is written twice; the first is on line {first}"
    hint = advice_above(document.text, place) or "delete or rename one of them"
    return document.at_offset("P203", place, message, hint)


def _two_ways(document: Document, offset: int) -> Problem:
    """A table once with single and once with double brackets, or above what it is part of."""
    header = header_at(document.text, offset)
    if header is None:
        message = "this key or table is written twice, or in two ways"
        return document.at_offset("P203", offset, message, "delete or rename one of them")
    above = list(headers_of(document.text[: header.offset]))
    double = quoted(f"[[{header.name}]]")
    if slip := _other_name(header, above):
        message = f"{quoted(slip.name)} is no table of a pack; below, it is {quoted(header.name)}"
        return document.at_offset("P301", slip.offset, message, f"did you mean {double}?")
    if header.several and (single := _single(header, above)):
        message = f"{quoted(f'[{header.name}]')} has single brackets, further below double ones"
        return document.at_offset("P203", single.offset, message, f"write {double} here too")
    if header.several:
        message = f"parts of {quoted(header.name)} stand above its own brackets"
        return document.at_offset("P203", header.offset, message, f"move them below {double}")
    message = f"{quoted(header.name)} is written twice, or in two ways"
    hint = f"one of several has double brackets: {double}"
    return document.at_offset("P203", header.offset, message, hint)


def _single(header: Header, above: list[Header]) -> Header | None:
    """The header of the same table that lacks its second brackets."""
    return next((one for one in above if one.name == header.name and not one.several), None)


def _other_name(header: Header, above: list[Header]) -> Header | None:
    """The header by which the same table was meant."""
    parent, _, name = header.name.rpartition(".")
    others = (one for one in above if one.name != header.name)
    return next((one for one in others if _same_but_for_name(one, parent, name)), None)


def _same_but_for_name(header: Header, parent: str, name: str) -> bool:
    """It stands in the same table, and by its own name `name` is meant."""
    above, _, own = header.name.rpartition(".")
    return above == parent and own != name and key_meant(own, [name]) is not None
