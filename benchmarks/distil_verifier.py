"""Let a larger network teach the verifiers (minutes, after two hours once for what it says).

    python -m benchmarks.distil_verifier --data ../shared/benchmarks --out build/taught.v.pt
    python -m benchmarks.distil_verifier --trunk e5 --data ../shared/benchmarks --out build/ja.v.pt

First DeBERTa-v3-xsmall (see `deberta.py` for where its weights come from) is fine-tuned as
`train_verifier` does it and kept in `--teacher`. Then it says once of each sentence of the packs,
exchanges and contrast texts what it does to the points there, kept in `--said`; no label is told.
(A teacher that exists and what it said are used as they are.) Then a copy of the verifier that
ships learns to say the same (Hinton et al. 2015), in turns with the labels of contrast texts,
exchanges and public sets. A Japanese pupil reads the packs' sentences in translation, too; an
English one hears texts with a word turned round (`turning.py`), of which only the teacher has an
opinion, texts in nearly the words of a point (`likening.py`), which assert it, and whole answers
against the claim that they answer (`stances.py`). Held subjects and labelled rebuttals take no
part; the packs' own examples do. All three parts go on from their checkpoints.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from benchmarks import contrast, exchanges, stances
from benchmarks.bert import be_calm
from benchmarks.deberta import Reader, published
from benchmarks.likening import alike
from benchmarks.pairs import UNKNOWN, Pair
from benchmarks.topics import counterarguments, translations
from benchmarks.train_verifier import (
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
from benchmarks.turning import turned
from game.packs.format import Counterargument
from game.scoring import load_matcher
from game.scoring.encoder import Encoder
from game.scoring.sentences import split_sentences
from game.scoring.warming import counterexamples, phrasings
from game.scoring.weights import FOLDER, Weights

Asked = tuple[str, str]
"""A text and a wording of a point."""

Said = Mapping[Asked, tuple[float, float, float]]
"""The teacher's logits: asserts, opposite, neither."""

TEACHER_STEPS, TEACHER_RATE = 600, 8e-5
STEPS, RATE = 6_000, 1.2e-4
"""As the English verifier that ships was taught last; it was stopped after 2,400 of these steps, so
that the rate had hardly begun to fall, and its checkpoint of that step was taken."""
MIXTURE = {
    "contrast": 0.30,
    "turned": 0.14,
    "denials": 0.03,
    "alike": 0.06,
    "exchanges": 0.13,
    "stances": 0.18,
    "packs": 0.08,
    "argkp": 0.05,
    "cannot": 0.01,
    "nli": 0.02,
}
"""Share of each source in what the pupil hears."""
LEAN_WEIGHT = 0.03
TURNED = 0.5
"""Share of the contrast texts that are read turned round, too."""
DENIES = re.compile(
    r"\b(?:not|no|nor|never|nobody|nothing|none|neither|without|cannot|\w+n['’]t)\b", re.IGNORECASE
)
"""Small words of denial: with one on both sides, pupils too easily hear the contrary."""
FORMS = 2
"""Nearest wordings of a point against which a sentence of a pack is read; one if turned round."""
TURNS = 2
"""Ways in which each sentence of a pack is turned round."""
FARTHEST = 8.0
"""Log odds by which a pupil is told at most that it leans the wrong way."""
SUREST = 6.0
"""Log odds of a teacher that is wholly sure."""
PUPIL_DROPOUT = 0.05
IN_PAIRS = 5
"""So many sentences of a counterargument for each two that are read together."""
CHUNK, KEPT_EVERY = 64, 50


# -- what the teacher is asked -------------------------------------------------


def of_packs() -> list[list[Asked]]:
    """A set for each sentence: it against the `FORMS` nearest wordings of each point."""
    return [found for counterargument in counterarguments() for found in _sets(counterargument)]


