"""A key of an operator as text."""

from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from witnessmark.cli.terminal import one_line

if TYPE_CHECKING:
    from witnessmark.pipeline import proving


def page(key: "proving.KeyTold") -> RenderableType:
    """Whose, where it counts, and the public half to be compared."""
    return Text.assemble((f"{one_line(key.id)}  ", "bold cyan"), one_line(key.told), (f"\n  {one_line(key.key)}", "dim"))
