"""`prove`: a proof that can be checked without the case and without this program."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.terminal import say

NAME = "prove"
EXAMPLES = (
    "witnessmark prove demo-case 02-exercise-wire.html --out proof.json",
    "witnessmark prove demo-case --since checkpoint.txt --out continued.json",
)
STATUS = "Exit status: 0 proved; 1 it cannot be proved (the message says why); 2 wrong use."


def run(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)],
    item: Annotated[
        str | None,
        typer.Argument(metavar="[ITEM]", help="The file's name in the case, its SHA-256, or the beginning of one of them.", show_default=False),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option("--since", metavar="CHECKPOINT", help="A file with a checkpoint that was kept elsewhere.", exists=True, dir_okay=False),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write the proof here; default: standard output.")] = None,
) -> None:
    """Prove that the signed log of a case holds an item, or that it continues a checkpoint kept elsewhere.

    The proof is one JSON file with the entry of the log, the proof of RFC 9162, the signed checkpoint, the public key and the time stamp
    where there is one. It tells of this item and of no other. `docs/check_proof.py`, a hundred lines that need nothing but Python, checks it.
    """
    import msgspec

    from witnessmark import pipeline

    if (item is None) == (since is None):
        raise typer.BadParameter("name an item, or a checkpoint with --since")
    made = pipeline.proving.prove_since(case, since) if since is not None else pipeline.proving.prove(case, item or "")
    data = msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"
    if out is None:
        sys.stdout.buffer.write(data)
        return
    out.write_bytes(data)
    say(f"The proof is {out}.")
