import json
import re

from game.cli import main
from game.errors import OK
from game.scoring.trust import LIMITS, headline, shipped_figures, tables


def test_trust_prints_every_table_and_the_limits(capsys):
    assert main(["trust"]) == OK
    out = capsys.readouterr().out
    found = shipped_figures()
    assert out.startswith(headline(found))
    for table in tables(found):
        assert f"\n{table.title}\n{table.note}\n" in out
        for row in table.rows:
            assert "\t".join(cell.strip() for cell in row) in out
    assert all(limit in out for limit in LIMITS)


def test_trust_gives_its_figures_as_data(capsys):
    assert main(["trust", "--json"]) == OK
    assert json.loads(capsys.readouterr().out) == shipped_figures()


def test_at_a_terminal_the_columns_are_aligned(terminal, capsys):
    assert main(["trust"]) == OK
    out = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
    lines = out.splitlines()
    assert max(map(len, lines)) <= 100
    assert any(line.startswith("set ") and line.endswith("flagged") for line in lines)
