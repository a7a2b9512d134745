"""The index of a case: all it holds filed under keys, so that a new report finds the few things it may belong to."""

from collections.abc import Sequence

from witnessmark.case import Case, is_unread
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.place import Gazetteer
from witnessmark.model.reading import Reading
from witnessmark.resolve.filing import document_keys, hashed, incident_keys
from witnessmark.store.common import PAIRS

UNREAD = hashed("unread")
"""Under this key are the documents in a language nothing was read from."""
SAMPLE = hashed("sample")
"""Under this key are documents by which it is judged how common a word is in the case."""
SAMPLED = 100  # as many as a set is taken to have at least where words are weighed (resolve/alignment.py)


def file_case(case: Case, readings: Sequence[Reading], gazetteer: Gazetteer) -> None:
    """Files all that a case holds; the same again changes nothing. `readings` have their texts."""
    known = {reading.doc_id: reading for reading in readings}
    filed = {reading.doc_id: keys_of_reading(reading) for reading in readings}
    for reading in sorted(readings, key=lambda reading: (reading.sha256, reading.doc_id))[:SAMPLED]:
        filed[reading.doc_id].append(SAMPLE)
    filed |= {name_of(pair): keys_of_pair(pair) for pair in case.store.pairs}
    for incident in case.store.incidents:
        own = [known[entry.doc_id] for entry in incident.documents if entry.doc_id in known]
        filed[incident.incident_id] = keys_of_incident(incident, own, gazetteer)
    case.store.index.replace_all(filed)


def keys_of_reading(reading: Reading) -> list[int]:
    """Those by which its copies find it; a text that was not read is filed as such."""
    return [*document_keys(reading), *([UNREAD] if is_unread(reading) else [])]


def keys_of_pair(pair: Pair) -> list[int]:
    """Its two documents."""
    return [pairs_of(pair.a), pairs_of(pair.b)]


def keys_of_incident(incident: Incident, readings: Sequence[Reading], gazetteer: Gazetteer) -> list[int]:
    """Where and when it was, who was hurt, what its documents name; and its documents."""
    return [*incident_keys(incident, readings, gazetteer), *(incidents_of(entry.doc_id) for entry in incident.documents)]


def name_of(pair: Pair) -> str:
    """As the shelf of pairs calls it."""
    return PAIRS.key(pair)


def pairs_of(doc_id: str) -> int:
    """The key under which the pairs of a document are."""
    return hashed("pair", doc_id)


def incidents_of(doc_id: str) -> int:
    """The key under which the incidents are that a document is in."""
    return hashed("in", doc_id)
