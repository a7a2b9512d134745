"""Which language a document is in: English, Ukrainian or Russian, or none of them."""

import functools
import re
from typing import TYPE_CHECKING

from witnessmark.model.document import Document
from witnessmark.read.vocabulary import vocabulary

if TYPE_CHECKING:
    from lingua import LanguageDetector

# A long text shows its language in its beginning; what follows is quotation as often as not.
SAMPLE = 4000
LATIN = re.compile(r"[A-Za-z]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+")
# A shorter text may do without the common words: a headline, a list of names. English prose has 15 to 25 of them in a hundred words.
LONG, LEAST_COMMON = 100, 0.03
# Letters that one of the two alphabets has and the other lacks.
UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
# A Ukrainian post quotes Russian words, and the reverse: one alphabet decides only where it has this many times the letters of the other.
CLEAR = 4


def language_of(document: Document) -> str | None:
    """The language as a two-letter code: what the document says of itself wins, then its alphabet, then its words.

    A text in Latin letters is English, the only language of that script read so far, unless it is long enough to have
    the words that hold English together and lacks them. Null for such a text, for one without letters, and for one of
    which most letters are of another script.
    """
    if document.language is not None and document.language.strip():
        return document.language.strip()[:2].casefold()
    return language_of_text(document.text)


def language_of_text(text: str) -> str | None:
    """The same for a bare text."""
    sample = text[:SAMPLE]
    latin, cyrillic, letters = (len(pattern.findall(sample)) for pattern in (LATIN, CYRILLIC, LETTER))
    if letters == 0 or 2 * (latin + cyrillic) < letters:
        return None
    return _latin(sample) if latin > cyrillic else _cyrillic(sample)


def _latin(sample: str) -> str | None:
    words = WORD.findall(sample.casefold())
    common = vocabulary("en", "language")["common"]
    held = sum(word in common for word in words)
    return None if len(words) >= LONG and held < LEAST_COMMON * len(words) else "en"


def _cyrillic(sample: str) -> str | None:
    """Ukrainian or Russian, by letters where they are clear, by words where they are not."""
    ukrainian, russian = len(UKRAINIAN.findall(sample)), len(RUSSIAN.findall(sample))
    if ukrainian > CLEAR * russian:
        return "uk"
    if russian > CLEAR * ukrainian:
        return "ru"
    found = _detector().detect_language_of(sample)
    return None if found is None else found.iso_code_639_1.name.casefold()


@functools.cache
def _detector() -> "LanguageDetector":
    # Loaded only where letters leave it open: it takes most of a second and a hundred megabytes.
    from lingua import Language, LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_languages(Language.UKRAINIAN, Language.RUSSIAN).build()
