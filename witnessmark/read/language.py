"""Which language a document is in: English, Ukrainian or Russian, or none of them."""

import functools
import re
from collections.abc import Sequence
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
QUOTED = re.compile(r"«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]|\"([^\"\n]*)\"")
# Words written small: a name is none.
LATIN_WORD, CYRILLIC_WORD = re.compile(r"(?<![\w/.@-])[a-z]+(?![\w/@])"), re.compile(r"(?<!\w)[а-яёіїєґ]+(?!\w)")
# A shorter text may do without the common words: a headline, a list of names. English prose has 15 to 25 of them in a hundred words.
LONG, LEAST_COMMON = 100, 0.03
# So many words of another language, and as many as of the commonest English ones, show a short text to be no English.
LEAST_FOREIGN = 2
# Letters that one of the two alphabets has and the other lacks.
UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
# A Ukrainian post quotes Russian words, and the reverse: one alphabet decides only where it has this many times the letters of the other.
CLEAR = 4


def language_of(document: Document) -> str | None:
    """The language as a two-letter code: what the document says of itself wins, then its alphabet, then its words.

    A text in Latin letters is English, the only language of that script read so far, unless it is long enough to have
    the words that hold English together and lacks them, or, where it is shorter, lacks them and has words of another language
    or with letters that English lacks; names alone show nothing. Null for such a text, for one without letters, and for one
    of which most letters are of another script.
    """
    if document.language is not None and document.language.strip():
        return document.language.strip()[:2].casefold()
    return language_of_text(document.text)


def language_of_text(text: str) -> str | None:
    """The same for a bare text. What stands in quotation marks counts only where nothing else does."""
    sample = text[:SAMPLE]
    latin, cyrillic, letters = (len(pattern.findall(sample)) for pattern in (LATIN, CYRILLIC, LETTER))
    if letters == 0 or 2 * (latin + cyrillic) < letters:
        return None
    if cyrillic == 0:
        return _latin(sample)
    own = QUOTED.sub(" ", sample)
    sample = own if CYRILLIC_WORD.search(own) or LATIN_WORD.search(own) else sample
    return _latin(sample) if _is_latin(sample, latin, cyrillic) else _cyrillic(sample)


def _is_latin(sample: str, latin: int, cyrillic: int) -> bool:
    """Which script the sentences are in where both are there: foreign names and addresses are no sentences."""
    small = len(LATIN_WORD.findall(sample)) - len(CYRILLIC_WORD.findall(sample))
    return small > 0 or (small == 0 and latin > cyrillic)


def _latin(sample: str) -> str | None:
    words = WORD.findall(sample.casefold())
    if len(words) >= LONG:
        return None if _common(words, "en") < LEAST_COMMON * len(words) else "en"
    return None if _common(words, "en") == 0 and _is_foreign(WORD.findall(sample)) else "en"


def _is_foreign(words: Sequence[str]) -> bool:
    """Whether the words written small show another language in Latin letters than English."""
    small = [word for word in words if word[0].islower()]
    foreign = sum(word in foreign_words("en") or not word.isascii() for word in small)
    return foreign >= LEAST_FOREIGN and foreign >= sum(word in frequent_words("en") for word in small)


def _cyrillic(sample: str) -> str | None:
    """Ukrainian or Russian, by letters where they are clear, by common words where they are not, and only then by models."""
    ukrainian, russian = len(UKRAINIAN.findall(sample)), len(RUSSIAN.findall(sample))
    if max(ukrainian, russian) <= CLEAR * min(ukrainian, russian):
        words = WORD.findall(sample.casefold())
        ukrainian, russian = _common(words, "uk"), _common(words, "ru")
    if ukrainian > CLEAR * russian:
        return "uk"
    if russian > CLEAR * ukrainian:
        return "ru"
    found = _detector().detect_language_of(sample.encode("utf-8", "replace").decode())  # a torn surrogate is no UTF-8
    return None if found is None else found.iso_code_639_1.name.casefold()


def _common(words: Sequence[str], language: str) -> int:
    """How many words there are that the neighbour language lacks."""
    common = common_words(language)
    return sum(word in common for word in words)


@functools.cache
def common_words(language: str) -> frozenset[str]:
    """Common words that no neighbour in the same script has."""
    return frozenset(vocabulary(language, "language").get("common", ()))


@functools.cache
def frequent_words(language: str) -> frozenset[str]:
    """The commonest words, neighbours or not; empty where letters tell enough."""
    return frozenset(vocabulary(language, "language").get("frequent", ()))


@functools.cache
def foreign_words(language: str) -> frozenset[str]:
    """Common words of other languages in its script that it lacks; empty where letters tell enough."""
    return frozenset(vocabulary(language, "language").get("foreign", ()))


@functools.cache
def _detector() -> "LanguageDetector":
    # Loaded only where letters leave it open: it takes most of a second and a hundred megabytes.
    from lingua import Language, LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_languages(Language.UKRAINIAN, Language.RUSSIAN).build()
