"""What README and docs say of commands and files is true."""

import re
from pathlib import Path

import click
import pytest

import game.scoring
from game.cli import main
from game.cli.root import COMMANDS, rebuttal
from game.errors import OK

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "README.md",
    "docs/authors.md",
    "docs/judge-history.md",
    "docs/judge.md",
    "docs/keys.md",
    "docs/packs.md",
    "docs/refutations.md",
    "docs/settings.md",
    "docs/teachers.md",
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
TABLE = re.findall(r"(?m)^\| `rebuttal ?([^`]*)` \|", README)
PICTURES = (".png", ".svg")


def find_command(name: str) -> click.Command:
    command = rebuttal.get_command(click.Context(rebuttal), name)
    assert command is not None, name
    return command


def test_every_command_stands_in_the_table_of_the_readme() -> None:
    assert {row.split()[0] for row in TABLE if row} == set(COMMANDS)


@pytest.mark.parametrize("row", [row for row in TABLE if row])
def test_what_the_table_offers_exists(row: str) -> None:
    name, *rest = row.replace("\\|", "|").split()
    command = find_command(name)
    if isinstance(command, click.Group) and rest:
        offered = rest[0].strip("[]").split("|")
        assert set(offered) <= set(command.list_commands(click.Context(command)))
    options = {option for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"--[a-z-]+", row)) <= options


@pytest.mark.parametrize("page", PAGES)
def test_commands_named_in_a_page_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`rebuttal ([a-z]+)(?: ([a-z]+))?", text)
    for name, inner in named:
        command = find_command(name)
        if isinstance(command, click.Group) and inner:
            assert inner in command.list_commands(click.Context(command))


@pytest.mark.parametrize("page", PAGES)
def test_files_that_a_page_links_to_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        path, _, anchor = target.partition("#")
        if target.startswith("http") or path.endswith(PICTURES):
            continue
        linked = (ROOT / page).parent / path if path else ROOT / page
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"(?m)^#+ (.+)$", linked.read_text(encoding="utf-8"))
            slugs = [re.sub(r"[^a-z0-9 -]", "", one.lower()).replace(" ", "-") for one in headings]
            assert anchor in slugs, target


@pytest.mark.usefixtures("shared_cache")
def test_the_command_for_teachers_works_as_written(tmp_path, monkeypatch, overlap_matcher) -> None:
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher)
    command = re.search(r"`rebuttal (grade answers[^`]+)`", README)
    assert command is not None
    monkeypatch.chdir(tmp_path)
    Path("answers.jsonl").write_text(
        '{"id": 1, "pack": "deepseek-lessons", "motion": "export-controls", '
        '"counterargument": "too-early", "text": "No."}\n',
        encoding="utf-8",
    )
    assert main(command[1].split()) == OK
    assert Path("results.csv").read_text(encoding="utf-8").startswith("id,score,band")
