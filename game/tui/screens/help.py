"""Help: what this place is for, and its keys, taken from the bindings themselves."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Label, Static

from game.tui.keynames import key_name, own_bindings, with_keys
from game.tui.sized import SizedModal, SizedScreen

GAME = """\
Someone argues with you; you answer in your own words. The judge shows which of your \
sentences made which point, and what would lift your answer. Spelling is never scored. \
Everything stays on this computer and is saved as you type."""
"""The game in four sentences, for someone who has never seen it."""

TYPING = """\
While you write, letters go into your answer. {reply.leave} leaves the answer box; then the \
letters above act. Tab moves on, Shift+Tab back, Enter chooses."""


class HelpScreen(SizedModal[None]):
    """Help on the screen beneath."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,question_mark,f1,q", "dismiss", "Close", id="help.close",
            tooltip="Back to where you were",
        ),
    ]  # fmt: skip
    DEFAULT_CSS = """
    HelpScreen {
        & > Vertical { border-title-style: bold; }
        #scroll {
            height: auto;
            max-height: 100%;
            scrollbar-size-vertical: 1;
            scrollbar-gutter: stable;
        }
        Static { width: 1fr; padding-right: 1; }
        .heading { text-style: bold; color: $text-primary; margin-top: 1; }
        .row { height: auto; }
        .keys { width: 12; text-style: bold; color: $text-accent; }
        .term { width: 17; text-style: bold; }
        .typing { margin-top: 1; color: $text-muted; }
    }
    """
    AUTO_FOCUS = "#scroll"

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._about = screen.about if isinstance(screen, SizedScreen) else ""
        self._keys = describe_keys(screen)
        self._terms = screen.TERMS if isinstance(screen, SizedScreen) else ("", ())

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Help"
            box.border_subtitle = with_keys(self, "arrows scroll, {help.close} closes")
            with VerticalScroll(id="scroll"):
                yield Static(with_keys(self, self._about or GAME), markup=False)
                yield Label("Keys here", classes="heading")
                for keys, words in self._keys:
                    with Horizontal(classes="row"):
                        yield Label(keys, classes="keys", markup=False)
                        yield Static(words)
                yield Static(with_keys(self, TYPING), classes="typing", markup=False)
                yield from self._term_rows()

    def _term_rows(self) -> ComposeResult:
        heading, terms = self._terms
        if terms:
            yield Label(heading, classes="heading", markup=False)
        for name, meaning in terms:
            with Horizontal(classes="row"):
                yield Label(name, classes="term", markup=False)
                yield Static(meaning, markup=False)


def describe_keys(screen: Screen[Any]) -> list[tuple[str, Content]]:
    """The keys of `screen`: names of the keys of one action, what it does and why one would."""
    names = screen.names if isinstance(screen, SizedScreen) else {}
    return [
        (
            " ".join(dict.fromkeys(key_name(item) for item in bindings)),
            Content.assemble(
                (names.get(binding.action, binding.description), "bold"), f"  {binding.tooltip}"
            ),
        )
        for binding, _, bindings in own_bindings(screen)
        if binding.description
    ]
