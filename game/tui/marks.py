"""How scores and sides look in words and symbols; colour only ever repeats them."""

from game.debate.flow import SYMBOLS, FlowStatus, flow_status
from game.scoring.verdict import standing

STATUS_STYLES: dict[FlowStatus, str] = {
    "answered": "$text-success", "partly": "$text-warning", "stands": "$text-error",
    "dropped": "$text-error", "conceded": "$text-error", "now": "bold", "coming": "dim",
}  # fmt: skip
"""Design tokens that repeat in colour where an argument stands."""

NOT_PLAYED, BEGUN = SYMBOLS["coming"], "…"


def score_words(score: int, word: str) -> str:
    """Sign, number and what it amounts to, such as `● 78 answered` or `◐ 55 won`.

    The sign is that of the flow sheet: of `word` where it is one of its words, else of the score.
    """
    signs = {str(name): sign for name, sign in SYMBOLS.items()}
    return f"{signs.get(word, SYMBOLS[_status(score)])} {score} {word}"


def score_style(score: int) -> str:
    """The design token that repeats a score in colour."""
    return STATUS_STYLES[_status(score)]


def _status(score: int) -> FlowStatus:
    return flow_status(standing(score), answered=True)
