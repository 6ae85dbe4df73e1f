"""How often is a sentence that denies a point of the first pack credited with it?

    python -m benchmarks.denials [--every 8]

`denials.jsonl` has 22 sentences for each point, by eight writers who saw the point and none of its
wordings: 14 of kind "contrary" deny it, in its own matter, in other words, by a fact that is
granted and a force that is not, by irony or an example; 8 of kind "assert" make it, though they
look as if they might not. They are as hard as the writers could make them, and are in no pack.
Prints, of each kind, the share that is credited, each sentence judged as a whole answer.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from game.packs.library import load_pack
from game.scoring import judge, load_matcher

FILE = Path(__file__).parent / "denials.jsonl"
KINDS = ("assert", "contrary")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=1, help="of so many sentences take one")
    options = parser.parse_args()
    rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    pack, matcher = load_pack("deepseek-lessons"), load_matcher()
    count, credited = Counter[str](), Counter[str]()
    for row in rows[:: options.every]:
        motion_id, asked, point = row["point"].split("/")
        motion = pack.get_motion(motion_id)
        verdict = judge(row["text"], motion.get_counterargument(asked), motion, matcher=matcher)
        count[row["kind"]] += 1
        credited[row["kind"]] += point in verdict.made
    for kind in KINDS:
        share = credited[kind] / max(1, count[kind])
        print(f"{kind:9} {count[kind]:5} sentences, credited {share:.1%}")


if __name__ == "__main__":
    main()
