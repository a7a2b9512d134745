"""The hash by which bytes are named."""

import hashlib
from typing import BinaryIO

CHUNK = 1024 * 1024


def digest(stream: BinaryIO) -> tuple[str, int]:
    """SHA-256 and size of the rest of a stream, in constant memory."""
    seal, size = hashlib.sha256(), 0
    while part := stream.read(CHUNK):
        seal.update(part)
        size += len(part)
    return seal.hexdigest(), size
