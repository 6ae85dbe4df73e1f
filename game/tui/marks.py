"""How scores and sides look in words and symbols; colour only ever repeats them."""

from game.scoring.verdict import band_of

BAND_MARKS = ("○", "◔", "◑", "◕", "●")
"""One for each band, filling up."""

BAND_STYLES = ("$text-error", "$text-warning", "$text-warning", "$text-success", "$text-success")
"""Design tokens that repeat a band in colour."""

NOT_PLAYED = "·"


def score_words(score: int, standing: str) -> str:
    """Symbol, number and what it amounts to, such as `◕ 78 strong` or `◕ 78 won`."""
    return f"{BAND_MARKS[band_of(score)]} {score} {standing}"
