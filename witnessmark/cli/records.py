"""`records`: any files as the record stream."""

import typer

from witnessmark.cli.options import Files, FormatOption, inputs
from witnessmark.cli.output import emit
from witnessmark.cli.progress import track_unseen
from witnessmark.cli.summary import Summary

NAME = "records"
EXAMPLES = ("witnessmark records reports/*.html result.json > records.jsonl", "witnessmark records report.html | witnessmark read")


def run(files: Files = None, format: FormatOption = None) -> None:
    """Turn any input files into the record stream that the other commands take.

    Prints one record a document: its text as it was published, with title, publisher, author, address and time where the
    file itself gives them.
    """
    from witnessmark import pipeline

    summary = Summary()
    documents = summary.kept(pipeline.records(inputs(files)), "document")
    emit(track_unseen(documents, "reading files"), format, "record")
    raise typer.Exit(summary.close())
