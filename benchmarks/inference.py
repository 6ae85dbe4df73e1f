"""Lay the public inference sets down as one JSONL file each, for `train_verifier --inference`.

    python -m benchmarks.inference --repositories FOLDER --out build/inference

FOLDER holds clones of five public repositories under their GitHub names `owner+name`; which files
are read, and under which licence, is in `SETS`.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Row = tuple[str, str, str]

SETS = {
    "snli": "OanaMariaCamburu+e-SNLI",  # dev and test of SNLI, CC BY-SA 4.0
    "counterfactual": "acmi-lab+counterfactually-augmented-data",  # Apache-2.0, on SNLI
    "conjunction": "swarnaHub+ConjNLI",  # MIT
    "breaking": "BIU-NLP+Breaking_NLI",  # CC BY-SA 4.0
    "ja.janli": "verypluming+JaNLI",  # CC BY-SA 4.0
    "ja.jnli": "yahoojapan+JGLUE",  # CC BY-SA 4.0
}

TABLES = {
    "counterfactual": ("NLI/all_combined/train.tsv", "sentence1", "sentence2", "gold_label"),
    "conjunction": ("data/NLI/adversarial_train_15k.tsv", "Premise", "Hypothesis", "Label"),
    "ja.janli": ("janli.tsv", "sentence_A_Ja", "sentence_B_Ja", "entailment_label_Ja"),
}


@dataclass(frozen=True)
class Clone:
    """Files of a clone as they stand at its newest commit."""

    folder: Path

    def show(self, path: str) -> bytes:
        command = ["git", "-C", str(self.folder), "show", f"HEAD:{path}"]
        return subprocess.run(command, check=True, capture_output=True).stdout

    def table(self, path: str, *columns: str) -> Iterator[Row]:
        """Three columns of a tab-separated file."""
        text = io.StringIO(self.show(path).decode("utf-8-sig"))
        for row in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row[columns[0]], row[columns[1]], row[columns[2]]

    def objects(self, lines: bytes, label: str) -> Iterator[Row]:
        """The sentences and the label of a JSON object a line."""
        for line in lines.decode().splitlines():
            found = json.loads(line)
            yield found["sentence1"], found["sentence2"], found[label]


def read(name: str, clone: Clone) -> Iterator[Row]:
    """(premise, hypothesis, label) of one set."""
    if name == "snli":
        for part in ("dev", "test"):
            files = [f"dataset/eSNLI/{kind}.{part}" for kind in ("s1", "s2", "labels")]
            yield from zip(*(clone.show(f).decode().splitlines() for f in files), strict=True)
    elif name == "breaking":
        with zipfile.ZipFile(io.BytesIO(clone.show("breaking_nli_dataset.zip"))) as archive:
            yield from clone.objects(archive.read("data/dataset.jsonl"), "gold_label")
    elif name == "ja.jnli":
        for part in ("valid", "test"):
            yield from clone.objects(clone.show(f"datasets/jnli-v1.3/{part}-v1.3.json"), "label")
    else:
        yield from clone.table(*TABLES[name])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, repository in SETS.items():
        clone = Clone(options.repositories / repository)
        count = 0
        with (options.out / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            for premise, hypothesis, label in read(name, clone):
                if label in ("entailment", "contradiction", "neutral", "non-entailment"):
                    row = {"premise": premise, "hypothesis": hypothesis, "label": label}
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
                    count += 1
        print(name, count)


if __name__ == "__main__":
    main()
