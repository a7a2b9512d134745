"""An explanation as text."""

from rich.console import RenderableType
from rich.text import Text

from witnessmark.cli.explain import Explanation
from witnessmark.cli.terminal import one_line


def page(told: Explanation) -> RenderableType:
    """The rule, the words, what was made of them and whose they are."""
    made = ", ".join(f"{name} {value}" for name, value in told.made.items())
    whose = " via ".join(told.voices) or "the text itself"
    return Text.assemble(
        (f"{one_line(told.rule)}  ", "bold cyan"),
        (f"{one_line(told.doc_id, 40)} {told.start}–{told.end}\n", "dim"),
        f"  “{one_line(told.quote, 140)}”\n",
        (f"  {told.kind}: {one_line(made)}; said by {one_line(whose)}", "dim"),
    )
