"""`passphrase`: another passphrase for an encrypted case."""

from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.terminal import say

NAME = "passphrase"
EXAMPLES = ("witnessmark passphrase demo-case", "witnessmark passphrase demo-case --recovery-key recovery.txt")
STATUS = "Exit status: 0 the new passphrase holds; 1 stopped, the old one holds; 2 wrong use."


def run(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)],
    recovery_key: Annotated[
        Path | None,
        typer.Option(
            "--recovery-key",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Open the case with this age key (AGE-SECRET-KEY-…) where the passphrase is forgotten.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Change the passphrase of an encrypted case. An older copy of the case still opens with the older passphrase."""
    from witnessmark import pipeline

    pipeline.keeping.new_passphrase(case, recovery_key)
    say(f"{case}: the new passphrase holds.")
