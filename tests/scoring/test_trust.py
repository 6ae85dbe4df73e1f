import json

import pytest

from game.packs.library import load_pack
from game.scoring import load_matcher
from game.scoring.judging import scorer_version
from game.scoring.trust import (
    FILE,
    LIMITS,
    agreed,
    headline,
    in_short,
    shipped_figures,
)
from game.scoring.trust_tables import as_markdown, tables

FIGURES = {
    "date": "2026-01-01",
    "scorer_version": "1-abc",
    "packs": {"zoo": "1.2.3"},
    "rebuttals": {
        "dev.en": {
            "cases": 3,
            "traps": 1,
            "point F1": 0.8,
            "point precision": 0.8,
            "point recall": 0.8,
            "weighted kappa": 0.7,
            "order accuracy": 0.9,
            "traps reaching 50": 0.1,
            "honest flagged": 0.0,
            "kinds": {"strong": {"cases": 1, "mean": 90.0, "reaching 50": 1.0, "flagged": 0.0}},
        },
        "mine": {
            "cases": 30,
            "traps": 0,
            "point F1": 1.0,
            "point precision": 0.5,
            "point recall": 0.25,
            "weighted kappa": 1.0,
            "order accuracy": 1.0,
            "traps reaching 50": 0.0,
            "honest flagged": 0.0,
            "kinds": {"strong": {"cases": 3, "mean": 70.0, "reaching 50": 1.0, "flagged": 0.0}},
        },
        "rebuttals_ch": {
            "cases": 10,
            "traps": 5,
            "point F1": 0.5,
            "point precision": 0.9,
            "point recall": 0.65,
            "weighted kappa": 0.7,
            "order accuracy": 0.8,
            "traps reaching 50": 0.2,
            "honest flagged": 0.04,
            "kinds": {},
        },
    },
    "key_points": {"dev": {"strict": 0.7, "relaxed": 0.9}},
    "closings": {
        "weighs": {"cases": 4, "mean": 90.0, "above 75": 0.75, "at 0": 0.25},
        "new": {"cases": 1, "mean": 0.0, "above 75": 0.0, "at 0": 1.0},
    },
}


def test_the_published_figures_are_those_of_the_scorer_that_ships() -> None:
    found = shipped_figures()
    assert found["scorer_version"] == scorer_version(load_matcher())
    for pack, version in found["packs"].items():
        assert load_pack(pack).manifest.version == version


def test_every_kind_of_figure_is_published() -> None:
    found = json.loads(FILE.read_text(encoding="utf-8"))
    sections = "rebuttals terse gainsaying closings examples contrast key_points metamorphic speed"
    assert set(sections.split()) <= set(found)
    assert len(tables(found)) == 12


def test_only_tables_with_figures_are_made() -> None:
    assert [table.title.split(":")[0] for table in tables(FIGURES)] == [
        "Against coaches",
        "By kind of answer",
        "Closings",
        "Matching",
        "Labelled rebuttals, set by set",
    ]
    for table in tables(FIGURES):
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_kinds_are_weighed_by_their_cases() -> None:
    (row,) = tables(FIGURES)[1].rows
    assert row == ("strong, English", "4", "75", "100%", "0%")


def test_figures_of_sets_are_weighed_by_what_they_speak_of() -> None:
    """Shares of cheats by the cheats: those of `mine`, which has none, do not count."""
    assert tables(FIGURES)[0].rows == (
        ("nothing", "English", "40", "0.88", "0.93", "95%", "20%", "1%"),
        ("fitting", "English", "3", "0.80", "0.70", "90%", "10%", "0%"),
    )


def test_an_unknown_set_goes_by_its_file() -> None:
    names = [row[0] for row in tables(FIGURES)[-1].rows]
    assert names[0] == "shared, English"
    assert names[1] == "mine"


def test_closings_are_named_by_what_they_do_and_an_unknown_label_by_itself() -> None:
    rows = next(table for table in tables(FIGURES) if table.title == "Closings").rows
    assert rows == (("weigh well", "4", "90", "75%", "25%"), ("new", "1", "0", "0%", "100%"))


