"""The network's weights: one flat file that many processes share, and its table of contents.

`model/weights.bin` holds every array uncompressed, at offsets that are multiples of 64;
`model/manifest.json` names them and carries the SHA-256 of the file. The file is mapped into
memory, not read, so that the pages are shared.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from game.errors import ModelError

FOLDER = Path(__file__).parent / "model"
ALIGNMENT = 64


class Weights(Mapping[str, npt.NDArray[Any]]):
    """Named arrays; matrices are int8 with a row scale under the name `X.scale`."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Map the weights of `folder`; `ModelError` if they are missing or damaged."""
        try:
            self.manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            raw = np.memmap(folder / "weights.bin", mode="r", dtype=np.uint8)
        except (OSError, ValueError) as error:
            raise ModelError(
                f"The judge's weights cannot be read from {folder}: {error}"
            ) from error
        if _checksum(folder / "weights.bin") != self.manifest["sha256"]:
            raise ModelError(
                f"The judge's weights in {folder} are damaged: install Rebuttal again."
            )
        self._arrays: dict[str, npt.NDArray[Any]] = {}
        for name, entry in self.manifest["arrays"].items():
            dtype, count = np.dtype(entry["dtype"]), int(np.prod(entry["shape"]))
            piece = raw[entry["offset"] : entry["offset"] + count * dtype.itemsize]
            self._arrays[name] = piece.view(dtype).reshape(entry["shape"])
        self.vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        return self._arrays[name]

    def __iter__(self) -> Any:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)

    def matrix(self, name: str) -> npt.NDArray[np.float32]:
        """A matrix as float32, made anew at each call: it is large and short-lived."""
        scale = self._arrays[f"{name}.scale"]
        whole: npt.NDArray[np.float32] = np.multiply(
            self._arrays[name], scale[:, None], dtype=np.float32
        )
        return whole

    def rows(self, name: str, indices: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Some rows of a matrix as float32."""
        scale = self._arrays[f"{name}.scale"][indices]
        some: npt.NDArray[np.float32] = np.multiply(
            self._arrays[name][indices], scale[:, None], dtype=np.float32
        )
        return some


def _checksum(path: Path) -> str:
    """SHA-256 of a file, read in pieces so that pages never used are not kept."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(folder: Path, arrays: Mapping[str, npt.NDArray[Any]], facts: Mapping[str, Any]) -> None:
    """Write `arrays` and the manifest with `facts`; the counterpart that training uses."""
    folder.mkdir(parents=True, exist_ok=True)
    table, offset = {}, 0
    digest = hashlib.sha256()
    with (folder / "weights.bin").open("wb") as file:
        for name, array in sorted(arrays.items()):
            data = np.ascontiguousarray(array).tobytes()
            padded = data + bytes(-len(data) % ALIGNMENT)
            table[name] = {"dtype": array.dtype.str, "shape": list(array.shape), "offset": offset}
            file.write(padded)
            digest.update(padded)
            offset += len(padded)
    manifest = {**facts, "sha256": digest.hexdigest(), "arrays": table}
    text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")
