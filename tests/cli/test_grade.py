import csv
import io
import json
import os
import sys
from pathlib import Path
from threading import Thread

import pytest

from game.cli import main
from game.cli.grade_formats import csv_lines, jsonl_lines, table_lines
from game.errors import FAILED, OK, USAGE
from game.scoring.verdict import PointResult, Verdict

TEXT = "The teacher may allow phones, because clear rules are enough: a ban is not needed."
ROW = {"id": "x1", "pack": "school-phones", "motion": "zoo", "counterargument": "eyes-on-screens"}
RESULT = {
    "id": "=1+1",
    "score": 50,
    "band": 2,
    "points": [{"id": "p", "probability": 0.6, "made": True, "sentence": "é", "span": [0, 1]}],
    "criteria": {"content": 1.0, "strategy": 2.0},
    "flags": [{"kind": "padding", "why": "So.", "span": None}],
    "pack_version": "1.0.0",
    "scorer_version": "1",
    "text": "é\ud800,\n",
    "class": "9b",
}
ERROR = {"id": None, "error": {"code": "missing", "message": "No."}}


@pytest.fixture
def packs(home, write_sample_pack):
    return write_sample_pack(home / "packs" / "school-phones")


@pytest.fixture
def answers(tmp_path, packs):
    path = tmp_path / "answers.jsonl"
    rows = [{**ROW, "text": TEXT, "class": "9b"}, {**ROW, "motion": "zoos", "text": TEXT}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_lines_come_back_in_order_and_a_bad_one_makes_the_exit_code_1(answers, capsys):
    assert main(["grade", str(answers)]) == FAILED
    said = capsys.readouterr()
    good, bad = map(json.loads, said.out.splitlines())
    assert good["id"] == "x1"
    assert good["class"] == "9b"
    assert bad["error"]["code"] == "unknown-motion"
    assert said.err == "1 of 2 lines could not be graded.\n"


def test_a_terminal_is_told_why_the_first_line_takes_long(answers, monkeypatch, capsys):
    monkeypatch.setattr("game.cli.waiting.is_terminal", lambda stream: stream is sys.stderr)
    assert main(["grade", str(answers)]) == FAILED
    told, rest = capsys.readouterr().err.split("\r\x1b[K", 1)
    assert "The judge is reading" in told
    assert len(told) < 80
    assert rest == "1 of 2 lines could not be graded.\n"


def test_a_file_without_a_line_is_told_and_is_no_failure(packs, tmp_path, capsys):
    empty, out = tmp_path / "empty.jsonl", tmp_path / "graded.jsonl"
    empty.write_bytes(b"\n")
    assert main(["grade", str(empty), "--out", str(out)]) == OK
    assert f"Written: {out}\n{empty} holds no line to grade.\n" in capsys.readouterr().err


def test_the_same_input_gives_the_same_bytes_also_into_a_file(answers, tmp_path, capsys):
    out = tmp_path / "graded.jsonl"
    main(["grade", str(answers), "--out", str(out)])
    assert capsys.readouterr().out == ""
    main(["grade", str(answers)])
    assert out.read_bytes() == capsys.readouterr().out.encode()
    assert b"\r" not in out.read_bytes()
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_failure_leaves_an_older_file_as_it_was(answers, tmp_path, monkeypatch):
    import game.cli.grade_formats

    def fail(results):
        yield "half\n"
        raise KeyboardInterrupt

    out = tmp_path / "graded.jsonl"
    out.write_text("older", encoding="utf-8")
    monkeypatch.setattr(game.cli.grade_formats, "jsonl_lines", fail)
    assert main(["grade", str(answers), "--out", str(out)]) == 130
    assert out.read_text(encoding="utf-8") == "older"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "answers.jsonl", "graded.jsonl"
    ]  # fmt: skip


def test_an_output_file_that_cannot_be_written_is_wrong_usage(answers, capsys):
    assert main(["grade", str(answers), "--out", "/no/such/folder/x"]) == USAGE
    assert "/no/such/folder/x cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", ".", "/", "a-folder"])
