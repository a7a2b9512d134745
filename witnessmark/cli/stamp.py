"""`stamp`: a time-stamping authority says that a checkpoint was there at a time."""

from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.summary import FINE, STOPPED, plural
from witnessmark.cli.terminal import say

NAME = "stamp"
EXAMPLES = (
    "witnessmark stamp demo-case",
    "witnessmark stamp demo-case --send http://tsa.example.org/tsr --root authority.pem",
    "witnessmark stamp demo-case --export request.tsq",
    "witnessmark stamp demo-case --import answer.tsr",
)
STATUS = "Exit status: 0 done; 1 stopped, or an answer was refused (the message says why); 2 wrong use."


def run(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)],
    send: Annotated[
        str | None,
        typer.Option("--send", metavar="URL", help="Send what waits to this authority, by the network; it learns your address.", show_default=False),
    ] = None,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write the request here, to be carried to another machine.", show_default=False)
    ] = None,
    import_: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Take in an answer that was carried here.", exists=True, dir_okay=False, show_default=False),
    ] = None,
    root: Annotated[
        Path | None,
        typer.Option("--root", metavar="PEM", help="Certificates of authorities to trust, kept in the case.", exists=True, dir_okay=False),
    ] = None,
) -> None:
    """Queue a time-stamp request (RFC 3161) for the newest checkpoint; nothing is sent unless --send says where to.

    A request holds a hash and a random number, nothing of the case. An answer is checked before it is kept: that it is for this
    checkpoint and this request, its signature, and the chain of its certificate to a root given with --root.
    """
    from witnessmark import pipeline

    if sum(each is not None for each in (send, export, import_)) > 1:
        raise typer.BadParameter("--send, --export and --import are three ways of the same thing; take one")
    if root is not None:
        say(f"{plural(pipeline.proving.trust(case, root), 'new certificate')} to trust.")
    if import_ is not None:
        say(f"Kept: the checkpoint was there at {pipeline.proving.take_stamp(case, import_)}.")
        return
    request = pipeline.proving.request_stamp(case)
    if export is not None:
        export.write_bytes(request.read_bytes())
        say(f"The request is {export}. Bring back the answer with --import.")
    elif send is not None:
        raise typer.Exit(_sent(case, send))
    else:
        say(f"Queued: {request}. Nothing was sent; --send URL or --export FILE does.")


def _sent(case: Path, url: str) -> int:
    from witnessmark import pipeline

    status = FINE
    for request, time, reason in pipeline.proving.send_requests(case, url):
        say(f"{request.name}: {f'kept: the checkpoint was there at {time}' if time is not None else f'not stamped: {reason}'}.")
        status = status if time is not None else STOPPED
    return status
