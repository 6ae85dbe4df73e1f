"""Let a larger network teach the encoders that ship (about an hour for each).

    python -m benchmarks.distil_matcher --data ../shared/benchmarks --beside build/matcher.ja.pt \
        --start build/matcher.pt --out build/taught.pt
    python -m benchmarks.distil_matcher --data ../shared/benchmarks --beside build/matcher.ja.pt \
        --trunk e5 --start build/matcher.ja.pt --out build/taught.ja.pt
    python -m benchmarks.distil_matcher --data ../shared/benchmarks --two-fold

First all-mpnet-base-v2 (see `mpnet.py` for where its weights come from) is fine-tuned as
`train_matcher` does it, with exchanges beside; it is kept in `--teacher`, and so are its vectors.
Then the English encoder learns to say how near each text comes to each point: the mean of what this
teacher and the multilingual encoder `--beside` say and, with less weight, the labels (Hinton et al.
2015). Last either encoder learns what these two say of the packs' own sentences, and which of them
lie near each other, without a word about which of them make a point (`--only packs` does no more
than that); the multilingual one learns it of their Japanese translations. The topics of ArgKP's dev
part, held subjects and labelled rebuttals take no part. With `--two-fold` it measures the English
recipe instead, but for the packs: all three networks are trained from their published weights
without one half of ArgKP's topics, which the pupil then reads. That takes an hour and a half on one
core; the teachers of both halves are kept beside `--teacher`, and used again.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.argkp import Topic, kpa_map, load_topics
from benchmarks.bert import be_calm, shipped_state, up_and_down
from benchmarks.exchanges import Exchange, read
from benchmarks.mpnet import Teacher, unpack
from benchmarks.topics import (
    of_contrast,
    of_exchanges,
    of_packs,
    of_perspectrum,
    some,
    translations,
)
from benchmarks.train_matcher import (
    LANGUAGE,
    MOST_ENGLISH,
    SEEDS,
    WARM_UP,
    Matcher,
    batches,
    loss_of,
    others,
    scores,
    train_averaged,
    untrained,
    weighed,
)
from game.scoring.calibration import Calibration
from game.scoring.weights import FOLDER, Weights

SEED, TEACHER_RATE, RATE, PACKS_RATE = 7, 3e-5, 5e-5, 5e-5
NUMBERS_RATE = 1e-3
"""For the three numbers of the score."""
MOST_EXCHANGES = 60
"""Claims that the teacher learns from beside the topics of ArgKP."""
WORDINGS, SHARE, CLAIMS = 2, 0.45, 300
"""What the encoder is taught on: wordings of a point of an exchange, share of the contrast texts,
claims of Perspectrum."""
REPEATED = 0.15
"""Share of all but ArgKP that it hears again beside the packs, so as not to unlearn it."""
ROUNDS = 4
"""Times that every sentence of the packs is read, each time against other wordings."""
TEACHER_SHARE = 0.65
"""Weight of the larger network's word beside the multilingual encoder's, on the packs."""
SOFTMAX_WEIGHT, DISTANCE_WEIGHT, LABEL_WEIGHT, NEARNESS_WEIGHT = 0.3, 0.1, 0.3, 10.0
PUPIL_DROPOUT = 0.05
FARTHEST = 8.0
"""Logits by which a pupil is told at most that it is wrong."""


class Lesson:
    """What a network has to say of each text and point, from vectors that are computed once.

    Of a text that stands in `originals` it says what it says of the original.
    """

    def __init__(
        self,
        model: Matcher,
        texts: Sequence[str],
        folder: Path,
        originals: Mapping[str, str] | None = None,
    ) -> None:
        """The vectors are kept in `folder`, by what they are vectors of."""
        self.model, self.originals = model.eval(), originals or {}
        own = sorted({self.originals.get(text, text) for text in texts})
        self.places = {text: place for place, text in enumerate(own)}
        kept = folder / f"{_digest(model, own)}.npy"
        if not kept.exists():
            np.save(kept, vectors(model, own))
        self.vectors = torch.from_numpy(np.load(kept))

    @torch.no_grad()
    def logits(self, texts: Sequence[str], topic: Topic) -> Tensor:
        """As `Matcher.logits`: (texts x points of `topic`)."""
        sentences, points, (direction,) = map(self.of, (texts, topic.points, [topic.text]))
        return self.model.logits(sentences, points, direction)

    def of(self, texts: Sequence[str]) -> Tensor:
        """(texts x width), each of length one."""
        return self.vectors[[self.places[self.originals.get(text, text)] for text in texts]]


@dataclass(frozen=True)
class Course:
    """Topics, and what is to be learnt from them."""

    topics: Sequence[Topic]
    lessons: Sequence[tuple[float, Lesson]] = ()
    """Each with the weight of its word; none where only the labels count."""
    label_weight: float = LABEL_WEIGHT
    nearness: Lesson | None = None
    """Whose cosines between all texts of a step are to be learnt, too."""

    def loss(self, model: Matcher, topic: Topic, rows: np.ndarray) -> Tensor:
        """What one step costs."""
        texts, count = [topic.arguments[r] for r in rows], len(topic.points)
        every = [topic.text, *topic.points, *texts]
        found = model.embed(every)
        logits = model.logits(found[1 + count :], found[1 : 1 + count], found[0])
        parts = []
        if self.label_weight:  # else a batch without labels would make the loss not a number
            parts.append(self.label_weight * loss_of(logits, topic, rows))
        if self.lessons:
            said = torch.stack([w * lesson.logits(texts, topic) for w, lesson in self.lessons])
            parts.append(taught(logits, said.sum(0)))
        if self.nearness:
            wanted = self.nearness.of(every)
            parts.append(NEARNESS_WEIGHT * ((found @ found.T - wanted @ wanted.T) ** 2).mean())
        return torch.stack(parts).sum()


def _digest(model: Matcher, texts: Sequence[str]) -> str:
    """Changes with the weights and with the texts."""
    digest = hashlib.sha256("\0".join(texts).encode())
    for tensor in model.state_dict().values():
        digest.update(tensor.float().numpy().tobytes())
    return digest.hexdigest()[:16]


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


def started(trunk: str, weights: Path | None) -> Matcher:
    """An encoder with the weights of a file, or as it ships."""
    model = shipped(trunk)
    if weights:
        model.load_state_dict(torch.load(weights, weights_only=True))
    return model


def taught(logits: Tensor, lesson: Tensor) -> Tensor:
    """How far a pupil's logits are from the lesson's."""
    binary = functional.binary_cross_entropy_with_logits(logits, torch.sigmoid(lesson))
    choice = functional.cross_entropy(logits, torch.softmax(lesson, 1))
    distance = ((logits - lesson).clamp(-FARTHEST, FARTHEST) ** 2).mean()
    return binary + SOFTMAX_WEIGHT * choice + DISTANCE_WEIGHT * distance


def learn(model: Matcher, courses: Sequence[Course], rate: float) -> Matcher:
    """One round of all courses, mixed."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    steps = [(course, *step) for course in courses for step in batches(course.topics, chance)]
    chance.shuffle(steps)
    numbers = [model.scale, model.bias, model.mu]
    trained = [p for p in model.encoder.parameters() if p.requires_grad]
    groups = [{"params": trained}, {"params": numbers, "lr": NUMBERS_RATE}]
    optimiser = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)
    schedule = up_and_down(optimiser, len(steps), WARM_UP)
    model.train()
    began, running = time.monotonic(), 0.0
    for number, (course, topic, rows) in enumerate(steps, 1):
        loss = course.loss(model, topic, rows)
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


