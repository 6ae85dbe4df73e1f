"""Train a verifier: does a sentence assert a point, its opposite, or neither?

    python -m benchmarks.train_verifier --data ../shared/benchmarks --out build/verifier.pt
    python -m benchmarks.train_verifier --trunk e5 --layers 6 --data ../shared/benchmarks \
        --out build/verifier.ja.pt
    python -m benchmarks.train_verifier --shipped --stances --steps 1500 --rate 1e-4 \
        --data ../shared/benchmarks --out build/stances.pt

A cross-encoder over (sentence, point) that shares the frozen embeddings of its matcher. One thread,
about 0.3 s a step; a checkpoint every 400 steps, from which the same command goes on. With
`--inference` the public inference sets join in (see `benchmarks/inference.py`). With `--stances` an
English one that reads already learns what whole answers do to a claim, too: averaged with what it
began from, it also tells the contrary of a bare statement better.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks import bert, contrast, e5, exchanges, pairs, stances
from benchmarks.bert import WIDTH, Bert, be_calm, mean_pool, pad, up_and_down
from benchmarks.measures import auc
from benchmarks.pairs import ASSERTS, OPPOSITE, Pair
from game.scoring.unigram import Unigram
from game.scoring.verifier import stopped_alike
from game.scoring.weights import FOLDER, Weights
from game.scoring.wordpiece import WordPiece

Words = WordPiece | Unigram

CPU = Path("/proc/cpuinfo")
BF16 = CPU.exists() and bool({"amx_bf16", "avx512_bf16"} & set(CPU.read_text().split()))
"""Half precision: two to five times as fast where the processor has it, slower elsewhere."""

LONGEST, BATCH, RATE, WARM_UP, SEED = 112, 32, 8e-5, 0.06, 11
AVERAGE = 0.997
"""Share of the running average of the weights that each step keeps; the average is what ships."""
POOL = 32
"""Batches drawn together and sorted by length, so that little is padding."""
SAVE = 300
LEAN_WEIGHT = 0.5
ROUGH = 0.15
"""Share of texts that get slips of the finger, lose capitals and marks."""
MIXTURE = {
    "contrast": 0.64,
    "inference": 0.12,
    "argkp": 0.12,
    "cannot": 0.05,
    "nli": 0.03,
    "perspectrum": 0.04,
}
"""Share of each source in every pool of batches; a source that is absent leaves its share."""
LATER = 4_000
"""Steps after which exchanges join in: what people really write, once reading is learnt."""
LATER_MIXTURE = MIXTURE | {"contrast": 0.5, "exchanges": 0.3, "inference": 0.06, "argkp": 0.06}
STANCE_MIXTURE = {
    "contrast": 0.25,
    "stances": 0.55,
    "exchanges": 0.15,
    "argkp": 0.03,
    "nli": 0.02,
}
"""For an English verifier that reads already: whole answers against the claim that they answer."""
STANCE_DROPOUT = 0.05


class Verifier(nn.Module):
    """Three logits: asserts, opposite, neither."""

    def __init__(self, encoder: Bert) -> None:
        super().__init__()
        self.encoder = encoder
        self.dense = nn.Linear(WIDTH, WIDTH)
        self.head = nn.Linear(WIDTH, 3)
        self.drop = nn.Dropout(bert.DROPOUT)

    def forward(self, batch: Sequence[tuple[str, str]], words: Words) -> Tensor:
        rows = [words.pair(*stopped_alike(*pair), LONGEST) for pair in batch]
        ids, lengths = pad([row[0] for row in rows], words.pad)
        segments, _ = pad([row[1] for row in rows], filler=1)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=BF16):
            states = self.encoder(ids, lengths, segments)
        pooled = torch.tanh(self.dense(mean_pool(states, lengths)))
        return self.head(self.drop(pooled))


@dataclass(frozen=True)
class Trunk:
    """What a verifier is made from, and how its texts become ids."""

    words: Words
    model: Verifier


def trunk(name: str, layers: int | None = None) -> Trunk:
    """An untrained verifier over "minilm" or "e5"; the first `layers` layers, or all."""
    if name == "e5":
        return Trunk(e5.tokeniser(), Verifier(e5.load_base(layers or e5.LAYERS)))
    return Trunk(bert.tokeniser(), Verifier(bert.load_base(layers or bert.LAYERS)))


def restore(model: Verifier, weights: Weights) -> None:
    """Give `model` the trained arrays of a shipped verifier, as float32."""
    model.load_state_dict(bert.shipped_state(model, weights, "verifier"))


def loss_of(logits: Tensor, batch: Sequence[Pair]) -> Tensor:
    """Minus the log of the probability of the allowed classes, and what faces the wrong way.

    A text that stands beside itself against the point and against its reverse must lean more to
    the one that it asserts, by whatever difference there is.
    """
    logs = torch.log_softmax(logits, dim=1)
    allowed = torch.full_like(logs, float("-inf"))
    for row, pair in enumerate(batch):
        allowed[row, list(pair.label)] = 0.0
    loss = -torch.logsumexp(logs + allowed, dim=1).mean()
    lean = logits[:, 0] - logits[:, 1]
    gaps = []
    for row, (one, two) in enumerate(pairwise(batch)):
        if one.text == two.text and {one.label, two.label} == {ASSERTS, OPPOSITE}:
            gaps.append((lean[row] - lean[row + 1]) * (1 if one.label == ASSERTS else -1))
    if gaps:
        loss = loss + LEAN_WEIGHT * nn.functional.softplus(-torch.stack(gaps)).mean()
    return loss


# -- what it learns from -------------------------------------------------------


class Endless:
    """Draws from a list for ever, each row once a round, in a new order each round."""

    def __init__(self, rows: list[Pair], seed: int) -> None:
        self.rows, self.chance, self.at = rows, random.Random(seed), len(rows)

    def __iter__(self) -> Iterator[list[Pair]]:
        return self

    def __next__(self) -> list[Pair]:
        if self.at >= len(self.rows):
            self.chance.shuffle(self.rows)
            self.at = 0
        self.at += 1
        return [self.rows[self.at - 1]]


def sources(
    data: Path, inference: Path | None, languages: set[str]
) -> dict[str, Iterator[list[Pair]]]:
    """Endless small sets of pairs by source, without the held subjects."""
    chance = random.Random(SEED)
    groups = contrast.learnt(data / "contrast", languages)
    # Japanese groups are few: as many again, twice over, where both languages are learnt.
    groups += [g for g in groups if g.language == "ja"] * (2 if len(languages) > 1 else 0)
    print(f"contrast: {len(groups)} points, {sum(len(g.sayings) for g in groups)} texts")
    found = {"contrast": contrast.endless(groups, chance)}
    lists = {
        "argkp": pairs.argkp(data / "argkp"),
        "cannot": pairs.cannot(data / "cannot"),
        "nli": pairs.negation_nli(data / "negation-nli"),
        "perspectrum": pairs.perspectrum(data / "perspectrum", chance),
    }
    if inference:
        every = pairs.inference(inference)
        lists["inference"] = [p for p in every if _language_of(p) in languages]
    print({name: len(rows) for name, rows in lists.items()}, flush=True)
    return found | {name: Endless(rows, SEED + i) for i, (name, rows) in enumerate(lists.items())}


def _language_of(pair: Pair) -> str:
    return "ja" if pair.subject.startswith("ja.") else "en"


def roughen(text: str, chance: random.Random) -> str:
    """`text` as somebody in a hurry types it."""
    letters = list(text.lower() if chance.random() < 0.5 else text)
    for _ in range(1 + len(letters) // 40):
        at = chance.randrange(max(1, len(letters) - 1))
        kind = chance.random()
        if kind < 0.4 and at + 1 < len(letters):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        elif kind < 0.8:
            del letters[at : at + 1]
    return "".join(letters).rstrip(".。") if chance.random() < 0.5 else "".join(letters)


def curriculum(
    data: Path, inference: Path | None, languages: set[str], later: int
) -> Iterator[list[Pair]]:
    """Batches for ever: `MIXTURE` for `later` steps, then with exchanges."""
    if later:
        yield from islice(batches(sources(data, inference, languages), MIXTURE), later)
    read = [e for e in exchanges.read(held=False) if e.language in languages]
    print(f"exchanges: {len(read)}, {sum(len(e.answers) for e in read)} answers", flush=True)
    found = sources(data, inference, languages)
    found["exchanges"] = exchanges.endless(read, random.Random(SEED))
    yield from batches(found, LATER_MIXTURE)


def stance_curriculum(data: Path) -> Iterator[list[Pair]]:
    """Batches for ever of `STANCE_MIXTURE`, in English."""
    found = sources(data, None, {"en"})
    read = [e for e in exchanges.read(held=False) if e.language == "en"]
    found["exchanges"] = exchanges.endless(read, random.Random(SEED))
    found["stances"] = stances.endless(data, random.Random(SEED))
    yield from batches({name: found[name] for name in STANCE_MIXTURE}, STANCE_MIXTURE)


def batches(
    found: dict[str, Iterator[list[Pair]]], mixture: dict[str, float]
) -> Iterator[list[Pair]]:
    """Endless batches in the shares of `mixture`; what came together stays together."""
    chance = random.Random(SEED)
    total = sum(mixture[name] for name in found)
    while True:
        sets: list[list[Pair]] = []
        for name, stream in found.items():
            wanted, drawn = POOL * BATCH * mixture[name] / total, 0
            while drawn < wanted:
                sets.append(next(stream))
                drawn += len(sets[-1])
        sets = [_roughened(s, chance) if chance.random() < ROUGH else s for s in sets]
        sets.sort(key=lambda s: max(len(p.text) + len(p.point) for p in s) + chance.random() * 10)
        out: list[list[Pair]] = [[]]
        for drawn_set in sets:
            if len(out[-1]) + len(drawn_set) > BATCH:
                out.append([])
            out[-1] += drawn_set
        chance.shuffle(out)
        yield from out


def _roughened(drawn: list[Pair], chance: random.Random) -> list[Pair]:
    rough = {text: roughen(text, chance) for text in dict.fromkeys(pair.text for pair in drawn)}
    return [replace(pair, text=rough[pair.text]) for pair in drawn]


# -- how well it does ----------------------------------------------------------


@torch.no_grad()
def probabilities(model: nn.Module, rows: Sequence[Pair], words: Words | None) -> np.ndarray:
    """(rows x 3), in the order of `rows`."""
    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].text) + len(rows[i].point))
    out = np.zeros((len(rows), 3))
    for start in range(0, len(order), 64):
        part = order[start : start + 64]
        logits = model([(rows[i].text, rows[i].point) for i in part], words)
        out[part] = torch.softmax(logits.float(), dim=1).numpy()
    return out


def report(model: nn.Module, held: Sequence[Pair], words: Words | None) -> str:
    """How well the held subjects are told apart, both forms of each point together."""
    found = probabilities(model, held, words)
    label = np.array([min(pair.label) for pair in held])
    asserts, opposite, neither = (found[label == i] for i in range(3))
    return (
        f"asserts/opposite {auc(asserts[:, 0], opposite[:, 0]):.3f} "
        f"asserts/neither {auc(asserts[:, 0], neither[:, 0]):.3f} "
        f"at .5: {(asserts[:, 0] >= 0.5).mean():.2f} {(opposite[:, 0] >= 0.5).mean():.2f} "
        f"{(neither[:, 0] >= 0.5).mean():.2f}"
    )


# -- training ------------------------------------------------------------------


class Training:
    """A model, what it learns from, and the state that a checkpoint keeps."""

    def __init__(
        self,
        model: nn.Module,
        words: Words | None,
        rate: float,
        steps: int,
        loss: Callable[[Tensor, Sequence[Pair]], Tensor] = loss_of,
    ) -> None:
        self.model, self.words, self.steps, self.loss = model, words, steps, loss
        self.trained = [p for p in model.parameters() if p.requires_grad]
        self.optimiser = torch.optim.AdamW(self.trained, lr=rate, weight_decay=0.01, fused=True)
        self.schedule = up_and_down(self.optimiser, steps, WARM_UP)
        average = torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE)
        self.averaged = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=average)
        self.done = 0

    def resume(self, checkpoint: Path) -> None:
        """Take up the state of a checkpoint, if there is one."""
        if checkpoint.exists():
            saved = torch.load(checkpoint, weights_only=True)
            for name in ("model", "optimiser", "schedule", "averaged"):
                getattr(self, name).load_state_dict(saved[name])
            self.done = saved["step"]

    def save(self, checkpoint: Path, out: Path) -> None:
        """Keep the state, and the averaged weights, which are what ships."""
        parts = ("model", "optimiser", "schedule", "averaged")
        state = {name: getattr(self, name).state_dict() for name in parts}
        torch.save(state | {"step": self.done}, checkpoint)
        torch.save(self.averaged.module.state_dict(), out)

    def step(self, batch: list[Pair]) -> float:
        """Learn from one batch; its loss."""
        self.model.train()
        loss = self.loss(self.model([(p.text, p.point) for p in batch], self.words), batch)
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.averaged.update_parameters(self.model)
        self.done += 1
        return loss.item()


def held_out(folder: Path, languages: set[str]) -> dict[str, list[Pair]]:
    """What the figures on the way are taken from: subjects that are never learnt."""
    held = {name: contrast.held_pairs(folder, name) for name in sorted(languages)}
    if "ja" in languages:
        held["ja, English points"] = contrast.held_pairs(folder, "ja", across=True)
    return held


def run(
    training: Training, stream: Iterator[list[Pair]], held: dict[str, list[Pair]], out: Path
) -> None:
    """Train to the last step, with figures and a checkpoint now and then."""
    checkpoint = out.with_suffix(".checkpoint")
    training.resume(checkpoint)
    for _ in range(training.done):
        next(stream)
    running = 0.0
    while training.done < training.steps:
        loss = training.step(next(stream))
        running = 0.99 * running + 0.01 * loss if running else loss
        if training.done % 100 == 0:
            print(f"step {training.done}/{training.steps} loss {running:.3f}", flush=True)
        if training.done % SAVE == 0 or training.done == training.steps:
            training.save(checkpoint, out)
            for name, rows in held.items():
                found = report(training.averaged.module, rows, training.words)
                print(f"{name} {found}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--inference", type=Path, help="folder of public inference sets")
    parser.add_argument("--trunk", choices=("minilm", "e5"), default="minilm")
    parser.add_argument("--layers", type=int)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to begin from")
    parser.add_argument(
        "--shipped", action="store_true", help="begin from the weights that the program ships"
    )
    parser.add_argument(
        "--later", type=int, default=LATER, help="steps after which exchanges join in"
    )
    parser.add_argument(
        "--stances", action="store_true", help="learn whole answers against claims, in English"
    )
    parser.add_argument("--steps", type=int, default=12_000)
    parser.add_argument("--rate", type=float, default=RATE)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    options.out.parent.mkdir(parents=True, exist_ok=True)

    languages = {"en", "ja"} if options.trunk == "e5" else {"en"}
    held = held_out(options.data / "contrast", languages)
    made = trunk(options.trunk, options.layers)
    if options.stances:
        stream = stance_curriculum(options.data)
        be_calm(made.model, STANCE_DROPOUT)
    else:
        stream = curriculum(options.data, options.inference, languages, options.later)
    if options.start:
        made.model.load_state_dict(torch.load(options.start, weights_only=True))
    if options.shipped:
        restore(made.model, Weights(FOLDER / ("ja" if options.trunk == "e5" else "en")))
    run(Training(made.model, made.words, options.rate, options.steps), stream, held, options.out)


if __name__ == "__main__":
    main()
