"""Name keys: one skeleton for the spellings of a name in Latin, Ukrainian and Russian letters."""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from anyascii import anyascii

from witnessmark.resolve.people.latin import CYRILLIC

WORD = re.compile(r"[^\W_]+(?:['’ʼ`-][^\W_]+)*")
APOSTROPHES = re.compile(r"['’ʼ`]")
ARTICLE = re.compile(r"^(?:al|el|an|ar|as|ash|at|az|ad)-(?=\w)")
"""The Arabic article, which one text writes and the next leaves out: al-Sabri, Sabri."""
# Folds what transliteration tables, languages and editors disagree on; the order matters. Each with a pair that needs it.
FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"ah$", "a"),  # Attiyah, Attiya
        (r"shch|sch|shh", "s"),  # Shcherbak, Scherbak
        (r"zh|sh|ch|cz|tch", "s"),  # Zhuk, Žuk
        (r"kh|gh|h", "g"),  # Mykhailo, Mihajlo; Oleh, Oleg
        (r"ph", "f"),  # Stephan, Stefan
        (r"ts|tz|c(?=[eiy])", "z"),  # Tsaruk, Caruk
        (r"ck|c|q|k", "k"),  # Markian, Marcian
        (r"x", "ks"),  # Alexei, Aleksei
        (r"w", "v"),  # Iwan, Ivan
        (r"yo|jo|io|ye|je|ie|yu|ju|iu|ya|ja|ia", "e"),  # Semyonov, Semenov; Yuliia, Julia
        (r"[yij]+", "i"),  # Zavalniy, Zavalny
        (r"(?:iy|ii|i|y)$", "i"),  # Sergiy, Sergei
        (r"ei$|ai$|oi$", "i"),  # Alexei, Aleksy
        (r"(.)\1+", r"\1"),  # Anna, Ana
    )
)
VOWELS = re.compile(r"[aeiou]+")
# The vowels a name can begin with, as spellings and languages agree on them: Osama, Usama; Yehor, Egor, Jegor; Ihor, Igor.
BEGINNINGS = (("e", re.compile(r"(?:y|j|i)?e")), ("a", re.compile(r"(?:y|j|i)?[aou]")), ("i", re.compile(r"[yij]")))
ENDS_IN_A = re.compile(r"ah?$")


@functools.lru_cache(maxsize=65536)
def romanised(name: str) -> str:
    """A name in Latin letters for its key, whatever its language; a name in Latin letters stays as it is."""
    return anyascii(name).replace("'", "") if CYRILLIC.search(name) else name


@functools.lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """The skeleton of one word: folded Latin letters, its first vowel kept only where the word starts with one."""
    spelling = folded(word)
    if not spelling:
        return ""
    return ("a" if spelling[0] in "aeiou" else "") + VOWELS.sub("", spelling)


@functools.lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """One word with the spellings of its sounds made alike, vowels kept: Kyrylo and Kirilo are one, Petro and Pietra are not."""
    spelling = ARTICLE.sub("", APOSTROPHES.sub("", anyascii(romanised(word))).casefold())
    for pattern, to in FOLDS:
        spelling = pattern.sub(to, spelling)
    return spelling


@functools.lru_cache(maxsize=65536)
def given_key(word: str) -> str:
    """One string for the spellings of one first name over languages: Mykola and Nikolai, Olena and Elena.

    Names of no list agree by their consonants, what sort of vowel they begin with and whether they end in -a: Ihor is no
    Yehor, Oleksandr no Oleksandra. An initial is its letter.
    """
    plain = APOSTROPHES.sub("", word).casefold()
    if len(plain) == 1:
        return romanised(plain)[:1].casefold()
    known = _given_names().get(plain)
    return f"={known}" if known is not None else _sounds(word)


def is_given_name(word: str) -> bool:
    """Whether a word is a first name of the list, in the nominative."""
    return APOSTROPHES.sub("", word).casefold() in _given_names()


@functools.lru_cache(maxsize=65536)
def surname_key(word: str) -> str:
    """One string for the spellings of a surname, his and hers apart: Синєгубов and Sinegubov, but not Sinegubova."""
    return _sounds(word)


def _sounds(word: str) -> str:
    spelling = ARTICLE.sub("", APOSTROPHES.sub("", anyascii(romanised(word))).casefold())
    begins = next((sort for sort, pattern in BEGINNINGS if pattern.match(spelling)), "")
    return f"{begins}{word_key(word).removeprefix('a')}{'+a' if ENDS_IN_A.search(spelling) else ''}"


@functools.cache
def _given_names() -> Mapping[str, int]:
    lines = tomllib.loads(Path(__file__).with_name("given_names.toml").read_text(encoding="utf-8"))["same"]
    return {APOSTROPHES.sub("", name).casefold(): i for i, line in reversed(list(enumerate(lines))) for name in line.split()}


def words(name: str) -> list[str]:
    """The words of a name, brackets and marks left out."""
    return list(_words(name))


@functools.lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    return tuple(WORD.findall(name))


def initials(name: str) -> str:
    """What a body's name is shortened to: the first letters of its capitalised words."""
    return "".join(word[0] for word in words(name) if word[0].isupper())


def fullest(names: Iterable[str]) -> str:
    """The form with the most words, then the most letters; the first said wins a tie."""
    return max(names, key=lambda name: (len(words(name)), len(name)))
