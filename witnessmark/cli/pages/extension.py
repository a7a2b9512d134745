"""A member of an extension folder as a line of text."""

from rich.console import RenderableType
from rich.text import Text

from witnessmark.cli.list import Extension
from witnessmark.cli.terminal import one_line


def page(extension: Extension) -> RenderableType:
    """Its name and what it is."""
    return Text.assemble((f"{extension.name:<16}", "bold cyan"), one_line(extension.about))
