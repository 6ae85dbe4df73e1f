"""Teach the listener to hear whole answers (an hour, two threads).

    python -m benchmarks.train_listener --data ../shared/benchmarks --out build/listener.pt
    python -m benchmarks.train_listener --data ../shared/benchmarks --out build/listener.pt --export

For Japanese each with `--trunk e5` and an `--out` of its own (`--steps 1000`, half an hour).

It begins as the verifier of its language that ships, of which every matrix stays as it is: what is
learnt is a correction of low rank beside each (Hu et al. 2021), and two heads. It hears labelled
answers (of no set of `HELD`) against the points of their counterargument, answers of exchanges on
other subjects, and answers put together from a pack's sentences, the Japanese one from those that
are translated; and for the second head answers with their grades against the claim, the Japanese
one English answers, too. What the judge does not doubt is heard seldom: so all answers are judged
first, once, without a listener (ten minutes; kept in `--judged`, to be made anew: delete it). It is
taught on whole texts; the judge lets it hear no aside, nothing
borrowed and no sentence twice. A run that goes on from its checkpoint draws other batches than one
that was not broken off. With `--export` nothing is taught: what lies at `--out` is written into the
program. (The English one that ships was taught by the same recipe before it was this command, so
with other draws.)
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits as loss_of

from benchmarks.bert import WIDTH, be_calm, mean_pool, pad, quantise, up_and_down
from benchmarks.export_model import FACTS
from benchmarks.fit_allegiance import PROCESSES
from benchmarks.hearings import (
    PACK,
    Graded,
    Pair,
    batches,
    graded,
    judged,
    labelled,
    of_exchanges,
)
from benchmarks.measures import auc
from benchmarks.rebuttals import TRANSLATED, UNSEEN
from benchmarks.topics import translations
from benchmarks.train_verifier import Words, restore, roughen, trunk
from game.packs.library import load_pack
from game.scoring.encoder import Encoder
from game.scoring.listener import FILE, LONGEST, MADE_FOR
from game.scoring.trust import JAPANESE, SETS
from game.scoring.verifier import LONGEST_PAIR, stopped_alike
from game.scoring.weights import FOLDER, Weights

HELD = (UNSEEN - TRANSLATED) | {"dev.en", "dev.ja"}
"""Sets that are never heard: they tell what the listener is worth."""
RANK, SCALE, CORRECTED = 8, 2.0, ("qkv", "out", "up", "down")
STEPS, RATE, WARM_UP, SEED = 1500, 1.5e-3, 0.06, 3
DROPOUT, ROUGH, AVERAGE = 0.05, 0.1, 0.99
SAVE = 250
GRADED_EVERY, GRADED, WITH_POINTS = 3, 24, 0.3
"""Steps for one in which so many answers are graded, too; weight of those that make a point."""
GRADES, ARGUES = 3, 1
"""The second head says whether a grade is more than 0, 1 and 2; that it is more than 1 ships."""


class Corrected(nn.Module):
    """A matrix as it was, and a correction of low rank beside it."""

    def __init__(self, matrix: nn.Linear) -> None:
        super().__init__()
        self.matrix = matrix
        columns = matrix.in_features
        self.a = nn.Parameter(torch.randn(RANK, columns) / columns**0.5)
        self.b = nn.Parameter(torch.zeros(matrix.out_features, RANK))

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.matrix(x) + SCALE * (x @ self.a.T) @ self.b.T
        return out


class Listener(nn.Module):
    """A verifier with corrections and heads of its own."""

    def __init__(self, weights: Weights, name: str) -> None:
        super().__init__()
        made = trunk(name, Encoder(weights, "verifier").layers)
        restore(made.model, weights)
        be_calm(made.model, DROPOUT)
        made.model.requires_grad_(False)
        self.words: Words = made.words
        self.encoder, self.drop = made.model.encoder, made.model.drop
        for layer in self.encoder.layers:
            for name in CORRECTED:
                setattr(layer, name, Corrected(getattr(layer, name)))
        self.dense = Corrected(made.model.dense)
        old = made.model.head
        self.head, self.grade = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, GRADES)
        with torch.no_grad():  # asserts, less the mean of the others
            self.head.weight.copy_(old.weight[:1] - old.weight[1:].mean(0, keepdim=True))
            self.head.bias.copy_(old.bias[:1] - old.bias[1:].mean())

    def forward(self, pairs: Sequence[tuple[str, str]]) -> Tensor:
        """(pairs x width): what both heads go on from."""
        rows = [self.words.pair(*stopped_alike(*pair), LONGEST) for pair in pairs]
        ids, lengths = pad([row[0] for row in rows], self.words.pad)
        segments, _ = pad([row[1] for row in rows], filler=1)
        pooled = mean_pool(self.encoder(ids, lengths, segments), lengths)
        hidden: Tensor = self.drop(torch.tanh(self.dense(pooled)))
        return hidden

    @property
    def learnt(self) -> dict[str, nn.Parameter]:
        return {name: p for name, p in self.named_parameters() if p.requires_grad}


# -- teaching it ---------------------------------------------------------------


class Lesson:
    """A listener, and the running average of what it learns, which is what ships."""

    def __init__(self, model: Listener, rate: float, steps: int) -> None:
        self.model, self.steps, self.done = model, steps, 0
        self.learnt = [*model.learnt.values()]
        self.optimiser = torch.optim.AdamW(self.learnt, lr=rate, weight_decay=0.01)
        self.schedule = up_and_down(self.optimiser, steps, WARM_UP)
        self.average = [p.detach().clone() for p in self.learnt]

    def step(self, batch: Sequence[Pair], graded: Sequence[Graded], chance: random.Random) -> float:
        """Learn from pairs, and from answers that are graded, if any; the loss."""
        self.model.train()
        wanted = torch.tensor([float(pair.made) for pair in batch])
        asked = [(_typed(pair.answer, chance), pair.point) for pair in batch]
        loss = loss_of(self.model.head(self.model(asked))[:, 0], wanted)
        if graded:
            asked = [(_typed(one.answer, chance), one.claim) for one in graded]
            more = torch.tensor([[float(g.grade > k) for k in range(GRADES)] for g in graded])
            loss = loss + loss_of(self.model.grade(self.model(asked)), more)
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.learnt, 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.done += 1
        keep = min(AVERAGE, (1 + self.done) / (10 + self.done))
        with torch.no_grad():
            for mean, now in zip(self.average, self.learnt, strict=True):
                mean.lerp_(now, 1 - keep)
        return loss.item()

    @property
    def taught(self) -> dict[str, Tensor]:
        """The average, by the names of what is learnt."""
        return dict(zip(self.model.learnt, self.average, strict=True))

    def save(self, checkpoint: Path, out: Path) -> None:
        state = {
            "learnt": self.model.learnt,
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "step": self.done,
        }
        torch.save(state, checkpoint)
        torch.save(self.taught, out)

    def resume(self, checkpoint: Path) -> None:
        """Take up the state of a checkpoint, if there is one."""
        if not checkpoint.exists():
            return
        saved = torch.load(checkpoint, weights_only=True)
        with torch.no_grad():
            for name, parameter in self.model.learnt.items():
                parameter.copy_(saved["learnt"][name])
        self.average = saved["average"]
        self.optimiser.load_state_dict(saved["optimiser"])
        self.schedule.load_state_dict(saved["schedule"])
        self.done = saved["step"]


def _typed(text: str, chance: random.Random) -> str:
    return roughen(text, chance) if chance.random() < ROUGH else text


@torch.no_grad()
def heard(model: Listener, pairs: Sequence[tuple[str, str]], head: nn.Linear) -> np.ndarray:
    """(pairs x what the head says), in the order of `pairs`."""
    model.eval()
    order = sorted(range(len(pairs)), key=lambda at: len(pairs[at][0]))
    out = np.zeros((len(pairs), head.out_features))
    for start in range(0, len(order), 64):
        part = order[start : start + 64]
        out[part] = head(model([pairs[at] for at in part])).numpy()
    return out


def told(model: Listener, held: Mapping[str, list[Pair]], graded: Sequence[Graded]) -> str:
    """How well points are told that are held, and the grades of answers that make none."""
    found = []
    for name, pairs in held.items():
        asked, made = [(p.answer, p.point) for p in pairs], np.array([p.made for p in pairs])
        odds = heard(model, asked, model.head)[:, 0]
        found.append(f"{name} {auc(odds[made], odds[~made]):.3f}")
    grades = np.array([one.grade for one in graded])
    odds = heard(model, [(one.answer, one.claim) for one in graded], model.grade)
    found += [
        f"more than {k}: {auc(odds[grades > k, k], odds[grades <= k, k]):.3f}"
        for k in range(GRADES)
    ]
    return ", ".join(found)


def arrays(taught: Mapping[str, Tensor], positions: np.ndarray) -> dict[str, np.ndarray]:
    """What ships: the corrections as int8 with a scale for each row, `SCALE` in them."""
    out: dict[str, np.ndarray] = {}
    for name, tensor in {**taught, "positions": torch.from_numpy(positions)}.items():
        own, array = name.removeprefix("encoder."), tensor.detach().numpy()
        head, _, part = own.partition(".")
        if head == "head":  # which point an answer makes: it is taught by that, and not asked
            continue
        if head == "grade":
            out[f"argues.{part}"] = array[ARGUES : ARGUES + 1].astype(np.float32)
        else:
            out[own], out[f"{own}.scale"] = quantise(
                SCALE * array.T if part.endswith("b") else array
            )
    return out


def export(taught: Mapping[str, Tensor], model: Listener, folder: Path) -> None:
    """Write what ships, for the weights that lie there; a program that reads it keeps the old."""
    positions = model.encoder.positions.weight[LONGEST_PAIR:LONGEST].detach().numpy()
    sha = Weights(folder).manifest["sha256"]
    fresh = folder / f"new.{FILE}"
    np.savez_compressed(fresh, **arrays(taught, positions), **{MADE_FOR: np.array(sha)})
    fresh.replace(folder / FILE)


def probabilities(data: Path, kept: Path, language: str) -> dict[str, list[dict[str, float]]]:
    """What the judge says without a listener of all answers in a language; `kept` in a file."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        names = [name for name in SETS if (name in JAPANESE) == (language == "ja")]
        with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
            found = dict(zip(names, pool.map(partial(judged, data), names), strict=True))
        kept.write_text(json.dumps(found), encoding="utf-8")
    read: dict[str, list[dict[str, float]]] = json.loads(kept.read_text(encoding="utf-8"))
    return read


