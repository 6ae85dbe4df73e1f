"""Every way in which a pack can be wrong: code, line, column and words of the complaint."""

import re
from pathlib import Path

import pytest

import game.packs
from game.packs.checking import JUDGED
from game.packs.codes import CODES
from game.packs.diagnostics import Problem
from game.packs.reading import read_pack
from game.scoring.language import LANGUAGES

MANIFEST = """format_version = 1
title = "Small"
license = "CC0-1.0"
motions = ["zoo"]
language = "en"
authors = ["Ada"]
[essay]
title = "Zoos"
[[section]]
id = "intro"
title = "Intro"
"""

MOTION = """id = "zoo"
text = "This house would close the zoo."
[[evidence]]
id = "E1"
title = "Cages"
fact = "The cages are small."
helps = ["cruel"]
[[counterargument]]
id = "cruel"
against = "pro"
claim = "Zoos save species."
source = "intro"
weight = 2
[[counterargument.point]]
id = "reserves"
text = "Reserves save them better."
phrasings = ["Parks do it better."]
weight = 1
[counterargument.point.hints]
nudge = "Where else?"
[[counterargument]]
id = "dull"
against = "con"
claim = "Nobody learns there."
echoes = ["cruel/reserves"]
[[counterargument.point]]
id = "children"
text = "Children do."
phrasings = ["Pupils learn a lot."]
"""

Change = tuple[str, str]
"""A part of the good text, and what stands there instead."""


def write_pack(folder: Path, manifest: str = MANIFEST, motion: str = MOTION) -> Path:
    (folder / "motions").mkdir(parents=True)
    (folder / "pack.toml").write_text(manifest, "utf-8", newline="")
    (folder / "motions" / "zoo.toml").write_text(motion, "utf-8", newline="")
    return folder


def changed(text: str, change: Change) -> str:
    old, new = change
    assert text.count(old) == 1, f"{old!r} must stand once in the good text"
    return text.replace(old, new)


def only_problem(folder: Path) -> Problem:
    pack, problems = read_pack(folder)
    assert len(problems) == 1, [str(problem) for problem in problems]
    assert (pack is None) == (problems[0].severity == "error")
    return problems[0]


def test_the_small_pack_is_good(tmp_path: Path) -> None:
    pack, problems = read_pack(write_pack(tmp_path / "small"))
    assert not problems
    assert pack is not None
    assert pack.id == "small"


