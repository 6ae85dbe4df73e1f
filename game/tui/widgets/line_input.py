"""One line for a name."""

from textual.widgets import Input

from game.text import clean


class LineInput(Input):
    """Whatever is typed or pasted passes the gate and stays on one line."""

    DEFAULT_CSS = """
    LineInput { background: $boost; }
    """

    def validate_value(self, value: str) -> str:
        return clean(value).replace("\n", " ")
