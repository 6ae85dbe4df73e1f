"""What a real browser makes of the report."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.cli import main
from game.errors import OK

AXE = "REBUTTAL_AXE"
"""Set it to a copy of axe.min.js (npm pack axe-core) where there is no node_modules."""

AXE_PLACES = (
    os.environ.get(AXE, ""),
    str(Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"),
)
SCRIPT = "<script>document.title = 'gotcha'; fetch('http://x.test')</script>"
EVIL = (
    f"{SCRIPT} <script>console.log('gotcha')</script> "
    "<img src=http://x.test/a.png onerror=\"document.title='gotcha'\"> **bold** _it_ "
    "[a](javascript:alert(1)) =HYPERLINK(\"http://x.test\") </p></section><style>*{display:none}"
)  # fmt: skip
RULES = "Clear rules say when a phone may be used, so distraction is solved and no ban is needed."
WHEN = "2026-12-03 10:00"


@pytest.fixture
def reported(set_class, graded, form, tmp_path) -> Callable[..., tuple[Path, Path]]:
    """The report of six students, one of them evil, and the evil one's own page."""

    def run() -> tuple[Path, Path]:
        given = set_class(roster="", sides={"rule": "chosen"}, title=f"Zoo {SCRIPT}")
        rows = [(WHEN, f"s{n}@x.edu", RULES, "Staff with radios." * n) for n in range(5)]
        graded(form(*rows, ("2026-12-05 10:00", "evil@x.edu", EVIL, RULES)), given=given)
        folder, pages = str(given.folder.path), tmp_path / "pages"
        assert main(["class", "report", folder, "--each", str(pages)]) == OK
        evil = next(p for p in pages.iterdir() if "HYPERLINK" in p.read_text(encoding="utf-8"))
        return given.folder.report, evil

    return run


@pytest.fixture
def worksheet(set_class, tmp_path) -> Path:
    """What is printed before the lesson."""
    path = tmp_path / "worksheet.html"
    folder = str(set_class().folder.path)
    assert main(["class", "export", folder, "--worksheet", "--out", str(path)]) == OK
    return path


def looks(tab) -> Iterator[str]:
    """Desktop and telephone, light and dark, and paper."""
    for width, media, scheme in (
        (1280, "screen", "light"), (1280, "screen", "dark"), (390, "screen", "light"),
        (390, "screen", "dark"), (720, "print", "light"),
    ):  # fmt: skip
        tab.look(width, media=media, scheme=scheme)
        yield f"{width} {media} {scheme}"


def test_no_console_message_no_request_and_nothing_of_a_student_s_runs(reported, chromium):
    for path in reported():
        tab = chromium.open(path.as_uri())
        assert tab.said == []
        assert tab.requests == [path.as_uri()]
        assert tab.run("document.scripts.length + document.images.length") == 0
        assert "gotcha'" in tab.run("document.title")  # the assignment's name, as text
        shown = tab.run("[...document.querySelectorAll('.answer')].map(e => e.innerText).join()")
        assert EVIL in shown
        assert tab.run("document.querySelectorAll('.answer b, .answer em, .answer a').length") == 0


def test_it_fits_a_telephone_and_a_page(reported, chromium):
    for path in reported():
        tab = chromium.open(path.as_uri())
        for look in looks(tab):
            assert tab.run("document.documentElement.scrollWidth <= innerWidth"), look


def test_keys_alone_reach_a_student_and_come_back(reported, chromium):
    report, _ = reported()
    tab = chromium.open(report.as_uri())
    assert tab.run("document.querySelector('a').textContent") == "Skip to the content"
    links = tab.run("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    ids = tab.run("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(links) > 15
    assert all(link.startswith("#") and link[1:] in ids for link in links)
    assert tab.run("document.querySelectorAll('[tabindex]:not([tabindex=\"0\"])').length") == 0


def test_paper_starts_each_student_on_a_page(reported, chromium):
    report, _ = reported()
    tab = chromium.open(report.as_uri())
    tab.look(720, media="print")
    breaks = tab.run(
        "[...document.querySelectorAll('.student')].map(e => getComputedStyle(e).breakBefore)"
    )
    assert breaks == ["page"] * 6
    assert tab.run("getComputedStyle(document.querySelector('.contents')).display") == "none"


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    found = next((place for place in AXE_PLACES if place and Path(place).is_file()), None)
    if found is None:
        pytest.skip(f"no axe-core in node_modules, and {AXE} names none")
    return Path(found).read_text(encoding="utf-8")


def check(tab, axe):
    tab.run(f"{axe};0")
    for look in looks(tab):
        kinds = "axe.run().then(r => r.violations.map(v => [v.id, v.impact, v.nodes[0].html]))"
        serious = [one for one in tab.run(kinds) if one[1] in ("serious", "critical")]
        assert serious == [], (look, json.dumps(serious))


def test_axe_finds_no_serious_problem_in_the_report_and_a_student_s_page(reported, chromium, axe):
    for path in reported():
        check(chromium.open(path.as_uri()), axe)


def test_axe_finds_no_serious_problem_in_the_worksheet(worksheet, chromium, axe):
    check(chromium.open(worksheet.as_uri()), axe)
