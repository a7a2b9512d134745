"""One line of the custody log, and how each line seals all before it."""

import hashlib
from typing import Annotated, Literal, TypeAlias

import msgspec

from witnessmark.model.base import Model

What: TypeAlias = Literal[
    "received",
    "replaced",
    "absent",
    "returned",
    "read_failed",
    "repaired",
    "extracted",
    "fetched",
    "changed",
    "vanished",
    "decided",
    "built",
    "key_added",
    "key_changed",
    "key_revoked",
    "key_lost",
    "stamped",
    "sealed",
    "opened",
    "erased",
    "encrypted",
]
# Entries that name preserved bytes by their hash.
OF_BYTES = frozenset({"received", "returned", "replaced"})
DIGITS = "0123456789abcdef"
Size: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=2**62)]
# What the first entry names as the hash before it.
NOTHING = "0" * 64


class Entry(Model, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What happened to one item. `seq` counts from 1 without gaps; `when` is UTC.

    received: bytes seen under this name for the first time. replaced: the name now has other bytes, which an entry of
    their own names; these stay. absent: the name is gone from the folder; its bytes stay. returned: it is there again
    with the same bytes. read_failed: it was there and could not be read (`reason`); empty hash. repaired: a torn end of
    this log was cut off; hash and size are those of the piece cut off. extracted: hash and size of what was taken out of the bytes
    `of`, by the format (and mapping) `recipe`; `code` is the hash of our code that did it, the packages it used are in
    `texts/made-by.txt` and in each document's `tool`. decided: hash and size of a line of the decisions, by its id.
    built: hash and size of the store, where a run changed it. fetched: an address was asked for and nothing was kept of it (failed, or
    as it was). changed, vanished: what became of the page of this capture; `now` is the hash of what came instead.
    key_added, key_changed, key_lost, key_revoked: what became of the key `name` (archive/proof/keys.py). stamped: an answer of a
    time-stamping authority, or a root certificate to trust. The others are described where they are written.
    `details` holds what an entry of its kind says besides, by name, as text.
    `previous` is the hash of the entry before, `hash` is the SHA-256 of this entry's canonical JSON without `hash`.
    """

    seq: int
    when: str
    who: str
    what: What
    sha256: str
    name: str
    size: Size
    tool: str
    previous: str
    reason: str | None = None
    details: dict[str, str] = msgspec.field(default_factory=dict)
    hash: str = ""


def sealed(entry: Entry) -> Entry:
    """The same entry with its hash."""
    return msgspec.structs.replace(entry, hash=seal_of(entry))


def seal_of(entry: Entry) -> str:
    """The SHA-256 of the entry's canonical JSON (UTF-8, keys sorted, no blanks, no empty `details`), its `hash` left out."""
    return _seal(*_parts(entry), entry.hash)


def line_of(entry: Entry) -> bytes:
    """The one way to write an entry: any other bytes that decode to the same are an alteration."""
    return b"".join(_parts(entry))


def _parts(entry: Entry) -> tuple[bytes, bytes]:
    """The line in two: what stands before `hash`, and the rest. Only `details` sorts before it; where there are none they are not named."""
    line = ENCODE(entry) + b"\n"
    if not entry.details:
        return b"{", line[len(NO_DETAILS) :]
    start = b'{"details":' + ENCODE(entry.details) + b","
    return start, line[len(start) :]


def _seal(start: bytes, rest: bytes, named: str) -> str:
    return hashlib.sha256(start + rest[len('"hash":"",') + len(named) : -1]).hexdigest()


ENCODE = msgspec.json.Encoder(order="sorted").encode
LINE = msgspec.json.Decoder(Entry)
NO_DETAILS = b'{"details":{},'


def entry_of(line: bytes) -> Entry | None:
    """The entry of a line (line end included); null unless the line is exactly what `line_of` writes and its hash is right."""
    try:
        entry = LINE.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    start, rest = _parts(entry)
    is_right = start + rest == line and _seal(start, rest, entry.hash) == entry.hash
    return entry if is_right and _is_hash(entry.sha256) else None


def _is_hash(text: str) -> bool:
    """Or empty. A log may come from anybody: what is no hash would lead to other files than the preserved ones."""
    return len(text) in (0, 64) and not text.strip(DIGITS)
