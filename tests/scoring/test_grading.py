import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import PackError
from game.scoring.grading import RESULT_KEYS, as_result, grade, words_of
from game.scoring.submissions import csv_header, read_csv, read_jsonl
from game.scoring.verdict import PointResult, Verdict
from game.text import clean

RULES = "You say they look at screens. Clear rules solve that distraction without any ban on use."
GOOD = {
    "id": "a1",
    "pack": "school-phones",
    "motion": "zoo",
    "counterargument": "eyes-on-screens",
    "text": RULES,
}


@pytest.fixture
def grade_bytes(school_phones, overlap_matcher):
    def load(name):
        if name != "school-phones":
            raise PackError(f"There is no pack “{name}”.")
        return school_phones

    def run(data: bytes, pack: str = "") -> list[dict]:
        lines = read_jsonl(io.BytesIO(data))
        return list(grade(lines, load_pack=load, matcher=overlap_matcher, pack=pack))

    return run


def encode(*rows: object) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def test_a_result_has_the_keys_of_the_contract_in_order(grade_bytes, school_phones):
    (result,) = grade_bytes(encode({**GOOD, "side": "con", "class": "9b"}))
    assert tuple(result)[: len(RESULT_KEYS)] == RESULT_KEYS
    assert result["class"] == "9b"
    assert result["side"] == "con"
    assert result["text"] == RULES
    assert 0 <= result["score"] <= 100
    assert 0 <= result["band"] <= 4
    assert result["pack_version"] == "1.2.0"
    assert result["scorer_version"].endswith("overlap")
    assert {"content", "strategy"} <= set(result["criteria"])
    points = result["points"]
    assert [p["id"] for p in points] == ["rules-not-bans", "practice-for-life"]
    assert [p["made"] for p in points] == [True, False]
    assert set(points[0]) == {"id", "probability", "made", "sentence", "span"}
    start, end = points[0]["span"]
    assert clean(RULES)[start:end] == points[0]["sentence"]
    json.dumps(result)


@pytest.mark.parametrize("before", ["", " ", "\n\n", "\u200b\t", "\x1b[31m"])
def test_spans_count_in_the_cleaned_text_whatever_stands_before(grade_bytes, before):
    (result,) = grade_bytes(encode({**GOOD, "text": before + RULES}))
    start, end = result["points"][0]["span"]
    assert clean(before + RULES)[start:end] == result["points"][0]["sentence"]


def test_words_in_two_places_are_told_with_both(school_phones):
    text = "  Rules help. Nobody asked. They are short."
    points = (
        PointResult("apart", 0.9, True, "They are short.", (26, 41), (0, 11)),
        PointResult("missed", 0.1, False),
    )
    verdict = Verdict(text.strip(), 50, 2, points)
    apart, missed = as_result(verdict, school_phones, text)["points"]
    assert (apart["span"], apart["beside"]) == ([28, 43], [2, 13])
    assert words_of(apart, text) == "Rules help. … They are short."
    assert "beside" not in missed
    assert words_of(missed, text) == ""


