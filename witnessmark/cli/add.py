"""`add`: new reports folded into a case."""

from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.options import DryRunOption, FormatOption, GazetteerOption, MappingOption
from witnessmark.cli.plan import show_plan
from witnessmark.cli.summary import EXIT_HELP, Summary
from witnessmark.cli.terminal import out, say
from witnessmark.printable import printable

NAME = "add"
EXAMPLES = ("witnessmark add demo-case new-report.html", "witnessmark add demo-case tolls.csv --mapping tolls.toml --dry-run")
STATUS = EXIT_HELP


def run(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)],
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="The new files, of any kind that `build` takes; no folders.", exists=True, dir_okay=False)
    ],
    gazetteer: GazetteerOption = None,
    mapping: MappingOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = None,
) -> None:
    """Fold new reports into a case without judging the others anew: in a second, where `build` would take minutes.

    Each file is preserved, read, and compared with its neighbours alone: the documents that share its wording, its rare names and
    numbers or its quotations, and the incidents near its place and days. These incidents are counted again, and only their pages
    are written. `build` judges everything anew, these files too, which it never marks absent. The case's own
    places are those that came with its reports, unless others are given. A table needs a mapping file, which is kept beside it; --format
    is of what --dry-run prints.
    """
    from witnessmark import pipeline
    from witnessmark.cli.pages.case import whereabouts
    from witnessmark.cli.watching import Watching

    if dry_run:
        raise typer.Exit(show_plan(pipeline.keeping.planned(case, files, mapping), format))
    summary = Summary()
    with pipeline.Case(case) as held:
        folded = pipeline.add(held, files, gazetteer, Watching(summary), mapping)
        summary.counts["claim"] += sum(len(reading.claims) for reading in folded.readings)
        for before, incident in folded.incidents:
            out().print(f"{'new' if before is None else 'changed'}: {printable(incident.title)}", markup=False, highlight=False)
        say(whereabouts(held))
    raise typer.Exit(summary.close())
