"""One request and its answer, byte for byte."""

import datetime
import functools
import re
import ssl
from collections.abc import Iterator
from typing import NamedTuple

import httpcore
import httpx

from witnessmark.archive.capture.limits import Limits
from witnessmark.archive.capture.target import Target
from witnessmark.archive.capture.wire import Guarded, Journal, OverLimit, Tls, Way
from witnessmark.errors import BadInput
from witnessmark.printable import printable

# The empty line after the headers, with the bare line ends that some servers write.
BLANK = re.compile(rb"\n\r?\n")
NOTICE = re.compile(rb"HTTP/\d\.\d 1\d\d\b")
# Below it is no answer yet (1xx), and the one that changes the protocol was not asked for.
FIRST_ANSWER = 200
VERSIONS = (b"HTTP/1.0", b"HTTP/1.1")


class Exchange(NamedTuple):
    """One request and its answer. `sent` and `received` are what passed on the connection, `body` is without the transfer coding.

    `received` begins with the final answer: notices before it (1xx) are no part of a record. `truncated` is WARC's word for why the answer
    is not whole: length, time, disconnect, unspecified (it broke its own rules); null where it is. `untrusted` says why the certificate
    proves nothing, where it was let pass. `ip` is null through a proxy.
    """

    target: Target
    started: datetime.datetime
    sent: bytes
    received: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    ip: str | None = None
    tls: Tls | None = None
    truncated: str | None = None
    untrusted: str | None = None

    def header(self, name: str) -> str | None:
        """The first header of this name; null where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    @property
    def head_length(self) -> int:
        """Where in `received` the body begins."""
        blank = BLANK.search(self.received)
        return blank.end() if blank is not None else len(self.received)


class Transport(httpx.BaseTransport):
    """One request on a connection of its own, by way of the guarded connections."""

    def __init__(self, way: Way, journal: Journal, context: ssl.SSLContext) -> None:
        self.pool = httpcore.ConnectionPool(ssl_context=context, max_keepalive_connections=0, network_backend=Guarded(way, journal))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer with its body still to come."""
        url = httpcore.URL(scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path)
        answer = self.pool.handle_request(httpcore.Request(request.method, url, headers=request.headers.raw))
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Closes the connection."""
        self.pool.close()


class Body(httpx.SyncByteStream):
    """The pieces of a body as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        self.answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self.answer.iter_stream()

    def close(self) -> None:
        """Lets go of the answer."""
        self.answer.close()


def ask(target: Target, headers: list[tuple[str, str]], way: Way, limits: Limits, insecure: bool = False) -> Exchange:
    """Asks for an address once. BadInput where no answer came that is one; a body that is cut short is kept as it came.

    A certificate that proves nothing is refused, unless `insecure`: then it is asked again without one, and the exchange says why.
    """
    try:
        return _asked(target, headers, way, limits, _context(True))
    except Untrusted as problem:
        if not insecure:
            raise BadInput(f"{printable(target.url)}: {problem}; --insecure captures it all the same, and says so in the record") from problem
        return _asked(target, headers, way, limits, _context(False))._replace(untrusted=str(problem))


@functools.cache
def _context(verify: bool) -> ssl.SSLContext:
    """The authorities that are trusted: those of the variable SSL_CERT_FILE where it is set, else the library's own list."""
    return httpx.create_ssl_context(verify=verify)


class Untrusted(Exception):
    """A certificate that does not prove whose server it is; it never leaves this file."""


def _asked(target: Target, headers: list[tuple[str, str]], way: Way, limits: Limits, context: ssl.SSLContext) -> Exchange:
    journal = Journal(limits)
    started = datetime.datetime.now(datetime.UTC)
    # No httpx.Client: it keeps cookies and reads where a redirect leads even where it does not follow.
    with Transport(way, journal, context) as transport:
        try:
            answer = transport.handle_request(httpx.Request("GET", target.url, headers=headers))
        except OverLimit as problem:
            told = "no answer in time" if problem.what == "time" else "its headers are too long"
            raise BadInput(f"{printable(target.url)}: {told}") from problem
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as problem:
            raise _failed(target, problem) from problem
        if answer.status_code < FIRST_ANSWER or answer.extensions["http_version"] not in VERSIONS:
            raise BadInput(f"{printable(target.url)}: it wants to speak another protocol ({answer.status_code})")
        first = _after_notices(journal.received)
        body, truncated = _body(answer, journal)
    pairs = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw)
    received = bytes(journal.received[first:])
    return Exchange(target, started, bytes(journal.sent), received, answer.status_code, pairs, body, journal.ip, journal.tls, truncated)


def _failed(target: Target, problem: Exception) -> Exception:
    cause = problem.__cause__ or problem.__context__
    told = printable(str(problem) or type(problem).__name__)
    if isinstance(cause, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in told:
        return Untrusted(f"its certificate does not prove whose server it is ({told})")
    if isinstance(problem, httpcore.TimeoutException):
        return BadInput(f"{printable(target.url)}: no answer in time ({type(problem).__name__})")
    return BadInput(f"{printable(target.url)}: no answer that is one: {told}")


def _after_notices(received: bytearray) -> int:
    """Where the final answer begins: past every notice (1xx) before it."""
    at = 0
    while NOTICE.match(received, at) is not None and (blank := BLANK.search(received, at)) is not None:
        at = blank.end()
    return at


def _body(answer: httpx.Response, journal: Journal) -> tuple[bytes, str | None]:
    """The body as far as it came, and why it is not whole."""
    journal.allowed = len(journal.received) + journal.limits.size
    body = bytearray()
    try:
        for piece in answer.iter_raw():
            body += piece
    except OverLimit as problem:
        return bytes(body), problem.what
    except httpcore.TimeoutException:
        return bytes(body), "time"
    except httpcore.NetworkError:
        return bytes(body), "disconnect"
    except httpcore.RemoteProtocolError as problem:
        return bytes(body), "disconnect" if "without sending complete" in str(problem) else "unspecified"
    return bytes(body), None
