"""`why`: which statement set which bound."""

import shutil
import sys
import textwrap
from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.terminal import shown
from witnessmark.model.count import Outcome

NAME = "why"
EXAMPLES = ("witnessmark why demo-case 1 killed", "witnessmark why demo-case 2 injured")
STATUS = "Exit status: 0 answered (that nobody counts it is an answer); 1 the case has no such incident; 2 wrong use."


def run(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)],
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="The incident's number in the dossier's index, or the beginning of its id.")],
    outcome: Annotated[Outcome, typer.Argument(help="What happened to the people counted.")],
) -> None:
    """Say in plain words why a count is what it is: which statement set which bound, with its exact words."""
    from witnessmark import pipeline

    with pipeline.Case(case) as opened:
        for line in pipeline.why(opened, incident, outcome).splitlines():
            print(wrapped(line))


def wrapped(line: str) -> str:
    """The line, made harmless, and broken between words where it goes to a terminal."""
    harmless = shown(line)
    if not sys.stdout.isatty():
        return harmless
    indent = " " * (len(harmless) - len(harmless.lstrip(" -")))
    return textwrap.fill(harmless, shutil.get_terminal_size().columns, subsequent_indent=indent) or harmless
