"""JSON of any size read a value at a time: only the value in hand is in memory."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from witnessmark.errors import BadInput
from witnessmark.settings import MAX_TEXT

# Read at once; a value that does not fit doubles what is held, up to the longest report.
CHUNK = 1024 * 1024
BLANKS = re.compile(r"[ \t\r\n]+")
KINDS = {"{": "object", "[": "array", '"': "str", "t": "bool", "f": "bool", "n": "null", "": "end of the file"}
DECODER = json.JSONDecoder()
TRUNCATED = "Input data was truncated"


def is_written(value: Any) -> bool:
    """Whether all texts in a JSON value can be written as UTF-8; bytes that were none stand in them as halves of letters."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except (UnicodeEncodeError, RecursionError):
        return False
    return True


class JsonStream:
    """One JSON text. Whoever iterates over `members` or `items` takes each value with `value`, or goes into it, before going on.

    Bytes that are no UTF-8 become lone surrogates in the strings they stand in, so that they cost one value and not the file. A value
    longer than MAX_TEXT characters, or nested deeper than a parser bears, is BadInput, and so is whatever breaks the JSON.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
        self._text, self._at, self._ended = "", 0, False

    def kind(self) -> str:
        """What the next value is, by its first letter."""
        letter = self._peek()
        return KINDS.get(letter, "int" if letter.isdigit() or letter == "-" else "no JSON")

    def value(self) -> Any:
        """The next value, whole."""
        self._peek()
        while True:
            try:
                found, end = DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise BadInput(f"{self._name}: JSON nested too deeply") from None
            except ValueError as error:
                if not self._more():
                    raise BadInput(f"{self._name}: not JSON: {self._said(error)}") from None
            else:
                # A number whose exponent is not loaded yet looks like one without.
                is_whole = end < len(self._text) and self._text[end] not in ".eE"
                if is_whole or not self._more():
                    self._at = end
                    return found

    def members(self) -> Iterator[str]:
        """The keys of the object that comes next; after each, its value is to be taken."""
        for _ in self._entries("{", "}"):
            key = self.value() if self._peek() == '"' else None
            if key is None or self._peek() != ":":
                raise BadInput(f"{self._name}: not JSON: {'a key is missing' if self._peek() else TRUNCATED}")
            self._at += 1
            yield str(key)

    def items(self) -> Iterator[int]:
        """The places, from 1, of the values of the array that comes next; after each, that value is to be taken."""
        yield from self._entries("[", "]")

    def _entries(self, opening: str, closing: str) -> Iterator[int]:
        if self._peek() != opening:
            raise BadInput(f"{self._name}: {f'Expected `{KINDS[opening]}`, got `{self.kind()}`' if self._peek() else f'not JSON: {TRUNCATED}'}")
        self._at += 1
        number = 0
        while self._peek() != closing:
            if number and self._peek() != ",":
                raise BadInput(f"{self._name}: not JSON: {'a comma is missing' if self._peek() else TRUNCATED}")
            self._at += bool(number)
            number += 1
            yield number
        self._at += 1

    def _peek(self) -> str:
        """The next letter that is no blank; empty at the end."""
        while True:
            blanks = BLANKS.match(self._text, self._at)
            self._at = blanks.end() if blanks is not None else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        """Loads as much again as is held and not yet read; false at the end of the file."""
        self._text, self._at = self._text[self._at :], 0
        if len(self._text) > MAX_TEXT:
            raise BadInput(f"{self._name}: a value longer than {MAX_TEXT:,} characters, which is more than any report")
        if self._ended:
            return False
        data = self._stream.read(max(CHUNK, len(self._text)))
        self._ended = not data
        self._text += self._decoder.decode(data, final=self._ended)
        return True

    def _said(self, error: ValueError) -> str:
        if not isinstance(error, json.JSONDecodeError):
            return "a number of more digits than any count"
        return TRUNCATED if error.pos >= len(self._text.rstrip()) or error.msg.startswith("Unterminated") else error.msg
