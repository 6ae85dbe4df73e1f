"""A language's weights: one flat file that many processes share, and its table of contents.

`weights.bin` holds every array uncompressed, at offsets that are multiples of 64; `manifest.json`
names them and carries the SHA-256 of weights and vocabulary. The weights are mapped into memory,
not read, so that processes share the pages. An array lies there row by row, or, where `order` says
"F", column by column: the layers' matrices do, though a text is multiplied with either as fast.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from game.errors import ModelError

FOLDER = Path(__file__).parent / "model"
ALIGNMENT = 64
WEIGHTS, VOCABULARY, MANIFEST = "weights.bin", "vocabulary.txt", "manifest.json"


class Weights(Mapping[str, npt.NDArray[Any]]):
    """Named arrays.

    Matrices are int8 with a row scale under the name `X.scale`, or (rows x blocks x 16) bytes: 32
    weights of 4 bits each share a half-precision scale, (rows x blocks) under that name. (Apart
    they pack better: the wheel is .16 MB smaller than with each scale before its weights.)
    """

    def __init__(self, folder: Path) -> None:
        """Map the weights of `folder`; `ModelError` if they are missing or damaged."""
        self.manifest = _manifest(folder)
        try:
            raw = np.asarray(np.memmap(folder / WEIGHTS, mode="r", dtype=np.uint8))
            self.vocabulary = (folder / VOCABULARY).read_text(encoding="utf-8").split("\n")[:-1]
        except (OSError, ValueError) as error:
            raise ModelError(
                f"The judge's weights cannot be read from {folder}: {error}"
            ) from error
        if _checksum(folder) != self.manifest.get("sha256"):
            raise ModelError(
                f"The judge's weights in {folder} are damaged: install Rebuttal again."
            )
        self._arrays: dict[str, npt.NDArray[Any]] = {}
        for name, entry in self.manifest["arrays"].items():
            dtype, count = np.dtype(entry["dtype"]), int(np.prod(entry["shape"]))
            piece = raw[entry["offset"] : entry["offset"] + count * dtype.itemsize]
            self._arrays[name] = piece.view(dtype).reshape(
                entry["shape"], order=entry.get("order", "C")
            )

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        return self._arrays[name]

    def __iter__(self) -> Any:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)

    def matrix(self, name: str) -> npt.NDArray[np.float32]:
        """A matrix as float32, made anew at each call: it is large and short-lived."""
        scale = self._arrays[f"{name}.scale"]
        whole: npt.NDArray[np.float32] = self._arrays[name].astype(np.float32)
        whole *= scale[:, None]
        return whole

    def rows(self, name: str, indices: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Some rows of a matrix as float32."""
        table, scale = self._arrays[name][indices], self._arrays[f"{name}.scale"][indices]
        if table.ndim == 3:
            return _unpacked(table, scale)
        some: npt.NDArray[np.float32] = np.multiply(table, scale[:, None], dtype=np.float32)
        return some


def facts_of(folder: Path) -> str:
    """All that the manifest of `folder` says, checksum included; `ModelError` if it says none."""
    return json.dumps(_manifest(folder), sort_keys=True)


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"The judge's weights cannot be read from {folder}: {error}") from error
    if not isinstance(found, dict):
        raise ModelError(f"The judge's weights in {folder} are damaged: install Rebuttal again.")
    return found


def _unpacked(
    blocks: npt.NDArray[np.uint8], scale: npt.NDArray[np.float16]
) -> npt.NDArray[np.float32]:
    """(rows x blocks x 16) bytes as (rows x 32 blocks) weights: (nibble - 8) times the scale."""
    nibbles = np.concatenate([blocks & 15, blocks >> 4], axis=-1)
    each = scale.astype(np.float32)[..., None]
    weights: npt.NDArray[np.float32] = (nibbles.astype(np.float32) - 8) * each
    return weights.reshape(len(blocks), -1)


def _checksum(folder: Path) -> str:
    """SHA-256 of weights and vocabulary, read in pieces so that pages never used are not kept."""
    digest = hashlib.sha256()
    for name in (WEIGHTS, VOCABULARY):
        with (folder / name).open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    return digest.hexdigest()


def write(
    folder: Path,
    arrays: Mapping[str, npt.NDArray[Any]],
    vocabulary: Sequence[str],
    facts: Mapping[str, Any],
) -> None:
    """Write all three files, `facts` into the manifest; the counterpart that training uses.

    Each array stays in the order in which it lies. New weights take the place of the old file
    whole: programs that have it mapped keep theirs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / VOCABULARY).write_bytes(("\n".join(vocabulary) + "\n").encode())
    table, offset = {}, 0
    fresh = folder / f"{WEIGHTS}.new"
    with fresh.open("wb") as file:
        for name, array in sorted(arrays.items()):
            order: Literal["C", "F"] = "C" if array.flags.c_contiguous else "F"
            data = array.tobytes(order)
            padded = data + bytes(-len(data) % ALIGNMENT)
            table[name] = {
                "dtype": array.dtype.str,
                "shape": list(array.shape),
                "order": order,
                "offset": offset,
            }
            file.write(padded)
            offset += len(padded)
    fresh.replace(folder / WEIGHTS)
    manifest = {**facts, "sha256": _checksum(folder), "arrays": table}
    text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
    (folder / MANIFEST).write_bytes(text.encode())
