"""A publisher's name read as a speaker's: "Ilka Sorens, governor of Varden region" is a person with an office."""

import functools
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from witnessmark.model.backend import BackendSettings
from witnessmark.model.document import Document
from witnessmark.model.place import Gazetteer
from witnessmark.model.reading import Reading
from witnessmark.read.language import CYRILLIC, LATIN, RUSSIAN, UKRAINIAN
from witnessmark.read.reader import read_document
from witnessmark.read.vocabulary import languages

WORDS = Path(__file__).with_name("bylines.toml")
PARTS = re.compile(r"\s*[|/•·—–]\s*|\s+-\s+")
"""What stands between a name and an office in a channel's name, as a comma does elsewhere."""
LONGEST = 200  # characters: a longer "name" is a text


def read_signed(document: Document, gazetteer: Gazetteer, backend: BackendSettings | None = None) -> list[Reading]:
    """The reading of a document and, in each language its publisher's name may be in, that of a sentence in which the publisher speaks.

    The places and people of all are not yet resolved.
    """
    reading = read_document(document, gazetteer, backend)
    name = PARTS.sub(", ", " ".join((document.publisher or "").split()))
    if len(name) > LONGEST:
        return [reading]
    return [reading, *(_read(name, language, gazetteer) for language in languages_of_name(name, reading.language))]


def languages_of_name(name: str, language: str | None) -> list[str]:
    """The languages a name may be in, the likeliest first: its letters tell, and where they do not, that of what is published under it."""
    latin, cyrillic = len(LATIN.findall(name)), len(CYRILLIC.findall(name))
    if latin == cyrillic == 0:
        return []
    if latin > cyrillic:
        found = ["en"]
    elif UKRAINIAN.search(name) or RUSSIAN.search(name):
        found = ["uk" if UKRAINIAN.search(name) else "ru"]
    else:
        found = ["ru", "uk"] if language == "ru" else ["uk", "ru"]
    return [code for code in found if code in languages()]


@functools.lru_cache(maxsize=4096)
def _read(name: str, language: str, gazetteer: Gazetteer) -> Reading:
    text = _sentences()[language].format(name=name)
    return read_document(Document(doc_id="byline", text=text, language=language), gazetteer)


@functools.cache
def _sentences() -> Mapping[str, str]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))
