"""`explain`: which rule read what, and which left what."""

from collections.abc import Iterable, Iterator

import typer

from witnessmark.cli.options import Files, FormatOption, GazetteerOption, inputs
from witnessmark.cli.output import Format, chosen, emit
from witnessmark.cli.summary import Summary
from witnessmark.model.explanation import ExplainedSentence

NAME = "explain"
EXAMPLES = ("witnessmark explain report.html", "witnessmark explain statement.txt --format jsonl | grep abstained")


def run(files: Files = None, format: FormatOption = None, gazetteer: GazetteerOption = None) -> None:
    """Show which rule read what, whose words they were, and why nothing was read elsewhere.

    On a terminal, each sentence with what fired in it, what was dropped and what abstained, and why. As JSON Lines, one line
    a step, in the order of the text: `kind`, `status` (fired, dropped, abstained), `rule`, the exact words, the `reason`
    nothing came of it, what was `made` of them, and the `voices` behind them.
    """
    from witnessmark import pipeline

    summary = Summary()
    documents = summary.kept(pipeline.records(inputs(files)), "document")
    readings = summary.readings(pipeline.read(documents, gazetteer))
    sentences = (sentence for reading in readings for sentence in pipeline.explain(reading, gazetteer))
    emit(sentences if chosen(format) is Format.PRETTY else _steps(sentences), format, "explanation")
    raise typer.Exit(summary.close())


def _steps(sentences: Iterable[ExplainedSentence]) -> Iterator[object]:
    return (step for sentence in sentences for step in sentence.steps)
