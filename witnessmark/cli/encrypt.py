"""`encrypt`: a case put under a passphrase."""

from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.progress import track
from witnessmark.cli.terminal import say

NAME = "encrypt"
EXAMPLES = ("witnessmark encrypt demo-case", "witnessmark encrypt demo-case --recovery age1…")
STATUS = "Exit status: 0 the case is encrypted; 1 stopped, the case is as before; 2 wrong use."


def run(
    case: Annotated[
        Path,
        typer.Argument(metavar="CASE", help="The case folder; where there is none yet, an empty one is made for `build` to fill.", file_okay=False),
    ],
    recovery: Annotated[
        str | None,
        typer.Option(
            "--recovery",
            metavar="AGE1…",
            help="A public key of age whose keeper, another organisation say, shall be able to open the case too.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Encrypt a case on the disk: originals, texts, log, decisions and store.

    It is best done before the first report comes in: on a folder that is not there yet it makes an empty case, which `build` fills. The
    passphrase is asked for twice, or taken from WITNESSMARK_NEW_PASSPHRASE_FILE. The case is written anew beside itself, proved, and put in
    its own place; the clear copy is overwritten and removed. From then on every command asks for the passphrase, or takes it from
    WITNESSMARK_PASSPHRASE_FILE, and works as before, except that no dossier is kept: `witnessmark dossier` writes one where it is wanted.
    Without the passphrase and the recovery key nobody can open the case again.
    """
    from witnessmark import pipeline

    if pipeline.keeping.is_new(case):
        pipeline.keeping.new_encrypted(case, recovery)
        say(f"{case}: an empty encrypted case; `witnessmark build FOLDER --out {case}` fills it.")
        return
    done = sum(1 for _ in track(pipeline.keeping.encrypted(case, recovery), "encrypting"))
    but = "" if recovery is None else ", but for the recovery key"
    say(f"{case}: encrypted, {done} files. Forget the passphrase and nobody can open it again{but}.")
