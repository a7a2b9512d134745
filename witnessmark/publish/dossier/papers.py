"""The documents of a page: text with its claims highlighted, copies with the reason, hashes."""

import hashlib
from dataclasses import dataclass

from markupsafe import Markup

from witnessmark.model.claim import AnyClaim, Casualty
from witnessmark.model.evidence import DocumentEntry
from witnessmark.model.reading import Reading
from witnessmark.model.region import in_words
from witnessmark.publish.dossier.material import Material
from witnessmark.publish.dossier.plain import plain_date
from witnessmark.publish.dossier.sources import publisher_of, via_names
from witnessmark.publish.dossier.text import COUNT, LONG_TEXT, Mark, source_text

KINDS = {
    "casualty": "Count of people",
    "attack": "Attack",
    "weapon": "Weapon",
    "damage": "Damage",
    "control": "Control",
    "measure": "Measure",
    "footage": "Footage",
    "characterisation": "Characterisation, as given",
    "forecast": "Expectation",
}
RELATIONS = {
    "original": "original of its group",
    "copy": "copy",
    "rewrite": "rewrite",
    "translation": "translation",
    "independent": "no dependence found",
}
WARNINGS = {
    "likely_mistranslation": "Probably a mistranslation",
    "likely_rewritten_text": "Probably a rewritten text",
    "undated": "No publication date",
}
LANGUAGES = {"en": "English", "uk": "Ukrainian", "ru": "Russian"}


@dataclass(frozen=True)
class ClaimView:
    """A claim as the list under its document shows it."""

    id: str
    kind: str
    quote: str
    anchor: str | None
    speaker: str | None
    via: tuple[str, ...]
    channel: str | None
    modality: str
    rule: str
    place: str


@dataclass(frozen=True)
class WarningView:
    title: str
    words: str
    suggestion: str | None
    evidence: str | None
    anchor: str


@dataclass(frozen=True)
class DocumentView:
    """One document. `open` says whether its text is shown at once."""

    number: int
    entry: DocumentEntry
    relation: str
    original: int | None
    title: str
    publisher: str
    published: str
    language: str
    url: str | None
    text_sha256: str
    source_sha256: str | None
    source_name: str | None
    tool: str | None
    artefact: str | None
    text: Markup
    characters: int
    open: bool
    claims: tuple[ClaimView, ...]
    warnings: tuple[WarningView, ...]


def document_views(material: Material) -> list[DocumentView]:
    return [document_view(material, n, entry) for n, entry in material.entries.values()]


def document_view(material: Material, n: int, entry: DocumentEntry) -> DocumentView:
    reading, document = material.readings.get(entry.doc_id), material.documents.get(entry.doc_id)
    text = material.text(entry.doc_id) or ""
    source = material.sources.get(document.source or "") if document is not None else None
    title = (document.title if document is not None else None) or (reading.title if reading is not None else None)
    published = document.published if document is not None else reading.published if reading is not None else None
    language = reading.language if reading is not None else document.language if document is not None else None
    leader = material.entries.get(entry.group)
    return DocumentView(
        number=n,
        entry=entry,
        relation=RELATIONS[entry.relation],
        original=leader[0] if leader is not None and leader[0] != n else None,
        title=title or first_words(text),
        publisher=publisher_of(material, entry.doc_id),
        published=plain_date(published),
        language=LANGUAGES.get(language or "", language or "language not known"),
        url=document.url if document is not None else None,
        text_sha256=reading.sha256 if reading is not None else hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        source_sha256=document.source if document is not None else None,
        source_name=source.name if source is not None else None,
        tool=document.tool if document is not None else None,
        artefact=source.artefact if source is not None else None,
        text=source_text(text, marks(material, n, reading)) if reading is not None else source_text(text, ()),
        characters=len(text),
        open=len(text) <= LONG_TEXT,
        claims=claim_views(material, reading) if reading is not None else (),
        warnings=warning_views(n, reading, text) if reading is not None else (),
    )


def first_words(text: str) -> str:
    """A document without a title is known by its first words."""
    line = " ".join(text[:400].split())
    return (line if len(line) <= 70 else line[:70].rsplit(" ", 1)[0] + " …") or "An empty text"


def marks(material: Material, n: int, reading: Reading) -> list[Mark]:
    found = [claim_mark(material, reading.doc_id, claim) for claim in reading.claims]
    cautions = [Mark(c.start, c.end, f"x{n}-{i}", "caution", warning_title(c.code)) for i, c in enumerate(reading.warnings)]
    return found + cautions


def claim_mark(material: Material, doc_id: str, claim: AnyClaim) -> Mark:
    anchor = material.anchor((doc_id, claim.id)) or ""
    css = COUNT if isinstance(claim, Casualty) else "claim"
    return Mark(claim.start, claim.end, anchor, css, KINDS[type(claim).kind], material.rows_of.get((doc_id, claim.id)))


def claim_views(material: Material, reading: Reading) -> tuple[ClaimView, ...]:
    """The claims of a document by kind, then as they stand in the text."""
    kinds = list(KINDS)
    claims = sorted(reading.claims, key=lambda c: (kinds.index(type(c).kind), c.start, c.end))
    return tuple(claim_view(material, reading.doc_id, claim) for claim in claims)


def claim_view(material: Material, doc_id: str, claim: AnyClaim) -> ClaimView:
    voice = None if claim.speaker is None else material.voices.get((doc_id, claim.speaker))
    return ClaimView(
        id=claim.id,
        kind=KINDS[type(claim).kind],
        quote=claim.quote,
        anchor=material.anchor((doc_id, claim.id)),
        speaker=claim.speaker if voice is None else voice.name,
        via=via_names(material, doc_id, claim),
        channel=claim.channel,
        modality=claim.modality,
        rule=claim.rule,
        place=in_words(material.readings[doc_id].regions, claim.start, claim.end),
    )


def warning_views(n: int, reading: Reading, text: str) -> tuple[WarningView, ...]:
    return tuple(
        WarningView(warning_title(c.code), text[c.start : c.end][:200], c.suggestion, c.evidence, f"x{n}-{i}" if c.end > c.start else "")
        for i, c in enumerate(reading.warnings)
    )


def warning_title(code: str) -> str:
    return WARNINGS.get(code, code.replace("_", " ").capitalize())
