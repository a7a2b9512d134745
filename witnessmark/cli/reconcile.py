"""`reconcile`: incidents with honest ranges."""

import typer

from witnessmark.cli.options import (
    AsOfOption,
    ConventionOption,
    DecisionsOption,
    Files,
    FormatOption,
    GazetteerOption,
    GroupByOption,
    WorkersOption,
    inputs,
)
from witnessmark.cli.output import emit
from witnessmark.cli.progress import track, track_unseen
from witnessmark.cli.summary import Summary

NAME = "reconcile"
EXAMPLES = (
    "witnessmark reconcile reports/*.html",
    "witnessmark reconcile records.jsonl --convention airwars --as-of 2031-05-04T18:00:00+03:00",
    "witnessmark reconcile records.jsonl --group-by document --format jsonl",
)


def run(
    files: Files = None,
    format: FormatOption = None,
    group_by: GroupByOption = "event",
    convention: ConventionOption = "default",
    as_of: AsOfOption = None,
    gazetteer: GazetteerOption = None,
    decisions: DecisionsOption = None,
    workers: WorkersOption = 1,
) -> None:
    """Turn what many documents claim into incidents with ranges, each bound with its reason.

    Prints one line an incident, in the order of their first document. Copies count once; a number stays as imprecise as it
    was said.
    """
    from witnessmark import pipeline

    summary, decided = Summary(), pipeline.deciding.decisions_in(decisions) if decisions is not None else ()
    documents = summary.kept(pipeline.records(inputs(files)), "document")
    readings = summary.readings(track(pipeline.read(documents, gazetteer, workers, decisions=decided), "reading"))
    incidents = pipeline.reconcile(readings, group_by, convention, as_of, gazetteer, decisions=decided)
    emit(summary.count(track_unseen(incidents, "reconciling"), "incident"), format, "incident")
    raise typer.Exit(summary.close())
