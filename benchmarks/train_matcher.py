"""Fine-tune MiniLM as the matcher of sentences to points on ArgKP (about four minutes).

    python -m benchmarks.train_matcher --data ../shared/benchmarks --out build/matcher.pt

One step: 32 arguments of one topic against all its key points, both stances, and the topic text.
The score is the one the program uses (`game/scoring/matcher.py`): cosine after removing the
topic's direction, plus mu times the margin over the best other point.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.argkp import Topic, kpa_map, load_topics
from benchmarks.bert import Bert, load_base, mean_pool, pad, tokeniser
from game.scoring.wordpiece import WordPiece

BATCH, LONGEST, RATE, WARM_UP, SEED = 32, 80, 6e-5, 0.1, 7
OPPOSITE_STANCE_WEIGHT, SOFTMAX_WEIGHT = 0.5, 0.3


class Matcher(nn.Module):
    """The encoder and the four numbers of the score."""

    def __init__(self, encoder: Bert) -> None:
        super().__init__()
        self.encoder = encoder
        self.scale = nn.Parameter(torch.tensor(12.0))
        self.bias = nn.Parameter(torch.tensor(-5.0))
        self.mu = nn.Parameter(torch.tensor(0.6))

    def embed(self, texts: Sequence[str], words: WordPiece) -> Tensor:
        ids, lengths = pad([words.single(text, LONGEST) for text in texts])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.encoder(ids, lengths)
        return functional.normalize(mean_pool(states, lengths), dim=1)

    def logits(self, sentences: Tensor, points: Tensor, topic: Tensor) -> Tensor:
        """(sentences x points): scale (cosine + mu margin) + bias."""
        sentences, points = residual(sentences, topic), residual(points, topic)
        cosine = sentences @ points.T
        count = cosine.shape[1]
        others = cosine[:, None, :].expand(-1, count, -1)
        others = others.masked_fill(torch.eye(count, dtype=torch.bool), -1.0).amax(2)
        return self.scale * (cosine + self.mu * (cosine - others)) + self.bias


def residual(vectors: Tensor, topic: Tensor) -> Tensor:
    """`vectors` without their part along `topic`, at length one."""
    return functional.normalize(vectors - (vectors @ topic)[:, None] * topic, dim=1)


def batches(topics: Sequence[Topic], chance: random.Random) -> Iterator[tuple[Topic, np.ndarray]]:
    """Every argument once, in batches of one topic, in random order."""
    out = []
    for topic in topics:
        order = list(range(len(topic.arguments)))
        chance.shuffle(order)
        out += [(topic, np.array(order[i : i + BATCH])) for i in range(0, len(order), BATCH)]
    chance.shuffle(out)
    yield from out


def loss_of(logits: Tensor, topic: Topic, rows: np.ndarray) -> Tensor:
    """Binary cross-entropy over decided pairs plus softmax over rows with a match."""
    same = topic.argument_stance[rows][:, None] == topic.point_stance[None, :]
    labels = topic.labels[rows]
    target = torch.from_numpy((same & (labels == 1)).astype(np.float32))
    weight = np.where(same, (labels >= 0).astype(np.float32), OPPOSITE_STANCE_WEIGHT)
    weights = torch.from_numpy(weight.astype(np.float32))
    binary = functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    loss = (binary * weights).sum() / weights.sum()
    matched = target.sum(1) > 0
    if matched.any():
        goal = target[matched] / target[matched].sum(1, keepdim=True)
        loss = loss + SOFTMAX_WEIGHT * functional.cross_entropy(logits[matched], goal)
    return loss


def train(topics: Sequence[Topic], words: WordPiece, seed: int = SEED) -> Matcher:
    """One epoch over `topics`."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Matcher(load_base())
    model.train()
    steps = list(batches(topics, chance))
    trained = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    warm = max(1, int(WARM_UP * len(steps)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (len(steps) - s) / (len(steps) - warm)))
    )
    for number, (topic, rows) in enumerate(steps, 1):
        texts = [topic.text, *topic.points, *(topic.arguments[row] for row in rows)]
        vectors = model.embed(texts, words)
        count = len(topic.points)
        logits = model.logits(vectors[1 + count :], vectors[1 : 1 + count], vectors[0])
        loss = loss_of(logits, topic, rows)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        if number % 20 == 0 or number == len(steps):
            print(f"step {number}/{len(steps)} loss {loss.item():.3f}", flush=True)
    return model.eval()


@torch.no_grad()
def scores(model: Matcher, topics: Sequence[Topic], words: WordPiece) -> list[np.ndarray]:
    """Logits of every argument against the points of its own stance; the margin sees all."""
    out = []
    for topic in topics:
        topic_vector = model.embed([topic.text], words)[0]
        points = model.embed(topic.points, words)
        sentences = torch.cat(
            [
                model.embed(topic.arguments[i : i + 64], words)
                for i in range(0, len(topic.arguments), 64)
            ]
        )
        out.append(model.logits(sentences, points, topic_vector).numpy())
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds argkp/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--two-fold", action="store_true", help="only print the 2-fold figure")
    options = parser.parse_args()
    torch.set_num_threads(1)
    words = tokeniser()
    topics = load_topics(options.data / "argkp", "train")
    if options.two_fold:
        halves = [topics[0::2], topics[1::2]]
        found = [scores(train(halves[1 - i], words), halves[i], words) for i in (0, 1)]
        strict, relaxed = kpa_map(halves[0] + halves[1], found[0] + found[1])
        print(f"2-fold strict/relaxed {strict:.3f} {relaxed:.3f}")
        return
    model = train(topics, words)
    dev = load_topics(options.data / "argkp", "dev")
    strict, relaxed = kpa_map(dev, scores(model, dev, words))
    print(f"dev strict/relaxed {strict:.3f} {relaxed:.3f}")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.out)


if __name__ == "__main__":
    main()
