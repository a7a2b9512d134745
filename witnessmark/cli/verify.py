"""`verify`: proof that a case holds what its own log says."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from witnessmark.cli.options import FormatOption
from witnessmark.cli.output import emit
from witnessmark.cli.progress import track
from witnessmark.cli.summary import FINE, STOPPED, plural
from witnessmark.cli.terminal import err, one_line, say

if TYPE_CHECKING:
    from witnessmark.pipeline import keeping

NAME = "verify"
EXAMPLES = ("witnessmark verify demo-case", "witnessmark verify demo-case --anchor checkpoint-of-may.txt")
STATUS = "Exit status: 0 everything that could be checked is as the log says; 1 something is damaged, missing or was changed; 2 wrong use."
KINDS = {
    "entry": "entries",
    "original": "originals",
    "text": "texts",
    "decision": "decisions",
    "store": "stores",
    "checkpoint": "checkpoints",
    "time stamp": "time stamps",
}


def run(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)],
    anchor: Annotated[
        Path | None,
        typer.Option(
            "--anchor",
            metavar="FILE",
            help="A checkpoint or a public key that was kept elsewhere: shows an old copy put back, a log made anew.",
            exists=True,
        ),
    ] = None,
    format: FormatOption = None,
) -> None:
    """Prove offline that nothing in a case was changed or lost.

    Lays every preserved file, every extracted text, every decision and the store beside the custody log, follows the log's own chain, and
    checks what signs it. Prints one line a finding; nothing where all is well. What could not be checked is said apart, on standard error,
    and is no finding.
    """
    from witnessmark import pipeline

    tally = _Tally()
    emit(tally.findings(track(pipeline.keeping.examine(case, anchor), "checking")), format, "finding")
    tally.say(case)
    raise typer.Exit(STOPPED if tally.found else FINE)


class _Tally:
    """Counts what is as it was, and keeps for the end what could not be checked."""

    def __init__(self) -> None:
        self.sound: Counter[str] = Counter()
        self.found = 0
        self.unchecked: list[keeping.Unchecked] = []

    def findings(self, outcomes: "Iterable[keeping.Finding | keeping.Unchecked | str]") -> "Iterator[keeping.Finding]":
        """The findings alone; the rest is counted and kept."""
        from witnessmark import pipeline

        for outcome in outcomes:
            if isinstance(outcome, str):
                self.sound[outcome] += 1
            elif isinstance(outcome, pipeline.keeping.Unchecked):
                self.unchecked.append(outcome)
            else:
                self.found += 1
                yield outcome

    def say(self, case: Path) -> None:
        """What was checked, what could not be, and the result last."""
        for each in self.unchecked:
            _say(f"not checked: {each.subject}: {each.reason}", "yellow")
        counts = ((self.sound[kind], kind, many) for kind, many in KINDS.items())
        _say(f"checked: {', '.join(f'{count:,} {kind if count == 1 else many}' for count, kind, many in counts if count) or 'nothing'}.", None)
        if self.found:
            _say(f"{plural(self.found, 'finding')}.", "bold red")
        else:
            _say(f"{case}: everything is as the custody log says.", "bold green")


def _say(text: str, style: str | None) -> None:
    """On a terminal in colour."""
    if style is not None and err().is_terminal:
        err().print(one_line(text), style=style, markup=False, highlight=False)
    else:
        say(text)
