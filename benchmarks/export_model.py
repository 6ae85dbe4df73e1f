"""Write the trained networks into the program as int8: `game/scoring/model/`.

python -m benchmarks.export_model --matcher build/matcher.pt --verifier build/verifier.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from benchmarks.bert import base_vocabulary, embedding_arrays, layer_arrays, load_base
from benchmarks.train_matcher import Matcher
from benchmarks.train_verifier import Verifier
from game.scoring.weights import FOLDER, write


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--matcher", type=Path, required=True)
    parser.add_argument("--verifier", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()

    matcher = Matcher(load_base())
    matcher.load_state_dict(torch.load(options.matcher, weights_only=True))
    arrays = embedding_arrays(matcher.encoder) | layer_arrays(matcher.encoder, "matcher")
    if options.verifier:
        verifier = Verifier(load_base())
        state = torch.load(options.verifier, weights_only=True)
        verifier.load_state_dict(state.get("model", state))
        arrays |= layer_arrays(verifier.encoder, "verifier")
        for name in ("dense", "head"):
            part = getattr(verifier, name)
            arrays[f"verifier.{name}.weight"] = part.weight.detach().numpy()
            arrays[f"verifier.{name}.bias"] = part.bias.detach().numpy()
    facts = {
        "name": "rebuttal-minilm",
        "base": "all-MiniLM-L6-v2",
        "licence": "Apache-2.0",
        "matcher": {name: getattr(matcher, name).item() for name in ("scale", "bias", "mu")},
    }
    write(options.out, arrays, base_vocabulary(), facts)


if __name__ == "__main__":
    main()
