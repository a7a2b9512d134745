"""The digests a web archive states of its records, against those of the bytes that are there."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec

from witnessmark.archive.contents.fields import Fields
from witnessmark.printable import printable

Part: TypeAlias = Literal["block", "payload"]
PARTS: tuple[Part, Part] = ("block", "payload")
ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
# The payload digest of these is that of another record, of several together, or of what nobody reads.
WITHOUT_PAYLOAD = ("revisit", "continuation", "request")
ALPHABET = re.compile(r"[A-Za-z0-9+/=_-]{1,200}")


class Stated(msgspec.Struct, frozen=True):
    """A digest as a record states it, and the values it may mean: the same letters can be hexadecimal, base32 and base64."""

    part: Part
    algorithm: str
    said: str
    means: frozenset[bytes]


def stated(fields: Fields) -> Iterator[Stated | str]:
    """Every digest a record states; a sentence where one is written in a way that is not known."""
    kind = (fields.get("WARC-Type") or "").lower()
    for part in PARTS:
        if part == "payload" and (kind in WITHOUT_PAYLOAD or fields.get("WARC-Segment-Number") is not None):
            continue
        for said in dict.fromkeys(fields.all(f"WARC-{part}-Digest")):
            yield stated_in(part, said)


def stated_in(part: Part, said: str) -> Stated | str:
    """A digest as it is written ("sha256:…", in hexadecimal, base32 or base64); a sentence where the writing is not known."""
    name, _, value = said.partition(":")
    algorithm = name.strip().lower().replace("-", "")
    means = _meanings(value.strip(), hashlib.new(algorithm).digest_size) if algorithm in ALGORITHMS else frozenset[bytes]()
    if means:
        return Stated(part, algorithm, said, means)
    return f"its {part} digest '{printable(said[:100])}' is written in a way not known here and was not checked"


def written(stated: Stated, digest: bytes) -> str:
    """A digest in the writing of the one it is compared with."""
    value = stated.said.partition(":")[2].strip()
    is_hex = len(value) == 2 * len(digest)
    return f"{stated.said.partition(':')[0]}:{digest.hex() if is_hex else base64.b32encode(digest).decode().rstrip('=')}"


def _meanings(value: str, size: int) -> frozenset[bytes]:
    """Every value of that many bytes which the letters can stand for."""
    if ALPHABET.fullmatch(value) is None:
        return frozenset()
    found = set()
    bare = value.rstrip("=")
    for decode, letters in (
        (bytes.fromhex, bare),
        (base64.b32decode, bare.upper() + "=" * (-len(bare) % 8)),
        (base64.urlsafe_b64decode, bare.replace("+", "-").replace("/", "_") + "=" * (-len(bare) % 4)),
    ):
        try:
            found.add(decode(letters))
        except (ValueError, binascii.Error):
            continue
    return frozenset(each for each in found if len(each) == size)
