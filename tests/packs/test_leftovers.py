"""What `check --complete` says of words that the template wrote."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from game.packs.outline import read_outline
from game.packs.placing import place_pack
from game.packs.reading import read_pack
from game.packs.starting import Basics, pack_files, starter_files

NAPS = "# Naps\n## This house naps\n### Naps waste time\n- Rest is needed.\n"


def leftovers(folder: Path, files: Mapping[str, str]) -> list[str]:
    place_pack(folder, files)
    return [str(one) for one in read_pack(folder, complete=True)[1] if one.code == "P606"]


def written(manifest: Mapping[str, object], basics: Basics) -> Mapping[str, str]:
    outline = read_outline(Path("naps.md"), NAPS)
    return pack_files(dict(manifest) | basics.manifest(), outline.motions)


def test_an_unchanged_motion_is_told_once(tmp_path: Path) -> None:
    found = leftovers(tmp_path / "zoo", starter_files(Basics("Zoo", authors=("Ada",))))
    [motion] = [one for one in found if "motions" in one]
    assert "all of this motion stands as the template wrote it" in motion


def test_a_template_that_is_being_changed_is_told_table_by_table(tmp_path: Path) -> None:
    files = dict(starter_files(Basics("Zoo", authors=("Ada",))))
    [name] = [name for name in files if name.startswith("motions/")]
    files[name] = re.sub(
        '^text = ".*"',
        'text = "This house would close every zoo."',
        files[name],
        count=1,
        flags=re.M,
    )
    found = leftovers(tmp_path / "zoo", files)
    essay = next(one for one in found if "pack.toml" in one and "`essay`" in one)
    assert "`essay` has words of the template in `title`, `author`, `publisher`, `url`" in essay
    assert any("`counterargument.point`" in one and "`phrasings`" in one for one in found)
    assert not any("`authors`" in one for one in found)
    assert read_pack(tmp_path / "zoo")[1] == ()


def test_a_pack_of_ones_own_has_none(tmp_path: Path) -> None:
    assert leftovers(tmp_path / "naps", written({}, Basics("Naps", authors=("Ada",)))) == []


@pytest.mark.parametrize(
    ("manifest", "authors", "words"),
    [
        ({}, ("Ada", "Your name"), "the file has words of the template in `authors`"),
        (
            {"essay": {"title": "Naps", "author": "Name of the author"}},
            ("Ada",),
            "`essay` has words of the template in `author` (",
        ),
        (
            {"essay": {"title": "Naps", "url": "https://example.org/naps"}},
            ("Ada",),
            "`essay` has words of the template in `url` (",
        ),
        (
            {"essay": {"title": "Naps", "url": "https://www.example.com"}},
            ("Ada",),
            "`essay` has words of the template in `url` (",
        ),
    ],
)
def test_a_single_one_is_found(
    manifest: Mapping[str, object], authors: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    [found] = leftovers(tmp_path / "naps", written(manifest, Basics("Naps", authors=authors)))
    assert words in found
    assert found.split(":")[0] == str(tmp_path / "naps" / "pack.toml")


@pytest.mark.parametrize(
    "url", ["https://example.edu/", "https://my-example.org", "https://ex.org"]
)
def test_real_addresses_are_none(url: str, tmp_path: Path) -> None:
    essay = {"title": "Naps", "url": url}
    assert leftovers(tmp_path / "naps", written({"essay": essay}, Basics("Naps"))) == []


def test_a_sentence_of_the_template_between_ones_own_is_found_at_its_place(tmp_path: Path) -> None:
    files = dict(written({}, Basics("Naps")))
    [name] = [name for name in files if name.startswith("motions/")]
    files[name] += (
        'phrasings = [\n"We sleep.",\n"Tired children do not learn anything in the evening.",\n]\n'
    )
    [found] = leftovers(tmp_path / "naps", files)
    line = files[name].split("\n").index("phrasings = [") + 3
    assert f"{name.split('/')[1]}:{line}:1: " in found
