"""The body of an answer unpacked, within bounds: what a browser is shown, and what is looked at for a comparison."""

import zlib

from witnessmark.archive.capture.exchange import Exchange
from witnessmark.archive.capture.limits import DECODED
from witnessmark.errors import BadInput
from witnessmark.printable import printable

# How much is unpacked between two looks at the size.
STEP = 1024 * 1024
# Both packings of zlib's family, told apart by their first bytes; "deflate" without a head is tried after.
ANY_HEAD = zlib.MAX_WBITS | 32
NO_HEAD = -zlib.MAX_WBITS


def unpacked(exchange: Exchange) -> bytes:
    """The body without its content coding; BadInput where it is packed in a way that was not asked for, is broken, or is a bomb.

    Pages are asked for unpacked: only a server that does not listen sends them packed. One coding is undone, as sites use one.
    """
    coding = (exchange.header("content-encoding") or "identity").strip().lower()
    if coding in ("identity", ""):
        return exchange.body
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise BadInput(f"{printable(exchange.target.url)}: packed as {printable(coding)}, which is not unpacked here; kept as it came")
    try:
        return _inflated(exchange.body, ANY_HEAD)
    except zlib.error:
        try:
            return _inflated(exchange.body, NO_HEAD)
        except zlib.error as error:
            raise BadInput(f"{printable(exchange.target.url)}: it cannot be unpacked ({error}); kept as it came") from error


def _inflated(data: bytes, head: int) -> bytes:
    unpacker, made = zlib.decompressobj(head), bytearray()
    while data and not unpacker.eof:
        made += unpacker.decompress(data, STEP)
        data = unpacker.unconsumed_tail
        if len(made) > DECODED:
            raise BadInput(f"unpacked it is larger than {DECODED:,} bytes; kept as it came, and nothing is read from it")
    return bytes(made)
