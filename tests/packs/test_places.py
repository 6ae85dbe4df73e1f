from pathlib import Path

from game.packs.places import Places


def test_the_place_of_an_example_is_that_of_its_text(sample_pack: Path) -> None:
    place = Places(sample_pack).of("zoo", ("counterargument", 0, "point", 0, "accept", 1))
    line = place.path.read_text("utf-8").split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith('"Somebody in charge')
    assert str(place) == f"{sample_pack}/motions/zoo.toml:{place.line}:{place.column}"


def test_what_is_gone_has_the_place_of_its_parent_or_the_start(sample_pack: Path) -> None:
    places = Places(sample_pack)
    parent = places.of("zoo", ("counterargument", 0, "point", 0))
    assert places.of("zoo", ("counterargument", 0, "point", 0, "contrary", 0)) == parent
    assert places.of("nowhere", ("id",))[1:] == (1, 1)
