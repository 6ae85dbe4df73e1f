"""Fine-tune a matcher of sentences to points on ArgKP and the contrast data (5 to 15 minutes).

    python -m benchmarks.train_matcher --data ../shared/benchmarks --out build/matcher.pt
    python -m benchmarks.train_matcher --trunk e5 --data ../shared/benchmarks --out build/ja.pt

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

from benchmarks import bert, e5
from benchmarks.argkp import Topic, kpa_map, load_topics
from benchmarks.bert import Bert, mean_pool, pad, up_and_down
from benchmarks.topics import of_contrast
from benchmarks.train_verifier import BF16, Words
from game.scoring.agreement import WORDS, Agreement, Said
from game.scoring.calibration import SPEAKS, Calibration, Signs, speaks
from game.scoring.weights import FOLDER

BATCH, LONGEST, RATE, WARM_UP = 32, 80, 6e-5, 0.1
SEEDS = (7, 8, 9)
"""One run each; their weights are averaged (Wortsman et al. 2022, "Model soups")."""
PREFIX = {"minilm": "", "e5": "query: "}
LANGUAGE = {"minilm": "en", "e5": "ja"}
EVEN = 0.5
"""The verifier's probability that speaks neither for nor against a point."""
OPPOSITE_STANCE_WEIGHT, SOFTMAX_WEIGHT = 0.5, 0.3
MOST_ENGLISH = 60
"""English subjects of the contrast data that are learnt from beside the topics of ArgKP."""


class Matcher(nn.Module):
    """The encoder and the three numbers of the score."""

    def __init__(self, encoder: Bert, words: Words, prefix: str) -> None:
        super().__init__()
        self.encoder = encoder
        self.words, self.prefix = words, prefix
        self.scale = nn.Parameter(torch.tensor(12.0))
        self.bias = nn.Parameter(torch.tensor(-5.0))
        self.mu = nn.Parameter(torch.tensor(0.6))

    def embed(self, texts: Sequence[str]) -> Tensor:
        rows = [self.words.single(self.prefix + text, LONGEST) for text in texts]
        ids, lengths = pad(rows, self.words.pad)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=BF16):
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


def untrained(trunk: str) -> Matcher:
    """A matcher over "minilm" or "e5" as published."""
    base, words = (
        (e5.load_base(), e5.tokeniser()) if trunk == "e5" else (bert.load_base(), bert.tokeniser())
    )
    return Matcher(base, words, PREFIX[trunk])


def others(trunk: str, folder: Path) -> list[Topic]:
    """What is learnt from beside ArgKP: points of the contrast data in `folder`, as topics."""
    english = of_contrast(folder, {"en"})
    chosen = random.Random(SEEDS[0]).sample(english, MOST_ENGLISH)
    return chosen + (of_contrast(folder, {"ja"}) if trunk == "e5" else [])


def train_averaged(trunk: str, topics: Sequence[Topic], seeds: Sequence[int]) -> Matcher:
    """The average of one run for each seed."""
    models = [train(trunk, topics, seed) for seed in seeds]
    states = [model.state_dict() for model in models]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    models[0].load_state_dict(mean)
    return models[0].eval()


