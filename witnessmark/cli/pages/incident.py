"""An incident as a page of text."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from witnessmark.cli.pages.words import bounds
from witnessmark.cli.summary import plural
from witnessmark.cli.terminal import one_line
from witnessmark.model.incident import Incident
from witnessmark.model.tally import Tally


def page(incident: Incident) -> RenderableType:
    """Its title, where and when, its counts with their reasons, and what contradicts what."""
    told = [Text(one_line(contradiction.reason), style="yellow") for contradiction in incident.contradictions]
    return Group(_head(incident), _tallies(incident), *told, Text())


def _head(incident: Incident) -> Text:
    when = incident.time.since or "no date"
    where = incident.place.name if incident.place is not None else "no place"
    counted = f"{plural(len(incident.documents), 'document')}, {plural(len(incident.roots), 'root source')}"
    return Text.assemble(
        (one_line(incident.title, 100), "bold cyan"), (f"  {one_line(where)} · {when} · {counted} · {incident.incident_id[:8]}", "dim")
    )


def _tallies(incident: Incident) -> RenderableType:
    if not incident.tallies:
        return Text("no counts", style="dim")
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("", "supported", "reported", "grade", "because"):
        table.add_column(name, header_style="dim")
    for tally in incident.tallies:
        table.add_row(
            tally_name(tally),
            Text(_supported(tally), style="bold"),
            bounds(tally.reported.low, tally.reported.high),
            tally.grade,
            one_line(tally.reason),
        )
    return table


def tally_name(tally: Tally) -> str:
    """`killed`, `killed (civilian)`."""
    return tally.outcome if tally.who == "any" else f"{tally.outcome} ({tally.who})"


def _supported(tally: Tally) -> str:
    return bounds(tally.supported.low, tally.supported.high)
