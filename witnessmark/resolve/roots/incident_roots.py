"""Roots within one incident: whose a body is of which only the kind was said ("police", «МВД», «власти»)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from witnessmark.model.place import Gazetteer, Place
from witnessmark.model.reading import Reading
from witnessmark.model.voice import VoiceKind
from witnessmark.resolve.people.name_keys import words
from witnessmark.resolve.people.roles import stands_for
from witnessmark.resolve.places.geometry import chain
from witnessmark.resolve.places.where import relation
from witnessmark.resolve.roots.bare_bodies import SERVICES, is_fuller, scope
from witnessmark.resolve.roots.roots import Root

SHARED, VOWELS = 4, "aeiouy"  # letters of a place's name that an adjective or the name of its region keeps; endings are vowels


class IncidentRoots:
    """The roots of one incident as they are shown.

    A bare body is of the incident's place, so that the ministries of two countries are not one; where no place is known it is an
    unnamed source of its publisher. What a place has one service of is one root, by whichever of its names: the one such service
    the incident's documents name, else its most frequent bare name. Of other bodies a shorter name is the one fuller name.
    """

    def __init__(self, roots: Iterable[tuple[Root, Reading]], place: Place | None, gazetteer: Gazetteer) -> None:
        self._place, self._gazetteer = place, gazetteer
        found = [(self._of_here(root), reading) for root, reading in roots]
        self._services = _services([root for root, _ in found])
        self._bare = Counter(root.bare for root, _ in found if root.bare is not None)
        self._holders = {root.name: root for root, reading in found if self._may_hold(root, reading)}

    def shown(self, root: Root, reading: Reading) -> Root:
        """The root, a bare one with its place behind it: "police (Varden region)"; an office as its holder."""
        root = self._of_here(root)
        if root.office is not None:
            return self._holder(root, root.office, reading)
        if root.bare is None:
            return root
        if root.kind in self._services and (service := self._services[root.kind]).bare is None:
            return service
        said = self._services[root.kind].bare or root.bare if root.kind in self._services else self._fullest(root.bare, reading)
        where = scope(said, reading.language, self._place, self._gazetteer)
        if where is None:
            return _named(root, f"anonymous:{reading.publisher or f'document {reading.doc_id}'}:{said}", anonymous=True)
        return _named(root, f"{said} ({where})", anonymous=False)

    def _of_here(self, root: Root) -> Root:
        """A service named for the incident's own town or region is the service of that place ("Varden police": police)."""
        if root.service is None or self._place is None or self._place.gazetteer_id is None:
            return root
        known = [name for place in chain(self._gazetteer, self._place.gazetteer_id) if place.precision != "country" for name in words(place.name)]
        if any(not any(_begins_as(said, name) for name in known) for said in root.area):
            return root
        return msgspec.structs.replace(root, bare=root.service)

    def _may_hold(self, root: Root, reading: Reading) -> bool:
        """Whether a root is a named person with a role that is of no other place than the incident's."""
        if root.role is None or root.is_body or root.office is not None or root.bare is not None or ":" in root.name:
            return False
        text = reading.text or ""
        named = [p for p in reading.places if not p.demonym and text[p.start : p.end] and text[p.start : p.end] in (root.role or "")]
        return self._place is None or all(relation(p, self._place, self._gazetteer) != "apart" for p in named)

    def _holder(self, root: Root, office: str, reading: Reading) -> Root:
        found = [holder for holder in self._holders.values() if stands_for(office, holder.role or "", reading.language)]
        return found[0] if len(found) == 1 else root

    def _fullest(self, name: str, reading: Reading) -> str:
        fuller = [other for other in self._bare if is_fuller(other, name, reading.language)]
        longest = [other for other in fuller if not any(is_fuller(another, other, reading.language) for another in fuller)]
        return longest[0] if len(longest) == 1 else name


def _services(roots: Sequence[Root]) -> Mapping[VoiceKind, Root]:
    """For each kind of service with bare names: its one named body, else its most frequent bare name."""
    found: dict[VoiceKind, Root] = {}
    for kind in sorted(SERVICES):
        bare = Counter(root.bare for root in roots if root.kind == kind and root.bare is not None)
        named = {root.name: root for root in roots if root.kind == kind and root.is_body and root.bare is None}
        if bare:
            first = min(bare, key=lambda name: (-bare[name], name))
            shown = next(root for root in roots if root.bare == first)
            found[shown.kind] = next(iter(named.values())) if len(named) == 1 else shown
    return found


def _begins_as(said: str, name: str) -> bool:
    """Whether a word may be another form of a place's name: "Vardenska", "Vardenshchyna" of Varden."""
    shared = next((i for i, (a, b) in enumerate(zip(said.casefold(), name.casefold(), strict=False)) if a != b), min(len(said), len(name)))
    return shared >= min(SHARED, len(name.rstrip(VOWELS)))


def _named(root: Root, name: str, anonymous: bool) -> Root:
    return msgspec.structs.replace(root, name=name, role=root.role or root.bare, anonymous=anonymous)
