"""`rebuttal class`: set an assignment, collect and grade it, explain and hand back."""

from __future__ import annotations

import click

from game.cli.class_appeal import appeal
from game.cli.class_demo import demo
from game.cli.class_export import export
from game.cli.class_forget import forget
from game.cli.class_grade import collect, grade
from game.cli.class_key import telling
from game.cli.class_new import new
from game.cli.class_override import override
from game.cli.class_regrade import regrade
from game.cli.class_report import report
from game.cli.class_verify import verify


@click.group(name="class")
def classroom() -> None:
    """Set an exercise for a class, grade it and hand it back.

    Everything about a class lies in one folder, and nothing of it leaves this machine.
    """  # fmt: skip


OF_A_CLASS = (collect, grade, report, export, override, appeal, regrade, forget)
"""Commands that open a class, and so would draw a key that it lacks."""

for _command in (
    new,
    demo,
    collect,
    grade,
    report,
    export,
    override,
    appeal,
    regrade,
    verify,
    forget,
):
    if _command in OF_A_CLASS and _command.callback is not None:
        _command.callback = telling(_command.callback)
    classroom.add_command(_command)
