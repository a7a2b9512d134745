"""One document to one reading: the layers in their order. Read this first."""

import hashlib
from collections.abc import Iterator, Sequence

import msgspec

from witnessmark.model.backend import BackendSettings, BackendUse
from witnessmark.model.document import Document
from witnessmark.model.passage import Passage
from witnessmark.model.place import Gazetteer
from witnessmark.model.reading import Caution, Reading
from witnessmark.model.time import Time
from witnessmark.read.attribution import read_attributions
from witnessmark.read.casualties import read_casualties
from witnessmark.read.false_friends import read_cautions
from witnessmark.read.language import language_of
from witnessmark.read.layers import Layers, assigned, outside, together
from witnessmark.read.modelled import add_modelled
from witnessmark.read.named import without_places, without_victims
from witnessmark.read.nested import without_nested
from witnessmark.read.passages import find_passages, only
from witnessmark.read.places import read_places
from witnessmark.read.recorded import RECORDERS_WRITE, read_recorded
from witnessmark.read.segment import Segmented, segment
from witnessmark.read.statements import read_statements
from witnessmark.read.times import read_times
from witnessmark.read.vocabulary import languages
from witnessmark.read.weapons import read_weapons


def read_document(document: Document, gazetteer: Gazetteer, backend: BackendSettings | None = None) -> Reading:
    """Reads one document. Voices are single mentions and places have no coordinates until resolve has worked.

    A document in a language without a vocabulary file is returned with no claims and a warning `language_not_read`;
    one with no publication date gets the warning `undated` where it says a relative date. A recorder's row is not prose: see `read_recorded`.
    """
    if document.recorded is not None:
        return read_recorded(_blank(document, RECORDERS_WRITE), document.recorded)
    language = language_of(document)
    if language not in languages():
        return _unread(document, language)
    cut = segment(document.text, str(language))
    passages = find_passages(cut)
    parts = list(_parts(cut, passages, document, gazetteer))
    parts[0], use = _with_model(parts, backend)
    found = together(parts)
    claims = assigned(parts, found)
    return msgspec.structs.replace(
        _blank(document, language),
        claims=claims,
        attributions=tuple(without_nested(found.attributions, claims)),
        people=tuple(found.voices),
        places=tuple(found.places),
        times=tuple(found.times),
        weapons=tuple(found.weapons),
        backend=use,
        warnings=(*found.cautions, *_undated(document, found.times)),
        passages=passages,
    )


def _parts(cut: Segmented, passages: Sequence[Passage], document: Document, gazetteer: Gazetteer) -> Iterator[Layers]:
    """What was found in the document's language, then in each other one, in its passages alone."""
    found = _layers(cut, document, gazetteer)
    yield outside(found, passages) if passages else found
    for language in sorted({passage.language for passage in passages}):
        alone = segment(only(document.text, language, passages), language)
        others = [passage for passage in passages if passage.language != language]
        yield outside(_layers(alone, document, gazetteer), others)._replace(cut=segment(document.text, language))


def _layers(cut: Segmented, document: Document, gazetteer: Gazetteer) -> Layers:
    """What the rules of one language find."""
    places, casualties = read_places(cut, gazetteer, document.publisher), read_casualties(cut)
    times, weapons = read_times(cut, document.published), read_weapons(cut)
    voices, attributions = read_attributions(cut, document.publisher)
    places = without_victims(cut, places, casualties)
    return Layers(
        cut=cut,
        casualties=without_places(casualties, places),
        statements=read_statements(cut, weapons, places),
        voices=voices,
        attributions=attributions,
        places=places,
        times=times,
        weapons=weapons,
        cautions=read_cautions(cut, weapons),
    )


def _with_model(parts: Sequence[Layers], backend: BackendSettings | None) -> tuple[Layers, BackendUse | None]:
    """The document's language with what a model adds to what the rules found in all of them."""
    found = parts[0]
    if backend is None:
        return found, None
    known = [claim for part in parts for claim in part.casualties]
    every, use = add_modelled(found.cut, known, backend)
    added = without_places(every[len(known) :], found.places)
    return found._replace(casualties=[*found.casualties, *added], places=without_victims(found.cut, found.places, added)), use


def _blank(document: Document, language: str | None) -> Reading:
    """A reading that knows whose it is and has read nothing yet."""
    return Reading(
        doc_id=document.doc_id,
        sha256=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=language,
        published=document.published,
        title=document.title,
        publisher=document.publisher,
        url=document.url,
        forwarded_from=document.forwarded_from,
        forwarded_id=document.forwarded_id,
        source=document.source,
        tool=document.tool,
        regions=document.regions,
        text=document.text,
    )


def _unread(document: Document, language: str | None) -> Reading:
    told = "The language was not recognised." if language is None else f"Documents in this language ({language}) cannot be read yet."
    return msgspec.structs.replace(_blank(document, language), warnings=(Caution(code="language_not_read", start=0, end=0, evidence=told),))


def _undated(document: Document, times: Sequence[Time]) -> Iterator[Caution]:
    """A relative date without a publication date can mean any day; the first one is shown."""
    if document.published is None:
        loose = next((t for t in times if t.since is None and t.type in ("DATE", "TIME")), None)
        if loose is not None:
            yield Caution(code="undated", start=loose.start, end=loose.end, evidence="The document has no publication date, so this date stays open.")
