"""The words that tell one event from another: what is left of a report without the words all reports have."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from witnessmark.model.reading import Reading
from witnessmark.resolve.skeleton import skeleton

WORDS = Path(__file__).with_name("event_words.toml")
LINK = re.compile(r"https?://[^\s)\]>\"]+")
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
SENTENCE_MARKS = frozenset(".!?…:|\n")
BEGINNING = 5  # letters; endings of Ukrainian and Russian change behind them
VOWELS = tuple("аеёиоуыэюяєії")
LEAST = 4  # letters; shorter words are particles, but short forms in capitals (a plant, a service) are not
NAME = "name:"
NAME_LETTERS = 4  # consonants of a name that its cases keep
ABBREVIATION = range(2, 6)


def told_words(reading: Reading) -> frozenset[str]:
    """The telling words of a document by their beginnings, names by their consonants; empty where the text was not kept.

    Left out are the words of event_words.toml, places (another clue compares them), the publisher's own name and addresses.
    """
    if reading.text is None:
        return frozenset()
    text = LINK.sub(lambda m: " " * len(m.group()), reading.text)
    places = {word.casefold() for p in reading.places for word in WORD.findall(text[p.start : p.end])}
    own = {key for word in WORD.findall(reading.publisher or "") for key in (beginning(word), _name(word))}
    return frozenset(key for key in _keys(text, places) if key not in own and key not in common())


def links(reading: Reading) -> frozenset[str]:
    """The pages a text leads to and its own, without what is behind a question mark; an address of one word is a channel, no page."""
    found = [*LINK.findall(reading.text or ""), *([reading.url] if reading.url else [])]
    pages = (link.partition("?")[0].rstrip(".,;/").partition("//")[2] for link in found)
    return frozenset(page for page in pages if page.count("/") > 1)


def tells_of_harm(text: str | None) -> bool:
    """Whether a text has any word of harm done; true where it was not kept."""
    return text is None or any(beginning(m.group()) in harm() for m in WORD.finditer(LINK.sub(" ", text)))


def tells_of_accident(text: str | None) -> bool:
    """Whether a text has a word that is said of accidents on the road and the rails alone."""
    return text is not None and any(beginning(m.group()) in _beginnings("accident") for m in WORD.finditer(LINK.sub(" ", text)))


def common() -> frozenset[str]:
    """Beginnings of words that stand in reports of any event, of all languages."""
    return _beginnings("common")


def harm() -> frozenset[str]:
    """Beginnings of words of harm, of all languages."""
    return _beginnings("harm")


@functools.cache
def _beginnings(topic: str) -> frozenset[str]:
    table: Mapping[str, str] = tomllib.loads(WORDS.read_text(encoding="utf-8"))[topic]
    listed = frozenset(word for words in table.values() for word in words.split())
    return listed | frozenset(map(beginning, listed))


def beginning(word: str) -> str:
    """What the case forms of a word share: its first letters in small ones, without a Cyrillic vowel at their end."""
    first = word.casefold()[:BEGINNING]
    return first[:-1] if len(first) >= LEAST and first.endswith(VOWELS) else first


def _keys(text: str, places: set[str]) -> Iterator[str]:
    for m in WORD.finditer(text):
        word = m.group()
        if word.casefold() in places:
            continue
        if word[:1].isupper() and len(skeleton(word)) > 1 and not _begins(text, m.start()):
            if beginning(word) not in common():
                yield _name(word)
        elif len(word) >= LEAST or (word.isupper() and len(word) in ABBREVIATION):
            yield beginning(word)


def _name(word: str) -> str:
    return f"{NAME}{skeleton(word)[:NAME_LETTERS]}"


def _begins(text: str, start: int) -> bool:
    """Whether a word stands where any word has a capital: at the start, or behind the end of a sentence and marks."""
    before = text[max(0, start - 12) : start].rstrip(" \t\"“«'‘(—–-*_[>")
    return not before or before[-1] in SENTENCE_MARKS or (not before[-1].isascii() and not before[-1].isalnum())
