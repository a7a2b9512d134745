"""One document to one reading: the layers in their order. Read this first."""

import hashlib

from witnessmark.model.document import Document
from witnessmark.model.place import Gazetteer
from witnessmark.model.reading import Caution, Reading
from witnessmark.read.assign import assign
from witnessmark.read.attribution import read_attributions
from witnessmark.read.casualties import read_casualties
from witnessmark.read.false_friends import read_cautions
from witnessmark.read.language import language_of
from witnessmark.read.places import read_places
from witnessmark.read.segment import segment
from witnessmark.read.statements import read_statements
from witnessmark.read.times import read_times
from witnessmark.read.vocabulary import languages
from witnessmark.read.weapons import read_weapons


def read_document(document: Document, gazetteer: Gazetteer) -> Reading:
    """Reads one document. Voices are single mentions and places have no coordinates until resolve has worked.

    A document in a language without a vocabulary file is returned with no claims and a warning `language_not_read`;
    one with no publication date gets the warning `undated` where it says a relative date.
    """
    language = language_of(document)
    if language not in languages():
        return _unread(document, language)
    cut = segment(document.text, language)
    places = read_places(cut, gazetteer)
    times = read_times(cut, document.published)
    weapons = read_weapons(cut)
    voices, attributions = read_attributions(cut, document.publisher)
    claims = [*read_casualties(cut), *read_statements(cut, weapons, places)]
    return _reading(
        document,
        language,
        claims=assign(cut, claims, attributions, places, times),
        attributions=tuple(attributions),
        people=tuple(voices),
        places=tuple(places),
        times=tuple(times),
        weapons=tuple(weapons),
        warnings=(*read_cautions(cut, weapons), *_undated(document, times)),
    )
