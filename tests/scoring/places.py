"""Made-up nearness for tests."""

import numpy as np

from game.scoring.places import Near, Texts


def near(
    sentences,
    pairs,
    joined=True,
    agrees=None,
    said=None,
    wordings=("p",),
    borrowed=frozenset(),
    points=9,
):
    """Nearness of as many sentences and pairs as there are rows; they agree as near as they are."""
    logits = np.array([*sentences, *pairs], dtype=float)
    texts = Texts(said or tuple(f"s{i}" for i in range(len(sentences))), joined, borrowed)
    nothing = np.zeros_like(logits)
    nearest = np.broadcast_to(range(len(wordings)), (*logits.shape, len(wordings)))
    groups = [wordings] * logits.shape[1]
    claim = [0.0] * len(logits)
    agree = logits if agrees is None else np.array(agrees, dtype=float)
    return Near(texts, groups, points, logits, nothing, nothing, agree, nearest, claim)
