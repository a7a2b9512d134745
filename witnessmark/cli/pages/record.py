"""A record as two lines of text."""

from rich.console import RenderableType
from rich.text import Text

from witnessmark.cli.terminal import one_line
from witnessmark.model.document import Document


def page(document: Document) -> RenderableType:
    """Its title, where and when it was published, and the beginning of its text."""
    about = " · ".join(part for part in (document.publisher, document.published or "no date", f"{len(document.text):,} characters") if part)
    title = one_line(document.title or document.doc_id, 80)
    return Text.assemble((title, "bold cyan"), (f"  {one_line(about)}\n", "dim"), one_line(document.text[:400], 160))
