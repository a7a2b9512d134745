"""A related pair as text."""

from rich.console import RenderableType
from rich.text import Text

from witnessmark.cli.terminal import one_line
from witnessmark.model.pair import Pair


def page(pair: Pair) -> RenderableType:
    """Which documents, how they are related, how sure, and why."""
    kind = pair.kind.replace("_", " ")
    head = f"{one_line(pair.a, 40)} and {one_line(pair.b, 40)}  "
    return Text.assemble((head, "bold cyan"), (f"{kind} {pair.score:.2f}\n", "bold"), one_line(pair.reason))
