"""A letter (RFC 5322, MIME) taken apart: its header fields in words, its parts in their order, and their bytes."""

import binascii
import email
import quopri
import re
from collections.abc import Iterator
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message

from witnessmark.archive.contents.declared import decode_declared
from witnessmark.errors import BadInput

# The library goes one call deeper for each part inside a part; a forwarded letter in a forwarded letter is eight deep.
MAX_PARTS_DEPTH = 30
# A letter with a hundred photos has a hundred; a page saved with all it is made of has some thousands.
MOST_PARTS = 10_000
# `=?utf-8?B?…?=`, also with a language ("utf-8*uk").
ENCODED = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]*)?\?([bBqQ])\?([^?\r\n]*)\?=")
BETWEEN_ENCODED = re.compile(r"(\?=)\s+(?==\?[\w.:+-]{1,40}(?:\*[\w-]*)?\?[bBqQ]\?)")
FOLD = re.compile(r"\r?\n[ \t]*")
# Every line that begins with two hyphens may begin a part, which takes the library some kilobytes; tables drawn with hyphens have hundreds.
MOST_BOUNDARIES = 50_000
# The library takes the square of its length to read such a field; a long file name in Ukrainian takes two thousand bytes.
MAX_DESCRIPTION = 10_000
LONG_FIELD = re.compile(rb"(?:^|\n)content-(?:type|disposition):(?:[^\n]|\n[ \t]){%d}" % MAX_DESCRIPTION, re.I)
# Longer header fields hold no subject and no name.
MAX_FIELD = 20_000
# What the library lets through on damaged letters, found by mutating good ones.
BROKEN = (ValueError, TypeError, AttributeError, LookupError, AssertionError)


def parsed(data: bytes, name: str) -> Message:
    """A letter's parts; BadInput where they are nested deeper, or more, or described at greater length than any program writes them."""
    if data.count(b"\n--") > MOST_BOUNDARIES:
        raise BadInput(f"{name}: more than {MOST_BOUNDARIES:,} lines in it part one thing from another, which no letter has")
    if LONG_FIELD.search(data) is not None:
        raise BadInput(f"{name}: a field says in more than {MAX_DESCRIPTION:,} bytes of what kind a part is")
    try:
        message = email.message_from_bytes(data)
    except RecursionError:
        raise BadInput(f"{name}: its parts are nested too deeply") from None
    except BROKEN:
        raise BadInput(f"{name}: it is no letter a parser understands") from None
    level = [message]
    for _ in range(MAX_PARTS_DEPTH):
        level = [child for part in level for child in children(part)]
    if level:
        raise BadInput(f"{name}: its parts are nested more than {MAX_PARTS_DEPTH} deep")
    return message


def is_cut(message: Message) -> bool:
    """Whether the line that ends the last of its parts is missing: every program writes it, so what came after is gone."""
    level = [message]
    for _ in range(MAX_PARTS_DEPTH):
        if any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in level for defect in part.defects):
            return True
        level = [child for part in level for child in children(part)]
    return False


def children(part: Message) -> list[Message]:
    """The parts directly inside a part; of an attached letter the letter itself."""
    payload = part.get_payload() if part.is_multipart() else []
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def header(part: Message, name: str) -> str | None:
    """The first header field of that name in words, unfolded; null where there is none or it is empty."""
    raw = next((str(value) for key, value in part.raw_items() if key.lower() == name.lower()), "")[:MAX_FIELD]
    return words(raw) or None


def words(raw: str) -> str:
    """A header field in words: encoded words decoded, bytes that nobody encoded by the rule for declared encodings."""
    unfolded = BETWEEN_ENCODED.sub(r"\1", FOLD.sub(" ", raw))
    parts: list[str] = []
    at, waiting, charset = 0, b"", ""
    for found in ENCODED.finditer(unfolded):
        is_next = found.start() == at and found.group(1).lower() == charset
        if not is_next:
            parts += [_decoded(waiting, charset), _plain(unfolded[at : found.start()])]
            waiting, charset = b"", found.group(1).lower()
        waiting, at = waiting + _bytes(found.group(2), found.group(3)), found.end()
    return "".join([*parts, _decoded(waiting, charset), _plain(unfolded[at:])]).strip()


def _bytes(encoding: str, content: str) -> bytes:
    raw = content.encode("ascii", "surrogateescape")
    if encoding in "qQ":
        return quopri.decodestring(raw, header=True)
    try:
        return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4)) or raw
    except binascii.Error:
        return raw


def _plain(text: str) -> str:
    return text if text.isascii() else _decoded(text.encode("utf-8", "surrogateescape"), None)


def _decoded(data: bytes, charset: str | None) -> str:
    try:
        return decode_declared(data, charset, "")
    except BadInput:
        return data.decode("latin-1")


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something themselves, in their order; a letter inside a letter is one of them."""
    if not message.is_multipart() or message.get_content_maintype() == "message":
        yield message
    else:
        for child in children(message):
            yield from leaves(child)


def content(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone; as they stand where that is damaged."""
    try:
        data = part.get_payload(decode=True)
    except BROKEN:
        data = None
    return data if isinstance(data, bytes) else b""


def charset(part: Message) -> str | None:
    """The encoding a part declares; null where it declares none."""
    return parameter(part, "charset")


def parameter(part: Message, name: str, field: str = "content-type") -> str | None:
    """A parameter of a header field ("charset", "start", "type"), in words; null where there is none."""
    try:
        value = part.get_param(name, header=field)
    except BROKEN:
        return None
    if isinstance(value, tuple):
        return _decoded(str(value[2]).encode("latin-1", "replace"), value[0]).strip() or None
    return words(value[:MAX_FIELD]) or None if isinstance(value, str) else None


def part_name(part: Message) -> str | None:
    """The file name of a part, without folders; null where it has none."""
    said = parameter(part, "filename", "content-disposition") or parameter(part, "name")
    return re.split(r"[/\\]", said)[-1].strip()[:200] or None if said is not None else None