def test_an_output_that_is_no_file_is_wrong_usage(answers, tmp_path, monkeypatch, name, capsys):
    (tmp_path / "a-folder").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["grade", str(answers), "--out", name]) == USAGE
    assert "it is no file" in capsys.readouterr().err


def test_csv_in_gives_csv_out_with_the_same_columns(tmp_path, packs, capsys):
    path = tmp_path / "Answers.CSV"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "name", "motion", "counterargument", "side", "text", "score"])
        writer.writerow(["7", "=cmd()", "zoo", "eyes-on-screens", "", TEXT, "99"])
        writer.writerow(["8", "Bo", "zoo", "nothing", "con", TEXT, ""])
    assert main(["grade", str(path), "--pack", "school-phones"]) == FAILED
    good, bad = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert good["id"] == "7"
    assert good["name"] == "=cmd()"
    assert int(good["score"]) < 99
    assert json.loads(good["given"]) == {"score": "99"}
    assert json.loads(good["points"])[0]["id"] == "rules-not-bans"
    assert json.loads(bad["error"])["code"] == "unknown-counterargument"


@pytest.mark.parametrize("content", ["", "id,motion\n1,zoo\n", '{"id": 1}\n'])
def test_csv_without_the_columns_is_wrong_usage(tmp_path, content, capsys):
    path = tmp_path / "answers.csv"
    path.write_text(content, encoding="utf-8")
    assert main(["grade", str(path)]) == USAGE
    assert "column names" in capsys.readouterr().err


def test_an_unknown_default_pack_is_said_once(answers, capsys):
    assert main(["grade", str(answers), "--pack", "school-phone"]) != OK
    said = capsys.readouterr()
    assert said.out == ""
    assert "school-phones" in said.err


def test_standard_input_is_read_for_a_dash(packs, monkeypatch, capsys):
    data = json.dumps({**ROW, "text": TEXT}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["grade", "-", "--format", "table"]) == OK
    header, line, *_ = capsys.readouterr().out.splitlines()
    assert header.split() == ["id", "score", "band", "points", "made,", "flags"]
    assert line.startswith("x1 ")


