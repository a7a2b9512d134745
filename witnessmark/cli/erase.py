"""`erase`: content taken out of a case for good."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from witnessmark.cli.options import GazetteerOption
from witnessmark.cli.summary import EXIT_HELP, Summary, plural
from witnessmark.cli.terminal import say, shown

NAME = "erase"
EXAMPLES = (
    'witnessmark erase demo-case bulletin.txt --basis law --reason "court order 12/31"',
    'witnessmark erase demo-case result.json --document telegram:1:7 --basis witness --reason "asked by the person"',
)
STATUS = EXIT_HELP


def run(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)],
    item: Annotated[str, typer.Argument(metavar="ITEM", help="The file's name in the case, its SHA-256, or at least the first 8 digits of that.")],
    reason: Annotated[
        str, typer.Option("--reason", help="One sentence that stays in the log in place of the content; write nothing in it that gives anybody away.")
    ],
    basis: Annotated[Literal["law", "witness", "family", "mistake"], typer.Option("--basis", help="On what ground.")],
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="DOC_ID", help="Only this text of the file; its others are kept as a record stream.", show_default=False),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking again.")] = False,
    gazetteer: GazetteerOption = None,
) -> None:
    """Erase content because the law or a witness demands it. It cannot be undone.

    The preserved bytes and every text taken out of them are overwritten and removed, the store and the dossier are made anew without
    them; the hash, the size, the name, the reason, who and when stay in the custody log, which still verifies. The same bytes are never taken
    in again. Copies of the same words in other files are named and stay, as do packages that were sealed before. With --document, one
    text of a file goes: the file with it, and the other texts are kept as they were read.
    """
    from witnessmark import pipeline
    from witnessmark.cli.watching import Watching

    summary = Summary()
    with pipeline.Case(case) as held:
        wanted = pipeline.keeping.erasure(held, item, document)
        names = ", ".join(wanted.erased.names)
        say(f"to be erased: {shown(names)}, {plural(wanted.erased.size, 'byte')}, SHA-256 {wanted.erased.sha256}")
        say(f"with it: {plural(len(wanted.documents), 'document')}; kept of the same file: {len(wanted.kept)}")
        for other in wanted.elsewhere:
            say(f"stays, and {other.reason}: {shown(other.name)}, SHA-256 {other.sha256}; erase it too where it must go")
        for doc in wanted.related:
            say(f"stays, and carries words of it: {shown(doc)}")
        for decision in wanted.decisions:
            say(f"stays, and is about it: decision {shown(decision)}")
        if not yes:
            typer.confirm("Erase it for good?", abort=True, err=True)
        pipeline.keeping.erase(held, wanted, reason, basis, pipeline.steps(), Watching(summary), gazetteer)
        say("Erased. The hash and the reason stay in the custody log; `witnessmark verify` proves that nothing else was touched.")
    raise typer.Exit(summary.close())
