"""`dossier`: the working dossier written to a folder of one's choice."""

from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.terminal import say

NAME = "dossier"
EXAMPLES = ("witnessmark dossier demo-case --out /media/stick/dossier",)
STATUS = "Exit status: 0 written; 1 stopped; 2 wrong use."


def run(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where to: a folder that is empty or not there yet.", file_okay=False)],
) -> None:
    """Write the working dossier of a case to a folder: for an encrypted case, which keeps none, or to read it elsewhere.

    It lies there in the clear, names people and places as the sources do, and is unreviewed and not for publication.
    """
    from witnessmark import pipeline

    with pipeline.Case(case) as held:
        pages = pipeline.keeping.dossier(held, out)
    say(f"The working dossier, unreviewed and not for publication, in the clear: {pages[0]}")
