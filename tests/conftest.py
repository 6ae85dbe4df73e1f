"""Every test runs in a home of its own, without network."""

import gc
import os
import re
import shutil
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import strategies as st
from pydantic import BaseModel

from game.packs.diagnostics import Problem
from game.packs.format import Counterargument, Pack
from game.packs.library import load_pack
from game.packs.reading import read_pack
from game.paths import bundled_packs_folder
from game.scoring.contract import Matches, Probabilities, Question

T = TypeVar("T", bound=BaseModel)

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "benchmarks"
"""The labelled data, where it lies beside the checkout."""

SAMPLE_PACK = ROOT / "tests" / "packs" / "school-phones"
"""A small pack with nothing to complain about."""


def pytest_configure() -> None:
    """One thread for each worker: two that both use all cores wait for one another.

    Garbage is looked for less often, which took an eighth of the time of the screens' tests.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(50_000, 20, 50)


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: a test of a screen waits for half of its time."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True, scope="session")
def common_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where what lives longer than a test, such as the judge's cache, belongs.

    It is one for all the workers of a run: none of them embeds a pack that another one has read.
    """
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    with pytest.MonkeyPatch.context() as patch:
        folder = run / "common-home"
        (folder / "cache").mkdir(parents=True, exist_ok=True)
        patch.setenv("REBUTTAL_HOME", str(folder))
        yield folder


