"""Teach the Japanese encoder what players say (half an hour).

    python -m benchmarks.teach_japanese --data ../shared/benchmarks --out build/players.ja.pt

The English encoder that ships says how near each sentence of an answer comes to points and to what
else is said of its counterargument. The Japanese one learns to say four fifths of that, and one
fifth of what it said itself of the English, of that sentence in Japanese (`translated.py`), and the
same of a part of the packs' translations. Answers that were written in Japanese are heard `ROUNDS`
times, and so are every two sentences of theirs. What it says of Japanese contrast texts and
exchanges it hears again, so as not to unlearn it. No label is looked at. What ships is half of what
comes out and half of what shipped before (`export_model --trunk e5 --matcher build/players.ja.pt
--keep .5`): it was taught so from the encoder of rules 35. That one came in the same way, but
without jv and with other draws, from the one of rules 32. Run in a checkout of rules 36, it teaches
that encoder once more.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from benchmarks.argkp import Topic
from benchmarks.bert import be_calm
from benchmarks.distil_matcher import (
    PUPIL_DROPOUT,
    Course,
    Lesson,
    japanese,
    learn,
    shipped,
    texts_of,
)
from benchmarks.rebuttals import NATURAL
from benchmarks.topics import of_packs, some, topic_of, translations
from benchmarks.train_matcher import Matcher
from benchmarks.translated import SETS, Pair, answers, joined
from game.packs.format import Counterargument, Motion
from game.packs.library import load_pack
from game.scoring.warming import phrasings

PACK = "deepseek-lessons"
SEED, RATE, ROUNDS = 5, 5e-5, 3
TEACHER, ITSELF = 0.8, 0.2
"""Weights of what the English encoder says of a sentence, and of what the pupil said before."""
AGAIN = 0.4
"""Share of the other lessons that is heard again."""
OTHERS = 4
"""Points of the motion's other counterarguments beside those that are asked about."""


def of_answers(
    said: Mapping[tuple[str, str], Sequence[Pair]], chance: random.Random
) -> list[Topic]:
    """For each counterargument what is said to it, and as many of the pack's sentences, mixed.

    They stand against its points and others, in wordings by chance, and its claim.
    """
    pack, out = load_pack(PACK), []
    for (name, asked), pairs in said.items():
        motion = pack.get_motion(name)
        texts = [translation for translation, _ in pairs]
        out.append(_of_one(motion, motion.get_counterargument(asked), texts, chance))
    return out


def what_is_said(names: Iterable[str], *, in_pairs: bool) -> dict[tuple[str, str], list[Pair]]:
    """By motion and counterargument: sentences of some sets, and every two of them `in_pairs`."""
    return {
        asked: [pair for one in found for pair in (*one, *(joined(one) if in_pairs else ()))]
        for asked, found in answers(names).items()
    }


def _of_one(motion: Motion, c: Counterargument, said: list[str], chance: random.Random) -> Topic:
    pack = [*c.off_list, *c.upholds, *(t for p in c.point for t in (*phrasings(p), *p.contrary))]
    texts = list(dict.fromkeys([*said, *chance.sample(pack, min(len(pack), len(said)))]))
    elsewhere = [p for other in motion.counterargument if other is not c for p in other.point]
    asked = [*c.point, *chance.sample(elsewhere, OTHERS)]
    points = (*(chance.choice(phrasings(point)) for point in asked), c.claim)
    return topic_of(motion.text, texts, points, [np.zeros(len(points), dtype=int)] * len(texts))


def courses(
    data: Path, folder: Path, before: Matcher, teacher: Matcher, chance: random.Random
) -> list[Course]:
    """What players say, the packs' translations, and what the pupil must not unlearn.

    Vectors are kept in `folder`; `before` is the pupil as it was.
    """
    natural = what_is_said(NATURAL, in_pairs=True)
    others = what_is_said([name for name in SETS if name not in NATURAL], in_pairs=False)
    heard = [pair for said in (natural, others) for pairs in said.values() for pair in pairs]
    old = translations()
    originals = dict(heard) | old
    players = [topic for _ in range(ROUNDS) for topic in of_answers(natural, chance)]
    players += of_answers(others, chance)
    packs = [some(topic, AGAIN, chance) for topic in of_packs(chance, old)]
    own = [some(topic, AGAIN, chance) for topic in japanese(data)]
    texts = texts_of([*players, *packs])
    by_teacher = Lesson(teacher, texts, folder, originals)
    by_itself = Lesson(before, texts, folder, originals)
    lessons = [(TEACHER, by_teacher), (ITSELF, by_itself)]
    return [
        Course(players, lessons, 0.0, by_teacher),
        Course(packs, lessons, 0.0, by_teacher),
        Course(own, [(1.0, Lesson(before, texts_of(own), folder))], 0.0),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    chance = random.Random(SEED)
    pupil, before, teacher = shipped("e5"), shipped("e5"), shipped("minilm")
    be_calm(pupil, PUPIL_DROPOUT)
    learn(pupil, courses(options.data, options.out.parent, before, teacher, chance), RATE)
    torch.save(pupil.state_dict(), options.out)


if __name__ == "__main__":
    main()
