"""Measure the judge and write the figures into `game/scoring/figures.json` and the documents.

    python -m benchmarks.figures --data ../shared/benchmarks

The file carries the scorer_version it was measured with; a test holds it to the one that ships.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
from pathlib import Path
from typing import Any

from benchmarks import examples, rebuttals
from game.packs.library import load_pack
from game.scoring import load_matcher
from game.scoring.judging import scorer_version

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "game" / "scoring" / "figures.json"
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "judge.md")
START, END = "<!-- figures -->", "<!-- end of figures -->"
NAMES = {
    "dev.en": "labelled twice independently, used in development",
    "rebuttals_a": "one writer's, with which the calibration was fitted",
    "rebuttals_b": "another writer's, not fitted on but seen in development",
}


def measure(data: Path, pack_id: str) -> dict[str, Any]:
    """All figures, with sizes and the versions that they hold for."""
    pack, matcher = load_pack(pack_id), load_matcher()
    files = [data / "rebuttals" / "dev.en.jsonl"]
    files += sorted(Path(__file__).parent.glob("rebuttals_*.jsonl"))
    sets = {}
    for path in files:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        found = rebuttals.figures(rebuttals.judged(rows, pack, matcher))
        sets[path.stem] = {name: round(value, 3) for name, value in found.items()}
    tried = list(examples.run(pack, matcher))
    kinds = {kind: [e.passed for e in tried if e.kind == kind] for kind in ("accept", "reject")}
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "scorer_version": scorer_version(matcher),
        "pack": pack.id,
        "pack_version": pack.manifest.version,
        "rebuttals": sets,
        "examples": {
            kind: {"count": len(passed), "right": round(sum(passed) / len(passed), 3)}
            for kind, passed in kinds.items()
        },
    }


def table(found: dict[str, Any]) -> str:
    """The figures as Markdown."""
    lines = [
        f"Measured on {found['date']} with scorer {found['scorer_version']} and version "
        f"{found['pack_version']} of the pack, by `python -m benchmarks.figures`:",
        "",
        "| rebuttals about export controls | cases | point F1 | band and grade, weighted kappa "
        "| better of two, two grades apart | traps reaching 50 | honest flagged |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, row in found["rebuttals"].items():
        lines.append(
            f"| {NAMES.get(name, name)} | {row['cases']} | {row['point F1']:.2f} "
            f"| {row['weighted kappa']:.2f} | {row['order accuracy']:.0%} "
            f"| {row['traps reaching 50']:.0%} | {row['honest flagged']:.0%} |"
        )
    accept, reject = found["examples"]["accept"], found["examples"]["reject"]
    lines += [
        "",
        "Of the pack's own example sentences, each judged without itself, "
        f"{accept['right']:.0%} of {accept['count']} that should make their point do, and "
        f"{reject['right']:.0%} of {reject['count']} near misses and contraries do not.",
    ]
    return "\n".join(lines)


def write(found: dict[str, Any]) -> None:
    """The file, and the part of each document between the marks."""
    FILE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    part = f"{START}\n{table(found)}\n{END}"
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        text = re.sub(f"{START}.*{END}", lambda _: part, text, flags=re.DOTALL)
        path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pack", default="deepseek-lessons")
    options = parser.parse_args()
    found = measure(options.data, options.pack)
    write(found)
    print(table(found))


if __name__ == "__main__":
    main()
