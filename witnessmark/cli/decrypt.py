"""`decrypt`: an encrypted case put back into the clear."""

from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.progress import track
from witnessmark.cli.terminal import say

NAME = "decrypt"
EXAMPLES = ("witnessmark decrypt demo-case",)
STATUS = "Exit status: 0 the case lies in the clear; 1 stopped, the case is as before; 2 wrong use."


def run(case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", file_okay=False)]) -> None:
    """Put an encrypted case back into the clear, to hand it to somebody who works without a passphrase. The dossier comes with the next build."""
    from witnessmark import pipeline

    done = sum(1 for _ in track(pipeline.keeping.decrypted(case), "decrypting"))
    say(f"{case}: in the clear, {done} files.")
