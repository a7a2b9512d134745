"""`copies`: pairs of documents of which one is derived from the other."""

from typing import Annotated

import typer

from witnessmark.cli.options import DecisionsOption, Files, FormatOption, GazetteerOption, WorkersOption, inputs
from witnessmark.cli.output import emit
from witnessmark.cli.progress import track, track_unseen
from witnessmark.cli.summary import Summary

NAME = "copies"
EXAMPLES = ("witnessmark copies reports/*.html", "witnessmark copies records.jsonl --all --format jsonl")


def run(
    files: Files = None,
    format: FormatOption = None,
    all_pairs: Annotated[bool, typer.Option("--all", help="Also print pairs too short to judge, as kind too_short.")] = False,
    gazetteer: GazetteerOption = None,
    decisions: DecisionsOption = None,
    workers: WorkersOption = 1,
) -> None:
    """Find copies, rewrites, translations and shared quotes among documents.

    Prints one line a related pair, with what both have and a sentence that says why they are taken to be related.
    """
    from witnessmark import pipeline

    summary, decided = Summary(), pipeline.deciding.decisions_in(decisions) if decisions is not None else ()
    documents = summary.kept(pipeline.records(inputs(files)), "document")
    readings = track(pipeline.read(documents, gazetteer, workers), "reading")
    pairs = track_unseen(pipeline.copies(readings, all_pairs, decided), "comparing")
    emit(summary.count(pairs, "pair"), format, "pair")
    raise typer.Exit(summary.close())
