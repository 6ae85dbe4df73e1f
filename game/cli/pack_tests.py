"""`rebuttal pack test`: a pack's examples, whole answers and armour, put before the judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from game.cli.names import complete_counterargument, complete_motion, complete_pack
from game.cli.pack_named import load_named
from game.cli.progress import progress
from game.cli.whole_number import WholeNumber
from game.errors import FAILED, UsageError

if TYPE_CHECKING:
    from game.packs.format import Pack


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, shell_complete=complete_pack)
@click.option("--motion", metavar="M", default="", shell_complete=complete_motion,
              help="Only the motion of this id.")  # fmt: skip
@click.option("--counterargument", metavar="C", default="", shell_complete=complete_counterargument,
              help="Only the counterargument of this id.")  # fmt: skip
@click.option("--attack", is_flag=True, help="Throw cheats too, and print the armour score.")
@click.option("--jobs", type=WholeNumber(0, 64),
              help="Processes; 0 judges in this one. Default: one a core for much.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Any miss fails, not only too many of them.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="A report to read, or one JSON object.")  # fmt: skip
def test(
    paths: tuple[str, ...],
    motion: str,
    counterargument: str,
    attack: bool,
    jobs: int | None,
    strict: bool,
    style: str,
) -> None:
    """Test packs with the judge: `accept`, `reject`, `contrary`, model answers and `[[test]]`.

    PATH is a pack's folder, a file in it, or the id of a pack. No example takes part in its own
    judging. Exit code 0 means that enough came out as it should (every `[[test]]`; 85 % of each
    kind of example, of `contrary` half; 90 % of each kind of cheat), 1 that something has to be
    mended, 2 that there is no such pack or part of it.
    """
    from game.cli.pack_tests_causes import Causes
    from game.cli.pack_tests_data import as_data
    from game.cli.pack_tests_report import report
    from game.cli.waiting import LOADING, meanwhile
    from game.packs.places import Places
    from game.scoring import load_matcher
    from game.scoring.proof import prove

    loaded = [load_named(path) for path in dict.fromkeys(paths)]
    for _, pack in loaded:
        _find(pack, motion, counterargument)
    with meanwhile(LOADING):
        matcher = load_matcher()
    documents, failed = [], False
    for folder, pack in loaded:
        proof = prove(
            pack,
            matcher,
            motion=motion,
            counterargument=counterargument,
            attack=attack,
            jobs=jobs,
            load=load_matcher,
            progress=progress("judged"),
        )
        failed |= not proof.passes(strict=strict)
        places = Places(folder)
        causes = Causes(pack, matcher, places)
        if style == "json":
            documents.append(as_data(proof, places, causes, strict=strict))
        else:
            print("\n".join(report(proof, places, causes, strict=strict)), flush=True)
    if style == "json":
        _print_json(documents, passed=not failed)
    if failed:
        raise SystemExit(FAILED)


def _find(pack: Pack, motion: str, counterargument: str) -> None:
    """`UsageError` if the pack has no such part."""
    from game.nearest import near_miss
    from game.packs.finding import find_counterargument, find_motion

    if motion:
        found = find_motion(pack, motion)
        if counterargument:
            find_counterargument(found, counterargument)
    elif counterargument:
        known = [c.id for one in pack.motions for c in one.counterargument]
        if counterargument not in known:
            hint = near_miss(counterargument, known)
            raise UsageError(
                f"The pack {pack.id} has no counterargument “{counterargument}”. {hint}"
            )


def _print_json(documents: list[dict[str, object]], *, passed: bool) -> None:
    import json

    print(json.dumps({"passed": passed, "packs": documents}, ensure_ascii=False, indent=2))
