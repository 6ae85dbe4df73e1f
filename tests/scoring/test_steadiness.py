"""The same text, pack and scorer give the same score: with any number of threads, for ever."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.packs.library import load_pack
from game.scoring import judge, load_matcher
from game.scoring.judging import scorer_version
from tests.conftest import ROOT, brief

HERE = Path(__file__).parent
TEXTS, SCORES = HERE / "steady.jsonl", HERE / "steady.json"
REWRITE = "REBUTTAL_REWRITE_SCORES"
SENTENCES = 2
"""Of each kind that the pack is cut to: a Japanese answer without a point has all read anew."""

SCRIPT = """
import json, sys
sys.path.insert(0, sys.argv[1])
from tests.scoring.test_steadiness import scores
print(json.dumps(scores()))
"""


def scores() -> dict[str, list]:
    """Score and probabilities of each text, by a pack cut short: `.ci/run` reads all of it."""
    pack, matcher = brief(load_pack("deepseek-lessons"), SENTENCES), load_matcher()
    out = {}
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        motion = pack.get_motion(row["motion"])
        c = motion.get_counterargument(row["counterargument"])
        verdict = judge(row["text"], c, motion, matcher=matcher)
        out[row["id"]] = [verdict.score, [point.probability for point in verdict.points]]
    return out


def scores_with(threads: int) -> object:
    """The same from a process of its own that computes on so many threads."""
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(ROOT)],
        env={**os.environ, **dict.fromkeys(names, str(threads))},
        capture_output=True, text=True, check=True, timeout=240,
    )  # fmt: skip
    return json.loads(run.stdout)


@pytest.mark.usefixtures("shared_cache")
def test_scores_stay_unless_the_version_says_otherwise_with_any_number_of_threads() -> None:
    """After a change of rules raise `RULES_VERSION`, then run this once with the variable set.

    It is one test, so that the motion's wordings are embedded once.
    """
    found = {
        "scorer_version": scorer_version(load_matcher()),
        "pack_hash": load_pack("deepseek-lessons").content_hash,
        "scores": scores_with(1),
    }
    if os.environ.get(REWRITE):
        text = json.dumps(found, indent=0, ensure_ascii=False) + "\n"
        SCORES.write_text(text, encoding="utf-8")
    assert found == json.loads(SCORES.read_text(encoding="utf-8")), (
        f"scores, scorer or pack changed: see the docstring ({REWRITE}=1)"
    )
    assert scores_with(2) == found["scores"]
