"""The keys of the debate screen, declared once; footer, help and palette derive from them."""

from textual.binding import Binding, BindingType

HIGHEST_CALL = 9
"""Calls are single keys; those above the number of points there are do nothing."""

CALLS = Binding.Group("points I made", compact=False)


def _key(keys: str, action: str, name: str, tooltip: str, *, show: bool = True) -> Binding:
    slug = name.lower().replace(" ", "-")
    return Binding(keys, action, name, id=f"debate.{slug}", tooltip=tooltip, show=show)


DEBATE_KEYS: list[BindingType] = [
    _key("s,ctrl+j,f2", "submit", "Submit", "Hand the answer to the judge"),
    _key("w", "write", "Write", "Back into the answer box"),
    *(
        Binding(
            str(count),
            f"call({count})",
            f"Call {count}",
            id=f"debate.call-{count}",
            tooltip=f"Call that your answer made {count}",
            group=CALLS,
        )
        for count in range(HIGHEST_CALL + 1)
    ),
    _key("enter", "skip_call", "Skip the call", "See the verdict without a call"),
    _key("r,f8", "revise", "Revise", "Write a better version, once; the better one counts"),
    _key("p", "press", "Press", "Let them ask about your biggest hole, and answer it"),
    _key("h,f5", "hint", "Hint", "A nudge (-5), then facts (-10), then the passage (-20)"),
    _key("n,f9", "skip_steelman", "Go on", "To your answer, after two tries to restate theirs"),
    _key("n,f9", "skip_flow", "Skip the flow", "Go on to the verdict without a flow of your own"),
    _key("n,f9", "next", "Next", "End the round; then the next counterargument"),
    _key("c", "contest", "Contest", "Hold that you did make a point; ends the attempts"),
    _key("v", "details", "Why", "What every number is made of"),
    _key("e,f3", "drawer('evidence')", "Evidence", "Facts with sources, to cite in the answer"),
    _key("f,f4", "drawer('flow')", "Flow", "Their arguments and your answers so far"),
    _key("k", "drawer('terms')", "Key terms", "What the underlined words mean"),
    _key("escape", "step_back", "Back", "One step back; what was begun waits"),
    _key("escape", "back", "Home", "Home; the match waits as it is"),
    _key("m", "model", "Model answer", "What you missed; ends the attempts", show=False),
    _key("y", "copy", "Copy verdict", "The verdict as text to the clipboard", show=False),
    _key("Y", "save", "Save verdict", "The verdict as text to a file", show=False),
]
