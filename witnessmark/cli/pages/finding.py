"""A finding of `verify` as a line of text."""

from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from witnessmark.cli.terminal import one_line

if TYPE_CHECKING:
    from witnessmark.pipeline import Finding


def page(finding: "Finding") -> RenderableType:
    """What is wrong, where."""
    return Text.assemble((f"{finding.code.replace('_', ' ')}  ", "bold red"), one_line(f"{finding.subject}: {finding.reason}"))
