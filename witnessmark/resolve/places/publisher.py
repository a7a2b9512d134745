"""What a publisher's address or name says about where it is: "gainesville-courier.example.uk" is British and near some Gainesville."""

import functools
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from witnessmark.model.place import Gazetteer, GazetteerPlace

WORDS = Path(__file__).parent / "publisher_words.toml"
SHORTEST = 4


@functools.cache
def _words() -> tuple[tuple[str, ...], dict[str, str]]:
    table = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return tuple(sorted(table["media"], key=lambda word: (-len(word), word))), dict(table["endings"])


def trade_words() -> frozenset[str]:
    """Words of the trade in the names of media, in small letters."""
    return frozenset(_words()[0])


def publisher_countries(url: str | None, publisher: str | None) -> tuple[str, ...]:
    """The country whose top-level domain the address has, as a code; empty for .com and other worldwide ones."""
    ending = host(url, publisher).rpartition(".")[2]
    worldwide = _words()[1]
    if len(ending) != 2 or worldwide.get(ending) == "":
        return ()
    return (worldwide.get(ending, ending),)


def publisher_places(url: str | None, publisher: str | None, gazetteer: Gazetteer) -> tuple[GazetteerPlace, ...]:
    """Places the publisher's address is named for; several where the name is borne by several, empty where none is."""
    for label in _labels(host(url, publisher)):
        for name in _readings(label):
            found = gazetteer.candidates(name)
            if found:
                return found
    return ()


def host(url: str | None, publisher: str | None) -> str:
    """The host of the address, or the publisher's name where that is a host; casefolded, without port."""
    for said in (url, publisher):
        if said and "." in said:
            name = urlsplit(said if "//" in said else f"//{said}").hostname
            if name:
                return name.casefold()
    return ""


def _labels(name: str) -> Iterator[str]:
    """The speaking part of a host name: without www, news and the like, and without the ending."""
    labels = [label for label in name.split(".")[:-1] if len(label) >= SHORTEST]
    yield from sorted(labels, key=lambda label: (-len(label), label))


def _readings(label: str) -> Iterator[str]:
    """What is left of a label without words of the trade, one word less each time, whole and cut in two: "bouldercitytimes" -> "Boulder City"."""
    rest: str | None = label.replace("-", "")
    while rest is not None and len(rest) >= SHORTEST:
        yield rest.capitalize()
        for at in range(3, len(rest) - 2):
            yield f"{rest[:at].capitalize()} {rest[at:].capitalize()}"
        rest = _without_a_word(rest)


def _without_a_word(label: str) -> str | None:
    """The label without the longest word of the trade at its end or start; null where it has none."""
    for word in _words()[0]:
        if label.endswith(word):
            return label[: -len(word)]
        if label.startswith(word):
            return label[len(word) :]
    return None
