"""A member of an extension folder as a line of text."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from witnessmark.cli.list import Extension
from witnessmark.cli.terminal import one_line

# Wide enough for the longest name there is, so that all lines begin alike.
NAME_WIDTH = 16


def page(extension: Extension) -> RenderableType:
    """Its name and what it is."""
    line = Table.grid(padding=(0, 2, 0, 0))
    line.add_column(width=NAME_WIDTH)
    line.add_column(ratio=1)
    line.add_row(Text(extension.name, style="bold cyan"), one_line(extension.about))
    return line
