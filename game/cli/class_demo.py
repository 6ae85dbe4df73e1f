"""`rebuttal class demo`: a made-up class to try everything with."""

from __future__ import annotations

from pathlib import Path

import click

from game.cli.names import complete_motion, complete_pack
from game.cli.whole_number import WholeNumber


@click.command()
@click.argument("folder", metavar="[FOLDER]", type=click.Path(path_type=Path), default="demo-class")
@click.option("--students", type=WholeNumber(2, 2000), default=200, show_default=True,
              help="How many.")  # fmt: skip
@click.option("--seed", type=WholeNumber(0), default=1, show_default=True,
              help="Another number makes another class.")  # fmt: skip
@click.option("--pack", metavar="P", default="", shell_complete=complete_pack, help="Id of a pack.")
@click.option("--motion", metavar="M", default="", shell_complete=complete_motion,
              help="Id of a motion; default: the first.")  # fmt: skip
def demo(folder: Path, students: int, seed: int, pack: str, motion: str) -> None:
    """Make up a class: roster, gradebook and what was handed in, to try `grade` and `export` with.

    The students do not exist; their texts are made from the pack's examples. Some are late,
    missing, copied or edited, and one file is damaged.
    """
    import tempfile

    from game.classroom.demo import DUE, roster_text, write_answers
    from game.classroom.founding import new_assignment, refuse_to_overwrite, write_class
    from game.cli.class_new import pack_and_motions
    from game.files import write_atomically

    loaded, motions = pack_and_motions(pack, (motion,) if motion else ())
    assignment = new_assignment(
        folder,
        loaded,
        motions,
        deadline=DUE,
        roster="roster.csv",
        sides={"rule": "dealt", "seed": seed},
    )
    text = roster_text(students, seed, assignment.title, assignment.grade.out_of)
    refuse_to_overwrite(folder / "gradebook.csv", text.encode())
    with tempfile.TemporaryDirectory() as scratch:
        roster = Path(scratch) / "roster.csv"
        write_atomically(roster, text)
        given = write_class(folder, assignment, roster, f"made up by {seed}")
    write_atomically(folder / "gradebook.csv", text)
    handed_in = write_answers(given, seed)
    print(f"{folder} holds a made-up class of {students}. The evening, step by step:")
    print(f"  rebuttal class export {folder} --worksheet --out {folder / 'worksheet.html'}")
    print(f"  rebuttal class export {folder} --answers --out {folder / 'answers.html'}")
    print(f"  rebuttal class grade {folder} {handed_in}")
    print(f"  rebuttal class export {folder} --fill {folder / 'gradebook.csv'}")
    print(f"  rebuttal class export {folder} --fill {folder / 'gradebook.csv'} --yes")
    print(f"  rebuttal class report {folder}")
