"""`open`: a package of a case, checked and taken in."""

from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.options import FormatOption, GazetteerOption
from witnessmark.cli.output import emit
from witnessmark.cli.summary import EXIT_HELP, Summary, plural
from witnessmark.cli.terminal import say

NAME = "open"
EXAMPLES = ("witnessmark open demo-bag --into other-case",)
STATUS = EXIT_HELP


def run(
    bag: Annotated[Path, typer.Argument(metavar="BAG", help="The package that `seal` wrote: a folder, or a zip file.", exists=True)],
    case: Annotated[
        Path, typer.Option("--into", metavar="CASE", help="The case it goes into; made where there is none, added to otherwise.", file_okay=False)
    ],
    gazetteer: GazetteerOption = None,
    format: FormatOption = None,
) -> None:
    """Check a sealed case wholly, offline, and take it into a case of yours.

    Nothing is taken in unless all of it is right: every hash, no file too many or too few, the log's own chain, its signatures. Then what
    is here already stays once, what is new comes in, both custody logs are kept, and all is read and counted anew. What the two cases say
    otherwise of one thing is printed, one line each, and never settled by the program: other bytes of one name, a file gone from one of them,
    content that one has erased, decisions that contradict each other. The same package again changes nothing.
    """
    from witnessmark import pipeline
    from witnessmark.cli.watching import Watching

    summary = Summary()
    opened = pipeline.keeping.open_bag(bag, case, pipeline.steps(), gazetteer, Watching(summary))
    emit(opened.conflicts, format, "conflict")
    new = f"{plural(opened.originals, 'original')} and {plural(opened.decisions, 'decision')} new here"
    say(f"{new}, {plural(len(opened.conflicts), 'conflict')}; custody logs kept: {', '.join(opened.histories) or 'none that is new'}.")
    raise typer.Exit(summary.close())
