"""The answer key: everything in it, and nothing of a pack as markup."""

from html.parser import HTMLParser

import pytest

from game.packs.answer_key import answer_key
from game.packs.answer_pages import as_html, as_markdown
from game.packs.format import Pack


class Reader(HTMLParser):
    """What a browser makes of a page: tags in balance, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def key(pack: Pack) -> list:
    return answer_key(pack, pack.motions)


@pytest.mark.parametrize("write", [as_markdown, as_html])
def test_the_key_holds_every_point_with_what_counts_and_what_does_not(
    write, school_phones: Pack
) -> None:
    written = write(key(school_phones))
    text = read(written).text if write is as_html else written.replace("\\", "")
    words = " ".join(text.split())
    for counterargument in school_phones.motions[0].counterargument:
        for one in (counterargument.claim, counterargument.model_answer):
            assert " ".join(one.split()) in words
        for point in counterargument.point:
            for one in (point.text, *point.phrasings, *point.accept, *point.reject, point.press):
                assert one in words
            assert f"{point.text} (weight {point.weight}" in words
            assert f"`{point.id}`" in words or f"<small>{point.id}</small>" in written
    assert "(weight 2; no link; from the essay;" in words
    assert "One teacher for ten" in words
    assert "school-phones 1.2.0" in words


@pytest.mark.parametrize("voice", ["A father", "Critics of the ban", "The essay, after Mill", ""])
def test_who_speaks_stands_apart_from_the_claim_whoever_it_is(
    voice: str, school_phones: Pack
) -> None:
    motion = school_phones.motions[0]
    one = motion.counterargument[0].model_copy(update={"voice": voice})
    motion = motion.model_copy(update={"counterargument": (one,)})
    parts = key(school_phones.model_copy(update={"motions": (motion,)}))
    said = [(part.label, part.text) for part in parts if part.label in ("Claim", "Voice")]
    assert said[0][1].startswith(one.claim)
    assert said[1:] == ([("Voice", voice)] if voice else [])


def hostile(pack: Pack) -> Pack:
    bad = "<script>alert(1)</script> **bold** [x](http://y) # head\n- item & \x1b[31m"
    motion = pack.motions[0]
    first = motion.counterargument[0]
    point = first.point[0].model_copy(update={"text": bad, "phrasings": (bad,)})
    changed = first.model_copy(update={"speech": bad, "voice": bad, "point": (point,)})
    motion = motion.model_copy(update={"counterargument": (changed,), "text": bad})
    return pack.model_copy(update={"motions": (motion,)})


def test_nothing_of_a_pack_is_markup_in_html(school_phones: Pack) -> None:
    page = as_html(key(hostile(school_phones)), 'en" onload="x')
    reader = read(page)
    assert "script" not in reader.seen
    assert "<script>alert(1)</script>" in reader.text
    assert 'lang="en&quot; onload' in page
    assert "\x1b" not in page


def test_nothing_of_a_pack_is_markup_in_markdown(school_phones: Pack) -> None:
    written = as_markdown(key(hostile(school_phones)))
    assert "<script" not in written.replace("\\<", "")
    assert "\\*\\*bold\\*\\*" in written
    assert "\x1b" not in written
    headings = [line for line in written.splitlines() if line.startswith("#")]
    assert len(headings) == 5


def test_points_are_numbered_anew_for_each_counterargument(school_phones: Pack) -> None:
    lines = as_markdown(key(school_phones)).splitlines()
    assert [line[:2] for line in lines if line[:1].isdigit()] == ["1.", "2."] * 4
    assert as_html(key(school_phones)).count("<ol>") == 4


def test_of_very_many_wordings_the_first_are_shown_and_the_rest_counted(
    school_phones: Pack,
) -> None:
    motion = school_phones.motions[0]
    one = motion.counterargument[0]
    many = tuple(f"This is wording {number}." for number in range(20))
    point = one.point[0].model_copy(update={"phrasings": many, "accept": ()})
    one = one.model_copy(update={"point": (point,)})
    pack = school_phones.model_copy(
        update={"motions": (motion.model_copy(update={"counterargument": (one,)}),)}
    )

    (found,) = (part for part in key(pack) if part.kind == "point")

    also = dict(found.details)["also"]
    assert also.endswith("/ This is wording 11. / and 8 more in the pack")
