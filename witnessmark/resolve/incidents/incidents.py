"""Claims of all documents gathered into incidents, by place, time, what happened and who said it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from witnessmark.model.claim import Attack
from witnessmark.model.decision import Decision
from witnessmark.model.evidence import DocumentEntry, Evidence, Gathering
from witnessmark.model.pair import Pair
from witnessmark.model.place import Gazetteer, Place
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.families import Families
from witnessmark.resolve.decided.claims import decided_claims
from witnessmark.resolve.decided.events import placed, regrouped
from witnessmark.resolve.decided.grades import overridden
from witnessmark.resolve.decided.judgements import judged
from witnessmark.resolve.incidents.clusters import COPIED, Clusters
from witnessmark.resolve.incidents.sightings import Sighting, Told, sightings, weightiest
from witnessmark.resolve.roots.incident_roots import IncidentRoots
from witnessmark.resolve.roots.roots import Root, Roots
from witnessmark.resolve.span import Window, as_interval, in_words, overlap

DEFAULT_TITLE = "attack"


def gather(
    readings: Sequence[Reading],
    pairs: Sequence[Pair],
    gazetteer: Gazetteer,
    group_by: Literal["event", "document"] = "event",
    decisions: Sequence[Decision] = (),
) -> list[Gathering]:
    """The incidents of a set of readings, in the order of their first document.

    Totals over a longer time stay in the evidence of the event they stand beside, marked by their scope, and make no
    event. A document that tells of no attack and counts nobody joins the incident its words tell of, or none. With `group_by` document each
    document is the report of one incident. `decisions` are what people judged of people, claims, events and grades.
    """
    decided, as_read = decided_claims(readings, pairs, gazetteer, decisions), readings
    readings = decided.readings
    families = Families(readings, pairs)
    roots = Roots(readings, families.origin, judged(decisions).found_in(readings), families.shared)
    seen = [s for i, r in enumerate(readings) for s in sightings(i, r, gazetteer, whole=group_by == "document")]
    clusters = Clusters(readings, roots, families, gazetteer)
    groups = [[s] for s in seen] if group_by == "document" else clusters.of(seen)
    groups = regrouped(groups, as_read, families, decisions) if group_by == "event" else groups
    build = Builder(readings, roots, families, gazetteer, clusters, frozenset(s.doc_id for group in groups for s in group))
    made = [decided.marked(build.gathering(group)) for group in sorted(groups, key=lambda g: (g[0].index, not g[0].main))]
    return overridden(placed(made, decisions), as_read, decisions)


class Builder:
    """Makes gatherings out of sightings. `told` are the documents that tell of some event themselves."""

    def __init__(
        self, readings: Sequence[Reading], roots: Roots, families: Families, gazetteer: Gazetteer, clusters: Clusters, told: frozenset[str]
    ) -> None:
        self._readings, self._roots, self._families, self._gazetteer = readings, roots, families, gazetteer
        self._clusters, self._told, self._index = clusters, told, {r.doc_id: i for i, r in enumerate(readings)}

    def gathering(self, group: Sequence[Sighting]) -> Gathering:
        """One incident: its place and time hold its claims; a claim with none of its own takes the incident's."""
        place = self._named(weightiest([(s.place, s.weight) for s in group if s.place is not None], self._gazetteer))
        days = _days(group)
        indices = self._documents(group)
        return Gathering(
            title=_title(place, days, group),
            place=place,
            time=as_interval(days),
            evidence=tuple(self._evidence(group, place, days)),
            documents=tuple(self._entries(indices, group)),
            readings=tuple(self._readings[i] for i in indices),
        )

    def _documents(self, group: Sequence[Sighting]) -> list[int]:
        """The documents of the sightings, and those derived from them in which nothing could be read."""
        silent = {self._index[d] for s in group if s.main for d in self._families.members(s.doc_id) if d not in self._told}
        return sorted({s.index for s in group} | silent)

    def _named(self, place: Place | None) -> Place | None:
        """The place under the gazetteer's name for it, whatever spelling a report used."""
        known = self._gazetteer.place(place.gazetteer_id) if place is not None and place.gazetteer_id is not None else None
        return place if place is None or known is None else msgspec.structs.replace(place, name=known.name)

    def _evidence(self, group: Sequence[Sighting], place: Place | None, days: Window | None) -> Iterator[Evidence]:
        said = [(self._roots.of(self._readings[s.index], told.claim), s, told) for s in group for told in s.told]
        shown = IncidentRoots(((root, self._readings[s.index]) for root, s, _ in said), place, self._gazetteer)
        for root, sighting, told in said:
            reading = self._readings[sighting.index]
            yield self._one(reading, told, shown.shown(root, reading), sighting.place or place, days)

    def _one(self, reading: Reading, told: Told, root: Root, place: Place | None, days: Window | None) -> Evidence:
        return Evidence(
            doc_id=reading.doc_id,
            claim=told.claim,
            root=root.name,
            root_kind=root.kind,
            root_role=root.role,
            root_side=root.side,
            anonymous=root.anonymous,
            asserted=self._families.first_published(reading.doc_id, told.claim),
            published=reading.published,
            group=self._families.group(reading.doc_id),
            place=told.place or place,
            time=as_interval(told.days or days),
        )

    def _entries(self, indices: Sequence[int], group: Sequence[Sighting]) -> Iterator[DocumentEntry]:
        first = {s.index: s for s in reversed(group)}
        for i in indices:
            joined = self._clusters.joined(first[i]) if i in first else COPIED
            yield msgspec.structs.replace(self._families.entry(self._readings[i].doc_id), joined=joined)


def _days(group: Sequence[Sighting]) -> Window | None:
    """The days all reports share, those that name days before those that do not; where they share none those most told of, then the earliest."""
    known = sorted((s for s in group if s.days is not None), key=lambda s: (not s.explicit, -s.weight, s.days or ()))
    found: Window | None = None
    for sighting in known:
        if sighting.days is not None:
            found = sighting.days if found is None else overlap(found, sighting.days) or found
    return found


def _title(place: Place | None, days: Window | None, group: Sequence[Sighting]) -> str:
    counted: Mapping[str, int] = defaultdict(int)
    words = [t.claim.attack_type for s in group for t in s.told if isinstance(t.claim, Attack) and t.claim.attack_type]
    counted = {word: words.count(word) for word in dict.fromkeys(words)}
    what = max(counted, key=lambda w: counted[w], default=DEFAULT_TITLE).replace("_", " ")
    return f"{'Place unknown' if place is None else place.name}, {in_words(days)}: {what}"
