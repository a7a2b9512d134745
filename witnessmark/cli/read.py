"""`read`: one reading a document."""

from typing import Annotated

import typer

from witnessmark.cli.backend_options import BackendOption, EndpointOption, KeyOption, TimeoutOption, asked
from witnessmark.cli.options import Files, FormatOption, GazetteerOption, WorkersOption, inputs
from witnessmark.cli.output import emit
from witnessmark.cli.progress import track_unseen
from witnessmark.cli.summary import Summary

NAME = "read"
EXAMPLES = (
    "witnessmark read report.html statement.txt",
    "witnessmark records reports/*.html | witnessmark read --format jsonl",
    "witnessmark read report.html --backend openai_compatible:llama3.1 --endpoint http://127.0.0.1:11434",
)


def run(
    files: Files = None,
    format: FormatOption = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Put each document's text into its reading.")] = False,
    gazetteer: GazetteerOption = None,
    workers: WorkersOption = 1,
    backend: BackendOption = None,
    endpoint: EndpointOption = None,
    key_variable: KeyOption = None,
    timeout: TimeoutOption = None,
) -> None:
    """Read documents: who claims what, in whose words, where and when.

    Prints one reading a document, in the order of the input: its claims with their exact words, its voices (one over all
    spellings and later mentions), places, times, weapons and warnings. With --backend a model is asked too; what leaves the
    machine for it is said first, and of what it answers only that counts which stands in the text word for word.
    """
    from witnessmark import pipeline

    summary, model = Summary(), asked(backend, endpoint, key_variable, timeout)
    documents = summary.kept(pipeline.records(inputs(files)), "document")
    readings = summary.modelled(summary.readings(pipeline.read(documents, gazetteer, workers, backend=model)))
    emit((reading if with_text else pipeline.without_text(reading) for reading in track_unseen(readings, "reading")), format, "reading")
    raise typer.Exit(summary.close())
