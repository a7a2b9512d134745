"""Puts the certificates of a time-stamping authority's answer in the order that strict readers of DER ask for."""

from typing import NamedTuple

CERTIFICATES = 0xA0  # RFC 5652, 5.1: `certificates [0] IMPLICIT`, between the stamped content and the signer.


class _Part(NamedTuple):
    """One value of DER: its tag, where it begins, where its content begins, and where it ends."""

    tag: int
    start: int
    content: int
    end: int


def in_order(answer: bytes) -> bytes:
    """The answer with the certificates in it sorted by their bytes; as it is where it is not built like an answer.

    RFC 5652 does not ask for an order, authorities send the own certificate first, and the reading library refuses any order but
    this. Nothing is signed or measured across the certificates, so the signature and all lengths stay right.
    """
    try:
        whole = _parts(answer, 0, len(answer))[0]
        token = _parts(answer, whole.content, whole.end)[1]
        content = _parts(answer, token.content, token.end)[1]
        signed = _parts(answer, content.content, content.end)[0]
        held = next(part for part in _parts(answer, signed.content, signed.end) if part.tag == CERTIFICATES)
        each = sorted(answer[part.start : part.end] for part in _parts(answer, held.content, held.end))
    except (IndexError, StopIteration, ValueError):
        return answer
    return answer[: held.content] + b"".join(each) + answer[held.end :]


def _parts(data: bytes, start: int, end: int) -> list[_Part]:
    """The values that stand side by side in these bytes; ValueError where a length leads beyond them or is none of DER."""
    found = []
    while start < end:
        first, content = data[start + 1], start + 2
        if first > 0x84 or first == 0x80:
            raise ValueError("a length of this kind is none of DER, or longer than any answer")
        if first > 0x80:
            content += first - 0x80
            first = int.from_bytes(data[start + 2 : content], "big")
        if content + first > end:
            raise ValueError("a length leads beyond what holds it")
        found.append(_Part(data[start], start, content, content + first))
        start = content + first
    return found
