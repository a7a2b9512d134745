"""`seal`: a case as a package that can be checked without this program."""

from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.summary import FINE, Summary
from witnessmark.cli.terminal import out, say

NAME = "seal"
EXAMPLES = ("witnessmark seal demo-case --out demo-bag", "witnessmark seal demo-case --out demo-bag.zip --zip")
STATUS = "Exit status: 0 sealed; 1 stopped, and nothing was written; 2 wrong use."


def run(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)],
    target: Annotated[Path, typer.Option("--out", metavar="BAG", help="The package to write; nothing may be there yet.")],
    zipped: Annotated[bool, typer.Option("--zip", help="One zip file instead of a folder.")] = False,
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="NAME", help="Who hands it over, as the package is to say; else it says nothing.")
    ] = None,
) -> None:
    """Seal a case for handing it over: originals, custody log, proofs, readings, decisions, and a README for people who know no program.

    It is a BagIt package (RFC 8493): `sha256sum` alone shows damage. It holds everything, unpublished and unguarded, and is not
    encrypted: it is for trusted hands only and never for publication. Note the hash that is printed and send it by another way.
    """
    from witnessmark import pipeline
    from witnessmark.cli.watching import Watching

    sealed, hindered = pipeline.keeping.seal(case, target, zipped, organisation, Watching(Summary()))
    out().print(f"{sealed.last}  last entry of the log", markup=False, highlight=False, soft_wrap=True)
    out().print(f"{sealed.tagmanifest}  tagmanifest-sha256.txt", markup=False, highlight=False, soft_wrap=True)
    for remark in hindered:
        say(f"note: {remark}")
    say(f"Sealed: {target}. NOT FOR PUBLICATION: it holds unpublished material and may endanger people. It is not encrypted.")
    say("Whoever gets it should compare the two numbers above with those you send by another way.")
    raise typer.Exit(FINE)
