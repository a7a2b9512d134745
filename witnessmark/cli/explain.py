"""`explain`: which rule read what."""

from collections.abc import Iterator
from typing import Any

import msgspec
import typer

from witnessmark.cli.options import Files, FormatOption, GazetteerOption, inputs
from witnessmark.cli.output import emit
from witnessmark.cli.summary import Summary
from witnessmark.model.base import Model
from witnessmark.model.reading import Reading

NAME = "explain"
EXAMPLES = ("witnessmark explain report.html", "witnessmark explain statement.txt --format jsonl | grep casualty")


class Explanation(Model, frozen=True, kw_only=True):
    """One claim with the rule that read it. `made` is what the rule made of the words; voices are named, nearest first."""

    doc_id: str
    claim: str
    kind: str
    rule: str
    start: int
    end: int
    quote: str
    voices: tuple[str, ...]
    made: dict[str, Any]


def run(files: Files = None, format: FormatOption = None, gazetteer: GazetteerOption = None) -> None:
    """Show which rule read what, and whose words they were.

    Prints one line a claim, in the order of the text: the rule that fired, the exact words, what was made of them, and the
    voices behind them.
    """
    from witnessmark import pipeline

    summary = Summary()
    documents = summary.kept(pipeline.records(inputs(files)), "document")
    readings = summary.readings(pipeline.read(documents, gazetteer))
    emit((told for reading in readings for told in explained(reading)), format, "explanation")
    raise typer.Exit(summary.close())


# What every claim has and the explanation says by itself.
SHARED = frozenset({"kind", "id", "rule", "start", "end", "quote", "speaker", "via"})


def explained(reading: Reading) -> Iterator[Explanation]:
    """One explanation a claim, in the order of the text."""
    names = {voice.id: voice.name for voice in reading.people}
    for claim in sorted(reading.claims, key=lambda claim: (claim.start, claim.end, claim.id)):
        voices = [voice for voice in (claim.speaker, *claim.via) if voice is not None]
        made = {name: value for name, value in msgspec.to_builtins(claim).items() if name not in SHARED and value not in (None, [], ())}
        yield Explanation(
            doc_id=reading.doc_id,
            claim=claim.id,
            kind=claim.kind,
            rule=claim.rule,
            start=claim.start,
            end=claim.end,
            quote=claim.quote,
            voices=tuple(names.get(voice, voice) for voice in voices),
            made=made,
        )
