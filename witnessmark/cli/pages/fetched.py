"""What came of an address as lines of text."""

from rich.console import Group, RenderableType
from rich.text import Text

from witnessmark.cli.terminal import one_line
from witnessmark.model.fetching import Fetched

COLOURS = {"captured": "green", "unchanged": "green", "same_text": "green", "left_out": "dim", "changed": "bold yellow", "vanished": "bold red"}
# Wide enough for every outcome, so that all lines begin alike.
WIDTH = 12


def page(fetched: Fetched) -> RenderableType:
    """The outcome and the address, then why, what it is kept as, and the lines that differ."""
    head = Text(fetched.outcome.replace("_", " ").ljust(WIDTH), style=COLOURS.get(fetched.outcome, "bold red"))
    lines = [Text.assemble(head, one_line(fetched.url))]
    lines += [_below(text) for text in (fetched.reason, fetched.name and f"kept as {fetched.name}", *fetched.difference) if text]
    return Group(*lines)


def _below(text: str) -> Text:
    style = {"-": "red", "+": "green"}.get(text[:1], "dim")
    return Text(" " * WIDTH + one_line(text), style=style)