def train(trunk: str, topics: Sequence[Topic], seed: int) -> Matcher:
    """One epoch over `topics`."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = untrained(trunk)
    model.train()
    steps = list(batches(topics, chance))
    trained = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01, fused=True)
    schedule = up_and_down(optimiser, len(steps), WARM_UP)
    for number, (topic, rows) in enumerate(steps, 1):
        vectors = model.embed([topic.text, *topic.points, *(topic.arguments[r] for r in rows)])
        count = len(topic.points)
        logits = model.logits(vectors[1 + count :], vectors[1 : 1 + count], vectors[0])
        loss = loss_of(logits, topic, rows)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        if number % 50 == 0 or number == len(steps):
            print(f"step {number}/{len(steps)} loss {loss.item():.3f}", flush=True)
    return model.eval()


@torch.no_grad()
def scores(model: Matcher, topics: Sequence[Topic]) -> list[np.ndarray]:
    """Logits of every argument against every point of its topic."""
    out = []
    for topic in topics:
        sentences, points = (_embedded(model, texts) for texts in (topic.arguments, topic.points))
        out.append(model.logits(sentences, points, model.embed([topic.text])[0]).numpy())
    return out


def _embedded(model: Matcher, texts: Sequence[str], size: int = 64) -> Tensor:
    return torch.cat([model.embed(texts[i : i + size]) for i in range(0, len(texts), size)])


@torch.no_grad()
def weighed(
    model: Matcher, topics: Sequence[Topic], weights: Sequence[float], language: str
) -> list[np.ndarray]:
    """Log odds of every argument against the points of its stance, as the program weighs them.

    Nearness and agreement by `weights`, which are a calibration's; only the points of one stance
    compete. The verifier, which knows these topics, does not take part.
    """
    out, agreement = [], Agreement(model.words.pieces, WORDS[language])
    for topic in topics:
        found = np.zeros(topic.labels.shape)
        direction = model.embed([topic.text])[0]
        for stance in (1, -1):
            rows = np.flatnonzero(topic.argument_stance == stance)
            columns = np.flatnonzero(topic.point_stance == stance)
            arguments = [topic.arguments[row] for row in rows]
            points = [topic.points[column] for column in columns]
            said, asked = _embedded(model, arguments), _embedded(model, points)
            near = model.logits(said, asked, direction).numpy()
            ours, theirs = (residual(vectors, direction).numpy() for vectors in (said, asked))
            groups = [
                Said([(point,)], row[None]) for point, row in zip(points, theirs, strict=True)
            ]
            texts = Said([(text,) for text in arguments], ours)
            agrees = agreement.of(texts, groups, Said((), ours[:0]), (topic.text, stance))
            for row, column in np.ndindex(*near.shape):
                other = max(np.delete(near[row], column).tolist(), default=0.0)
                signs = Signs(
                    near=near[row, column],
                    other=other,
                    wide=0.0,
                    agrees=agrees[row, column],
                    claim=0.0,
                    asserts=EVEN,
                )
                terms = zip(weights[:SPEAKS], speaks(signs), strict=True)
                found[rows[row], columns[column]] = sum(w * x for w, x in terms)
        out.append(found)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds argkp/")
    parser.add_argument("--out", type=Path, help="needed unless two folds are measured")
    parser.add_argument("--trunk", choices=tuple(PREFIX), default="minilm")
    parser.add_argument("--runs", type=int, default=len(SEEDS), help="runs that are averaged")
    parser.add_argument("--two-fold", action="store_true", help="only print the 2-fold figures")
    options = parser.parse_args()
    if not options.two_fold and not options.out:
        parser.error("--out is needed")
    torch.set_num_threads(1)
    topics = load_topics(options.data / "argkp", "train")
    more = others(options.trunk, options.data / "contrast")
    seeds = SEEDS[: options.runs]
    if options.two_fold:
        halves = [topics[0::2], topics[1::2]]
        weights = Calibration.read(FOLDER / LANGUAGE[options.trunk]).sentence
        found = []
        for seen, other in ((halves[1], halves[0]), (halves[0], halves[1])):
            model = train_averaged(options.trunk, [*seen, *more], seeds)
            found.append(
                (scores(model, other), weighed(model, other, weights, LANGUAGE[options.trunk]))
            )
        for name, one, two in zip(("encoder", "with agreement"), *found, strict=True):
            strict, relaxed = kpa_map(halves[0] + halves[1], one + two)
            print(f"2-fold, {name}: strict/relaxed {strict:.3f} {relaxed:.3f}")
        return
    options.out.parent.mkdir(parents=True, exist_ok=True)
    model = train_averaged(options.trunk, [*topics, *more], seeds)
    dev = load_topics(options.data / "argkp", "dev")
    strict, relaxed = kpa_map(dev, scores(model, dev))
    print(f"dev strict/relaxed {strict:.3f} {relaxed:.3f}")
    torch.save(model.state_dict(), options.out)


if __name__ == "__main__":
    main()
