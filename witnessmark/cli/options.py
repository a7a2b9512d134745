"""Arguments and options that several commands share, each described once."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from witnessmark.cli.output import Format

Files: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILES",
        help="Files of any known format, in the order to read them; - or nothing for JSON Lines on standard input.",
        show_default=False,
        # One that may not be read costs only itself, as one that is missing does.
        readable=False,
    ),
]
FormatOption: TypeAlias = Annotated[
    Format | None,
    typer.Option(
        "--format",
        help="jsonl: one JSON object a line. pretty: for a person. Default: pretty on a terminal, jsonl into a pipe or file.",
        show_default=False,
    ),
]
MappingOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="The mapping of the tables among the files, in place of NAME.toml or mapping.toml beside each.",
        show_default=False,
    ),
]
DryRunOption: TypeAlias = Annotated[
    bool,
    typer.Option("--dry-run", help="Change nothing; show what would be created, updated, left unchanged or refused, a document each."),
]
GazetteerOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="A TOML file of the case's own places, added to those the program knows.",
        show_default=False,
    ),
]
WorkersOption: TypeAlias = Annotated[
    int, typer.Option("--workers", metavar="N", min=1, help="Processes that read side by side; the result is the same.")
]


GroupByOption: TypeAlias = Annotated[
    Literal["event", "document"],
    typer.Option("--group-by", help="event: gather claims about one attack. document: each document is the report of one incident."),
]
ConventionOption: TypeAlias = Annotated[
    str, typer.Option("--convention", metavar="NAME", help="How vague words and conflicts become a range; `witnessmark list conventions` names them.")
]


def moment(text: str | None) -> str | None:
    """An ISO 8601 date or time as it was given; anything else is wrong use."""
    try:
        return text if text is None else (datetime.fromisoformat(text), text)[1]
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no ISO 8601 date or time, such as 2031-05-04 or 2031-05-04T18:00:00+03:00") from None


AsOfOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="TIME",
        callback=moment,
        help="Leave out what was published or said after this ISO 8601 date or time, and documents without a date.",
        show_default=False,
    ),
]

DecisionsOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="What people decided, such as CASE/decisions.jsonl: it is put on these documents too.",
        show_default=False,
    ),
]

STANDARD_INPUT = Path("-")


def inputs(files: list[Path] | None) -> list[Path]:
    """The files named, or standard input where none is and something is piped in."""
    if files:
        return files
    if sys.stdin.isatty():
        raise typer.BadParameter("name the files to read, or pipe JSON Lines into the command")
    return [STANDARD_INPUT]
