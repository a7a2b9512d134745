"""What would become of a document, as one line of text."""

from rich.console import RenderableType
from rich.text import Text

from witnessmark.cli.terminal import one_line
from witnessmark.model.planned import Planned

COLOURS = {"create": "green", "update": "yellow", "unchanged": "dim", "refuse": "red"}


def page(planned: Planned) -> RenderableType:
    """The action in its colour, the document, and what would change of it or why not."""
    about = planned.reason or ", ".join(planned.fields)
    called = one_line(" · ".join(filter(None, (planned.doc_id, planned.title))), 80) or one_line(planned.file)
    return Text.assemble((f"{planned.action:<9}", COLOURS[planned.action]), f" {called}", (f"  {one_line(about)}" if about else "", "dim"))