def test_flags_have_kind_why_and_span(grade_bytes):
    text = "Clear rules about when to use a phone solve distraction without a ban."
    (result,) = grade_bytes(encode({**GOOD, "text": text}))
    (flag,) = result["flags"]
    assert set(flag) == {"kind", "why", "span"}
    assert flag["kind"] == "copied"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{broken\n", "not-json"),
        (b'{"id": NaN}\n', "not-json"),
        (b'{"id": 1e999}\n', "not-json"),
        (b'{"id": 1, "x": -1e999}\n', "not-json"),
        (b'{"id": 1, "x": ' + b"[" * 500 + b"]" * 500 + b"}\n", "not-json"),
        (b"[" * 100_000 + b"\n", "not-json"),
        (b'{"n": ' + b"9" * 9999 + b"}\n", "not-json"),
        (b'["a", "list"]\n', "not-an-object"),
        (b'"text"\n', "not-an-object"),
        (b'{"id": "\xff"}\n', "not-utf8"),
        (b" " * 4_100_000 + b"{}\n", "too-long"),
        (encode({}), "missing"),
        (encode({**GOOD, "id": None}), "missing"),
        (encode({**GOOD, "id": ["x"]}), "not-text"),
        (encode({**GOOD, "id": True}), "not-text"),
        (encode({k: v for k, v in GOOD.items() if k != "text"}), "missing"),
        (encode({k: v for k, v in GOOD.items() if k != "motion"}), "missing"),
        (encode({k: v for k, v in GOOD.items() if k != "pack"}), "missing"),
        (encode({**GOOD, "text": 7}), "not-text"),
        (encode({**GOOD, "motion": {"a": 1}}), "not-text"),
        (encode({**GOOD, "text": "word " * 5000}), "too-long"),
        (encode({**GOOD, "pack": "other"}), "unknown-pack"),
        (encode({**GOOD, "pack": "../school-phones"}), "unknown-pack"),
        (encode({**GOOD, "motion": "zoos"}), "unknown-motion"),
        (encode({**GOOD, "counterargument": "eyes"}), "unknown-counterargument"),
        (encode({**GOOD, "side": "pro"}), "wrong-side"),
        (encode({**GOOD, "side": 3}), "wrong-side"),
    ],
)
def test_a_bad_line_gives_an_error_in_its_place(grade_bytes, line, code):
    first, bad, last = grade_bytes(encode(GOOD) + line + encode({**GOOD, "id": 2}))
    assert "error" not in first
    assert set(bad) == {"id", "error"}
    assert bad["error"]["code"] == code
    assert bad["error"]["message"].endswith((".", "?"))
    assert last["id"] == 2
    assert last["score"] == first["score"]


def test_an_error_keeps_the_id(grade_bytes):
    (result,) = grade_bytes(encode({**GOOD, "motion": "zooo"}))
    assert result["id"] == "a1"
    assert "Did you mean “zoo”?" in result["error"]["message"]


@pytest.mark.parametrize(
    "text", ["", "   ", "\u200b", "word " * 500, "漢字です。", "[/] \x1b[31m", "\ud800"]
)
def test_any_text_gets_a_score(grade_bytes, text):
    (result,) = grade_bytes(encode({**GOOD, "text": text}))
    assert result["score"] <= 39


def test_the_default_pack_serves_lines_that_name_none(grade_bytes):
    bare = {k: v for k, v in GOOD.items() if k != "pack"}
    (result,) = grade_bytes(encode(bare), pack="school-phones")
    assert result["band"] == 2


def test_a_key_named_like_a_result_is_kept_under_given(grade_bytes):
    (result,) = grade_bytes(encode({**GOOD, "points": ["rules-not-bans"], "grade": 2}))
    assert result["given"] == {"points": ["rules-not-bans"]}
    assert result["grade"] == 2
    assert result["points"][0]["id"] == "rules-not-bans"


def test_empty_lines_and_a_byte_order_mark_are_passed_over(grade_bytes):
    assert len(grade_bytes(b"\xef\xbb\xbf" + encode(GOOD) + b"\n  \n" + encode(GOOD))) == 2
    assert "error" not in grade_bytes(b"\xef\xbb\xbf" + encode(GOOD))[0]


def read_table(data: bytes):
    text, header = csv_header(io.BytesIO(data))
    return list(read_csv(text, header))


def test_csv_is_read_with_line_breaks_and_a_byte_order_mark():
    lines = read_table(b'\xef\xbb\xbfid,text\r\n1,"two\r\nlines"\r\n\r\n2,"a ""b"""\r\n')
    assert [line.row for line in lines] == [
        {"id": "1", "text": "two\r\nlines"},
        {"id": "2", "text": 'a "b"'},
    ]


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (b"2,a,b,c\n", "cells"),
        (b"2,\xff\n", "not-utf8"),
        (b"2," + b"x" * 1_000_001 + b"\n", "not-csv"),
    ],
)
def test_a_bad_record_of_csv_stops_no_other(record, code):
    lines = read_table(b"id,text\n1,a\n" + record + b"3,c\n")
    assert [line.code for line in lines] == ["", code, ""]
    assert lines[2].row == {"id": "3", "text": "c"}
    if code in ("cells", "not-utf8"):
        assert lines[1].row == {"id": "2"}


@given(st.binary(max_size=400))
def test_no_bytes_break_the_readers(data):
    lines = [*read_jsonl(io.BytesIO(data)), *read_table(b"id,text\n" + data)]
    assert all(line.code or isinstance(line.row, dict) for line in lines)
