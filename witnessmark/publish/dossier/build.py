"""Writes the working dossier: one self-contained HTML file per incident and an index.

Every page is marked as unreviewed and asks nothing of the network: its security policy allows its own style and script by their
hashes and nothing else. What sources said is escaped without exception. The same input gives the same bytes.
"""

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from witnessmark.errors import naming
from witnessmark.model.decision import Decision
from witnessmark.model.document import Document
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.reading import Reading
from witnessmark.model.source import Source
from witnessmark.publish.dossier.borders import Borders, load_borders
from witnessmark.publish.dossier.decided import decision_views, lost_views
from witnessmark.publish.dossier.headline import headline
from witnessmark.publish.dossier.listing import index_context
from witnessmark.publish.dossier.material import Material
from witnessmark.publish.dossier.page import incident_context
from witnessmark.publish.dossier.papers import first_words
from witnessmark.publish.dossier.plain import plain_date
from witnessmark.publish.dossier.text import visible

HERE = Path(__file__).parent
POLICY = "default-src 'none'; img-src data:; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"
OWN_PAGE = re.compile(r"incident-[0-9A-Za-z_-]+\.html")


def write_dossier(
    folder: Path,
    incidents: Sequence[Incident],
    readings: Mapping[str, Reading],
    documents: Mapping[str, Document],
    sources: Sequence[Source],
    pairs: Iterable[Pair] = (),
    unread: Sequence[Reading] = (),
    *,
    borders: Path | None = None,
    conventions: Mapping[str, str] | None = None,
    notices: Sequence[str] = (),
    decisions: Sequence[Decision] = (),
) -> list[Path]:
    """Writes the pages and removes those of incidents that are no more; a page whose bytes would not change is left alone.

    `readings` and `documents` are by doc_id, `pairs` the related documents, `unread` the readings in a language nothing was read
    from. `borders` takes the place of the shipped border file. `conventions` explains a counting convention by its name.
    `notices` stand on every page in a box, such as that a case is an exercise; `decisions` are what people judged.
    Returns the pages, the index first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    land, kept = load_borders(borders), {source.sha256: source for source in sources}
    related = defaultdict[str, list[Pair]](list)
    for pair in pairs:
        related[pair.a].append(pair)
    materials = [Material(i, readings, documents, kept, [pair for entry in i.documents for pair in related.get(entry.doc_id, ())]) for i in incidents]
    names = [page_name(i.incident_id) for i in incidents]
    common = common_context(notices, unread, readings, documents)
    written = [
        save(
            folder / "index.html",
            rendered("index.html.j2", common | index_context(materials, names, sources, documents, unread, land) | {"lost": lost_views(decisions)}),
        )
    ]
    for material, name in zip(materials, names, strict=True):
        written.append(save(folder / name, incident_page(material, common, land, conventions or {}, decisions)))
    remove_stale(folder, set(names))
    return written


def incident_page(
    material: Material, common: Mapping[str, Any], land: Borders, conventions: Mapping[str, str], decisions: Sequence[Decision]
) -> bytes:
    """The page of one incident; `common` is what all pages show (`common_context`)."""
    context = incident_context(material, land, conventions)
    return rendered("incident.html.j2", {**common, **context, "headline": headline(material), "decisions": decision_views(material, decisions)})


def page_name(incident_id: str) -> str:
    """The file of an incident; its id is a hash, and whatever else it may be becomes harmless."""
    safe = re.sub(r"[^0-9A-Za-z_-]", "_", incident_id)[:64]
    return f"incident-{safe}.html"


def common_context(
    notices: Sequence[str], unread: Sequence[Reading], readings: Mapping[str, Reading], documents: Mapping[str, Document]
) -> dict[str, Any]:
    style, script = asset("style.css"), asset("page.js")
    return {
        "style": style,
        "script": script,
        "policy": POLICY.format(style=digest(style), script=digest(script)),
        "notices": notices,
        "unread": [unread_entry(reading, documents) for reading in sorted(unread, key=lambda r: r.doc_id)],
        "read_count": len(readings),
    }


def unread_entry(reading: Reading, documents: Mapping[str, Document]) -> dict[str, str | None]:
    document = documents.get(reading.doc_id)
    text = document.text if document is not None else reading.text or ""
    return {
        "doc_id": reading.doc_id,
        "title": reading.title or (document.title if document is not None else None) or first_words(text),
        "publisher": reading.publisher or (document.publisher if document is not None else None),
        "published": reading.published,
        "language": reading.language,
        "sha256": reading.sha256,
    }


@lru_cache
def asset(name: str) -> str:
    return "\n" + (HERE / name).read_text(encoding="utf-8")


def digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


@lru_cache
def environment() -> Environment:
    """Templates with escaping always on; a plain string is also cleared of hidden characters on its way out."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=neutral,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = plain_date
    return made


def neutral(value: object) -> object:
    return visible(value) if type(value) is str else value


def rendered(template: str, context: Mapping[str, Any]) -> bytes:
    return environment().get_template(template).render(context).encode("utf-8", "replace")


def save(path: Path, content: bytes) -> Path:
    """Writes beside and renames, so that a full disk leaves the old page whole."""
    with naming(path):
        if path.is_file() and path.read_bytes() == content:
            return path
    beside = path.with_name(path.name + ".new")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path


def remove_stale(folder: Path, names: set[str]) -> None:
    for found in sorted(folder.glob("incident-*.html")):
        if OWN_PAGE.fullmatch(found.name) and found.name not in names:
            found.unlink()
