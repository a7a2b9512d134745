"""`records`: any files as the record stream."""

from typing import Annotated

import typer

from witnessmark.cli.options import Files, FormatOption, MappingOption, inputs
from witnessmark.cli.output import emit
from witnessmark.cli.progress import track_unseen
from witnessmark.cli.summary import Summary
from witnessmark.cli.terminal import out

NAME = "records"
EXAMPLES = (
    "witnessmark records tolls.csv --suggest-mapping > tolls.csv.toml",
    "witnessmark records reports/*.html result.json > records.jsonl",
    "witnessmark records report.html | witnessmark read",
)


def run(
    files: Files = None,
    format: FormatOption = None,
    mapping: MappingOption = None,
    suggest_mapping: Annotated[
        bool, typer.Option("--suggest-mapping", help="Print a mapping to start from for each table among the files, and nothing else.")
    ] = False,
) -> None:
    """Turn any input files into the record stream that the other commands take.

    Prints one record a document: its text as it was published, with title, publisher, author, address and time where the
    file itself gives them. A table needs a mapping, which says which column is what: NAME.toml beside it, mapping.toml in its folder,
    or --mapping.
    """
    from witnessmark import pipeline

    summary = Summary()
    if suggest_mapping:
        for text in summary.kept(pipeline.keeping.suggested(files or []), "mapping"):
            out().print(text, markup=False, highlight=False, end="", soft_wrap=True)
        raise typer.Exit(summary.close())
    documents = summary.kept(pipeline.records(inputs(files), mapping), "document")
    emit(track_unseen(documents, "reading files"), format, "record")
    raise typer.Exit(summary.close())
