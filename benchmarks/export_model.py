"""Write the trained networks of one language into the program: `game/scoring/model/LANGUAGE/`.

    python -m benchmarks.export_model --matcher build/matcher.pt --verifier build/verifier.pt
    python -m benchmarks.export_model --trunk e5 --matcher build/ja.pt --verifier build/ja.v.pt

Layers become int8 with a scale for each row, and so do MiniLM's embeddings; those of e5 stay in the
4-bit blocks in which they are published, without loss since they are never trained.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from benchmarks import bert, e5
from benchmarks.bert import embedding_arrays, layer_arrays
from benchmarks.train_matcher import PREFIX, untrained
from benchmarks.train_verifier import trunk
from game.scoring.weights import FOLDER, write

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
    """The vocabulary file's lines: pieces, for e5 each with its log probability."""
    if name == "minilm":
        return bert.base_vocabulary()
    whole, ids = e5.packed(), e5.kept()
    return [f"{whole.pieces[i]}\t{whole.scores[i]:.4f}" for i in ids]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--matcher", type=Path, required=True)
    parser.add_argument("--verifier", type=Path, required=True)
    parser.add_argument("--trunk", choices=tuple(FACTS), default="minilm")
    parser.add_argument("--out", type=Path, default=FOLDER, help="the folder above en/ and ja/")
    options = parser.parse_args()

    matcher = untrained(options.trunk)
    matcher.load_state_dict(torch.load(options.matcher, weights_only=True))
    state = torch.load(options.verifier, weights_only=True)
    layers = 1 + max(int(n.split(".")[2]) for n in state if n.startswith("encoder.layers."))
    verifier = trunk(options.trunk, layers).model
    verifier.load_state_dict(state)

    arrays = embedding_arrays(matcher.encoder) | layer_arrays(matcher.encoder, "matcher")
    if options.trunk == "e5":
        arrays["words"] = e5.word_blocks()
        del arrays["words.scale"]
    arrays |= layer_arrays(verifier.encoder, "verifier")
    for name in ("dense", "head"):
        part = getattr(verifier, name)
        arrays[f"verifier.{name}.weight"] = part.weight.detach().numpy()
        arrays[f"verifier.{name}.bias"] = part.bias.detach().numpy()
    facts = FACTS[options.trunk] | {
        "prefix": PREFIX[options.trunk],
        "matcher": {name: getattr(matcher, name).item() for name in ("scale", "bias", "mu")},
    }
    write(options.out / FACTS[options.trunk]["language"], arrays, vocabulary(options.trunk), facts)


if __name__ == "__main__":
    main()
