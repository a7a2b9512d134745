"""A case as a short table: what came in, what was read, what it says."""

from collections import Counter

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from witnessmark.cli.pages.words import bounds
from witnessmark.cli.summary import plural
from witnessmark.cli.terminal import one_line
from witnessmark.model.incident import Incident
from witnessmark.model.tally import Tally
from witnessmark.pipeline import Case, is_unread
from witnessmark.printable import printable

KINDS = {"image": "picture", "video": "video", "audio": "sound"}


def page(case: Case) -> RenderableType:
    """What the case holds, then each incident with its headline numbers."""
    incidents = list(case.store.incidents)
    return Group(_holdings(case, incidents), Text(), *([_incidents(incidents)] if incidents else []))


def whereabouts(case: Case) -> str:
    """Where the working dossier is, or how to get one: an encrypted case keeps none."""
    if case.is_encrypted:
        return f"The case is encrypted and keeps no dossier; `witnessmark dossier {printable(str(case.folder))} --out DIR` writes one, in the clear."
    return f"The working dossier, unreviewed and not for publication: {case.dossier / 'index.html'}"


def _holdings(case: Case, incidents: list[Incident]) -> RenderableType:
    sources, readings = list(case.store.sources), list(case.store.readings)
    unread = sum(map(is_unread, readings))
    roots = {root for incident in incidents for root in incident.roots}
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_row("files preserved", str(len(sources)), _absent(sum(source.absent for source in sources)))
    media = Counter(medium.kind for source in sources for medium in source.media)
    if media:
        shown = ", ".join(plural(count, KINDS[kind]) for kind, count in sorted(media.items()))
        table.add_row("photos and videos", str(media.total()), f"{shown}: kept with what they say of themselves, not checked")
    table.add_row("documents", str(len(readings)), f"[yellow]{plural(unread, 'document')} in a language not read yet[/]" if unread else "")
    table.add_row("claims", str(sum(len(reading.claims) for reading in readings)), "")
    table.add_row("independent roots", str(len(roots)), "sources of casualty counts, copies counted once")
    table.add_row("incidents", str(len(incidents)), "")
    return table


def _absent(count: int) -> str:
    return f"{count} gone from the folder, kept here" if count else ""


def _incidents(incidents: list[Incident]) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name, justify in (("", "right"), ("incident", "left"), ("killed", "left"), ("injured", "left"), ("roots", "right"), ("documents", "right")):
        table.add_column(name, justify="right" if justify == "right" else "left", header_style="dim")
    for number, incident in enumerate(incidents, 1):
        counts = (str(len(incident.roots)), str(len(incident.documents)))
        table.add_row(
            str(number), Text(one_line(incident.title, 60), style="cyan"), _headline(incident, "killed"), _headline(incident, "injured"), *counts
        )
    return table


def _headline(incident: Incident, outcome: str) -> Text:
    """The supported range of an outcome: of anybody where that was counted, else of the first group that was."""
    tallies = [tally for tally in incident.tallies if tally.outcome == outcome]
    main: Tally | None = next((tally for tally in tallies if tally.who == "any"), tallies[0] if tallies else None)
    if main is None:
        return Text("–", style="dim")
    group = "" if main.who == "any" else f" {main.who}"
    return Text(bounds(main.supported.low, main.supported.high) + group, style="bold")
