"""The judge of free text: `load_matcher` once, then `judge` each rebuttal."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.scoring.judging import judge
    from game.scoring.polyglot import load_matcher

__all__ = ["judge", "load_matcher"]


def __getattr__(name: str) -> Any:
    """Import on first use: the network's libraries take longer to load than most commands run."""
    if name == "judge":
        from game.scoring.judging import judge

        return judge
    if name == "load_matcher":
        from game.scoring.polyglot import load_matcher

        return load_matcher
    raise AttributeError(name)
