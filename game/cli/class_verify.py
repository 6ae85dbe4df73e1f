"""`rebuttal class verify`: a score worked out again from its receipt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.names import complete_pack
from game.cli.progress import milestones
from game.errors import FAILED, OK, USAGE, PackError, UsageError

if TYPE_CHECKING:
    from game.classroom.confirming import Class
    from game.classroom.folder import ClassFolder
    from game.classroom.receipts import Receipt
    from game.classroom.verifying import Verified
    from game.packs.format import Pack


@click.command()
@click.argument("receipts", metavar="RECEIPT|FOLDER...", nargs=-1, required=True,
                type=click.Path(path_type=Path))  # fmt: skip
@click.option("--pack", metavar="P", default="", shell_complete=complete_pack,
              help="Another pack than the receipt names, by id or folder.")  # fmt: skip
@click.option("--class", "folder", metavar="FOLDER", default="",
              help="The class of the receipts; known where they lie in its folder.")  # fmt: skip
def verify(receipts: tuple[Path, ...], pack: str, folder: str) -> int:
    """Work a score out again from its receipt, and say exactly what differs.

    `grade` writes the receipts into FOLDER/receipts, one a student. There they are compared with
    what the class itself holds: weights, points, hints, marks set by hand. A receipt alone is
    believed in these, so its final mark is not confirmed. Exit code 0: nothing differs; 1:
    something does; 2: the receipt cannot be read, or its pack is not here.
    """
    import sys

    from game.classroom.receipts import read_receipt
    from game.classroom.verifying import verify as work_out
    from game.scoring import load_matcher

    find, matcher, code = cache(partial(_pack, pack)), None, OK
    files, counts, tell = list(_files(receipts)), Counter[str](), milestones("receipts verified")
    own_class = _classes(folder)
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
        found = work_out(receipt, loaded, matcher, sealed=sealed, own=own_class(path))
        print("\n".join(verified_lines(str(path), receipt, found)))
        code = max(code, FAILED if found.differences else OK)
        counts["differ" if found.differences else "same" if found.confirmed else "alone"] += 1
    print(_summary(len(files), counts))
    return code


def _classes(folder: str) -> Callable[[Path], Class | None]:
    """What the class of a receipt holds: the one that is named, else that in which the file lies.

    `UsageError` if the one that is named cannot be read.
    """
    import sys

    from game.classroom.confirming import class_of, held_by
    from game.classroom.folder import find_folder

    named = held_by(find_folder(folder)) if folder else None

    @cache
    def held(own: ClassFolder) -> Class | None:
        try:
            return held_by(own)
        except UsageError as error:
            print(f"The class cannot be asked: {error}", file=sys.stderr)
            return None

    def find(path: Path) -> Class | None:
        own = class_of(path)
        return named if named is not None else held(own) if own else None

    return find


def _summary(files: int, counts: Counter[str]) -> str:
    """How many receipts there were, and what came of them."""
    from game.phrases import plural

    parts = [f"{counts['same']} the same", f"{counts['differ']} differ"]
    if counts["alone"]:
        parts.append(f"{counts['alone']} without a difference, but the final mark not confirmed")
    if unread := files - counts.total():
        parts.append(f"{unread} could not be worked out")
    return f"{plural(files, 'receipt')}: {', '.join(parts)}."


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
    score = ("score", "class") if found.confirmed else ("judge's scores of the answers",)
    kinds = found.kinds if found.confirmed or "score" not in found.kinds else {*found.kinds, *score}
    same = [what for what in ("text", "pack", "scorer", "points", *score) if what not in kinds]
    if same and (found.differences == () or found.score is not None):
        lines.append(f"  same: {', '.join(same)} ({points} points compared)")
    mark = "no score" if found.score is None else f"{number(found.score)} of {receipt.out_of}"
    hand = ""
    if receipt.override and found.final is not None:
        hand = f"; set by hand to {number(found.final)}"
    if found.confirmed:
        lines.append(f"  worked out here: {mark}{hand}")
    else:
        lines.append(f"  with the numbers of the receipt it comes to {mark}{hand}")
        lines.append(f"  taken from the receipt as they stand: {_believed(receipt)}")
        lines.append("  So the final mark is not confirmed; --class FOLDER asks the class itself.")
    if found.changed_by_hand:
        lines.append(
            "  Text, pack and scorer are the same: the numbers in the receipt were changed."
        )
    return lines


def _believed(receipt: Receipt) -> str:
    """The numbers that no text can prove."""
    from game.classroom.tables import number

    content, strategy = receipt.weights
    hints = [f"{one.place} {one.hint_cost}" for one in receipt.answers if one.hint_cost]
    by_hand = [f"{one.place or 'the mark'} {number(one.new)}" for one in receipt.override]
    return "; ".join([
        f"content {content} and strategy {strategy}",
        f"out of {receipt.out_of}",
        f"hint costs: {', '.join(hints) or 'none'}",
        f"set by hand: {', '.join(by_hand) or 'nothing'}",
    ])  # fmt: skip
