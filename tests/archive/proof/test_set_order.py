"""Answers whose certificates stand in any order, and bytes that are no answer."""

from pathlib import Path

from authority import Authority, needs_openssl
from cryptography import x509

from witnessmark.archive.proof.answer import checked_answer, request_for
from witnessmark.archive.proof.set_order import in_order

LONGER, SHORTER = bytes.fromhex("3004aabbccdd"), bytes.fromhex("3003010203")


def der(tag: int, *parts: bytes) -> bytes:
    return bytes([tag, len(b"".join(parts))]) + b"".join(parts)


def answer_of(*certificates: bytes) -> bytes:
    """The frame of an answer: status; kind of content, version, digests, what is stamped, certificates, signers."""
    signed = der(0x30, der(0x02, b"\x03"), der(0x31), der(0x30), der(0xA0, *certificates), der(0x31))
    return der(0x30, der(0x30, der(0x02, b"\0")), der(0x30, der(0x06, b"\x09"), der(0xA0, signed)))


def test_certificates_are_sorted_by_their_bytes_and_all_else_stays() -> None:
    assert in_order(answer_of(LONGER, SHORTER)) == answer_of(SHORTER, LONGER)
    assert in_order(answer_of(SHORTER, LONGER)) == answer_of(SHORTER, LONGER)


def test_bytes_that_are_built_otherwise_come_back_as_they_are() -> None:
    whole = answer_of(LONGER, SHORTER)
    cut = [whole[:end] for end in range(len(whole))]
    others = [b"<html>moved</html>", b"\x30\x80\x00\x00", b"\x30\x84\xff\xff\xff\xff", b"\x30\x81", b"\x30\x00", *cut]
    assert [in_order(data) for data in others] == others


@needs_openssl
def test_an_authority_that_sends_its_chain_along_out_of_order_is_understood(tmp_path: Path) -> None:
    authority, request = Authority(tmp_path / "tsa"), request_for(b"the checkpoint")
    answer = authority.answer(request, "chain")
    assert in_order(answer) != answer, "the authority of this test sent them in order"
    roots = x509.load_pem_x509_certificates(authority.root.read_bytes())
    assert checked_answer(request, answer, b"the checkpoint", roots).year > 2000
