import subprocess
import sys

import pytest

PROBE = """
import pkgutil, sys
from importlib import import_module
import game
for info in pkgutil.walk_packages(game.__path__, "game."):
    if info.name.startswith({below}) and not info.name.endswith("__main__"):
        import_module(info.name)
print(*[name for name in {banned} if name in sys.modules])
"""
CORE = (
    "game.packs", "game.scoring", "game.debate", "game.records", "game.classroom", "game.settings",
    "game.text",
)  # fmt: skip


@pytest.mark.parametrize(
    ("below", "banned"),
    [
        (CORE, ("textual", "rich", "game.tui.app", "game.cli.root")),
        ((*CORE, "game.cli"), ("textual", "game.tui.app")),
    ],
)
def test_what_knows_the_debate_never_imports_the_terminal(
    below: tuple[str, ...], banned: tuple[str, ...]
) -> None:
    code = PROBE.format(below=below, banned=banned)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
