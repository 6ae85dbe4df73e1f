"""Let a larger network teach the verifiers (about an hour on two cores, after half an hour once).

    python -m benchmarks.distil_verifier --data ../shared/benchmarks --out build/taught.v.pt
    python -m benchmarks.distil_verifier --trunk e5 --data ../shared/benchmarks --out build/ja.v.pt

First DeBERTa-v3-xsmall (see `deberta.py` for where its weights come from) is fine-tuned as
`train_verifier` does it and kept in `--teacher`. Then a copy of the verifier that ships learns to
say what this teacher says (Hinton et al. 2015) and, with less weight, the labels: of the contrast
texts, exchanges and public sets, and of the packs' own sentences against the points, of which no
label is told. Of Japanese texts it hears the labels, and of the packs' translated sentences what
the teacher says of their originals. Held subjects and labelled rebuttals take no part; the packs'
own examples do. Both parts go on from their checkpoints.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn

from benchmarks import exchanges
from benchmarks.deberta import Reader, published
from benchmarks.pairs import UNKNOWN, Pair
from benchmarks.topics import PACKS, translations
from benchmarks.train_verifier import (
    RATE,
    SEED,
    Training,
    batches,
    curriculum,
    held_out,
    loss_of,
    restore,
    run,
    sources,
    trunk,
)
from game.packs.format import Counterargument, Point
from game.packs.library import load_pack
from game.scoring.encoder import Encoder
from game.scoring.language import language_of_all
from game.scoring.sentences import split_sentences
from game.scoring.warming import phrasings
from game.scoring.weights import FOLDER, Weights

TEACHER_STEPS, TEACHER_RATE, STEPS = 600, 8e-5, 1_600
"""What was measured of a pupil is how it stood after 1,200 of its steps."""
MIXTURE = {
    "contrast": 0.24,
    "exchanges": 0.12,
    "packs": 0.5,
    "argkp": 0.07,
    "cannot": 0.02,
    "nli": 0.02,
    "perspectrum": 0.03,
}
"""Share of each source in what the pupil hears."""
LABEL_WEIGHT, LEAN_WEIGHT = 0.25, 0.03
FARTHEST = 8.0
"""Log odds by which a pupil is told at most that it leans the wrong way."""
SUREST = 6.0
"""Log odds of a teacher that is wholly sure."""
PUPIL_DROPOUT = 0.05
IN_PAIRS = 0.3
"""Share of the packs' sentences that are also read together with another one."""


def of_packs(chance: random.Random) -> Iterator[list[Pair]]:
    """Small sets for ever: a sentence of a pack against wordings of two points it may be near."""
    rows = [
        (c, point, text)
        for name in PACKS
        for motion in load_pack(name).motions
        for c in motion.counterargument
        for point, text in _sentences(c)
    ]
    while True:
        chance.shuffle(rows)
        for c, point, text in rows:
            own = point or chance.choice(c.point)
            forms = [form for form in phrasings(own) if form != text] or phrasings(own)
            found = [Pair(text, chance.choice(forms), UNKNOWN, c.id, "pack")]
            others = [other for other in c.point if other is not own]
            if others:
                form = chance.choice(phrasings(chance.choice(others)))
                found.append(Pair(text, form, UNKNOWN, c.id, "pack"))
            if chance.random() < IN_PAIRS:
                both = [text, chance.choice(_said_of(chance.choice(c.point)))]
                chance.shuffle(both)
                form = chance.choice([form for form in forms if form not in both] or forms)
                found.append(Pair(" ".join(both), form, UNKNOWN, c.id, "pack"))
            yield found


def _sentences(c: Counterargument) -> Iterator[tuple[Point | None, str]]:
    for point in c.point:
        yield from ((point, text) for text in dict.fromkeys(_said_of(point)))
    for passage in (c.claim, c.speech, c.second_speech, c.model_answer):
        yield from ((None, sentence.text) for sentence in split_sentences(passage))


def _said_of(point: Point) -> tuple[str, ...]:
    return (*phrasings(point), *point.reject, *point.contrary)


def translated(sets: Iterator[list[Pair]], by_original: Mapping[str, str]) -> Iterator[list[Pair]]:
    """Every second set in the words of its translation, where there is one."""
    for number, found in enumerate(sets):
        yield [
            replace(pair, text=by_original.get(pair.text, pair.text)) if number % 2 else pair
            for pair in found
        ]


def heard(data: Path, languages: set[str], originals: Mapping[str, str]) -> Iterator[list[Pair]]:
    """What the pupil is taught on, in batches, for ever."""
    found = sources(data, None, languages)
    read = [e for e in exchanges.read(held=False) if e.language in languages]
    found["exchanges"] = exchanges.endless(read, random.Random(SEED))
    by_original = {original: text for text, original in originals.items()}
    found["packs"] = translated(of_packs(random.Random(SEED)), by_original)
    yield from batches(found, MIXTURE)


def lesson(
    teacher: Reader, originals: Mapping[str, str]
) -> Callable[[Tensor, Sequence[Pair]], Tensor]:
    """The loss of a pupil: how far its logits are from the teacher's, and from the labels.

    Of what stands in `originals` the teacher reads the original, of other Japanese nothing; the
    more of a batch it does not read, the more weigh all labels of that batch.
    """

    def loss(logits: Tensor, batch: Sequence[Pair]) -> Tensor:
        every = [(originals.get(pair.text, pair.text), pair.point) for pair in batch]
        known = [row for row, pair in enumerate(every) if language_of_all(pair) == "en"]
        labels = loss_of(logits, batch)
        if not known:
            return labels
        with torch.no_grad():
            said = teacher([every[row] for row in known])
        ours = logits[known]
        apart = -(torch.softmax(said, 1) * torch.log_softmax(ours, 1)).sum(1).mean()
        gap = _lean(ours) - _lean(said).clamp(-SUREST, SUREST)
        turned = (gap.clamp(-FARTHEST, FARTHEST) ** 2).mean()
        share = len(known) / len(batch)
        weight = share * LABEL_WEIGHT + 1 - share
        return share * (apart + LEAN_WEIGHT * turned) + weight * labels

    return loss


def _lean(logits: Tensor) -> Tensor:
    return logits[:, 0] - logits[:, 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--trunk", choices=("minilm", "e5"), default="minilm")
    parser.add_argument("--teacher", type=Path, default=Path("build/deberta.pt"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--rate", type=float, default=RATE)
    options = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    for path in (options.teacher, options.out):
        path.parent.mkdir(parents=True, exist_ok=True)

    english = held_out(options.data / "contrast", {"en"})
    teacher = published()
    if not options.teacher.exists() or options.teacher.with_suffix(".checkpoint").exists():
        training = Training(teacher, None, TEACHER_RATE, TEACHER_STEPS)
        run(training, curriculum(options.data, None, {"en"}, 0), english, options.teacher)
    teacher.load_state_dict(torch.load(options.teacher, weights_only=True))

    japanese = options.trunk == "e5"
    languages, originals = ({"en", "ja"}, translations()) if japanese else ({"en"}, {})
    shipped = Weights(FOLDER / ("ja" if japanese else "en"))
    made = trunk(options.trunk, Encoder(shipped, "verifier").layers)
    restore(made.model, shipped)
    for part in made.model.modules():
        if isinstance(part, nn.Dropout):
            part.p = PUPIL_DROPOUT
    taught = lesson(teacher.eval(), originals)
    training = Training(made.model, made.words, options.rate, options.steps, taught)
    held = held_out(options.data / "contrast", languages)
    run(training, heard(options.data, languages, originals), held, options.out)


if __name__ == "__main__":
    main()
