"""`decisions`: what people judged in a case."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from witnessmark.cli.output import Format, emit
from witnessmark.cli.summary import plural
from witnessmark.cli.terminal import say, shown
from witnessmark.model.judged import told

NAME = "decisions"
EXAMPLES = ("witnessmark decisions demo-case", "witnessmark decisions demo-case --format jsonl")
STATUS = "Exit status: 0; 1 a line of the file is no decision; 2 wrong use."


def run(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)],
    format: Annotated[
        Literal["text", "jsonl"], typer.Option("--format", help="text: for a person, also in a file. jsonl: one JSON object a line.")
    ] = "text",
) -> None:
    """List every decision of a case in its order: who judged what, when and why; what was taken back, and what finds nothing now."""
    from witnessmark import pipeline

    with pipeline.Case(case) as opened:
        listed = pipeline.deciding.listed(opened)
        for remark in opened.torn:
            say(f"note: {remark}")
    if format == "jsonl":
        emit(listed, Format.JSONL, "decision")
        return
    for one in listed:
        for line in told(one, listed):
            print(shown(line))
    say(f"{plural(len(listed), 'decision')}.")
