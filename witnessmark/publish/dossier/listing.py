"""What the index shows: the incidents, what was preserved, what could not be read."""

from collections.abc import Mapping, Sequence
from typing import Any

from witnessmark.model.document import Document
from witnessmark.model.reading import Reading
from witnessmark.model.source import Source
from witnessmark.publish.dossier.borders import Borders
from witnessmark.publish.dossier.headline import plain_headline
from witnessmark.publish.dossier.material import Material
from witnessmark.publish.dossier.page import facts
from witnessmark.publish.dossier.papers import first_words


def index_context(
    materials: Sequence[Material],
    names: Sequence[str],
    sources: Sequence[Source],
    documents: Mapping[str, Document],
    unread: Sequence[Reading],
    borders: Borders,
) -> dict[str, Any]:
    """Incidents as they come (the order of their first document), sources by name."""
    used = {reading.doc_id for reading in unread} | {entry.doc_id for material in materials for entry in material.incident.documents}
    apart = [document for doc_id, document in documents.items() if doc_id not in used]
    return {
        "incidents": [incident_entry(material, name, borders) for material, name in zip(materials, names, strict=True)],
        "sources": sorted(sources, key=lambda s: (s.name, s.sha256)),
        "without_incident": [(d, d.title or first_words(d.text)) for d in sorted(apart, key=lambda d: (d.published or "", d.doc_id))],
        "document_count": len(documents),
    }


def incident_entry(material: Material, name: str, borders: Borders) -> dict[str, Any]:
    grades = [t.grade for t in material.incident.tallies]
    return {"name": name, "headline": plain_headline(material), "facts": facts(material, borders), "grades": grades, "title": material.incident.title}
