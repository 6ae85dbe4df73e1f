"""Train the verifier: does a sentence assert a point, its opposite, or neither?

    python -m benchmarks.train_verifier --data ../shared/benchmarks --out build/verifier.pt

A cross-encoder over (sentence, point) that shares the frozen embeddings of the matcher. It takes
about 90 minutes on one thread, saves a checkpoint every 200 steps and resumes from it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks import pairs
from benchmarks.bert import WIDTH, Bert, load_base, mean_pool, pad, tokeniser
from benchmarks.pairs import Pair
from game.scoring.wordpiece import WordPiece

LONGEST, BATCH, RATE, WARM_UP, SEED = 112, 32, 8e-5, 0.06, 11
AVERAGE = 0.995
"""Share of the running average of the weights that each step keeps; the average is what ships."""
POOL = 16
"""Batches drawn together and sorted by length, so that little is padding."""
MIXTURE = {
    "contrast": 0.54,
    "neighbour": 0.09,
    "argkp": 0.21,
    "cannot": 0.06,
    "nli": 0.04,
    "perspectrum": 0.06,
}
"""Share of each source in every pool of batches."""


class Verifier(nn.Module):
    """Three logits: asserts, opposite, neither."""

    def __init__(self, encoder: Bert) -> None:
        super().__init__()
        self.encoder = encoder
        self.dense = nn.Linear(WIDTH, WIDTH)
        self.head = nn.Linear(WIDTH, 3)
        self.drop = nn.Dropout(0.1)

    def forward(self, batch: Sequence[tuple[str, str]], words: WordPiece) -> Tensor:
        rows = [words.pair(text, point, LONGEST) for text, point in batch]
        ids, lengths = pad([row[0] for row in rows])
        segments, _ = pad([row[1] for row in rows], filler=1)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.encoder(ids, lengths, segments)
        pooled = torch.tanh(self.dense(mean_pool(states, lengths)))
        return self.head(self.drop(pooled))


def loss_of(logits: Tensor, batch: Sequence[Pair]) -> Tensor:
    """Minus the log of the probability of the allowed classes."""
    logs = torch.log_softmax(logits, dim=1)
    allowed = torch.full_like(logs, float("-inf"))
    for row, pair in enumerate(batch):
        allowed[row, list(pair.label)] = 0.0
    return -torch.logsumexp(logs + allowed, dim=1).mean()


def sources(data: Path, held: frozenset[str]) -> dict[str, list[Pair]]:
    """All training pairs by source, without the subjects in `held`."""
    chance = random.Random(SEED)
    found = {
        "contrast": pairs.contrast(data / "contrast"),
        "neighbour": pairs.contrast_neighbours(data / "contrast", chance),
        "argkp": pairs.argkp(data / "argkp"),
        "cannot": pairs.cannot(data / "cannot"),
        "nli": pairs.negation_nli(data / "negation-nli"),
        "perspectrum": pairs.perspectrum(data / "perspectrum", chance),
    }
    return {name: [p for p in rows if p.subject not in held] for name, rows in found.items()}


class Endless:
    """Draws from a list for ever, each row once a round, in a new order each round."""

    def __init__(self, rows: list[Pair], seed: int) -> None:
        self.rows, self.chance, self.at = rows, random.Random(seed), len(rows)

    def draw(self, count: int) -> list[Pair]:
        out: list[Pair] = []
        while len(out) < count:
            if self.at >= len(self.rows):
                self.chance.shuffle(self.rows)
                self.at = 0
            out.append(self.rows[self.at])
            self.at += 1
        return out


def pools(found: dict[str, list[Pair]]) -> object:
    """Endless batches in the shares of `MIXTURE`."""
    drawers = {name: Endless(rows, SEED + i) for i, (name, rows) in enumerate(found.items())}
    chance = random.Random(SEED)
    while True:
        rows = [
            p for name, d in drawers.items() for p in d.draw(round(POOL * BATCH * MIXTURE[name]))
        ]
        rows.sort(key=lambda pair: len(pair.text) + len(pair.point) + chance.random() * 20)
        out = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
        chance.shuffle(out)
        yield from out


@torch.no_grad()
def probabilities(model: Verifier, rows: Sequence[Pair], words: WordPiece) -> np.ndarray:
    """(rows x 3), in the order of `rows`."""
    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].text) + len(rows[i].point))
    out = np.zeros((len(rows), 3))
    for start in range(0, len(order), 64):
        part = order[start : start + 64]
        logits = model([(rows[i].text, rows[i].point) for i in part], words)
        out[part] = torch.softmax(logits, dim=1).numpy()
    return out


def auc(right: np.ndarray, wrong: np.ndarray) -> float:
    """The chance that a right one scores above a wrong one (ties half)."""
    both = np.concatenate([right, wrong])
    ranks = np.empty(len(both))
    order = both.argsort(kind="stable")
    ranks[order] = np.arange(1, len(both) + 1)
    for value in np.unique(both):
        ranks[both == value] = ranks[both == value].mean()
    total = ranks[: len(right)].sum() - len(right) * (len(right) + 1) / 2
    return float(total / (len(right) * len(wrong)))


def report(model: Verifier, held: Sequence[Pair], words: WordPiece) -> str:
    """How well the held subjects are told apart, both forms of each point together."""
    found = probabilities(model, held, words)
    label = np.array([min(pair.label) for pair in held])
    asserts, opposite, neither = (found[label == i] for i in range(3))
    return (
        f"asserts/opposite {auc(asserts[:, 0], opposite[:, 0]):.3f} "
        f"asserts/neither {auc(asserts[:, 0], neither[:, 0]):.3f} "
        f"opposite/asserts {auc(opposite[:, 1], asserts[:, 1]):.3f} "
        f"at .5: {(asserts[:, 0] >= 0.5).mean():.2f} {(opposite[:, 0] >= 0.5).mean():.2f} "
        f"{(neither[:, 0] >= 0.5).mean():.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument(
        "--hold-out", default="c8", help="contrast file whose subjects are kept apart"
    )
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    words = tokeniser()
    kept = (options.data / "contrast" / f"{options.hold_out}.jsonl").read_text(encoding="utf-8")
    held_subjects = frozenset(json.loads(line)["subject"] for line in kept.splitlines())
    held = [p for p in pairs.contrast(options.data / "contrast") if p.subject in held_subjects]
    found = sources(options.data, held_subjects)
    print({name: len(rows) for name, rows in found.items()}, "held", len(held), flush=True)

    model = Verifier(load_base())
    trained = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    warm = int(WARM_UP * options.steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda s: min((s + 1) / warm, max(0.0, (options.steps - s) / (options.steps - warm))),
    )
    checkpoint, start = options.out.with_suffix(".checkpoint"), 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        start = saved["step"]
    stream = pools(found)
    for _ in range(start):
        next(stream)
    averaged = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE)
    )
    if checkpoint.exists():
        averaged.load_state_dict(saved["averaged"])
    running = 0.0
    for step in range(start + 1, options.steps + 1):
        model.train()
        batch = next(stream)
        loss = loss_of(model([(p.text, p.point) for p in batch], words), batch)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        averaged.update_parameters(model)
        running = loss.item() if not running else 0.98 * running + 0.02 * loss.item()
        if step % 50 == 0:
            print(f"step {step}/{options.steps} loss {running:.3f}", flush=True)
        if step % 400 == 0 or step == options.steps:
            parts = {"model": model, "optimiser": optimiser, "schedule": schedule}
            parts["averaged"] = averaged
            state = {name: part.state_dict() for name, part in parts.items()}
            torch.save(state | {"step": step}, checkpoint)
            torch.save(averaged.module.state_dict(), options.out.with_suffix(f".{step}"))
            print("now      ", report(model, held, words))
            print("averaged ", report(averaged.module, held, words), flush=True)
    torch.save(averaged.module.state_dict(), options.out)


if __name__ == "__main__":
    main()