IN_MOTION: list[tuple[Change, str, int, int, str]] = [
    # -- TOML
    (('claim = "Zoos save species."', "claim = Zoos save species."), "P202", 11, 9,
     "needs quotes (write `claim = \"Zoos save species.\"`"),
    (('"Nobody learns there."', 'Nobody at all learns anything there."'), "P202", 24, 9,
     'write `claim = "Nobody at all learns an…"`'),
    (("weight = 2", "weight = two"), "P202", 13, 10, 'write `weight = "two"`'),
    (("weight = 2", "weight = "), "P202", 13, 10, "`weight` has no value"),
    (("weight = 2", "weight = 02"), "P202", 13, 11, "begins with 0"),
    (("weight = 2", "weight = True"), "P202", 13, 10, "write true"),
    (("weight = 1", "weight = 1\nprior = 0,4"), "P202", 19, 9, "write prior = 0.4"),
    (("weight = 1", "weight = 1\nprior = .4"), "P202", 19, 9, "write prior = 0.4"),
    (("weight = 1", "weight = 1\nprior = -,25 # rare"), "P202", 19, 9, "write prior = -0.25"),
    (("weight = 1", "weight = 1\nprior = +.4"), "P202", 19, 9, "write prior = 0.4"),
    (("weight = 1", "weight = 1\nprior = 40 %"), "P202", 19, 9, "write prior = 0.4"),
    (('title = "Cages"', "title = “Cages”"), "P202", 5, 9, "straight ones"),
    (('title = "Cages"', "as_of = 2025-02-30"), "P202", 5, 9, "no day"),
    (("weight = 2", "weight = 2\nweight = 3"),
     "P203", 14, 1, "written twice; the first is on line 13"),
    (("weight = 2", 'weight = 2\nclaim = """\na"""'), "P203", 14, 1, "the first is on line 11"),
    (("[[evidence]]", "[evidence]\n[evidence]"), "P203", 4, 1, "the first is on line 3"),
    (('title = "Cages"', 'title = "Cages'), "P204", 5, 9, "`title` is not closed"),
    (('title = "Cages"', "title = 'Cages"), "P204", 5, 9, "close it with '"),
    (('"Pupils learn a lot."]', '"""Pupils'), "P204", 29, 14, 'close it with """'),
    (('title = "Cages"', 'title = "The "big" cage"'), "P204", 5, 15, "quotes inside a text"),
    (('"Cages"', r'"C:\cages"'), "P205", 5, 12, r"`\c` in `title`"),
    (('"Cages"', r'"\ud800"'), "P205", 5, 10, "no escape"),
    (('title = "Cages"', 'title "Cages"'), "P206", 5, 1, "without `=`"),
    (('title = "Cages"', 'title: "Cages"'), "P206", 5, 1, "`title` stands here"),
    (('["Parks do it better."]', '["Parks" "Zoos"]'), "P206", 17, 21, "needs a comma"),
    (("[[evidence]]", "[[evidence]"), "P206", 3, 11, "not closed"),
    (('"Pupils learn a lot."]', '"Pupils"'), "P206", 29, 22, "closing bracket"),
    (('title = "Cages"', 'title = "Cages\x07"'), "P207", 5, 15, "U+0007"),
    (('title = "Cages"', "title = \"Cages\" # \x1b"), "P207", 5, 19, "U+001B"),
    (("[[evidence]]", "[[evidence]] x"), "P201", 3, 14, "nothing may follow"),
    (("[[evidence]]", "- evidence\n[[evidence]]"), "P206", 3, 1, "`-`"),
    (("[[evidence]]", "* evidence\n[[evidence]]"), "P201", 3, 1, "no key can begin with `*`"),
    # -- keys
    (("weight = 2", "wieght = 2"), "P301", 13, 1, "did you mean `weight`?"),
    (("weight = 1", "waigt = 1"), "P301", 18, 1, "`[[counterargument.point]]`"),
    (('nudge = "Where else?"', 'nudge = "Where?"\npress = "Why?"'), "P301", 21, 1,
     "it belongs to the table `counterargument.point`"),
    (('fact = "The cages are small."', 'fact = "Small."\nbriefing = "x"'), "P301", 7, 1,
     "the top of the file"),
    (('fact = "The cages are small."', 'fact = "Small."\nquux = "x"'), "P301", 7, 1,
     "the keys here are id, title, fact"),
    (('claim = "Zoos save species."\n', ""),
     "P303", 8, 1, "`claim` is missing in `[[counterargument]]`"),
    (('text = "This house would close the zoo."\n', ""), "P303", 1, 1, "missing in zoo.toml"),
    # -- values
    (("weight = 2", 'weight = "2"'), "P302", 13, 10, "write 2 without quotes"),
    (("weight = 2", "weight = 2.5"), "P302", 13, 10, "a number with a fraction"),
    (("weight = 2", "weight = true"), "P302", 13, 10, "true or false"),
    (('title = "Cages"', "title = 5"), "P302", 5, 9, 'put quotes around it: "5"'),
    (('title = "Cages"', "title = 2025-01-30"), "P302", 5, 9, '"2025-01-30"'),
    (('title = "Cages"', 'title = ["Cages"]'), "P302", 5, 9, "it is a list"),
    (('echoes = ["cruel/reserves"]', 'echoes = "cruel/reserves"'),
     "P302", 25, 10, 'echoes = ["..."]'),
    (('["Parks do it better."]', '["Parks.", 3]'), "P302", 17, 24, "item 2 of `phrasings`"),
    (("[counterargument.point.hints]", "[[counterargument.point.hints]]"), "P302", 19, 1,
     "`[counterargument.point.hints]`"),
    (("weight = 2", "weight = 4"), "P304", 13, 10, "at most 3, not `4`"),
    (("weight = 2", "weight = 0"), "P304", 13, 10, "at least 1"),
    (("weight = 1", "weight = 1\nprior = 3"), "P304", 19, 9, "write a number from -2 to 2"),
    (("weight = 1", "weight = 1\nprior = -2.5"), "P304", 19, 9, "at least -2, not `-2.5`"),
    (("weight = 1", "weight = 1\nprior = nan"), "P304", 19, 9, "a finite number, not `nan`"),
    (("weight = 1", 'weight = 1\nprior = "-0.5"'), "P302", 19, 9, "write -0.5 without quotes"),
    (("weight = 1", 'weight = 1\nprior = "rare"'), "P302", 19, 9, "a number such as 0.5"),
    (('against = "pro"', 'against = "pros"'), "P304", 10, 11, "did you mean `pro`?"),
    (('against = "pro"', 'against = "for"'), "P304", 10, 11, 'must be "pro" or "con"'),
    (('id = "E1"', 'id = "e1"'), "P305", 4, 6, "such as `E7`"),
    (('id = "children"', 'id = "The Children!"'), "P305", 27, 6, "such as `the-children`"),
    (('text = "This', 'as_of = 0\ntext = "This'), "P305", 2, 9, "2025-01-30"),
    (('text = "This', 'as_of = "30 January"\ntext = "This'), "P305", 2, 9, "30 January"),
    (('title = "Cages"', 'title = ""'), "P306", 5, 9, "is empty"),
    (('title = "Cages"', f'title = "{"x" * 81}"'), "P306", 5, 9, "has 81 characters; at most 80"),
    (('phrasings = ["Pupils learn a lot."]', 'phrasings = [""]'), "P306", 29, 14, "is empty"),
    (('title = "Cages"', 'title = "Ca\u200bges"'), "P308", 5, 12, "U+200B"),
    (('title = "Cages"', 'title = "Ca\\u202eges"'), "P308", 5, 9, "written as an escape"),
    (('title = "Cages"', 'title = "Cages" # \u202e'), "P308", 5, 19, "right-to-left override"),
    # -- references
    (('id = "dull"', 'id = "cruel"'), "P401", 22, 6, "used twice: on line 9 and line 22"),
    (('phrasings = ["Pupils learn a lot."]',
      'phrasings=["a"]\n[[counterargument.point]]\nid = "children"\ntext = "x"\nphrasings = ["y"]'),
     "P401", 31, 6, "point id `children`"),
    (("[[evidence]]",
      '[[evidence]]\nid = "E1"\ntitle = "a"\nfact = "b"\nhelps = ["dull"]\n[[evidence]]'),
     "P401", 9, 6, "on line 4 and line 9"),
    (('"cruel/reserves"', '"cruel/reserve"'), "P402", 25, 11, "did you mean `cruel/reserves`?"),
    (('"cruel/reserves"', '"dull/children"'), "P402", 25, 11, "a point of the same side"),
    (('"cruel/reserves"', '"reserves"'), "P305", 25, 11, "counterargument/point"),
    (('source = "intro"', 'source = "intor"'), "P403", 12, 10, "did you mean `intro`?"),
    (('helps = ["cruel"]', 'helps = ["cruell"]'), "P404", 7, 10, "did you mean `cruel`?"),
    (('id = "zoo"', 'id = "zebra"'), "P405", 1, 6, 'write `id = "zoo"`'),
    (('text = "This',
      'test = [{ counterargument = "cruell", text = "No.", band = 1 }]\ntext = "This'),
     "P411", 2, 29, "did you mean `cruel`?"),
    (('text = "This',
      'test = [{ counterargument = "dull", text = "No.", points = ["reserves"] }]\n'
      'text = "This'),
     "P412", 2, 61, "no point of `dull`"),
    (('text = "This',
      'test = [{ counterargument = "dull", text = "No.", band = 5 }]\ntext = "This'),
     "P304", 2, 58, "write 0, 1, 2, 3 or 4"),
    # -- advice
    (('text = "This', 'test = [{ counterargument = "dull", text = "No." }]\ntext = "This'),
     "P511", 2, 9, "cannot fail"),
    (('helps = ["cruel"]\n', ""), "P502", 3, 1, "`E1` helps no counterargument"),
    (("weight = 2", 'weight = 2\nspeech = "Too short."'),
     "P503", 14, 10, "has 2 words; 40 to 90 fit"),
    (("weight = 2", f'weight = 2\nmodel_answer = "{"a " * 91}"'), "P504", 14, 16, "has 91 words"),
    (('phrasings = ["Pupils learn a lot."]', ""),
     "P505", 26, 1, "`children` has no other phrasings"),
    (("weight = 1", 'weight = 1\nreject = ["Parks  do it better."]'),
     "P512", 19, 11, "this sentence in `reject` stands in `phrasings` on line 17, too"),
    (("weight = 1", 'weight = 1\ncontrary = ["Reserves save them better."]'),
     "P512", 19, 13, "this sentence in `contrary` stands in `text` on line 16, too"),
    (("weight = 2", 'weight = 2\noff_list = ["Parks do it better."]'),
     "P512", 14, 13, "stands in `phrasings` on line 18, too"),
    (("weight = 2", 'weight = 2\nupholds = ["Reserves save them better."]'),
     "P512", 14, 12, "stands in `text` on line 17, too"),
    (("weight = 2", 'weight = 2\noff_list = ["It smells."]\nupholds = ["It smells."]'),
     "P512", 14, 13, "this sentence in `off_list` stands in `upholds` on line 15, too"),
]  # fmt: skip