def teach_teacher(data: Path, debates: Sequence[Topic], folder: Path) -> Teacher:
    """The larger network, fine-tuned from its published weights on ArgKP's `debates` and others."""
    chance = random.Random(SEED)
    english = of_contrast(data / "contrast", {"en"})
    claims = of_exchanges(_exchanges("en"), chance)
    more = [*chance.sample(english, MOST_ENGLISH), *chance.sample(claims, MOST_EXCHANGES)]
    teacher = Teacher(unpack(folder))
    learn(teacher, [Course([*debates, *more], label_weight=1.0)], TEACHER_RATE)
    return teacher


def _kept_teacher(data: Path, debates: Sequence[Topic], kept: Path) -> Teacher:
    """The teacher as `kept` by an earlier run, or taught and kept now."""
    if not kept.exists():
        torch.save(teach_teacher(data, debates, kept.parent).state_dict(), kept)
    teacher = Teacher(unpack(kept.parent))
    teacher.load_state_dict(torch.load(kept, weights_only=True))
    return teacher


def curriculum(data: Path, debates: Sequence[Topic]) -> list[Topic]:
    """What an encoder is taught on in English: ArgKP's `debates` and others."""
    chance = random.Random(SEED)
    return [
        *debates,
        *of_exchanges(_exchanges("en"), chance, WORDINGS),
        *(some(topic, SHARE, chance) for topic in of_contrast(data / "contrast", {"en"})),
        *of_perspectrum(data / "perspectrum", CLAIMS, chance),
    ]


def japanese(data: Path) -> list[Topic]:
    """What the multilingual encoder must not unlearn."""
    chance = random.Random(SEED)
    contrasts = of_contrast(data / "contrast", {"ja"})
    return [
        *(some(topic, SHARE, chance) for topic in contrasts),
        *of_exchanges(_exchanges("ja"), chance),
    ]


def _exchanges(language: str) -> list[Exchange]:
    return [exchange for exchange in read(held=False) if exchange.language == language]


