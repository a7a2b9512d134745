"""Bytes whose encoding a letter, a page or a server declares, rightly or not, into their text."""

import codecs
import re

from witnessmark.archive.contents.decode import cyrillic, decode
from witnessmark.errors import BadInput

# As browsers do: who writes Latin-1 means its Windows extension, and Ukrainian programs have called their KOI8 by the Russian name.
READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "koi8-r": "koi8-u"}
# Encodings of texts; Python knows others (of domain names, of escapes) that take minutes for a page and are never meant. Wide ones are not
# among them: they are known by their bytes, and what is declared as one and is none would give Chinese.
OF_TEXTS = re.compile(r"utf-(?:7|8|8-sig)|iso.*|koi8.*|cp\d+|mac.*|gb.*|big5.*|euc.*|shift.*|ascii|tis.*|kz.*|ptcp.*|johab|hz")
# Written in seven bits by switching alphabets: their bytes are ASCII and mean something else.
SEVEN_BITS = re.compile(r"utf-7|iso2022.*|hz")
# Declared wrongly every day, of each other's bytes; any other declaration that fits is believed.
CONFUSED = re.compile(r"koi8.*|cp1251|cp1252|cp866|iso8859-5|maccyrillic|mac-cyrillic")


def codec(declared: str | None) -> str | None:
    """Python's name of a declared encoding; null where none is declared, or none that texts are written in."""
    try:
        name = codecs.lookup((declared or "").strip(" \t\"'").lower()).name
    except (LookupError, ValueError):
        return None
    return READ_AS.get(name, name) if OF_TEXTS.fullmatch(name) is not None else None


def decode_declared(data: bytes, declared: str | None, name: str) -> str:
    """The text of bytes that are declared to be in an encoding, byte order mark left out.

    UTF-8 wins where the bytes are valid as that: no running text of another encoding is. Then the declared encoding, except that Cyrillic
    and Western ones must give words and not letter salad (see `decode`), which is what one of them read as another gives. Then the rule for
    plain text; BadInput where that refuses.
    """
    wanted = codec(declared)
    for encoding in ("utf-8", wanted):
        if encoding is None or (encoding == "utf-8" and wanted is not None and SEVEN_BITS.fullmatch(wanted) and data.isascii()):
            continue
        if encoding != "utf-8" and CONFUSED.fullmatch(encoding) is not None and not _fits(data, encoding, name):
            continue
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except UnicodeError:
            continue
    return decode(data, name) if data else ""


def _fits(data: bytes, encoding: str, name: str) -> bool:
    """Whether the bytes give words in one of the encodings that are taken for each other, or in none of those known."""
    if cyrillic(data, encoding) is not None:
        return True
    try:
        return decode(data, name) == data.decode(encoding, "replace")
    except BadInput:
        return True
