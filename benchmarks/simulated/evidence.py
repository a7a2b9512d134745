"""A simulated incident as what reconcile is given: claims with their roots, as if every text had been read without a mistake."""

from datetime import timedelta
from typing import Any

from simulated.incident import Simulated
from simulated.reports import Report
from simulated.sources import Source
from simulated.statements import Number
from witnessmark.model.claim import Casualty
from witnessmark.model.evidence import DocumentEntry, Evidence, Gathering
from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.model.time import Interval

TOWN = Place(start=0, end=6, name="Varden", lat=50.0, lon=20.0, country="ZZ", gazetteer_id="ZZ:varden", precision="city", radius_km=8)
SITES = tuple(
    Place(start=0, end=len(name), name=name, lat=50.01, lon=20.02, country="ZZ", gazetteer_id=f"ZZ:{name.lower()}", precision="district", radius_km=2)
    for name in ("Eastrow", "Westrow", "Harbour Side")
)
QUOTES = {"exact": "{} people", "at_least": "at least {} people", "more_than": "more than {} people", "about": "about {} people", "none": "nobody"}
# Room for one number in a made-up text, so that no two overlap.
ROOM = 40


def gathering(incident: Simulated) -> Gathering:
    """All claims of the incident's documents, with copies, roots and times as a faultless reader would find them."""
    day = incident.truth.moment.replace(hour=0)
    until = (day + timedelta(days=1)).date().isoformat()
    time = Interval(since=day.date().isoformat(), until=until)
    return Gathering(
        title="Varden: shelling",
        place=TOWN,
        time=time,
        evidence=tuple(piece for report in incident.reports for piece in _of_report(report, incident, time)),
        documents=tuple(DocumentEntry(doc_id=r.doc_id, group=r.group, relation=r.relation, reason="-") for r in incident.reports),
        readings=tuple(
            Reading(doc_id=r.doc_id, sha256="", language="en", published=incident.truth.when(r.hours), publisher=r.publisher)
            for r in incident.reports
        ),
    )


def _of_report(report: Report, incident: Simulated, time: Interval) -> list[Evidence]:
    said = incident.said[report.said]
    # A recognised copy is as old as its original; what is not recognised as one is taken for a new word of that day.
    hours = said.hours if report.group != report.doc_id else report.hours
    asserted, published = incident.truth.when(hours), incident.truth.when(report.hours)
    root = _root(said.source) if report.names else {"root": f"publisher:{report.publisher}", "root_kind": "media"}
    return [
        Evidence(
            doc_id=report.doc_id,
            claim=claim,
            asserted=asserted,
            published=published,
            group=report.group,
            place=TOWN if site is None else SITES[site],
            time=time,
            **root,
        )
        for claim, site in _claims(said.numbers, report)
    ]


def _root(source: Source) -> dict[str, Any]:
    side = "the other side" if source.kind == "hostile" else None
    return {"root": source.name, "root_kind": source.voice, "root_role": source.role.format(town=TOWN.name), "root_side": side}


def _claims(numbers: tuple[Number, ...], report: Report) -> list[tuple[Casualty, int | None]]:
    found: list[tuple[Casualty, int | None]] = []
    altered = report.altered
    for i, number in enumerate(numbers):
        value = number.number
        if altered is not None and number.outcome == "killed" and value:
            value, altered = altered, None
        first = 0 if number.together else i
        found.append((_claim(number, value, i, first, found[0][0].id if number.child and found else None), number.site))
    return found


def _claim(number: Number, value: int | None, i: int, first: int, whole: str | None) -> Casualty:
    low, high = bounds(number.words, value)
    quote = QUOTES.get(number.words, f"{number.words} of people").format(value)
    return Casualty(
        id=f"c{i}",
        start=first * ROOM,
        end=first * ROOM + len(quote),
        quote=quote,
        rule="simulated",
        outcome=number.outcome,
        low=low,
        high=high,
        quantifier=number.words,  # type: ignore[arg-type]
        who="combatant" if number.combatant else "child" if number.child else "unknown",
        part_of=whole,
        relation=number.relation,
        zero=number.zero,
        scope=number.scope,
    )


def bounds(words: str, n: int | None) -> tuple[int | None, int | None]:
    """What a reader gives for the words (contract): "more than 10" is 11 and open."""
    if n is None:
        return None, None
    if words == "at_least":
        return n, None
    return (n + 1, None) if words == "more_than" else (n, n)
