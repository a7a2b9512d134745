"""Something on which two cases differ, as a line of text."""

from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from witnessmark.cli.terminal import one_line

if TYPE_CHECKING:
    from witnessmark.pipeline import Conflict


def page(conflict: "Conflict") -> RenderableType:
    """What differs, in what, and how."""
    return Text.assemble((f"{conflict.code.replace('_', ' ')}  ", "bold yellow"), one_line(f"{conflict.subject}: {conflict.reason}"))