def test_the_table_names_the_right_line_though_lines_are_read_ahead(tmp_path, packs, capsys):
    path = tmp_path / "answers.jsonl"
    rows = [*[{**ROW, "id": f"n{i}", "text": TEXT} for i in range(4)], {**ROW, "id": None}]
    path.write_text("\n\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    assert main(["grade", str(path), "--jobs", "2", "--format", "table"]) == FAILED
    names = [line.split("  ")[0] for line in capsys.readouterr().out.splitlines()]
    assert names[1:6] == ["n0", "n1", "n2", "n3", "line 9"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_of_any_name_is_answered_line_by_line_and_a_file_is_not(
    answers, tmp_path, monkeypatch
):
    asked = []

    def noted(lines, *, jobs, **_):
        asked.append(jobs)
        return iter(())

    monkeypatch.setattr("game.scoring.side_by_side.grade_side_by_side", noted)
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    writer = Thread(target=lambda: pipe.write_bytes(b""), daemon=True)
    writer.start()
    assert main(["grade", str(pipe)]) == OK
    writer.join(timeout=10)
    assert main(["grade", str(answers)]) == OK
    assert asked == [0, None]


def test_a_name_that_is_too_long_is_wrong_usage(packs, capsys):
    assert main(["grade", "a" * 300]) == USAGE
    assert "cannot be read" in capsys.readouterr().err


def test_json_lines_hold_what_utf8_can_hold():
    (line,) = jsonl_lines([RESULT])
    assert json.loads(line.encode("utf-8")) == {**RESULT, "text": "é\ufffd,\n"}
    assert "é" in line


def test_csv_keeps_further_keys_of_json_in_one_column():
    header, good, bad = csv.reader(io.StringIO("".join(csv_lines([RESULT, ERROR]))))
    record = dict(zip(header, good, strict=True))
    assert record["id"] == "=1+1"
    assert record["text"] == "é\ufffd,\n"
    assert json.loads(record["other"]) == {"class": "9b"}
    assert json.loads(dict(zip(header, bad, strict=True))["error"])["code"] == "missing"


def test_the_table_carries_no_escapes():
    results = iter([{**RESULT, "id": "\x1b[31mred\x1b[0m"}, ERROR])
    lines = list(table_lines(results, lambda: 3))
    assert lines[1].split() == ["red", "50", "2", "1/1", "p", "(says", "the", "same", "again)"]
    assert lines[2].split() == ["line", "3", "-", "-", "missing:", "No."]


def test_the_table_marks_uncertain_verdicts_and_says_what_the_mark_means():
    sure, unsure = ({**RESULT, "id": name, "certainty": c} for name, c in (("a", 0.9), ("b", 0.2)))
    _, first, second, last = table_lines(iter([sure, unsure]), lambda: 1)
    assert first.split()[:2] == ["a", "50"]
    assert second.split()[:2] == ["b", "≈50"]
    assert len(first.split("(")[0]) == len(second.split("(")[0])
    assert last.startswith("≈ uncertain (1): ")
    assert len(list(table_lines(iter([sure]), lambda: 1))) == 2


def test_the_table_breaks_long_words_to_a_person_between_words():
    message = "There is no such thing in this pack, whatever its author may think of it. " * 3
    error = {"id": "x" * 99, "error": {"code": "unknown-motion", "message": message}}
    lines = "".join(table_lines([error], lambda: 1)).splitlines()
    assert max(map(len, lines)) <= 78
    assert lines[1].startswith(f"{'x' * 23}…     -    - unknown-motion: There is")
    said = " ".join(line[36:] for line in lines[1:])
    assert said == f"unknown-motion: {message.strip()}"


def run_score(*arguments: str) -> int:
    place = ["--pack", "school-phones", "--motion", "zoo", "--counterargument", "eyes-on-screens"]
    return main(["score", *place, *arguments])


@pytest.fixture
def answer(tmp_path: Path, packs: Path) -> str:
    path = tmp_path / "answer.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_score_prints_the_verdict_with_the_missed_points(answer, capsys):
    assert run_score(answer) == OK
    out = capsys.readouterr().out
    assert "They say: With phones in hand" in out
    assert "Score " in out
    assert "○ Not heard (impact turn): Pupils must learn to handle phones" in " ".join(out.split())


def test_an_argument_on_no_list_is_not_said_to_make_a_point(answer, monkeypatch, capsys):
    off = Verdict(TEXT, 40, 2, (PointResult("rules-not-bans", 0.1, False),), off_list=True)
    monkeypatch.setattr("game.scoring.judge", lambda *_, **__: off, raising=False)
    assert run_score(answer) == OK
    out = capsys.readouterr().out
    assert "Score 40 of 100: argued, but no listed point heard (band 2 of 4: 40-59)." in out
    assert "one point" not in out


def test_a_terminal_is_told_that_the_judge_reads(answer, monkeypatch, capsys):
    monkeypatch.setattr("game.cli.waiting.is_terminal", lambda stream: stream is sys.stderr)
    assert run_score(answer) == OK
    said = capsys.readouterr()
    assert said.err.startswith("The judge is reading")
    assert said.err.endswith("\r\x1b[K")
    assert said.out.startswith("They say:")


def test_score_as_json_is_what_grade_writes(answer, tmp_path, capsys):
    assert run_score("--json", answer) == OK
    scored = json.loads(capsys.readouterr().out)
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({**ROW, "id": answer, "text": TEXT}), encoding="utf-8")
    assert main(["grade", str(path)]) == OK
    assert json.loads(capsys.readouterr().out) == scored


@pytest.mark.parametrize("data", [TEXT.encode(), b"", b"[/] [b\x1b[31m"])
def test_score_reads_standard_input(data, packs, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run_score("--json") == OK
    assert json.loads(capsys.readouterr().out)["id"] == "-"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe", "not UTF-8"),
        (b"a " * 10_001, "20,000"),
        (b"x" * 10**6, "20,000"),
        (b"x" + "ー".encode() * 60_000, "20,000"),
    ],
)
def test_score_refuses_what_it_cannot_judge(data, words, packs, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run_score() == USAGE
    assert words in capsys.readouterr().err
