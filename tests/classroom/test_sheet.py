import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.classroom.sheet import parse_sheet
from game.errors import UsageError

cells = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5),
       st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]), st.booleans())  # fmt: skip
def test_what_csv_writes_is_read_and_no_change_changes_nothing(rows, delimiter, end, bom):
    rows = [["a", "b"], *rows]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    data = (b"\xef\xbb\xbf" if bom else b"") + out.getvalue().encode()
    sheet = parse_sheet(data)
    assert [[cell.value for cell in row] for row in sheet.rows] == rows
    assert sheet.changed({}) == data


@given(cells, st.sampled_from(["plain", '"quo""ted"', '""', ""]))
def test_a_change_touches_its_cell_alone(value, old):
    data = f'"n, 1";x;{old};" y "\r\n\r\nü;;{old}\n'.encode()
    sheet = parse_sheet(data)
    changed = sheet.changed({(0, 2): value})
    assert changed.startswith(b'"n, 1";x;')
    assert changed.endswith(f';" y "\r\n\r\nü;;{old}\n'.encode())
    assert parse_sheet(changed).rows[0][2].value == value


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932", "utf-8"])
def test_encodings_of_excel_are_kept(encoding):
    data = "氏名,評点\r\nさくら,\r\n".encode(encoding)
    sheet = parse_sheet(data)
    assert sheet.header == ("氏名", "評点")
    assert sheet.changed({(1, 1): "80.00"}) == "氏名,評点\r\nさくら,80.00\r\n".encode(encoding)


def test_german_excel_writes_cp1252_with_semicolons():
    sheet = parse_sheet("Müller;Größe\nä;1\n".encode("cp1252"))
    assert sheet.header == ("Müller", "Größe")
    assert sheet.changed({(1, 1): "café 😀"}) == "Müller;Größe\nä;café ?\n".encode("cp1252")


def test_a_short_row_grows_and_a_quoted_cell_stays_quoted():
    sheet = parse_sheet(b'a,b,c\n1\n"2","x","y"\n')
    assert sheet.changed({(1, 2): "9", (2, 1): "z"}) == b'a,b,c\n1,,9\n"2","z","y"\n'


def test_what_is_no_csv_is_refused_with_the_line():
    with pytest.raises(UsageError, match=r"x\.csv, line 2: a quotation mark is never closed"):
        parse_sheet(b'a,b\n"c,d\n', "x.csv")
    with pytest.raises(UsageError, match="not as a workbook"):
        parse_sheet(b"PK\x03\x04\0\0", "x.csv")


def test_an_empty_file_has_no_header():
    assert parse_sheet(b"").header == ()
