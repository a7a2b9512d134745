"""A reading as a page of text."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from witnessmark.cli.pages.words import claim_in_words
from witnessmark.cli.terminal import one_line
from witnessmark.model.claim import AnyClaim
from witnessmark.model.reading import Reading
from witnessmark.model.voice import Voice

STYLES = {"casualty": "bold"}


def page(reading: Reading) -> RenderableType:
    """The document's head, its claims with their voices and exact words, its warnings."""
    warnings = (_warning(reading, index) for index in range(len(reading.warnings)))
    return Group(_head(reading), _claims(reading), *_model(reading), *warnings, Text())


def _head(reading: Reading) -> Text:
    about = [reading.publisher, reading.published or "no date", reading.language or "language unknown"]
    title = one_line(reading.title or reading.doc_id, 100)
    return Text.assemble((title, "bold cyan"), ("  " + one_line(" · ".join(part for part in about if part)), "dim"))


def _claims(reading: Reading) -> RenderableType:
    if not reading.claims:
        return Text("no claims", style="dim")
    people = {voice.id: voice for voice in reading.people}
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for claim in reading.claims:
        said = Text(one_line(claim_in_words(claim), 60), style=STYLES.get(claim.kind, ""))
        table.add_row(said, one_line(voices(claim, people), 60), Text(one_line(f"“{claim.quote}”", 90), style="dim"))
    return table


def voices(claim: AnyClaim, people: dict[str, Voice]) -> str:
    """Who says it, through whom, on what."""
    chain = [people[voice].name for voice in (claim.speaker, *claim.via) if voice is not None and voice in people]
    said = " via ".join(chain) or "the text itself"
    return f"{said}, on {claim.channel}" if claim.channel else said


def _model(reading: Reading) -> Iterator[Text]:
    """What a model added, where one was asked."""
    if (use := reading.backend) is not None:
        reasons = ", ".join(f"{reason.replace('_', ' ')} {count}" for reason, count in use.refused.items())
        told = use.failed or f"{use.accepted} of {use.proposed} claims taken" + (f"; refused: {reasons}" if reasons else "")
        yield Text(one_line(f"{use.backend}: {told}"), style="dim")


def _warning(reading: Reading, index: int) -> Text:
    caution = reading.warnings[index]
    return Text(one_line(": ".join(part for part in (caution.code.replace("_", " "), caution.suggestion, caution.evidence) if part)), style="yellow")
