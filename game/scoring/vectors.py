"""Unit vectors of texts, computed once: in memory for all, on disk for the texts of a pack."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

import numpy as np

from game.files import write_atomically
from game.scoring.encoder import ARITHMETIC, Encoder, Floats
from game.scoring.memory import give_back
from game.scoring.tokeniser import Tokeniser

LONGEST_TEXT = 96
"""Pieces of a sentence or point that are read; the rest is cut."""

MOST_PREPARED, MOST_HEARD = 70_000, 4_000
"""Vectors that are kept, 1.6 kB each, of what was prepared and of what players say: beyond that
either memory begins anew. A class answers all motions of a pack in turn, and neither what it says
nor a pack that grows may push them out: the first one has 37,000 texts."""

WIDTH = 384
"""Numbers of a vector."""

MOST_FILES = 400
"""Sets of vectors that stay on disk, some 300 kB each in the first pack: two for each of its
counterarguments, one for each motion."""

STEP = 16
"""Texts that are read at a time, so that a judgement which comes in between does not wait long."""

PATIENCE = 0.1
"""Seconds after which one who waits for a set asks whether to stop."""


Mean = tuple[Floats, int]
"""The mean of a text's states, and the number of its pieces."""


class _Memory:
    """What is known of texts; with more than `most` of them it begins anew."""

    def __init__(self, most: int) -> None:
        self.known: dict[str, Mean] = {}
        self._most = most
        self._adding = Lock()

    def add(self, found: dict[str, Mean]) -> None:
        with self._adding:  # a new dictionary each time: other threads keep the one that they hold
            old = self.known if len(self.known) <= self._most else {}
            self.known = {**old, **found}


class Vectors:
    """Reads texts with an encoder; deterministic, and safe to share by threads."""

    def __init__(self, encoder: Encoder, words: Tokeniser, prefix: str, version: str) -> None:
        """`prefix` stands before every text; `version` names what the vectors depend on."""
        self._encoder, self._words, self._prefix = encoder, words, prefix
        self._version = version + ARITHMETIC
        self._prepared, self._heard = _Memory(MOST_PREPARED), _Memory(MOST_HEARD)
        self._turns: dict[str, Lock] = {}  # one for each set ever read: a hundred bytes

    def of(self, texts: Sequence[str]) -> Floats:
        """(texts x width), each of length one."""
        found = [mean for mean, _ in self._read(texts)]
        return _units(np.stack(found)) if found else np.zeros((0, WIDTH), dtype=np.float32)

    def of_pairs(self, texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> Floats:
        """(pairs x width): of each two of the `texts`, by their numbers, the mean of all pieces."""
        sums = np.stack([mean * np.float32(pieces) for mean, pieces in self._read(texts)])
        both = np.array(pairs)
        return _units(sums[both[:, 0]] + sums[both[:, 1]])

    def prepare(
        self, texts: Iterable[str], folder: Path | None, stop: Callable[[], bool] = lambda: False
    ) -> None:
        """Have `texts` ready: from `folder` where they are kept, or read now and kept there.

        A set that another thread reads is waited for. `stop` is asked now and then; what was read
        until then is remembered, not kept on disk.
        """
        wanted = list(dict.fromkeys(texts))
        if not self._missing(wanted):
            return
        name = f"{self._version}-{_digest(wanted)}.f32"
        with self._turn(name, stop) as ours:
            if ours:
                self._get(wanted, folder / name if folder else None, stop)

    @contextmanager
    def _turn(self, name: str, stop: Callable[[], bool]) -> Iterator[bool]:
        """The right to read a set, waited for until `stop`: whether it was had."""
        lock = self._turns.setdefault(name, Lock())
        while not lock.acquire(timeout=PATIENCE):
            if stop():
                yield False
                return
        try:
            yield True
        finally:
            lock.release()

    def _missing(self, texts: Sequence[str]) -> list[str]:
        known = self._prepared.known
        return [text for text in texts if text not in known]

    def _get(self, wanted: list[str], file: Path | None, stop: Callable[[], bool]) -> None:
        """What is missing of a set: from `file`, or read and kept there."""
        if not (missing := self._missing(wanted)):
            return
        if file and (kept := _load(file, len(wanted))) is not None:
            rows = dict(zip(wanted, kept, strict=True))
            self._prepared.add({t: (rows[t][:-1].copy(), int(rows[t][-1])) for t in missing})
            return
        for start in range(0, len(missing), STEP):
            if stop():
                return
            few, heard = missing[start : start + STEP], self._heard.known
            said = {text: heard[text] for text in few if text in heard}
            self._prepared.add(said | self._read_anew({*few} - {*said}))
        give_back()
        if file:
            kept_rows = [np.append(mean, np.float32(count)) for mean, count in self._read(wanted)]
            _save(file, np.stack(kept_rows))

    def _read(self, texts: Sequence[str]) -> list[Mean]:
        """What is known of the texts; what is not is read now, as what players say."""
        prepared, heard = self._prepared.known, self._heard.known
        found = [prepared.get(text) or heard.get(text) for text in texts]
        if None in found:
            new = {text for text, mean in zip(texts, found, strict=True) if mean is None}
            fresh = self._read_anew(new)
            self._heard.add(fresh)
        return [mean or fresh[text] for text, mean in zip(texts, found, strict=True)]

    def _read_anew(self, texts: Iterable[str]) -> dict[str, Mean]:
        new = sorted(texts, key=len)
        if not new:
            return {}
        rows = [self._words.single(self._prefix + text, LONGEST_TEXT) for text in new]
        found = zip(new, self._encoder.states(rows), strict=True)
        return {text: (states.mean(axis=0), len(states)) for text, states in found}


def _units(rows: Floats) -> Floats:
    """Each row at length one; one of nothing stays nothing."""
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    result: Floats = rows / np.maximum(lengths, np.float32(1e-9))
    return result


def _digest(texts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _load(file: Path, count: int) -> Floats | None:
    """What `file` keeps, or None where it is absent, damaged or of another size."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    if len(data) != count * (WIDTH + 1) * 4:
        return None
    found = np.frombuffer(data, dtype="<f4").reshape(count, WIDTH + 1)
    return found.astype(np.float32) if np.isfinite(found).all() else None


def _save(file: Path, rows: Floats) -> None:
    """Keep the rows; a folder that cannot be written to costs only time."""
    with suppress(OSError):
        write_atomically(file, rows.astype("<f4").tobytes())
        _prune(file)


def _prune(newest: Path) -> None:
    """Drop what other weights made, and the oldest files beyond `MOST_FILES`."""
    version = newest.name.split("-")[0]
    files = sorted(newest.parent.glob("*-*.f32"), key=lambda f: f.stat().st_mtime, reverse=True)
    kept = [file for file in files if file.name.startswith(f"{version}-")]
    for file in {*files} - {*kept[:MOST_FILES]}:
        file.unlink(missing_ok=True)
