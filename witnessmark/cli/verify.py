"""`verify`: proof that a case holds what its own log says."""

from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.options import FormatOption
from witnessmark.cli.output import emit
from witnessmark.cli.summary import FINE, STOPPED, plural
from witnessmark.cli.terminal import say

NAME = "verify"
EXAMPLES = ("witnessmark verify demo-case",)
STATUS = "Exit status: 0 everything is as the log says; 1 something is damaged, missing or was changed; 2 wrong use."


def run(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)],
    format: FormatOption = None,
) -> None:
    """Prove offline that nothing in a case was changed or lost.

    Checks every preserved file against its hash, and the custody log against its own chain. Prints one line a finding;
    nothing where all is well.
    """
    from witnessmark import pipeline

    findings = pipeline.verify(case)
    emit(findings, format, "finding")
    say(f"{plural(len(findings), 'finding')}." if findings else f"{case}: everything is as the custody log says.")
    raise typer.Exit(STOPPED if findings else FINE)