def test_the_headline_names_scorer_and_packs() -> None:
    assert headline(FIGURES) == "Measured on 2026-01-01 with scorer 1-abc and zoo 1.2.3."


def test_in_short_sets_are_weighed_by_their_cases_and_fitted_ones_left_out() -> None:
    first, found, order, cheats = in_short(FIGURES)  # dev.en was fitted on
    assert first.startswith("On 40 answers that were made up and labelled by language models")
    assert "had credited 60." in found
    assert found.endswith("it finds 35.")
    assert order.endswith("higher in 95 of 100.")
    assert cheats.startswith("Half marks are reached by 1 of 5 cheats among them. ")
    assert "answers 1 carry" in cheats


def test_in_short_ends_with_what_coaches_accepted() -> None:
    bare = {"read": 40, "accepted": 20, "rules": "1"}
    printed = {"read": 80, "accepted": 60, "rules": "0"}
    *_, last = in_short(FIGURES | {"verdicts": bare})
    told = "points, band and flags alone accepted 50 of 100 without argument (20 of 40)."
    assert last == f"Strict coaches who read {told}"
    *_, first, last = in_short(FIGURES | {"verdicts": bare | {"as printed": printed}})
    assert first.endswith("printed (by rules 0) accepted 75 of 100 without argument (60 of 80).")
    assert last.endswith(told)


def test_in_short_cheats_are_told_apart_by_language_where_there_are_two() -> None:
    japanese = {"rebuttals_jh": FIGURES["rebuttals"]["rebuttals_ch"] | {"traps reaching 50": 0.4}}
    *_, cheats = in_short(FIGURES | {"rebuttals": FIGURES["rebuttals"] | japanese})
    assert "by 3 of 10 cheats among them (1 of 5 in English, 2 of 5 in Japanese)." in cheats


COUNTED = {"certain": 6, "certain, right": 5, "uncertain": 4, "uncertain, right": 1}


def _counted(**sets):
    rows = {name: FIGURES["rebuttals"]["rebuttals_ch"] | counts for name, counts in sets.items()}
    return FIGURES | {"rebuttals": FIGURES["rebuttals"] | rows}


def test_how_often_certain_and_uncertain_verdicts_are_agreed_with_is_told_of_fresh_sets() -> None:
    found = _counted(rebuttals_ch=COUNTED, yours=COUNTED, rebuttals_ae=COUNTED)
    assert agreed(found) == (5 / 6, 1 / 4)
    *_, last = in_short(found)
    assert last.startswith("Coaches agreed with 25 of 100 verdicts that call themselves uncertain")
    assert last.endswith("and with 83 of 100 others.")
    table = tables(found)[1]
    assert table.title == "Certain and uncertain verdicts"
    assert table.rows == (
        ("nothing", "English", "20", "60%", "83%", "25%"),
        ("fitting", "English", "10", "60%", "83%", "25%"),
    )


@pytest.mark.parametrize("counts", [{}, COUNTED | {"uncertain": 0, "uncertain, right": 0}])
def test_nothing_is_told_of_certainty_where_one_kind_was_not_counted(counts) -> None:
    found = _counted(rebuttals_ch=counts)
    assert agreed(found) is None
    assert len(in_short(found)) == len(in_short(FIGURES))


def test_in_short_says_nothing_without_fresh_sets() -> None:
    fitted = {"dev.en": FIGURES["rebuttals"]["dev.en"]}
    assert in_short(FIGURES | {"rebuttals": fitted}) == ()


@pytest.mark.parametrize("most", [1, None])
def test_markdown_holds_as_many_tables_as_asked_for(most) -> None:
    found = as_markdown(FIGURES, most=most)
    assert found.startswith(headline(FIGURES))
    assert found.count("### ") == (most or len(tables(FIGURES)))
    assert "| nothing | English | 40 | 0.88 |" in found


def test_the_limits_are_sentences() -> None:
    assert all(limit.endswith(".") for limit in LIMITS)
