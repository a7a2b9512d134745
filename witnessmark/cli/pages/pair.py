"""A related pair as text."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from witnessmark.cli.terminal import one_line
from witnessmark.model.pair import Pair


def page(pair: Pair) -> RenderableType:
    """Which documents, how they are related, how sure, and why; then the evidence as each of the two has it."""
    kind = pair.kind.replace("_", " ")
    head = f"{one_line(pair.a, 40)} and {one_line(pair.b, 40)}  "
    said = [one_line(words) for words in (pair.reason, pair.direction, *pair.signals) if words]
    told = Text.assemble((head, "bold cyan"), (f"{kind} {pair.score:.2f}\n", "bold"), "\n".join(said))
    return Group(told, _beside(pair)) if pair.beside else told


def _beside(pair: Pair) -> Table:
    table = Table.grid(padding=(0, 2))
    for piece in pair.beside:
        table.add_row(Text(f"  {piece.kind}", "dim"), Text(one_line(piece.a, 60)), Text(one_line(piece.b, 60)))
    return table
