"""Bytes of a text file into its text, by a stated rule, or the reason why they are no text.

In this order, the first that fits: a byte order mark; UTF-8; UTF-16 without a mark; then the one-byte encodings of the
region, of which windows-1251 and KOI8-U must give words wholly of Cyrillic letters, mostly lower case, with a natural
share of vowels, and windows-1252 a few accented letters or curly quotes among plain Latin text. A text mostly in
capitals, which is another's small letters in the other encoding, must hold clearly more of the commonest letters. What fits none is
refused: a text is never half guessed. The mark itself is no part of the text; nothing else is changed.
"""

import codecs
import re
from collections.abc import Iterator

from witnessmark.errors import BadInput

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The first bytes of files that are something else, whatever they are called.
KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"RIFF", "a sound or video file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"),
    (b"!BDN", "a mailbox of Outlook"),
)
# Some kinds of zip archives say what they are in their first member.
PACKED, SAID = b"mimetype", slice(30, 200)
PACKED_KINDS = (
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (add a copy saved as DOCX or PDF)"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument table (add a copy saved as XLSX or CSV)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub+zip", "an electronic book (EPUB)"),
)
# Control codes of text: tab, line feed, vertical tab, form feed, carriage return; escape stands in captured terminal text.
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[а-яёіїєґўА-ЯЁІЇЄҐЎ]+")
VOWELS = frozenset("аеёиоуыэюяєії")
# Running Ukrainian and Russian have 40 to 45 vowels in a hundred letters; names and headlines stay within these.
LEAST_VOWELS, MOST_VOWELS = 0.25, 0.6
REGIONAL = ("cp1251", "koi8-u")
# Two thirds of the letters of Ukrainian and Russian sentences are of these, and a third where windows-1251 is read as KOI8-U or the other
# way round; of 578 sentences in capitals 3 read wrongly held as many as read rightly (measured on the example's and the tests' own).
COMMONEST = frozenset("оаеинтсрвлі")
LEAST_COMMONEST, CLEARLY_MORE = 0.5, 0.1
# KOI8-U draws lines with signs that stand for letters in other encodings; no word touches one.
TORN = re.compile(r"[а-яёіїєґ][\u2500-\u25a0]|[\u2500-\u25a0][а-яёіїєґ]", re.I)
# Of the words with a letter beyond ASCII, at least so many must be wholly Cyrillic.
WHOLE_WORDS = 0.9
# In windows-1252 only these stand for Latin text of our kind; the rest of its upper half is another encoding read wrongly.
WESTERN = re.compile(
    r"^[\x00-\x7f\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2022\u2026\u20ac\xa0\xa3\xa7\xa9\xab\xb0\xb4\xb7\xbb\xbfÀ-ÖØ-öø-þŒœŠšŽžŸ]*$"
)
MOST_WESTERN = 0.1


def decode(data: bytes, name: str) -> str:
    """The text of these bytes, byte order mark left out; BadInput, with the name and the reason, where they are no text."""
    if not data:
        raise BadInput(f"{name}: the file is empty")
    for text in _guesses(data):
        if text is not None and NOT_TEXT.search(text) is None:
            return text
    raise BadInput(f"{name}: {_refusal(data)}")


def kind_of(data: bytes) -> str | None:
    """What a well-known kind of file says of itself in its first bytes, else null."""
    if data.startswith(b"PK") and data[SAID].startswith(PACKED):
        return next((kind for said, kind in PACKED_KINDS if said in data[SAID]), "a ZIP archive")
    return next((kind for start, kind in KINDS if data.startswith(start)), None)


def _guesses(data: bytes) -> Iterator[str | None]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            yield _strict(data[len(mark) :], encoding)
            return
    yield _strict(data, "utf-8")
    yield from _unmarked_utf16(data)
    if b"\x00" not in data:
        yield _regional(data)
        yield _western(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(data: bytes) -> Iterator[str | None]:
    """Spaces and line ends have a zero byte on one side in UTF-16 and never on the other."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and min(even, odd) == 0 and max(even, odd) * 20 > len(data):
        yield _strict(data, "utf-16-le" if odd else "utf-16-be")


def _regional(data: bytes) -> str | None:
    small = next((text for encoding in REGIONAL if (text := cyrillic(data, encoding)) is not None), None)
    large = next((text for encoding in REGIONAL if (text := cyrillic(data, encoding, in_capitals=True)) is not None), None)
    if large is None or _commonest(large) < max(LEAST_COMMONEST, 0 if small is None else _commonest(small) + CLEARLY_MORE):
        return small
    return large


def _commonest(text: str) -> float:
    """The share of the commonest letters among the Cyrillic ones."""
    letters = "".join(CYRILLIC.findall(text)).lower()
    return sum(letter in COMMONEST for letter in letters) / max(1, len(letters))


def cyrillic(data: bytes, encoding: str, in_capitals: bool = False) -> str | None:
    """The text in a one-byte encoding where it gives Ukrainian or Russian words by the rule above, else null."""
    text = _strict(data, encoding)
    words = [word for word in WORD.findall(text or "") if not word.isascii()]
    letters = "".join(word for word in words if CYRILLIC.fullmatch(word))
    lower = letters.lower()
    fits = (
        bool(letters)
        and sum(map(len, words)) * WHOLE_WORDS <= len(letters)
        and sum(map(str.isupper if in_capitals else str.islower, letters)) * 2 > len(letters)
        and LEAST_VOWELS <= sum(letter in VOWELS for letter in lower) / len(letters) <= MOST_VOWELS
    )
    return text if fits and not (text is not None and TORN.search(text)) else None


def _western(data: bytes) -> str | None:
    text = _strict(data, "cp1252")
    if text is None or sum(byte > 0x7F for byte in data) > len(data) * MOST_WESTERN:
        return None
    return text if WESTERN.match(text) else None


def _refusal(data: bytes) -> str:
    kind = kind_of(data)
    if kind is not None:
        return f"it is {kind}, not a text"
    if b"\x00" in data:
        return f"it is not a text: byte 0x00 at offset {data.index(0)}"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"it is not a text in an encoding known here: byte 0x{data[error.start]:02X} at offset {error.start}"
    return "it is not a text: it holds control codes"
