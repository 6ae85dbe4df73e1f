"""Let a larger network teach the English encoder that ships (about an hour on two cores).

    python -m benchmarks.distil_matcher --data ../shared/benchmarks --out build/matcher.pt

First all-mpnet-base-v2 (see `mpnet.py` for where its weights come from) is fine-tuned as
`train_matcher` does it, with exchanges beside; it is kept in `--teacher`, and so are its vectors.
Then the encoder that ships learns to give each text and point the mean of the logits that this
teacher and the multilingual encoder give, and, with less weight, the labels (Hinton et al. 2015).
The topics of ArgKP's dev part, held subjects, packs and labelled rebuttals take no part.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.argkp import Topic, kpa_map, load_topics
from benchmarks.bert import shipped_state
from benchmarks.exchanges import Exchange, read
from benchmarks.mpnet import Teacher, unpack
from benchmarks.topics import of_contrast, of_exchanges, of_perspectrum, some
from benchmarks.train_matcher import (
    MOST_ENGLISH,
    WARM_UP,
    Matcher,
    batches,
    loss_of,
    scores,
    untrained,
)
from game.scoring.weights import FOLDER, Weights

SEED, TEACHER_RATE, RATE = 7, 3e-5, 5e-5
NUMBERS_RATE = 1e-3
"""For the three numbers of the score."""
MOST_EXCHANGES = 60
"""Claims that the teacher learns from beside the topics of ArgKP."""
WORDINGS, SHARE, CLAIMS = 2, 0.45, 300
"""What the encoder is taught on: wordings of a point of an exchange, share of the contrast texts,
claims of Perspectrum."""
SOFTMAX_WEIGHT, DISTANCE_WEIGHT, LABEL_WEIGHT = 0.3, 0.1, 0.3
LANGUAGE = {"minilm": "en", "e5": "ja"}
FARTHEST = 8.0
"""Logits by which a pupil is told at most that it is wrong."""


class Lesson:
    """What a network has to say of each text and point, from vectors that are computed once."""

    def __init__(self, model: Matcher, texts: Sequence[str], kept: Path) -> None:
        self.model = model.eval()
        self.places = {text: place for place, text in enumerate(texts)}
        if not kept.exists():
            np.save(kept, vectors(model, texts))
        self.vectors = torch.from_numpy(np.load(kept))

    @torch.no_grad()
    def logits(self, texts: Sequence[str], topic: Topic) -> Tensor:
        """As `Matcher.logits`: (texts x points of `topic`)."""
        sentences, points, (direction,) = map(self._of, (texts, topic.points, [topic.text]))
        return self.model.logits(sentences, points, direction)

    def _of(self, texts: Sequence[str]) -> Tensor:
        return self.vectors[[self.places[text] for text in texts]]


@torch.no_grad()
def vectors(model: Matcher, texts: Sequence[str], size: int = 64) -> np.ndarray:
    """One row for each text; texts of like length run together."""
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    parts = [order[i : i + size] for i in range(0, len(order), size)]
    found = np.concatenate([model.embed([texts[i] for i in part]).numpy() for part in parts])
    return found[np.argsort(order)]


def shipped(trunk: str) -> Matcher:
    """An encoder as it ships, and the numbers of its score."""
    model, weights = untrained(trunk), Weights(FOLDER / LANGUAGE[trunk])
    state = shipped_state(model, weights, "matcher")
    for name, number in weights.manifest["matcher"].items():
        state[name] = torch.tensor(number)
    model.load_state_dict(state)
    return model


def taught(logits: Tensor, lesson: Tensor) -> Tensor:
    """How far a pupil's logits are from the lesson's."""
    binary = functional.binary_cross_entropy_with_logits(logits, torch.sigmoid(lesson))
    choice = functional.cross_entropy(logits, torch.softmax(lesson, 1))
    distance = ((logits - lesson).clamp(-FARTHEST, FARTHEST) ** 2).mean()
    return binary + SOFTMAX_WEIGHT * choice + DISTANCE_WEIGHT * distance


def learn(
    model: Matcher, topics: Sequence[Topic], rate: float, lessons: Sequence[Lesson] = ()
) -> Matcher:
    """One epoch over `topics`: from the labels alone, or from the mean of what `lessons` say."""
    torch.manual_seed(SEED)
    steps = list(batches(topics, random.Random(SEED)))
    numbers = [model.scale, model.bias, model.mu]
    trained = [p for p in model.encoder.parameters() if p.requires_grad]
    groups = [{"params": trained}, {"params": numbers, "lr": NUMBERS_RATE}]
    optimiser = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)
    warm = max(1, int(WARM_UP * len(steps)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (len(steps) - s) / (len(steps) - warm)))
    )
    model.train()
    began, running = time.monotonic(), 0.0
    for number, (topic, rows) in enumerate(steps, 1):
        texts, count = [topic.arguments[r] for r in rows], len(topic.points)
        found = model.embed([topic.text, *topic.points, *texts])
        logits = model.logits(found[1 + count :], found[1 : 1 + count], found[0])
        loss = loss_of(logits, topic, rows)
        if lessons:
            said = torch.stack([lesson.logits(texts, topic) for lesson in lessons]).mean(0)
            loss = taught(logits, said) + LABEL_WEIGHT * loss
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([*trained, *numbers], 1.0)
        optimiser.step()
        schedule.step()
        running = 0.98 * running + 0.02 * loss.item() if number > 1 else loss.item()
        if number % 100 == 0 or number == len(steps):
            each = (time.monotonic() - began) / number
            print(f"step {number}/{len(steps)} loss {running:.3f}, {each:.2f} s a step", flush=True)
    return model.eval()


def teach_teacher(data: Path, folder: Path) -> Teacher:
    """The larger network, fine-tuned from its published weights."""
    chance = random.Random(SEED)
    english = of_contrast(data / "contrast", {"en"})
    claims = of_exchanges(_english(), chance)
    more = [*chance.sample(english, MOST_ENGLISH), *chance.sample(claims, MOST_EXCHANGES)]
    topics = load_topics(data / "argkp", "train")
    return learn(Teacher(unpack(folder)), [*topics, *more], TEACHER_RATE)  # type: ignore[return-value]


def curriculum(data: Path) -> list[Topic]:
    """What the encoder is taught on."""
    chance = random.Random(SEED)
    return [
        *load_topics(data / "argkp", "train"),
        *of_exchanges(_english(), chance, WORDINGS),
        *(some(topic, SHARE, chance) for topic in of_contrast(data / "contrast", {"en"})),
        *of_perspectrum(data / "perspectrum", CLAIMS, chance),
    ]


def _english() -> list[Exchange]:
    return [exchange for exchange in read(held=False) if exchange.language == "en"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, default=Path("build/teacher.pt"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(2)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    folder, kept = options.teacher.parent, options.teacher
    folder.mkdir(parents=True, exist_ok=True)
    dev = load_topics(options.data / "argkp", "dev")
    if not kept.exists():
        torch.save(teach_teacher(options.data, folder).state_dict(), kept)
    teacher = Teacher(unpack(folder))
    teacher.load_state_dict(torch.load(kept, weights_only=True))
    print("teacher, dev strict/relaxed", kpa_map(dev, scores(teacher.eval(), dev)), flush=True)
    topics = curriculum(options.data)
    texts = sorted({text for t in topics for text in (t.text, *t.points, *t.arguments)})
    lessons = [
        Lesson(teacher, texts, kept.with_suffix(".npy")),
        Lesson(shipped("e5"), texts, folder / "e5.npy"),
    ]
    model = learn(shipped("minilm"), topics, RATE, lessons)
    print("dev strict/relaxed", kpa_map(dev, scores(model, dev)), flush=True)
    torch.save(model.state_dict(), options.out)


if __name__ == "__main__":
    main()
