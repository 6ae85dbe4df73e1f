import json
import re

import game.cli.trust as trust_module
from game.cli import main
from game.errors import OK
from game.scoring.trust import LIMITS, headline, in_short, shipped_figures
from game.scoring.trust_tables import tables


def test_trust_prints_every_table_and_the_limits(capsys):
    assert main(["trust"]) == OK
    out = capsys.readouterr().out
    found = shipped_figures()
    assert out.startswith(headline(found))
    assert all(f"{sentence}\n" in out for sentence in in_short(found))
    for table in tables(found):
        assert f"\n{table.title}\n{table.note}\n" in out
        for row in table.rows:
            assert "\t".join(cell.strip() for cell in row) in out
    assert all(limit in out for limit in LIMITS)


def test_trust_gives_its_figures_as_data(capsys):
    assert main(["trust", "--json"]) == OK
    assert json.loads(capsys.readouterr().out) == shipped_figures()


def test_at_a_terminal_the_columns_are_aligned(monkeypatch, capsys):
    monkeypatch.setattr(trust_module, "is_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["trust"]) == OK
    lines = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).splitlines()
    assert max(map(len, lines)) <= 100
    assert any(line.startswith("set ") and "flagged" in line for line in lines)