def texts_of(topics: Sequence[Topic]) -> list[str]:
    """All that stands in them, in order."""
    return sorted({text for t in topics for text in (t.text, *t.points, *t.arguments)})


def _again(topics: Sequence[Topic]) -> list[Topic]:
    """The topics of ArgKP and, of the others, so many as to be remembered."""
    debates = [topic for topic in topics if -1 in topic.argument_stance]
    others = [topic for topic in topics if -1 not in topic.argument_stance]
    return [*debates, *random.Random(SEED).sample(others, int(REPEATED * len(others)))]


def measure_two_folds(data: Path, folder: Path) -> None:
    """Print how an English pupil reads the debates of ArgKP that none of its three networks saw."""
    debates = load_topics(data / "argkp", "train")
    halves = [debates[0::2], debates[1::2]]
    weights = Calibration.read(FOLDER / "en").sentence
    found = []
    for half, (seen, other) in enumerate((halves[::-1], halves)):
        large = _kept_teacher(data, seen, folder / f"teacher.{half}.pt")
        beside = train_averaged("e5", [*seen, *others("e5", data / "contrast")], SEEDS[:1])
        pupil = train_averaged("minilm", [*seen, *others("minilm", data / "contrast")], SEEDS)
        topics = curriculum(data, seen)
        lessons = [(0.5, Lesson(each, texts_of(topics), folder)) for each in (large, beside)]
        learn(pupil, [Course(topics, lessons)], RATE)
        found.append((scores(pupil, other), weighed(pupil, other, weights, "en")))
        print("one fold", *(kpa_map(other, each) for each in found[-1]), flush=True)
    for name, one, two in zip(("encoder", "with agreement"), *found, strict=True):
        strict, relaxed = kpa_map(halves[0] + halves[1], one + two)
        print(f"2-fold, {name}: strict/relaxed {strict:.3f} {relaxed:.3f}")


def teach(options: argparse.Namespace) -> None:
    """The lessons that `options` ask for, and the pupil's weights as a file."""
    folder, kept = options.teacher.parent, options.teacher
    options.out.parent.mkdir(parents=True, exist_ok=True)
    debates = load_topics(options.data / "argkp", "train")
    dev = load_topics(options.data / "argkp", "dev")
    teacher = _kept_teacher(options.data, debates, kept)
    print("teacher, dev strict/relaxed", kpa_map(dev, scores(teacher.eval(), dev)), flush=True)

    beside = started("e5", options.beside)
    topics = curriculum(options.data, debates)
    again, first = _again(topics), options.trunk == "minilm" and options.only != "packs"
    texts = texts_of(topics if first else again)
    large = Lesson(teacher, texts, folder)
    small = Lesson(beside, texts, folder)
    model = started(options.trunk, options.start)
    if first:
        learn(model, [Course(topics, [(0.5, large), (0.5, small)])], RATE)
    if options.only != "topics":
        be_calm(model, PUPIL_DROPOUT)
        heard = translations() if options.trunk == "e5" else {}
        packs = [topic for seed in range(ROUNDS) for topic in of_packs(random.Random(seed), heard)]
        there = texts_of(packs)
        said = Lesson(teacher, there, folder, heard)
        shares = (TEACHER_SHARE, 1 - TEACHER_SHARE)
        more = [said, Lesson(beside, there, folder, heard)]
        courses = [
            Course(packs, list(zip(shares, more, strict=True)), 0.0, said),
            Course(again, [(0.5, large), (0.5, small)]),
        ]
        if options.trunk == "e5":
            own = japanese(options.data)
            keeps = Lesson(beside, texts_of(own), folder)
            courses.append(Course(own, [(1.0, keeps)]))
        learn(model, courses, PACKS_RATE)
    print("dev strict/relaxed", kpa_map(dev, scores(model, dev)), flush=True)
    torch.save(model.state_dict(), options.out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--trunk", choices=tuple(LANGUAGE), default="minilm")
    parser.add_argument("--teacher", type=Path, default=Path("build/teacher.pt"))
    parser.add_argument("--start", type=Path, help="the pupil's weights; default: what ships")
    parser.add_argument(
        "--beside", type=Path, help="the multilingual encoder's weights; default: what ships"
    )
    parser.add_argument("--only", choices=("topics", "packs"), help="one of the two parts")
    parser.add_argument("--out", type=Path, help="needed unless two folds are measured")
    parser.add_argument("--two-fold", action="store_true", help="only print the 2-fold figures")
    options = parser.parse_args()
    if not options.two_fold and not options.out:
        parser.error("--out is needed")
    if options.trunk == "e5" and options.only == "topics":
        parser.error("the multilingual encoder is taught on the packs alone")
    torch.set_num_threads(1)
    options.teacher.parent.mkdir(parents=True, exist_ok=True)
    if options.two_fold:
        measure_two_folds(options.data, options.teacher.parent)
    else:
        teach(options)


if __name__ == "__main__":
    main()