def teach(
    model: Listener, language: str, data: Path, kept: Path, out: Path, steps: int = STEPS
) -> None:
    """All steps, or those that are left, with figures and a checkpoint now and then.

    What the judge says is `kept` in a file; what is learnt lies at `out`.
    """
    pack = load_pack(PACK)
    pairs = labelled(data, pack, probabilities(data, kept, language))
    grades = graded(data, pack, pairs if language == "en" else SETS)
    held_pairs = {
        "sets": [p for name in pairs if name in HELD for p in pairs[name] if p.is_doubted],
        "exchanges": of_exchanges(language, held=True),
    }
    held = [g for name in pairs if name in HELD for g in grades[name] if not g.makes_points]
    learnt = [pair for name in pairs if name not in HELD for pair in pairs[name]]
    learnt_grades = [one for name in grades if name not in HELD for one in grades[name]]
    weights = [WITH_POINTS if one.makes_points else 1.0 for one in learnt_grades]
    print(f"{len(learnt)} pairs, {len(learnt_grades)} answers", flush=True)

    lesson, chance = Lesson(model, RATE, steps), random.Random(SEED)
    checkpoint = out.with_suffix(".checkpoint")
    lesson.resume(checkpoint)
    others = of_exchanges(language, held=False)
    translated = {en: ja for ja, en in translations().items()} if language == "ja" else None
    stream = batches(learnt, others, pack, chance, translated)
    running = 0.0
    while lesson.done < steps:
        is_graded = lesson.done % GRADED_EVERY == 0
        some = chance.choices(learnt_grades, weights, k=GRADED) if is_graded else []
        loss = lesson.step(next(stream), some, chance)
        running = 0.98 * running + 0.02 * loss if running else loss
        if lesson.done % 50 == 0:
            print(f"step {lesson.done}/{steps} loss {running:.3f}", flush=True)
        if lesson.done % SAVE == 0 or lesson.done == steps:
            lesson.save(checkpoint, out)
            print(" ", told(model, held_pairs, held), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--trunk", choices=("minilm", "e5"), default="minilm")
    parser.add_argument("--judged", type=Path, help="default: build/judged.LANGUAGE.json")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--export", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    language = FACTS[options.trunk]["language"]
    folder, kept = FOLDER / language, options.judged or Path(f"build/judged.{language}.json")
    model = Listener(Weights(folder), options.trunk)
    if options.export:
        export(torch.load(options.out, weights_only=True), model, folder)
    else:
        teach(model, language, options.data, kept, options.out, options.steps)


if __name__ == "__main__":
    main()
