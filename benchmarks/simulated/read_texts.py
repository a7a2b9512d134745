"""From the texts of one incident to what reconcile is given, by the whole program: reading, copies, places, incidents."""

import functools

from simulated.incident import Simulated
from simulated.texts import documents, town
from witnessmark import pipeline
from witnessmark.model.evidence import Gathering
from witnessmark.model.place import Gazetteer
from witnessmark.resolve.incidents.incidents import gather
from witnessmark.resolve.places.known import places_known


@functools.cache
def gazetteer() -> Gazetteer:
    return places_known(None)


def gathered(incident: Simulated, language: str) -> Gathering | None:
    """The gathering of the incident's town and day with the most documents; null where the program finds none there."""
    readings = list(pipeline.read(documents(incident, language)))
    found = gather(readings, list(pipeline.copies(readings)), gazetteer())
    return max((g for g in found if _is_of(g, incident)), key=lambda g: len(g.documents), default=None)


def _is_of(gathering: Gathering, incident: Simulated) -> bool:
    day = incident.truth.moment.date().isoformat()
    since, until = gathering.time.since, gathering.time.until
    on_the_day = since is not None and until is not None and since[:10] <= day <= until[:10]
    return on_the_day and gathering.place is not None and gathering.place.name == town(incident)
