"""Mutated and random files: whatever is in them, the commands answer with sentences.

    REBUTTAL_FUZZ=10000 pytest -n 0 tests/packs/test_fuzz.py

The files come from a seed, so a failure can be had again; the seed and number name it.
"""

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from game.cli.pack import pack
from game.errors import RebuttalError

COUNT = int(os.environ.get("REBUTTAL_FUZZ", "150"))
"""Files of each test."""
PARTS = 10
LONGEST = 3.0
"""Seconds of the processor that the command may take for the worst of them."""
HERE = Path(__file__).resolve().parent
GOOD = HERE / "sunday-library"
FILES = ("pack.toml", "motions/open-library-sundays.toml")
GUIDE = HERE.parents[1] / "docs" / "authors.md"
TOKENS = [
    b"[", b"]", b"[[", b"]]", b"{", b"}", b"=", b",", b".", b"#", b'"', b"'", b'"""', b"'''",
    b"\\", b"\n", b"\r", b"\t", b"\x00", b"\x1b", b"\x7f", b"\xff", b"\xef\xbb\xbf",
    b"\xe2\x80\xae", b"\\u", b"nan", b"1979-05-27", b"0x1F", b"1e999", b"-", b"true",
    b"[counterargument.point]", b"point", b"id = ", b"[[test]]", "\u200b".encode(),
    "\U0001f600".encode(), b"9" * 5000, b"[" * 300, b"a." * 100,
]  # fmt: skip


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """One to five changes of bytes, tokens, lines and stretches."""
    text = bytearray(raw)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(7):
            case 0:
                text[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                text[at:at] = chance.choice(TOKENS)
            case 2:
                del text[at : at + chance.randint(1, 400)]
            case 3:
                del text[at:]
            case 4:
                lines = text.split(b"\n")
                chance.shuffle(lines)
                text = bytearray(b"\n".join(lines))
            case 5:
                start = chance.randrange(len(text) + 1)
                text[at:at] = text[start : start + chance.randint(1, 200)]
            case _:
                wanted = chance.choice([b"=", b'"', b"[", b"]", b"\n", b"#", b","])
                text = bytearray(text.replace(wanted, chance.choice(TOKENS), chance.randint(1, 3)))
    return bytes(text)


def made_up(raw: bytes, chance: random.Random) -> bytes:
    """Bytes, letters or tokens without any plan."""
    if chance.random() < 0.3:
        return chance.randbytes(chance.randint(0, 2000))
    pieces = [*TOKENS, *raw.split(b"\n")]
    return b"".join(chance.choice(pieces) for _ in range(chance.randint(0, 80)))


def assert_answers(arguments: list[str], file: str) -> float:
    """Runs a command, which may find problems but not fall over; returns its seconds."""
    began = time.process_time()
    result = CliRunner().invoke(pack, arguments)
    seconds = time.process_time() - began
    told = SystemExit | RebuttalError | None
    assert isinstance(result.exception, told), (file, result.exception)
    assert result.exit_code in (0, 1), (file, result.output)
    assert "Traceback" not in result.output, file
    return seconds


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("make", [mutated, made_up], ids=lambda make: make.__name__)
def test_no_file_of_a_pack_makes_the_check_fall_over(
    make: Callable[[bytes, random.Random], bytes], part: int, tmp_path: Path
) -> None:
    folder = tmp_path / "sunday-library"
    shutil.copytree(GOOD, folder)
    slowest = 0.0
    for number in range(max(1, COUNT // PARTS // 2)):
        chance = random.Random(f"{make.__name__} {part} {number}")
        name = chance.choice(FILES)
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(make(whole, chance))
        style = chance.choice(["text", "json", "github"])
        arguments = ["check", "--complete", "--format", style, str(folder)]
        seconds = assert_answers(arguments, f"{make.__name__} {part} {number}")
        slowest = max(slowest, seconds)
        (folder / name).write_bytes(whole)
    assert slowest < LONGEST


def test_no_outline_makes_new_fall_over(tmp_path: Path) -> None:
    outline = GUIDE.read_bytes()
    file = tmp_path / "outline.md"
    for number in range(max(1, COUNT // 10)):
        chance = random.Random(number)
        make = chance.choice([mutated, made_up])
        file.write_bytes(make(outline[4000:8500], chance))
        target = tmp_path / f"new-{number}"
        assert_answers(["new", str(target), "--from", str(file)], f"outline {number}")
        if target.exists():
            assert CliRunner().invoke(pack, ["check", str(target)]).exit_code == 0, number
