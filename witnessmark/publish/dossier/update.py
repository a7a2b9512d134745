"""Brings a dossier up to date where few of its incidents changed: their pages, and their lines in the index."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from witnessmark.errors import naming
from witnessmark.model.decision import Decision
from witnessmark.model.document import Document
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.reading import Reading
from witnessmark.model.source import Source
from witnessmark.publish.dossier.borders import load_borders
from witnessmark.publish.dossier.build import common_context, incident_page, page_name, rendered, save
from witnessmark.publish.dossier.listing import incident_entry
from witnessmark.publish.dossier.material import Material

LIST, END = '<ol class="incidents">\n', "</ol>\n"
LEAD = re.compile(r'<p class="lead">.*?</p>')


def update_dossier(
    folder: Path,
    incidents: Sequence[tuple[str | None, Incident]],
    gone: Sequence[str],
    readings: Mapping[str, Reading],
    documents: Mapping[str, Document],
    sources: Sequence[Source],
    pairs: Sequence[Pair],
    unread: Sequence[Reading],
    counts: tuple[int, int],
    *,
    conventions: Mapping[str, str] | None = None,
    notices: Sequence[str] = (),
    decisions: Sequence[Decision] = (),
) -> bool:
    """Writes the pages of these incidents, takes away those of incidents that are `gone` by id, and changes their lines in the index.

    Each incident comes with the id of the one it takes the place of, or null where it is new: then its line is the last. `counts`
    are all incidents and all documents now. Files and documents of no incident are listed when the whole dossier is written.
    False, and nothing done, where the index is not there or lists no incidents.
    """
    index = folder / "index.html"
    with naming(index):
        text = index.read_text(encoding="utf-8") if index.is_file() else ""
    if LIST not in text:
        return False
    land, kept = load_borders(None), {source.sha256: source for source in sources}
    common = common_context(notices, unread, readings, documents)
    for before, incident in incidents:
        material, name = Material(incident, readings, documents, kept, pairs), page_name(incident.incident_id)
        save(folder / name, incident_page(material, common, land, conventions or {}, decisions))
        line = rendered("line.html.j2", {"i": incident_entry(material, name, land)}).decode()
        text = _with_line(text, page_name(before) if before is not None else name, line)
    for incident_id in gone:
        text = _with_line(text, page_name(incident_id), "")
        if page_name(incident_id) not in {page_name(incident.incident_id) for _, incident in incidents}:
            (folder / page_name(incident_id)).unlink(missing_ok=True)
    lead = rendered("lead.html.j2", {"incident_count": counts[0], "document_count": counts[1]}).decode().strip()
    save(index, LEAD.sub(lambda _: lead, text, count=1).encode())
    return True


def _with_line(text: str, page: str, line: str) -> str:
    """The index with another line for a page, or one more at the end of the list where it has none yet."""
    start = text.find(f'<li><h3><a href="{page}">')
    if start >= 0:
        return text[:start] + line + text[text.index("</li>\n", start) + len("</li>\n") :]
    end = text.index(END, text.index(LIST))
    return text[:end] + line + text[end:]
