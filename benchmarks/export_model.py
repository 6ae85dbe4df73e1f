"""Write the trained networks of one language into the program: `game/scoring/model/LANGUAGE/`.

    python -m benchmarks.export_model --matcher build/matcher.pt --verifier build/verifier.pt
    python -m benchmarks.export_model --trunk e5 --verifier build/ja.v.pt

Without `--matcher` or `--verifier` the one that ships stays; with `--keep .5` a new one is averaged
with the one that ships (model soups, Wortsman et al. 2022). Layers become int8 with a
scale for each row, and so do MiniLM's embeddings; those of e5 stay in the 4-bit blocks in which
they are published, without loss since they are never trained.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from wordfreq import word_frequency

from benchmarks import bert, e5
from benchmarks.bert import embedding_arrays, layer_arrays, quantise
from benchmarks.distil_matcher import shipped
from benchmarks.train_matcher import PREFIX, Matcher, untrained
from benchmarks.train_verifier import restore, trunk
from game.scoring.tokeniser import stepped
from game.scoring.verifier import LONGEST_PAIR
from game.scoring.weights import FOLDER, Weights, write

RAREST, PARTED = 1e-6, 4
"""Share of all words of running text, and letters, from which on a whole word has its own piece."""

FACTS = {
    "minilm": {
        "language": "en",
        "base": "all-MiniLM-L6-v2",
        "licence": "Apache-2.0",
        "tokeniser": "wordpiece",
    },
    "e5": {
        "language": "ja",
        "base": "multilingual-e5-small",
        "licence": "MIT",
        "tokeniser": "unigram",
    },
}


def vocabulary(name: str) -> list[str]:
    """The vocabulary file's lines: pieces, for e5 each with its log probability; see `stepped`."""
    if name == "minilm":
        return [piece for piece in bert.base_vocabulary() if is_kept(piece)]
    whole, ids = e5.packed(), e5.kept()
    return [*stepped((whole.pieces[i] for i in ids), (whole.scores[i] for i in ids))]


def is_kept(piece: str) -> bool:
    """Whether a piece of MiniLM's ships: those that a text of Latin letters needs.

    Left out are the unused places of its vocabulary, letters of other scripts, and whole words so
    rare (names of its encyclopaedia, mostly) that they may as well be read in parts.
    """
    if len(piece) > 2 and piece[0] == "[" and piece[-1] == "]":
        return not piece.startswith("[unused")
    # “wasn” is rare by itself: the stems of “wasn't” and its like stay.
    if len(piece) >= PARTED and piece.isalpha() and word_frequency(piece, "en") < RAREST:
        return piece.endswith("n") and word_frequency(f"{piece}'t", "en") >= RAREST
    signs = ((0, 0x24F), (0x2000, 0x20FF), (0x2100, 0x21FF))
    return all(any(low <= ord(c) <= high for low, high in signs) for c in piece)


def embeddings(name: str, model: bert.Bert) -> dict[str, np.ndarray]:
    """The frozen embeddings of the shipped pieces and of as many places as a text may have."""
    arrays = embedding_arrays(model)
    if name == "e5":
        blocks = e5.word_blocks()
        arrays["words"] = np.ascontiguousarray(blocks[..., 2:])
        arrays["words.scale"] = np.ascontiguousarray(blocks[..., :2]).view("<f2")[..., 0]
    else:
        kept = [i for i, piece in enumerate(bert.base_vocabulary()) if is_kept(piece)]
        arrays |= {n: arrays[n][kept] for n in ("words", "words.scale")}
    return arrays | {n: arrays[n][:LONGEST_PAIR] for n in ("positions", "positions.scale")}


def kept(shipped: Weights, network: str) -> dict[str, np.ndarray]:
    """The arrays of a network as they ship."""
    return {n: np.array(a) for n, a in shipped.items() if n.startswith(f"{network}.")}


def verifier_arrays(name: str, path: Path, keep: float, shipped: Weights) -> dict[str, np.ndarray]:
    """A trained verifier, averaged with the one that ships by the share `keep`."""
    state = torch.load(path, weights_only=True)
    layers = 1 + max(int(n.split(".")[2]) for n in state if n.startswith("encoder.layers."))
    verifier = trunk(name, layers).model
    if keep:
        restore(verifier, shipped)
        old = {n: tensor.clone() for n, tensor in verifier.state_dict().items()}
        state = {n: keep * old[n] + (1 - keep) * state[n] for n in state}
    verifier.load_state_dict(state)
    arrays = layer_arrays(verifier.encoder, "verifier")
    dense, head = verifier.dense, verifier.head
    key = "verifier.dense.weight"
    arrays[key], arrays[f"{key}.scale"] = quantise(dense.weight.detach().numpy())
    return arrays | {
        "verifier.dense.bias": dense.bias.detach().numpy(),
        "verifier.head.weight": head.weight.detach().numpy(),
        "verifier.head.bias": head.bias.detach().numpy(),
    }


def averaged_matcher(name: str, path: Path, keep: float) -> Matcher:
    """A trained encoder, averaged with the one that ships by the share `keep`.

    The numbers of its score are, too; embeddings are never trained.
    """
    matcher, taught = shipped(name), torch.load(path, weights_only=True)
    old = matcher.state_dict()
    trained = {n for n, parameter in matcher.named_parameters() if parameter.requires_grad}
    matcher.load_state_dict(
        {n: keep * old[n] + (1 - keep) * t if n in trained else t for n, t in taught.items()}
    )
    return matcher


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--matcher", type=Path, help="default: the one that ships")
    parser.add_argument("--verifier", type=Path, help="default: the one that ships")
    parser.add_argument(
        "--keep", type=float, default=0.0, help="share of what ships in what is new"
    )
    parser.add_argument("--trunk", choices=tuple(FACTS), default="minilm")
    parser.add_argument("--out", type=Path, default=FOLDER, help="the folder above en/ and ja/")
    options = parser.parse_args()

    facts, name = FACTS[options.trunk], options.trunk
    weights = Weights(FOLDER / facts["language"])
    arrays = embeddings(name, untrained(name).encoder)
    if options.verifier:
        arrays |= verifier_arrays(name, options.verifier, options.keep, weights)
    else:
        arrays |= kept(weights, "verifier")
    if options.matcher:
        matcher = averaged_matcher(name, options.matcher, options.keep)
        arrays |= layer_arrays(matcher.encoder, "matcher")
        numbers = {n: getattr(matcher, n).item() for n in ("scale", "bias", "mu")}
    else:
        arrays |= kept(weights, "matcher")
        numbers = weights.manifest["matcher"]
    facts = {**facts, "prefix": PREFIX[name], "matcher": numbers}
    write(options.out / facts["language"], arrays, vocabulary(name), facts)


if __name__ == "__main__":
    main()
