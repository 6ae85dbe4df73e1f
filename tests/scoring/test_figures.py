import json
from pathlib import Path

from game.packs.library import load_pack
from game.scoring import load_matcher
from game.scoring.judging import scorer_version

ROOT = Path(__file__).resolve().parents[2]
FIGURES = json.loads((ROOT / "game" / "scoring" / "figures.json").read_text(encoding="utf-8"))


def test_the_published_figures_are_those_of_the_scorer_that_ships() -> None:
    assert FIGURES["scorer_version"] == scorer_version(load_matcher())
    assert FIGURES["pack_version"] == load_pack(FIGURES["pack"]).manifest.version


def test_the_documents_say_what_was_measured() -> None:
    for name in ("README.md", "docs/judge.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert f"scorer {FIGURES['scorer_version']}" in text
        for row in FIGURES["rebuttals"].values():
            assert f"| {row['cases']} | {row['point F1']:.2f} |" in text
