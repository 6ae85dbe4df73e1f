"""The pictures of `docs/teachers.md`: taken anew when asked for, with the real judge."""

import os
from pathlib import Path

import pytest

from game.cli import main
from game.errors import FAILED, OK

DOCS = Path(__file__).resolve().parents[3] / "docs"
REWRITE = "REBUTTAL_REWRITE_PICTURES"
"""Set it to take them: `REBUTTAL_REWRITE_PICTURES=1 pytest tests/classroom/browser`."""

WIDTH = 920
STUDENT = """(() => {
  const score = e => parseFloat(e.querySelector('.score')?.textContent ?? 0);
  const near = e => e.querySelector('.near') ? 1 : 0;
  const fit = [...document.querySelectorAll('.student')]
    .filter(e => e.querySelector('mark') && e.querySelector('.missed'))
    .sort((a, b) => near(b) - near(a) || score(b) - score(a))[1];
  return fit.getBoundingClientRect().top + scrollY;
})()"""
"""Where a good student's page begins that shows points made and missed, and near if any does."""


@pytest.mark.skipif(REWRITE not in os.environ, reason=f"pictures are taken with {REWRITE}=1")
def test_the_pictures_show_what_the_commands_make(chromium, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for command, code in (
        ("demo debate-9b --students 40", OK),
        ("grade debate-9b debate-9b/handed-in", FAILED),
        ("report debate-9b", OK),
        ("export debate-9b --worksheet --out worksheet.html", OK),
    ):
        assert main(["class", *command.split()]) == code
    tab = chromium.open((tmp_path / "debate-9b" / "report.html").as_uri())
    tab.picture(DOCS / "report.png", WIDTH, 1180)
    tab.picture(DOCS / "student.png", WIDTH, 980, STUDENT)
    tab = chromium.open((tmp_path / "worksheet.html").as_uri())
    tab.picture(DOCS / "worksheet.png", WIDTH, 1130)
