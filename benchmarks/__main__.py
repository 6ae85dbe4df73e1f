"""Measure the judge, all of it: one command, one table.

    python -m benchmarks --data ../shared/benchmarks [--write] [--only kpa contrast ...]

Prints Markdown, with `--json` JSON; with `--write` the figures also become
`game/scoring/figures.json`, from which `rebuttal trust` reads, and the part of README and
`docs/judge.md` between the marks. What only training can measure, the two folds, and what people
read, come from `recorded.json` beside this file (`train_matcher --two-fold`).
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import (
    classroom,
    closings,
    examples,
    gainsaying,
    measures,
    metamorphic,
    rebuttals,
    speed,
    terse,
    text_only,
)
from benchmarks.contrast import calibration_pairs, held_pairs
from game.packs.library import load_pack
from game.scoring import load_matcher
from game.scoring.judging import scorer_version
from game.scoring.trust import FILE
from game.scoring.trust_tables import as_markdown

HERE = Path(__file__).parent
ROOT = HERE.parent
RECORDED = HERE / "recorded.json"
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "judge.md")
START, END = "<!-- figures -->", "<!-- end of figures -->"
PACK = "deepseek-lessons"
METAMORPHIC_CASES = 40


def key_points(data: Path) -> dict[str, Any]:
    """KPA-2021 on the dev topics, and what two folds of the training topics gave."""
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    dev = rounded(measures.key_points(data, load_matcher()))
    return {"four dev topics": dev, **recorded["key_points"]}


def contrast(data: Path) -> dict[str, Any]:
    """The held subjects by language, and what the text by itself gives away."""
    folder = data / "contrast"
    held = {
        "en": held_pairs(folder, "en"),
        "ja": held_pairs(folder, "ja"),
        "ja, English points": held_pairs(folder, "ja", across=True),
    }
    found = {n: rounded(measures.contrast(rows, load_matcher(n[:2]))) for n, rows in held.items()}
    blind = {
        f"{language}, text alone": rounded(
            text_only.measure(calibration_pairs(folder, language), held[language])
        )
        for language in ("en", "ja")
    }
    return {**found, **_crossed(data), **blind}


def _crossed(data: Path) -> dict[str, Any]:
    """The same crossed, by language; nothing without what fits, which only training needs else."""
    try:
        from benchmarks import crossed
    except ModuleNotFoundError as error:
        words = f"Left out for want of {error.name} (pip install -e '.[train]'): texts crossed."
        print(words, file=sys.stderr)
        return {}
    return {
        f"{language}, crossed": rounded(crossed.measure(data, language))
        for language in ("en", "ja")
    }


def labelled(data: Path) -> dict[str, Any]:
    """The judge against people, set by set."""
    pack = load_pack(PACK)
    files = sorted((data / "rebuttals").glob("*.jsonl")) + sorted(HERE.glob("rebuttals_*.jsonl"))
    sets = {}
    for path in files:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        cases = rebuttals.judged(rows, pack, load_matcher(), path.stem)
        sets[path.stem] = rounded(rebuttals.figures(cases)) | {
            "kinds": {kind: rounded(row) for kind, row in rebuttals.by_kind(cases).items()}
        }
    return sets


def verdicts(data: Path) -> dict[str, Any]:
    """How many verdicts on fresh answers a coach, who read them, accepted without argument."""
    del data
    found: dict[str, Any] = json.loads(RECORDED.read_text(encoding="utf-8"))["verdicts"]
    return found


def labelled_closings(data: Path) -> dict[str, Any]:
    """Closings by what they do."""
    del data
    return closings.measure(load_pack(PACK), load_matcher())


def terse_answers(data: Path) -> dict[str, Any]:
    """Answers of a few words by what they do."""
    del data
    return _rounded_rows(terse.measure(load_pack(PACK), load_matcher()))


def gainsaid(data: Path) -> dict[str, Any]:
    """Short answers that deny the claim in its own words, or say it again, by language."""
    del data
    return _rounded_rows(gainsaying.measure(load_pack(PACK), load_matcher()))


def own_examples(data: Path) -> dict[str, Any]:
    """The pack's accept and reject examples, each judged without itself, by motion."""
    del data
    tried = list(examples.run(load_pack(PACK), load_matcher()))
    motions = dict.fromkeys(e.example.name.split("/")[0] for e in tried)
    parts = {"all": tried} | {
        m: [e for e in tried if e.example.name.startswith(f"{m}/")] for m in motions
    }
    return {PACK: {name: _passed(part) for name, part in parts.items()}}


def _passed(part: list[examples.Tried]) -> dict[str, Any]:
    kinds = {kind: [e.passed for e in part if e.example.kind == kind] for kind in examples.KINDS}
    return {
        kind: {"count": len(passed), "right": round(sum(passed) / max(1, len(passed)), 3)}
        for kind, passed in kinds.items()
    }


def steadiness(data: Path) -> dict[str, Any]:
    """How scores move when a text is changed in ways that should, or should not, matter."""
    del data
    pack, matcher = load_pack(PACK), load_matcher()
    found = list(metamorphic.cases(pack, matcher, HERE / "rebuttals_c.jsonl", METAMORPHIC_CASES))
    return rounded(metamorphic.measure(found))


def speeds(data: Path) -> dict[str, Any]:
    """Start-up, latency, memory and batch rate, and a class of 200."""
    del data
    return rounded(speed.measure(runs=5) | classroom.measure())


SECTIONS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "key_points": key_points,
    "contrast": contrast,
    "rebuttals": labelled,
    "verdicts": verdicts,
    "terse": terse_answers,
    "gainsaying": gainsaid,
    "closings": labelled_closings,
    "examples": own_examples,
    "metamorphic": steadiness,
    "speed": speeds,
}


def _rounded_rows(found: dict[str, dict[str, float]]) -> dict[str, Any]:
    return {name: rounded(row) for name, row in found.items()}


def rounded(found: dict[str, Any]) -> dict[str, Any]:
    """Figures to three places."""
    return {n: round(v, 3) if isinstance(v, float) else v for n, v in found.items()}


def measure(data: Path, only: list[str]) -> dict[str, Any]:
    """All figures, with the date and the versions that they hold for.

    What is not in `only` is taken from the last run, if scorer and packs are the same.
    """
    version = scorer_version(load_matcher())
    old = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    head = {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "scorer_version": version,
        "packs": {PACK: load_pack(PACK).manifest.version},
    }
    same = all(old.get(key) == head[key] for key in ("scorer_version", "packs"))
    kept = {name: old[name] for name in SECTIONS if same and name in old}
    return head | kept | {name: SECTIONS[name](data) for name in only}


def write(found: dict[str, Any]) -> None:
    """The file, and the part of each document between the marks."""
    FILE.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        short = path.name == "README.md"
        part = f"{START}\n{as_markdown(found, most=0 if short else None)}\n{END}"
        text = re.sub(f"{START}.*{END}", lambda _, part=part: part, text, flags=re.DOTALL)
        path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", nargs="+", choices=tuple(SECTIONS), default=list(SECTIONS))
    parser.add_argument("--write", action="store_true", help="publish the figures")
    parser.add_argument("--json", action="store_true", help="print JSON in place of Markdown")
    options = parser.parse_args()
    found = measure(options.data, options.only)
    if options.write:
        write(found)
    print(json.dumps(found, indent=1, ensure_ascii=False) if options.json else as_markdown(found))


if __name__ == "__main__":
    main()
