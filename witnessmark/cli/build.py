"""`build`: the whole way, from a folder of reports to a working dossier."""

from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.backend_options import BackendOption, EndpointOption, KeyOption, TimeoutOption, asked
from witnessmark.cli.options import DryRunOption, FormatOption, GazetteerOption
from witnessmark.cli.plan import show_plan
from witnessmark.cli.summary import Summary
from witnessmark.cli.terminal import out, say

NAME = "build"
EXAMPLES = ("witnessmark build example/reports --out demo-case", "witnessmark build reports --out case --convention airwars")


def run(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            help="The folder of reports, in any format of `list formats`; every other file is kept too.",
            exists=True,
            file_okay=False,
        ),
    ],
    case: Annotated[
        Path, typer.Option("--out", metavar="CASE", help="The case folder; made where there is none, updated where there is one.", file_okay=False)
    ],
    gazetteer: GazetteerOption = None,
    convention: Annotated[
        str | None,
        typer.Option("--convention", metavar="NAME", help="As for reconcile; default: what FOLDER/case.toml says, else default.", show_default=False),
    ] = None,
    backend: BackendOption = None,
    endpoint: EndpointOption = None,
    key_variable: KeyOption = None,
    timeout: TimeoutOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = None,
) -> None:
    """Go the whole way: preserve every file, read, resolve, reconcile, write the working dossier.

    The same folder again changes nothing; a new file updates the case; a file that is gone stays in the case, marked absent.
    FOLDER/gazetteer.toml, where there is one, holds the case's own places, and FOLDER/case.toml its notices and convention. The
    dossier is unreviewed and not for publication. With --backend a model is asked too; what leaves the machine for it is said
    first, and of what it answers only that counts which stands in the text word for word. --format is of what --dry-run prints.
    """
    from witnessmark import pipeline
    from witnessmark.cli.pages.case import page, whereabouts
    from witnessmark.cli.watching import Watching

    if dry_run:
        raise typer.Exit(show_plan(pipeline.keeping.planned(case, folder), format))
    summary, model = Summary(), asked(backend, endpoint, key_variable, timeout, folder)
    with pipeline.build(folder, case, gazetteer, convention, Watching(summary), model) as made:
        out().print(page(made))
        say(whereabouts(made))
    raise typer.Exit(summary.close())
