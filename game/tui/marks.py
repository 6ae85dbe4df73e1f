"""How scores and sides look in words and symbols; colour only ever repeats them."""

from game.scoring.verdict import BAND_NAMES

BAND_MARKS = ("○", "◔", "◑", "◕", "●")
"""One for each band, filling up."""

BAND_STYLES = ("$text-error", "$text-warning", "$text-warning", "$text-success", "$text-success")
"""Design tokens that repeat a band in colour."""

NOT_PLAYED = "·"


def band_words(band: int) -> str:
    """Symbol and name of a band."""
    return f"{BAND_MARKS[band]} {BAND_NAMES[band]}"


def score_words(score: int, band: int) -> str:
    """Symbol, number and word, such as `◕ 78 strong`."""
    return f"{BAND_MARKS[band]} {score} {BAND_NAMES[band]}"