def _sets(c: Counterargument) -> Iterator[list[Asked]]:
    matcher, chance = load_matcher("en"), random.Random(SEED)
    single = list(_sentences(c))
    both = [" ".join(chance.sample(single, 2)) for _ in range(len(single) // IN_PAIRS)]
    whole = [*single, *both]
    texts = [*whole, *(turned(text, chance) for _ in range(TURNS) for text in single)]
    near = [matcher.nearness(texts, phrasings(point)) for point in c.point]
    for row, text in enumerate(texts):
        found = []
        for point, of_point in zip(c.point, near, strict=True):
            every = phrasings(point)
            nearest = [every[i] for i in np.argsort(-of_point[row], kind="stable")]
            forms = FORMS if row < len(whole) else 1
            found += [(text, form) for form in nearest if form not in text][:forms]
        yield found


def _sentences(c: Counterargument) -> Iterator[str]:
    passages = (c.claim, c.speech, c.second_speech, c.model_answer)
    spoken = [s.text for passage in passages for s in split_sentences(passage)]
    made = [text for point in c.point for text in phrasings(point)]
    yield from dict.fromkeys([*made, *counterexamples(c), *spoken])


def of_exchanges() -> list[Asked]:
    """Each sentence of the English exchanges against what it bears on, and one point beside it."""
    found, chance = [], random.Random(SEED)
    for exchange in exchanges.read(held=False):
        if exchange.language != "en":
            continue
        for sentence in (s for answer in exchange.answers for s in answer.sentences):
            points = {*sentence.does, chance.randrange(len(exchange.points))}
            found += [(sentence.text, exchange.points[point][0]) for point in sorted(points)]
    return found


def of_contrast(data: Path) -> list[Asked]:
    """Each English contrast text that may be learnt against its point and the reverse of it."""
    groups = contrast.learnt(data / "contrast", {"en"})
    return [(pair.text, pair.point) for group in groups for pair in group.pairs()]


def of_turned(data: Path) -> list[list[Asked]]:
    """A set for each English contrast text, turned round (`turning`), as a pupil is asked of it.

    Against the point and its reverse; as it stands against a form turned round; both turned round.
    """
    chance, found = random.Random(SEED), []
    for group in contrast.learnt(data / "contrast", {"en"}):
        forms = (group.point, group.reverse)
        for saying in group.sayings:
            if chance.random() < TURNED:
                asked = [(turned(saying.text, chance), form) for form in forms]
                one, other = (turned(chance.choice(forms), chance) for _ in range(2))
                found.append([*asked, (saying.text, one), (asked[0][0], other)])
    return found


def of_denials(sets: Iterable[Sequence[Asked]], said: Said) -> list[list[Asked]]:
    """Those of `sets` in which both sides deny something and the teacher hears no contrary."""
    found = []
    for asked in sets:
        denying = [pair for pair in asked if all(map(DENIES.search, pair))]
        if kept := [pair for pair in denying if said[pair][0] > said[pair][1]]:
            found.append(kept)
    return found


@torch.no_grad()
def listen(teacher: Reader, asked: Sequence[Asked], path: Path) -> Said:
    """What the teacher says of all that is asked; `path` keeps what was said before."""
    said = torch.load(path, weights_only=True) if path.exists() else {}
    new = [pair for pair in dict.fromkeys(asked) if pair not in said]
    new.sort(key=lambda pair: len(pair[0]) + len(pair[1]))
    teacher.eval()
    for start in range(0, len(new), CHUNK):
        part = new[start : start + CHUNK]
        logits = teacher(part).float().tolist()
        said |= {pair: tuple(row) for pair, row in zip(part, logits, strict=True)}
        if start // CHUNK % KEPT_EVERY == 0:
            torch.save(said, path)
            print(f"heard {len(said)} of {len(set(asked))}", flush=True)
    torch.save(said, path)
    return said


# -- what the pupil hears ------------------------------------------------------


def endless(sets: list[list[Asked]], into: Mapping[str, str]) -> Iterator[list[Pair]]:
    """The sets for ever, each once a round; every second one in the words of its translation."""
    chance, number = random.Random(SEED), 0
    while True:
        chance.shuffle(sets)
        for asked in sets:
            number += 1
            words = into if number % 2 else {}
            yield [Pair(words.get(text, text), form, UNKNOWN, "", "pack") for text, form in asked]


def heard(
    data: Path,
    languages: set[str],
    asked: Mapping[str, list[list[Asked]]],
    originals: Mapping[str, str],
) -> Iterator[list[Pair]]:
    """What the pupil is taught on, in batches, for ever; `asked` are sets by their source."""
    found = sources(data, None, languages)
    read = [e for e in exchanges.read(held=False) if e.language in languages]
    found["exchanges"] = exchanges.endless(read, random.Random(SEED))
    by_original = {original: text for text, original in originals.items()}
    found |= {name: endless(sets, by_original) for name, sets in asked.items()}
    if languages == {"en"}:
        found["alike"] = alike(data, random.Random(SEED))
        found["stances"] = stances.endless(data, random.Random(SEED))
    yield from batches({name: found[name] for name in MIXTURE if name in found}, MIXTURE)


def lesson(said: Said, originals: Mapping[str, str]) -> Callable[[Tensor, Sequence[Pair]], Tensor]:
    """The loss of a pupil: how far it is from the labels and from what the teacher said."""

    def loss(logits: Tensor, batch: Sequence[Pair]) -> Tensor:
        asked = [(originals.get(pair.text, pair.text), pair.point) for pair in batch]
        rows = [row for row, pair in enumerate(asked) if pair in said]
        labels = loss_of(logits, batch)
        if not rows:
            return labels
        theirs, ours = torch.tensor([said[asked[row]] for row in rows]), logits[rows]
        apart = -(torch.softmax(theirs, 1) * torch.log_softmax(ours, 1)).sum(1)
        gap = (_lean(ours) - _lean(theirs).clamp(-SUREST, SUREST)).clamp(-FARTHEST, FARTHEST)
        return labels + (apart + LEAN_WEIGHT * gap**2).sum() / len(batch)

    return loss


def _lean(logits: Tensor) -> Tensor:
    return logits[:, 0] - logits[:, 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--trunk", choices=("minilm", "e5"), default="minilm")
    parser.add_argument("--teacher", type=Path, default=Path("build/deberta.pt"))
    parser.add_argument("--said", type=Path, default=Path("build/said.pt"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--start", type=Path, help="the pupil's weights; default: what ships")
    options = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    for path in (options.teacher, options.said, options.out):
        path.parent.mkdir(parents=True, exist_ok=True)

    english = held_out(options.data / "contrast", {"en"})
    teacher = published()
    if not options.teacher.exists() or options.teacher.with_suffix(".checkpoint").exists():
        training = Training(teacher, None, TEACHER_RATE, TEACHER_STEPS)
        run(training, curriculum(options.data, None, {"en"}, 0), english, options.teacher)
    teacher.load_state_dict(torch.load(options.teacher, weights_only=True))

    japanese = options.trunk == "e5"
    sets = {"packs": [found for found in of_packs() if found]}
    if not japanese:
        sets["turned"] = of_turned(options.data)
    asked = [pair for source in sets.values() for found in source for pair in found]
    asked += [*of_exchanges(), *of_contrast(options.data)]
    said = listen(teacher, asked, options.said)
    if not japanese:
        sets["denials"] = of_denials([*sets["packs"], *sets["turned"]], said)

    languages, originals = ({"en", "ja"}, translations()) if japanese else ({"en"}, {})
    shipped = Weights(FOLDER / ("ja" if japanese else "en"))
    made = trunk(options.trunk, Encoder(shipped, "verifier").layers)
    restore(made.model, shipped)
    if options.start:
        made.model.load_state_dict(torch.load(options.start, weights_only=True))
    be_calm(made.model, PUPIL_DROPOUT)
    taught = lesson(said, originals)
    training = Training(made.model, made.words, options.rate, options.steps, taught)
    held = held_out(options.data / "contrast", languages)
    run(training, heard(options.data, languages, sets, originals), held, options.out)


if __name__ == "__main__":
    main()