def test_what_one_point_rejects_may_make_another(tmp_path: Path) -> None:
    other = (
        '[[counterargument.point]]\nid = "cost"\ntext = "Money."\nphrasings = ["Cash is short."]\n'
    )
    hints = '[counterargument.point.hints]\nnudge = "Where else?"\n'
    rejected, contrary = (
        changed(MOTION, (hints, f'{hints}{other}{key} = ["Parks do it better."]\n'))
        for key in ("reject", "contrary")
    )
    assert read_pack(write_pack(tmp_path / "small", motion=rejected))[1] == ()
    problem = only_problem(write_pack(tmp_path / "other", motion=contrary))
    assert problem.code == "P512"


@pytest.mark.parametrize(("change", "code", "line", "column", "words"), IN_MOTION)
def test_a_bad_motion_is_explained_at_its_place(
    change: Change, code: str, line: int, column: int, words: str, tmp_path: Path
) -> None:
    problem = only_problem(write_pack(tmp_path / "small", motion=changed(MOTION, change)))
    assert problem.path == tmp_path / "small" / "motions" / "zoo.toml"
    assert (problem.code, problem.line, problem.column) == (code, line, column), str(problem)
    assert words in str(problem)
    assert problem.hint


IN_MANIFEST: list[tuple[Change, str, int, int, str]] = [
    (("format_version = 1", "format_version = 2"), "P307", 1, 18, "one that reads format 2"),
    (("format_version = 1", "format_version = 0"), "P307", 1, 18, "write format_version = 1"),
    (("format_version = 1", 'format_version = "1"'), "P302", 1, 18, "write 1 without quotes"),
    (("format_version = 1\n", ""), "P303", 1, 1, "`format_version` is missing in pack.toml"),
    (('license = "CC0-1.0"\n', ""), "P506", 1, 1, "no `license`"),
    (('license = "CC0-1.0"', 'license = "MIT"\nversion = "1.0"'), "P305", 4, 11, 'such as "1.0.0"'),
    (('license = "CC0-1.0"', 'licence = "CC0-1.0"'), "P301", 3, 1, "did you mean `license`?"),
    (('motions = ["zoo"]', "motions = []"), "P306", 4, 11, "is empty"),
    (('["zoo"]', '["zoo", "zebras"]'), "P102", 4, 19, "no file motions/zebras.toml"),
    (('["zoo"]', '["zoo", "zooo"]'), "P102", 4, 19, "did you mean `zoo`?"),
    (('["zoo"]', '["zoo", "../../secret"]'), "P106", 4, 19, "leads out of the pack"),
    (('["zoo"]', '["zoo", "/etc/passwd"]'), "P106", 4, 19, "leads out of the pack"),
    (('["zoo"]', '["zoo", "zoo"]'), "P401", 4, 19, "listed twice"),
    (('title = "Intro"', 'title = "Intro"\n[[section]]\nid = "intro"\ntitle = "x"'), "P401", 13, 6,
     "on line 10 and line 13"),
    (('license = "CC0-1.0"', 'license = "CC-BY-40"'), "P507", 3, 11, "did you mean `CC-BY-4.0`?"),
    (('license = "CC0-1.0"', 'license = "Do as you like"'), "P507", 3, 11, "`Do` is not the SPDX"),
    (('authors = ["Ada"]\n', ""), "P508", 1, 1, "does not state `authors`"),
    (('authors = ["Ada"]', "authors = []"), "P508", 1, 1, "does not state `authors`"),
    (('language = "en"\n', ""), "P508", 1, 1, "does not state `language`"),
    (('language = "en"', 'language = "de"'), "P509", 5, 12, "reads English and Japanese"),
    (('[essay]\ntitle = "Zoos"\n', ""), "P508", 1, 1, "which text it is about"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code", "line", "column", "words"), IN_MANIFEST)
def test_a_bad_manifest_is_explained_at_its_place(
    change: Change, code: str, line: int, column: int, words: str, tmp_path: Path
) -> None:
    pack, problems = read_pack(write_pack(tmp_path / "small", changed(MANIFEST, change)))
    problem = problems[0] if code != "P301" else problems[-1]
    assert problem.path == tmp_path / "small" / "pack.toml"
    assert (problem.code, problem.line, problem.column) == (code, line, column), str(problem)
    assert words in str(problem)
    assert (pack is None) == any(found.severity == "error" for found in problems)


def test_only_one_side_is_a_warning(tmp_path: Path) -> None:
    motion = MOTION[: MOTION.index('[[counterargument]]\nid = "dull"')]
    problem = only_problem(write_pack(tmp_path / "small", motion=motion))
    assert (problem.code, problem.line, problem.severity) == ("P501", 8, "warning")


def test_the_languages_of_the_check_are_those_of_the_judge() -> None:
    assert sorted(JUDGED) == sorted(LANGUAGES)


def test_words_of_a_japanese_speech_are_not_counted_by_spaces(tmp_path: Path) -> None:
    manifest = changed(MANIFEST, ('language = "en"', 'language = "ja"'))
    motion = changed(MOTION, ("weight = 2", 'weight = 2\nspeech = "動物園は必要です。"'))
    assert read_pack(write_pack(tmp_path / "small", manifest, motion))[1] == ()


def test_all_problems_of_all_files_come_in_one_run_and_in_order(tmp_path: Path) -> None:
    motion = MOTION
    for change in (
        ("weight = 2", "weight = 7"),
        ('title = "Cages"', 'titel = "Cages"'),
        ('"cruel/reserves"', '"cruel/none"'),
        ('helps = ["cruel"]', 'helps = ["nobody"]'),
        ('text = "Children do."', "text = 5"),
    ):
        motion = changed(motion, change)
    manifest = changed(changed(MANIFEST, ('["zoo"]', '["zoo", "lost"]')), ('"CC0-1.0"', '""'))
    _, problems = read_pack(write_pack(tmp_path / "small", manifest, motion))
    found = [(problem.path.name, problem.line, problem.code) for problem in problems]
    assert found == [
        ("zoo.toml", 3, "P303"),
        ("zoo.toml", 5, "P301"),
        ("zoo.toml", 7, "P404"),
        ("zoo.toml", 13, "P304"),
        ("zoo.toml", 25, "P402"),
        ("zoo.toml", 28, "P302"),
        ("pack.toml", 1, "P506"),
        ("pack.toml", 4, "P102"),
    ]


def test_several_syntax_errors_come_in_one_run_with_the_rest(tmp_path: Path) -> None:
    motion = MOTION
    for change in (
        ('title = "Cages"', "title = Cages"),
        ("weight = 2", "weight = 2\nweight = 3"),
        ('claim = "Nobody learns there."', 'claim = "Nobody'),
        ('text = "Children do."', 'text = "Chil\\dren"\nwhat = 1'),
    ):
        motion = changed(motion, change)
    _, problems = read_pack(write_pack(tmp_path / "small", motion=motion))
    found = [(problem.line, problem.code) for problem in problems]
    assert found == [(5, "P202"), (14, "P203"), (25, "P204"), (29, "P205"), (30, "P301")]


def test_every_code_that_the_source_emits_is_in_the_table_and_the_other_way_round() -> None:
    folder = Path(game.packs.__file__).parent
    sources = [path for path in folder.glob("*.py") if path.name != "codes.py"]
    text = "".join(path.read_text("utf-8") for path in sources)
    emitted = set(re.findall(r'"(P\d{3})"', text))
    assert emitted == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_title_a_reason_and_a_fix(code: str) -> None:
    entry = CODES[code]
    assert entry.title
    assert not entry.title.endswith(".")
    assert entry.why.endswith(".")
    assert entry.fix
    assert (entry.severity == "warning") == (
        code.startswith(("P5", "P6")) or code in ("P109", "P308")
    )


def test_no_message_speaks_the_language_of_the_library(tmp_path: Path) -> None:
    jargon = ("pydantic", "Input should", "tuple", "dict", "validation", "string", "Extra inputs")
    for number, (change, *_) in enumerate(IN_MOTION):
        _, problems = read_pack(write_pack(tmp_path / f"p{number}", motion=changed(MOTION, change)))
        for problem in problems:
            words = f"{problem.message} {problem.hint}"
            assert not [word for word in jargon if word in words], words
