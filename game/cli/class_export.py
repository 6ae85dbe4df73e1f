"""`rebuttal class export`: grades into the gradebook."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from game.cli.class_due import is_due
from game.errors import FAILED, OK, UsageError

if TYPE_CHECKING:
    from game.classroom.folder import SetClass
    from game.classroom.grade_format import Grade, KnownGrade
    from game.classroom.gradebook import Filling, Kind

PAPERS = ("worksheet", "answers")
"""What is printed before anybody has answered."""

SHOWN_COMMENT = 60
"""Code points of a comment that the dry run shows."""


@click.command()
@click.argument("folder", metavar="FOLDER")
@click.option("--fill", "template", metavar="CSV", type=click.Path(path_type=Path),
              help="Your own export of the gradebook: only the grade's cells change.")  # fmt: skip
@click.option("--canvas", "kind", flag_value="canvas", help="For Canvas; found out with --fill.")
@click.option("--moodle", "kind", flag_value="moodle", help="For Moodle's grading worksheet.")
@click.option("--plain", "kind", flag_value="plain", help="A plain table; the default.")
@click.option("--long", "kind", flag_value="long", help="A row for each point of each answer.")
@click.option("--worksheet", "kind", flag_value="worksheet",
              help="To print: a page for each side, with lines to write on.")  # fmt: skip
@click.option("--answers", "kind", flag_value="answers",
              help="The answer key of what is asked, for you.")  # fmt: skip
@click.option("--column", default="", metavar="HEADING", help="Where scores belong, with --fill.")
@click.option("--comments", default="", metavar="HEADING", help="Where comments belong.")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path),
              help="The file to write; with --fill it may be that file itself. Papers are HTML if "
              "it is named .html, else Markdown.")  # fmt: skip
@click.option("--yes", is_flag=True, help="With --fill: write. Without it you see what would be.")
def export(
    folder: str,
    template: Path | None,
    kind: str | None,
    column: str,
    comments: str,
    out: Path | None,
    yes: bool,
) -> int:
    """Write grades into your gradebook, or the class's papers to print.

    With --fill every other byte of your file stays as it is. You see old -> new first, who could
    not be matched, and who has no score (left as it is, never 0); --yes writes.
    """
    from game.classroom.folder import open_class

    given = open_class(folder)
    if template is None:
        return _new_file(given, kind or "plain", out)
    if kind in ("long", *PAPERS):
        raise UsageError(f"That does not belong into a gradebook: use --{kind} without --fill.")
    return _fill(given, template, kind, column, comments, out, write=yes)  # type: ignore[arg-type]


def _new_file(given: SetClass, kind: str, out: Path | None) -> int:
    from game.files import replacing

    lines = [_paper(given, kind, out)] if kind in PAPERS else _table(given, kind)
    if out is None:
        sys.stdout.writelines(lines)
        return OK
    out.parent.mkdir(parents=True, exist_ok=True)
    with replacing(out) as file:
        file.writelines(lines)
    print(f"Written: {out}", file=sys.stderr)
    return OK


def _paper(given: SetClass, kind: str, out: Path | None) -> str:
    from game.classroom.worksheet import key_of_answers, worksheet_html, worksheet_markdown
    from game.packs.answer_pages import as_html, as_markdown

    as_page = out is not None and out.suffix.lower() in (".html", ".htm")
    if kind == "worksheet":
        return worksheet_html(given) if as_page else worksheet_markdown(given)
    parts = key_of_answers(given)
    return as_html(parts, given.pack.manifest.language) if as_page else as_markdown(parts)


def _table(given: SetClass, kind: str) -> Iterable[str]:
    from game.classroom.counts import as_told
    from game.classroom.grading import read_grades
    from game.classroom.handing_back import canvas_table, long_table, plain_table
    from game.classroom.sheet import read_sheet

    if kind == "moodle":
        raise UsageError(
            "Moodle's worksheet is in your site's own language: download it from the assignment "
            "(View all submissions, Download grading worksheet) and give it with --fill."
        )
    grades = as_told(read_grades(given), due=is_due(given))
    if kind == "canvas":
        if given.roster is None:
            raise UsageError("Canvas needs a roster that Canvas exported, or --fill FILE.")
        sheet = read_sheet(given.folder.path / given.assignment.roster)
        return canvas_table(given, sheet, grades)
    return plain_table(grades) if kind == "plain" else long_table(given, grades)


def _fill(
    given: SetClass,
    template: Path,
    kind: Kind | None,
    column: str,
    comments: str,
    out: Path | None,
    *,
    write: bool,
) -> int:
    from game.classroom.gradebook import fill
    from game.classroom.grading import read_grades
    from game.classroom.sheet import read_sheet
    from game.files import write_atomically

    sheet = read_sheet(template)
    known = _knowing(given)
    grades = (known(one) for one in read_grades(given))
    found = fill(sheet, grades, given.assignment.name, kind=kind, column=column, comments=comments)
    print("\n".join(filling_lines(found, written=write and not found.problems)))
    if found.problems:
        for problem in found.problems:
            print(problem, file=sys.stderr)
        return FAILED
    target = out or template.with_name(f"{template.stem}-filled{template.suffix}")
    if not write:
        print(f"Nothing is written yet; --yes writes {target}", file=sys.stderr)
        return OK
    changes = {(one.row, one.column): one.new for one in found.changes}
    write_atomically(target, sheet.changed(changes))
    print(f"Written: {target}", file=sys.stderr)
    return FAILED if found.unmatched or found.ambiguous else OK


def _knowing(given: SetClass) -> Callable[[Grade], KnownGrade]:
    """Adds to a grade all by which a gradebook may know a student of the roster."""
    from game.classroom.columns import plain
    from game.classroom.matching import Mark, marks_in
    from game.classroom.roster import Student
    from game.classroom.sheet import read_sheet

    students, marks = dict[str, Student](), dict[int, frozenset[Mark]]()
    if given.roster is not None:
        students = {plain(one.key): one for one in given.roster.students}
        marks = marks_in(read_sheet(given.folder.path / given.assignment.roster))

    def known(grade: Grade) -> KnownGrade:
        found = cast("KnownGrade", {**grade})  # what it has besides may be missing
        if one := students.get(plain(grade["student"])):
            found["handles"], found["marks"] = one.handles, marks[one.row]
        return found

    return known


def filling_lines(found: Filling, *, written: bool = False) -> list[str]:
    """Every cell with old -> new, unless that is `written`; then who needs a person's eye."""
    from game.phrases import cut, plural
    from game.text import one_line

    def shown(value: str) -> str:
        return cut(one_line(value), SHOWN_COMMENT) or "blank"

    lines = [
        f"{one_line(one.student)}: {one.heading}: {shown(one.old)} -> {shown(one.new)}"
        for one in (() if written else found.changes)
    ]
    lines += [f"no score, left as it is: {one_line(who)}" for who in found.blank]
    lines += [f"excused, left as it is: {one_line(who)}" for who in found.excused]
    lines += [f"not in the gradebook: {one_line(who)}" for who in found.unmatched]
    lines += [f"not certain, left as it is: {one_line(who)}" for who in found.ambiguous]
    rows = len({one.row for one in found.changes})
    changed = "changed" if written else "would change"
    return [*lines, f"{plural(len(found.changes), 'cell')} in {plural(rows, 'row')} {changed}."]
