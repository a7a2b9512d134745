"""A time-stamping authority's answer (RFC 3161), and whether it is one to our request."""

import datetime
import hashlib
from collections.abc import Sequence
from pathlib import Path

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimeStampRequest,
    TimestampRequestBuilder,
    TimeStampResponse,
    TimeStampTokenInfo,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

# The one way the library has to read a request that was written before.
from rfc3161_client._rust import parse_timestamp_request

from witnessmark.archive.files.opening import open_given, reason_of
from witnessmark.archive.proof.set_order import in_order
from witnessmark.errors import BadInput
from witnessmark.printable import printable

# Real answers with their certificates are 2 to 10 KB; whatever is larger is none.
MOST = 64 * 1024
# How many roots a file may hold: the lists of a whole country's authorities stay below it.
MOST_ROOTS = 1000


def request_for(message: bytes) -> bytes:
    """A request to stamp these bytes: their SHA-256, a random nonce, and the wish for the authority's certificate. Nothing else is in it."""
    return TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).nonce().cert_request(cert_request=True).build().as_bytes()


def checked_answer(request: bytes, answer: bytes, message: bytes, roots: Sequence[x509.Certificate]) -> datetime.datetime:
    """The time an answer gives to the message (UTC); BadInput says why it is no answer to this request.

    Always checked: that it was granted, that it is for these bytes, and the nonce. With `roots`, also the signature, the chain from
    its certificate to one of them as it was valid at the time given (a certificate that ran out later is no harm: RFC 3161, 4),
    and that the certificate is for time stamps alone. Without, who signed is not known.
    """
    asked, given = _request(request), _response(answer)
    if given.status not in (PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS):
        said = "; ".join(printable(text[:200]) for text in given.status_string)
        raise BadInput(f"the authority did not grant it: status {given.status}{f', {said}' if said else ''}")
    info = _info(given)
    if info.message_imprint.message != asked.message_imprint.message:
        raise BadInput("it is a time stamp of other bytes than were asked for")
    if info.nonce != asked.nonce:
        raise BadInput("its nonce is not that of the request: it answers another one")
    if info.message_imprint.message != _imprint(message):
        raise BadInput("the request is not for this checkpoint")
    if roots:
        _refuse_unsigned(asked, answer, message, roots)
    return _as_utc(info.gen_time)


def _refuse_unsigned(asked: TimeStampRequest, answer: bytes, message: bytes, roots: Sequence[x509.Certificate]) -> None:
    """BadInput unless the answer is signed under one of the roots. Each is tried alone: two may have one name, and only the first were looked at."""
    reasons = []
    for root in roots:
        try:
            # Taken apart anew each time: looking at the signer of an answer takes it away from it.
            VerifierBuilder(nonce=asked.nonce, roots=[root]).build().verify_message(_response(answer), message)
            return
        except (VerificationError, ValueError, x509.InvalidVersion) as error:
            reasons.append(_told(str(error)))
    raise BadInput(next((reason for reason in reasons if reason != NO_ROOT), NO_ROOT))


def _imprint(message: bytes) -> bytes:
    return hashlib.sha256(message).digest()


def _request(data: bytes) -> TimeStampRequest:
    try:
        return parse_timestamp_request(data)
    except ValueError as error:
        raise BadInput("the request is not what was written") from error


def _response(data: bytes) -> TimeStampResponse:
    if len(data) > MOST:
        raise BadInput(f"it is longer than {MOST:,} bytes, which no time stamp is")
    try:
        return decode_timestamp_response(in_order(data))
    except ValueError as error:
        raise BadInput("it is no answer of a time-stamping authority, or is cut short") from error


def _info(given: TimeStampResponse) -> TimeStampTokenInfo:
    """The time stamp in an answer, which is only taken apart when it is looked at."""
    try:
        return given.tst_info
    except (ValueError, x509.InvalidVersion) as error:
        raise BadInput("the time stamp in it cannot be read") from error


def _as_utc(time: datetime.datetime) -> datetime.datetime:
    return time.replace(tzinfo=datetime.UTC) if time.tzinfo is None else time.astimezone(datetime.UTC)


NO_ROOT = "its certificate does not lead to a root that this case trusts"
# What OpenSSL says of a chain, in words; the rest is passed on as it is.
REASONS = {
    "unable to get local issuer certificate": NO_ROOT,
    "certificate signature failure": NO_ROOT,
    "certificate has expired": "its certificate had expired at the time it gives",
    "certificate is not yet valid": "its certificate was not valid yet at the time it gives",
    "EKU": "its certificate is not one for time stamps alone",
    "digest": "its signature is wrong",
    "signature failure": "its signature is wrong",
}


def _told(error: str) -> str:
    return next((told for sign, told in REASONS.items() if sign in error), f"it does not hold: {printable(error[:200])}")


def roots_in(path: Path) -> list[x509.Certificate]:
    """The certificates in a PEM file; BadInput where there are none."""
    try:
        with open_given(path, follow=True) as stream:
            data = stream.read(MOST * MOST_ROOTS // 10)
        found = x509.load_pem_x509_certificates(data)
    except OSError as error:
        raise BadInput(f"{printable(str(path))}: {reason_of(error)}") from error
    except (ValueError, x509.InvalidVersion) as error:
        raise BadInput(f"{printable(str(path))}: no certificates in PEM form are in it") from error
    if len(found) > MOST_ROOTS:
        raise BadInput(f"{printable(str(path))}: {len(found)} certificates; name those of the authorities you use")
    return found
