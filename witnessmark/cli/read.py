"""`read`: one reading a document."""

from typing import Annotated

import typer

from witnessmark.cli.options import Files, FormatOption, GazetteerOption, WorkersOption, inputs
from witnessmark.cli.output import emit
from witnessmark.cli.progress import track_unseen
from witnessmark.cli.summary import Summary

NAME = "read"
EXAMPLES = ("witnessmark read report.html statement.txt", "witnessmark records reports/*.html | witnessmark read --format jsonl")


def run(
    files: Files = None,
    format: FormatOption = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Put each document's text into its reading.")] = False,
    gazetteer: GazetteerOption = None,
    workers: WorkersOption = 1,
) -> None:
    """Read documents: who claims what, in whose words, where and when.

    Prints one reading a document, in the order of the input: its claims with their exact words, its voices (one over all
    spellings and later mentions), places, times, weapons and warnings.
    """
    from witnessmark import pipeline

    summary = Summary()
    documents = summary.kept(pipeline.records(inputs(files)), "document")
    readings = summary.readings(pipeline.read(documents, gazetteer, workers))
    emit((reading if with_text else pipeline.without_text(reading) for reading in track_unseen(readings, "reading")), format, "reading")
    raise typer.Exit(summary.close())
