"""What the page of one incident shows, gathered for its template."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from witnessmark.model.claim import Footage, WeaponUse
from witnessmark.model.incident import ClaimRef
from witnessmark.model.tally import Row, Tally
from witnessmark.model.time import Interval
from witnessmark.publish.dossier.borders import Borders
from witnessmark.publish.dossier.decided import link_words
from witnessmark.publish.dossier.headline import place_name, plain_headline
from witnessmark.publish.dossier.map import Label, incident_map
from witnessmark.publish.dossier.material import Material
from witnessmark.publish.dossier.papers import ClaimView, claim_view, document_views
from witnessmark.publish.dossier.pictures import EFFECTS, tally_views
from witnessmark.publish.dossier.plain import counted, number, plain_date, plain_interval
from witnessmark.publish.dossier.sources import Speaker, carried, publisher_of, speakers
from witnessmark.publish.dossier.timeline import Moment, stretch, timeline

BASES = {"footage": "said to rest on footage", "remnants": "said to rest on remnants", "statement": "a statement"}


def incident_context(material: Material, borders: Borders, conventions: Mapping[str, str]) -> dict[str, Any]:
    incident = material.incident
    found = moments(material)
    return {
        "incident": incident,
        "plain_headline": plain_headline(material),
        "facts": facts(material, borders),
        "tallies": tally_views(material),
        "general": [c for c in incident.contradictions if not any(same_tally(c.outcome, c.who, t) for t in incident.tallies)],
        "timeline": timeline(found, timeline_words(found)),
        "moments": [(plain_moment(m), m) for m in found],
        "map": map_of(material, borders),
        "carried": carried(material),
        "speakers": [(s, said_where(material, s)) for s in speakers(material)],
        "weapons": by_name(material, incident.weapons),
        "footage": by_name(material, incident.footage),
        "alleged": alleged(material),
        "papers": document_views(material),
        "pairs": own_pairs(material),
        "borders": borders,
        "convention_words": conventions.get(incident.convention),
    }


def said_where(material: Material, speaker: Speaker) -> list[tuple[int, str]]:
    """Each document a voice speaks in, with its first words there."""
    found: dict[int, str] = {}
    for ref in speaker.claims:
        anchor = material.anchor(ref)
        if anchor is not None:
            found.setdefault(material.entries[ref[0]][0], anchor)
    return sorted(found.items())


def same_tally(outcome: str | None, who: str | None, tally: Tally) -> bool:
    return outcome == tally.outcome and who in (None, tally.who)


def facts(material: Material, borders: Borders) -> list[tuple[str, str]]:
    """The few lines under the headline."""
    incident = material.incident
    groups = {entry.group for entry in incident.documents}
    independent = f"{counted(len(incident.documents), 'document')}, {counted(len(groups), 'independent text')}"
    found = [("When", plain_interval(incident.time) or "date not known"), ("Where", place_words(material, borders))]
    found += [("Sources", f"{counted(len(incident.roots), 'root source')} in {independent}")]
    return found


def place_words(material: Material, borders: Borders) -> str:
    place = material.incident.place
    if place is None:
        return "place not known"
    if place.lat is None or place.lon is None:
        return f"{place.name} (not found in the gazetteer)"
    name, country = place_name(place), borders.countries.get(place.country or "")
    where = f"{name}, {country.name}" if country is not None and country.name != name else name
    return f"{where} (within {distance(place.radius_km)})" if place.radius_km else where


def distance(km: float) -> str:
    """`5 km`, `800 m`."""
    return f"{number(round(km))} km" if km >= 1 else f"{round(km * 1000)} m"


def moments(material: Material) -> list[Moment]:
    """Every dated thing of the incident in order; what has no readable date comes last."""
    incident = material.incident
    found: list[Moment] = []
    if incident.time.since is not None:
        found.append(Moment(incident.time.since, "event", "The attack", until=incident.time.until))
    found += said(material) + published(material)
    order = {"event": 0, "said": 1, "published": 2}
    return sorted(found, key=lambda m: ((stretch(m) or (datetime.max,))[0], order[m.kind], m.iso, m.label))


def said(material: Material) -> list[Moment]:
    rows = [row for tally in material.incident.tallies for row in tally.rows if row.asserted is not None]
    best = sorted(rows, key=lambda row: list(EFFECTS).index(row.effect), reverse=True)
    unique = {(row.asserted, row.root): row for row in best}
    return [statement(material, row) for row in unique.values()]


def statement(material: Material, row: Row) -> Moment:
    """When a root spoke; a denial is not put as if it said the number it denies."""
    verb = "disputed" if row.effect == "denied" else "said"
    return Moment(row.asserted or "", "said", material.root_name(row), quote_of(material, row.claims), anchor=material.words_anchor(row), verb=verb)


def quote_of(material: Material, refs: tuple[tuple[str, str], ...]) -> str:
    claim = next((c for c in map(material.claim, refs) if c is not None), None)
    return "" if claim is None else claim.quote


def published(material: Material) -> list[Moment]:
    out = []
    for number_, entry in material.entries.values():
        document, reading = material.documents.get(entry.doc_id), material.readings.get(entry.doc_id)
        when = (document.published if document is not None else None) or (reading.published if reading is not None else None)
        if when is not None:
            title = (document.title if document is not None else None) or ""
            out.append(Moment(when, "published", publisher_of(material, entry.doc_id), title, anchor=f"d{number_}", verb="published"))
    return out


def plain_moment(found: Moment) -> str:
    return plain_interval(Interval(since=found.iso, until=found.until)) if found.until is not None else plain_date(found.iso)


def timeline_words(found: list[Moment]) -> str:
    kinds = [sum(m.kind == kind for m in found) for kind in ("said", "published")]
    return f"Timeline: {counted(kinds[0], 'statement')} and {counted(kinds[1], 'publication')}; the list below gives each with its date"


def map_of(material: Material, borders: Borders) -> dict[str, Any]:
    """The map with its caption; `picture` is empty where the place has no known point."""
    place = material.incident.place
    if place is None or place.lat is None or place.lon is None:
        return {"picture": "", "caption": place_words(material, borders)}
    radius = f"The circle shows how far from the point it may have happened: {distance(place.radius_km)}." if place.radius_km else ""
    words = f"Map of {place_name(place)} at {place.lat:.2f}, {place.lon:.2f}. {radius}".strip()
    return {
        "picture": incident_map(msgspec.structs.replace(place, name=place_name(place)), labels(material), borders, words),
        "caption": f"{place_words(material, borders)}. {radius}".strip(),
    }


def labels(material: Material) -> list[Label]:
    """Towns the documents name beside the place, most often named first."""
    own = material.incident.place
    seen: dict[tuple[float, float], tuple[int, str]] = {}
    for doc_id in material.entries:
        for place in material.readings[doc_id].places if doc_id in material.readings else ():
            if place.lat is None or place.lon is None or place.demonym or place.precision in ("country", "region"):
                continue
            if own is not None and (own.lat, own.lon) == (place.lat, place.lon):
                continue
            count, name = seen.get((place.lat, place.lon), (0, place.name))
            seen[place.lat, place.lon] = (count + 1, name)
    ordered = sorted(seen.items(), key=lambda item: (-item[1][0], item[1][1]))
    return [Label(name, lat, lon) for (lat, lon), (_, name) in ordered]


def named_claim(material: Material, ref: ClaimRef) -> dict[str, Any]:
    """A weapon or a piece of footage, with who named it where."""
    claim = material.claim((ref.doc_id, ref.claim))
    view: ClaimView | None = None if claim is None else claim_view(material, ref.doc_id, claim)
    basis = BASES[claim.basis] if isinstance(claim, WeaponUse) else None
    checked = claim.verified_by if isinstance(claim, Footage) else None
    where = material.entries.get(ref.doc_id)
    publisher = publisher_of(material, ref.doc_id)
    told = {basis, ref.name, claim.basis if isinstance(claim, WeaponUse) else None}
    detail = ref.detail if ref.detail not in told and (claim is None or (ref.detail or "") not in claim.quote) else None
    number_ = where[0] if where else None
    return {"ref": ref, "detail": detail, "claim": view, "basis": basis, "checked": checked, "number": number_, "publisher": publisher}


def alleged(material: Material) -> list[dict[str, Any]]:
    """Each accused party with those who accuse it, and its own word where one is known."""
    found: dict[str, dict[str, Any]] = {}
    for allegation in material.incident.alleged:
        entry = found.setdefault(allegation.actor, {"actor": allegation.actor, "by": [], "accepted": allegation.accepted})
        entry["by"] += [name for name in [material.known_name(allegation.by)] if name not in entry["by"]]
        entry["accepted"] = allegation.accepted if entry["accepted"] is None else entry["accepted"]
    return list(found.values())


def by_name(material: Material, refs: Sequence[ClaimRef]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Weapons or footage, one entry a name, the one most often named first; within it in the page's order."""
    found: dict[str, list[dict[str, Any]]] = {}
    for ref in refs:
        found.setdefault(ref.name, []).append(named_claim(material, ref))
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def own_pairs(material: Material) -> list[dict[str, Any]]:
    """Related documents of this incident, by their numbers."""
    numbers = {doc_id: n for doc_id, (n, _) in material.entries.items()}
    found = [p for p in material.pairs if p.a in numbers and p.b in numbers and p.kind != "too_short"]
    return [
        {"pair": p, "a": numbers[p.a], "b": numbers[p.b], "decided": link_words(p)} for p in sorted(found, key=lambda p: (numbers[p.a], numbers[p.b]))
    ]
