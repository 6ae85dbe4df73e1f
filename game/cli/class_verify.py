"""`rebuttal class verify`: a score worked out again from its receipt."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.names import complete_pack
from game.errors import FAILED, OK, USAGE, PackError, UsageError

if TYPE_CHECKING:
    from game.classroom.receipts import Receipt
    from game.classroom.verifying import Verified
    from game.packs.format import Pack


REPORT_SECONDS = 10.0
"""Time between two reports of progress."""


@click.command()
@click.argument("receipts", metavar="RECEIPT|FOLDER...", nargs=-1, required=True,
                type=click.Path(path_type=Path))  # fmt: skip
@click.option("--pack", metavar="P", default="", shell_complete=complete_pack,
              help="Another pack than the receipt names, by id or folder.")  # fmt: skip
def verify(receipts: tuple[Path, ...], pack: str) -> int:
    """Work a score out again from its receipt, and say exactly what differs.

    `grade` writes the receipts into FOLDER/receipts, one a student. Exit code 0: everything is as
    the receipt says; 1: something differs; 2: the receipt cannot be read, or its pack is not here.
    """
    import sys

    from game.classroom.receipts import read_receipt
    from game.classroom.verifying import verify as work_out
    from game.scoring import load_matcher

    find, matcher, code = cache(partial(_pack, pack)), None, OK
    files, same, differ, tell = list(_files(receipts)), 0, 0, _progress()
    for number, path in enumerate(files):
        tell(number, len(files))
        try:
            receipt, sealed = read_receipt(path)
            loaded = find(receipt.pack, receipt.pack_version, receipt.pack_hash)
        except (UsageError, PackError) as error:
            print(error, file=sys.stderr)
            code = USAGE
            continue
        matcher = matcher or load_matcher()
        found = work_out(receipt, loaded, matcher, sealed=sealed)
        print("\n".join(verified_lines(str(path), receipt, found)))
        code = max(code, FAILED if found.differences else OK)
        same, differ = same + (not found.differences), differ + bool(found.differences)
    print(_summary(len(files), same, differ))
    return code


def _progress() -> Callable[[int, int], None]:
    """Tells standard error now and then how far it is, also where that is a file."""
    import sys

    last = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        if done and time.monotonic() - last >= REPORT_SECONDS:
            last = time.monotonic()
            sys.stdout.flush()
            print(f"{done} of {total} receipts verified", file=sys.stderr, flush=True)

    return tell


def _summary(files: int, same: int, differ: int) -> str:
    """How many receipts there were, and what came of them."""
    from game.cli.counting import count

    unread = files - same - differ
    more = f", {unread} could not be worked out" if unread else ""
    return f"{count(files, 'receipt')}: {same} the same, {differ} differ{more}."


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files themselves, and every receipt of a folder."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(path.glob("*.json"))
        if not inside:
            raise UsageError(f"There is no receipt in {path}.")
        yield from inside


def _pack(asked: str, name: str, version: str, content_hash: str) -> Pack:
    """The pack asked for, or the version that a receipt names if it is anywhere here."""
    from game.classroom.amending import kept_version
    from game.packs.library import load_pack
    from game.packs.reading import read_pack

    if asked:
        return load_pack(asked)
    if not name.replace("-", "").isalnum():
        raise UsageError("The receipt names a pack by something that is no id.")
    try:
        pack = load_pack(name)
    except PackError as error:
        raise UsageError(f"{error} Name a folder with it: --pack FOLDER.") from None
    if pack.content_hash != content_hash and re.fullmatch(r"[0-9]+(\.[0-9]+)*", version):
        kept = kept_version(name, version)
        older = read_pack(kept)[0] if kept.is_dir() else None
        if older is not None and older.content_hash == content_hash:
            return older
    return pack


def verified_lines(name: str, receipt: Receipt, found: Verified) -> list[str]:
    """What was compared, each difference, and what follows from them."""
    from game.classroom.tables import number
    from game.text import one_line

    who = one_line(f"{receipt.assignment}, {receipt.student}")
    lines = [f"{one_line(name)}: {who}"]
    lines += [f"  {one.what}: {one_line(one.words)}" for one in found.differences]
    points = sum(len(one.points) for one in receipt.answers)
    same = [
        what for what in ("text", "pack", "scorer", "points", "score") if what not in found.kinds
    ]
    if same and (found.differences == () or found.score is not None):
        lines.append(f"  same: {', '.join(same)} ({points} points compared)")
    score = "no score" if found.score is None else f"{number(found.score)} of {receipt.out_of}"
    hand = ""
    if receipt.override and found.final is not None:
        hand = f"; set by hand to {number(found.final)}"
    lines.append(f"  worked out here: {score}{hand}")
    if found.changed_by_hand:
        lines.append(
            "  Text, pack and scorer are the same: the numbers in the receipt were changed."
        )
    return lines
