import re
import shutil

import pytest
import tomli
from hypothesis import given as given_values
from hypothesis import settings
from hypothesis import strategies as st

from game.classroom.amending import Lesson, amend, copy_id
from game.errors import UsageError
from game.packs.format import ID_PATTERN
from game.packs.library import load_pack
from game.packs.reading import read_pack
from game.paths import user_packs_folder
from game.text import one_line

SENTENCES = st.text(min_size=1, max_size=80).map(one_line).filter(bool)
POINTS = [("lost-pupil", "grown-ups"), ("planned-anyway", "sudden-illness"),
          ("eyes-on-screens", "practice-for-life")]  # fmt: skip


@pytest.fixture
def pack(home, write_sample_pack):
    return write_sample_pack(home / "packs" / "school-phones")


@settings(max_examples=15, deadline=None)
@given_values(SENTENCES, st.sampled_from(POINTS), st.booleans())
def test_whatever_the_sentence_the_rest_of_the_file_stays(tmp_path_factory, write_sample_pack,
                                                          sentence, place, windows):  # fmt: skip
    folder = write_sample_pack(tmp_path_factory.mktemp("packs") / "school-phones")
    file = folder / "motions" / "zoo.toml"
    if windows:
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    amended = amend(str(folder), "zoo-9b", [Lesson("zoo", *place, sentence)])
    after = file.read_bytes()
    point = amended.pack.get_motion("zoo").get_counterargument(place[0]).get_point(place[1])
    assert sentence in point.accept
    old, new = before.split(b"\n"), after.split(b"\n")
    assert len(old) == len(new)
    assert sum(a != b for a, b in zip(old, new, strict=True)) <= 1
    assert amended.changed == (before != after)


def test_a_point_without_examples_gets_its_first(pack):
    file = pack / "motions" / "zoo.toml"
    text = file.read_text(encoding="utf-8")
    (line,) = (one for one in text.splitlines(True) if "lock it away" in one)
    file.write_text(text.replace(line, ""), encoding="utf-8")
    lesson = Lesson("zoo", "eyes-on-screens", "practice-for-life", "They must train it.")
    amended = amend("school-phones", "zoo-9b", [lesson])
    thrown = amended.pack.get_motion("zoo").get_counterargument("eyes-on-screens")
    assert thrown.get_point("practice-for-life").accept == ("They must train it.",)
    assert "# -- thrown at the side that wants to keep the phones" in file.read_text(
        encoding="utf-8"
    )


def test_files_beside_the_pack_stay(pack):
    (pack / ".git").mkdir()
    (pack / ".git" / "HEAD").write_text("ref")
    (pack / "draft.odt").write_bytes(b"x")
    amend("school-phones", "c", [Lesson("zoo", "lost-pupil", "grown-ups", "A keeper is near.")])
    assert (pack / ".git" / "HEAD").read_text() == "ref"
    assert (pack / "draft.odt").exists()


def test_every_version_that_was_is_kept(pack):
    hashes = [load_pack("school-phones").content_hash]
    for number in range(3):
        lesson = Lesson("zoo", "lost-pupil", "grown-ups", f"A keeper of gate {number} is near.")
        amended = amend("school-phones", "c", [lesson])
        hashes.append(amended.pack.content_hash)
        assert read_pack(amended.kept)[0].content_hash == hashes[-2]
    assert len(set(hashes)) == 4
    assert load_pack("school-phones").manifest.version == "1.2.3"


def test_a_copy_that_a_stopped_run_left_is_taken_and_any_other_is_not(pack, home, monkeypatch):
    bundled = home / "bundled"
    shutil.move(pack, bundled / "school-phones")
    for module in ("game.packs.library", "game.classroom.amending"):
        monkeypatch.setattr(f"{module}.bundled_packs_folder", lambda: bundled)
    lesson = Lesson("zoo", "lost-pupil", "grown-ups", "A keeper is near.")
    first = amend("school-phones", "zoo-9b", [lesson])
    again = amend("school-phones", "zoo-9b", [lesson])
    assert first.pack == again.pack
    assert first.folder == user_packs_folder() / "school-phones-zoo-9b"
    other = Lesson("zoo", "lost-pupil", "grown-ups", "A guard is near.")
    with pytest.raises(UsageError, match="There is a pack school-phones-zoo-9b"):
        amend("school-phones", "zoo-9b", [other])


@given_values(st.from_regex(ID_PATTERN, fullmatch=True), st.from_regex(ID_PATTERN, fullmatch=True))
def test_the_copy_has_an_id_that_a_pack_may_have(pack_id, class_id):
    found = copy_id(pack_id[:48].strip("-"), class_id[:48].strip("-"))
    assert re.fullmatch(ID_PATTERN, found)
    assert len(found) <= 48
    assert found != pack_id


def test_toml_that_is_edited_is_still_what_tomli_reads(pack):
    amend("school-phones", "c", [Lesson("zoo", "lost-pupil", "grown-ups", 'He "was" there.')])
    data = tomli.loads((pack / "motions" / "zoo.toml").read_text(encoding="utf-8"))
    assert data["counterargument"][0]["point"][0]["accept"][-1] == 'He "was" there.'
