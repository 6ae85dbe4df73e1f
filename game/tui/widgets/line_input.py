"""One line for a name."""

from rich.style import Style
from textual.strip import Strip
from textual.widgets import Input

from game.text import clean


class LineInput(Input):
    """Whatever is typed or pasted passes the gate and stays on one line."""

    DEFAULT_CSS = """
    LineInput { background: $boost; }
    """

    def validate_value(self, value: str) -> str:
        return clean(value).replace("\n", " ")

    def render_line(self, y: int) -> Strip:
        """As Textual's, and underlined where no ground shows how far the field goes."""
        line = super().render_line(y)
        if not self.app.current_theme.ansi:
            return line
        return line.extend_cell_length(self.size.width).apply_style(Style(underline=True))