@pytest.fixture(autouse=True, scope="session")
def bundled_packs_are_read_once() -> Iterator[None]:
    """Nobody changes them, and reading the first takes longer than most tests."""
    bundled = bundled_packs_folder()
    known = cache(read_pack)

    def read(folder: Path) -> tuple[Pack | None, tuple[Problem, ...]]:
        return known(folder) if folder.parent == bundled else read_pack(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.packs.library.read_pack", read)
        yield


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary `REBUTTAL_HOME`; no test sees the person's own files."""
    folder = tmp_path / "home"
    monkeypatch.setenv("REBUTTAL_HOME", str(folder))
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def shared_cache(home: Path, common_home: Path) -> None:
    """The judge's cache in this test's home is that of the whole run."""
    home.mkdir()
    with suppress(OSError):  # Windows may refuse links: slower, but as good
        (home / "cache").symlink_to(common_home / "cache", target_is_directory=True)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to connect somewhere fails the test."""

    def refuse(*_: object) -> None:
        raise AssertionError("the program tried to use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="session")
def write_sample_pack() -> Callable[[Path], Path]:
    """Copies the pack `school-phones` (one motion `zoo`, both sides) into a folder."""

    def write(folder: Path) -> Path:
        shutil.copytree(SAMPLE_PACK, folder)
        return folder

    return write


@pytest.fixture
def sample_pack(tmp_path: Path, write_sample_pack: Callable[[Path], Path]) -> Path:
    """The folder of a `school-phones` of the test's own, free to be changed."""
    return write_sample_pack(tmp_path / "packs" / "school-phones")


@pytest.fixture(scope="session")
def school_phones() -> Pack:
    """The pack `school-phones` as read."""
    pack, problems = read_pack(SAMPLE_PACK)
    assert pack is not None, [str(problem) for problem in problems]
    return pack


FEW = 12
"""Sentences of each kind that an argument of `brief` keeps: enough for the judge to learn sides."""


def brief(pack: Pack, few: int = FEW) -> Pack:
    """The pack as its author might have begun it, which the judge reads in a tenth of the time."""

    def cut(one: T, *kinds: str) -> T:
        return one.model_copy(update={kind: getattr(one, kind)[:few] for kind in kinds})

    def cut_argument(c: Counterargument) -> Counterargument:
        points = tuple(cut(p, "phrasings", "accept", "reject", "contrary") for p in c.point)
        return cut(c, "off_list", "upholds").model_copy(update={"point": points})

    motions = (
        m.model_copy(update={"counterargument": tuple(map(cut_argument, m.counterargument))})
        for m in pack.motions
    )
    return pack.model_copy(update={"motions": tuple(motions)})


@pytest.fixture(scope="session")
def brief_lessons(bundled_packs_are_read_once: None) -> Pack:
    """The first pack with `FEW` sentences of each kind."""
    return brief(load_pack("deepseek-lessons"))


@pytest.fixture
def benchmark_data() -> Path:
    """The folder of labelled data; skips the test where it is absent."""
    if not DATA.is_dir():
        pytest.skip(f"labelled data is not at {DATA.name}/ beside the checkout")
    return DATA


class OverlapMatcher:
    """A stand-in for the judge's network: the share of a point's content words in a sentence."""

    version = "overlap"

    def match(
        self, sentences: Sequence[str], points: Sequence[str], topic: str | None = None
    ) -> Probabilities:
        asked = Question([[point] for point in points], topic)
        return self.match_phrasings(sentences, asked).asserts

    def match_phrasings(self, sentences: Sequence[str], asked: Question) -> Matches:
        pairs = list(pairwise(range(len(sentences)))) if asked.joined else []
        rows = [*sentences, *(f"{sentences[one]} {sentences[two]}" for one, two in pairs)]
        points, claim = asked.points, asked.claim[:1]
        found = [[max(_share(row, text) for text in group) for group in points] for row in rows]
        asserts = np.array(found, dtype=np.float64).reshape(len(rows), len(points))
        said = np.array([max((_share(row, text) for text in claim), default=0.0) for row in rows])
        none = np.zeros_like(asserts)
        return Matches(asserts, none, said, np.zeros_like(said), asserts, pairs)

    def prepare(
        self,
        texts: Iterable[str],
        stop: Callable[[], bool] = lambda: False,
        *,
        beside: Sequence[str] = (),
    ) -> None:
        """Nothing to prepare."""

    def argues(self, answer: str, claim: str) -> float | None:
        """Nobody listens."""
        return None

    def manner(self, sentences: Sequence[str]) -> Probabilities | None:
        """Nobody knows in what manner it is said."""
        return None

    def nearness(self, sentences: Sequence[str], texts: Sequence[str]) -> Probabilities:
        """From .5 to .7 where a content word is shared, by their share, else 0."""
        shared = [[_likeness(_content(a), _content(b)) for b in texts] for a in sentences]
        return np.array(shared, dtype=np.float64).reshape(len(sentences), len(texts))

    def asides(self, sentences: Sequence[str], wordings: Sequence[str]) -> Sequence[bool]:
        """None: whatever is said is to the matter."""
        return [False] * len(sentences)


_SMALL_WORDS = frozenset(
    """a an and are as at be but by can do for from has have if in is it its not of on or
so that the their them then there they this to was when who will with without you your""".split()
)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 0.5 + 0.2 * len(one & other) / len(one) if one & other else 0.0


@lru_cache(maxsize=10_000)
def _content(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(word[:6] for word in words if word not in _SMALL_WORDS)


def _share(sentence: str, point: str) -> float:
    wanted = _content(point)
    return round(len(wanted & _content(sentence)) / len(wanted), 3) if wanted else 0.0


@pytest.fixture(scope="session")
def overlap_matcher() -> OverlapMatcher:
    """A matcher without a network: a sentence makes a point if it has half of its content words."""
    return OverlapMatcher()


VALUES = [
    "1", "-1", "2.5", "true", '""', '"x"', '"pro"', "[]", '["x"]', "{}", "[[1]]", "2024-01-01",
    "12:00:00", "nan", '"zoo"', '"lost-pupil"', '"lost-pupil/grown-ups"', "{ a = 1 }", '[""]',
]  # fmt: skip
KEYS = ["id", "weight", "text", "point", "counterargument", "motions", "source", "echoes", "x"]


def _mutate(text: str, data: st.DataObject) -> str:
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "twice", "swap", "value", "key"])):
            case "drop":
                del lines[at : at + data.draw(st.integers(1, 5))]
                lines = lines or [""]
            case "twice":
                lines.insert(data.draw(st.integers(0, len(lines))), lines[at])
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "value":
                lines[at] = lines[at].split("=")[0] + "= " + data.draw(st.sampled_from(VALUES))
            case "key":
                lines.insert(at, f"{data.draw(st.sampled_from(KEYS))} = {VALUES[0]}")
    return "\n".join(lines)


@pytest.fixture(scope="session")
def mutate() -> Callable[[str, st.DataObject], str]:
    """Makes one to four mistakes in a file of a pack, as hypothesis draws them."""
    return _mutate
