"""The one thing of this folder that uses the network: a time-stamp request, sent where the user says."""

import contextlib
import http.client
import socket
import threading
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from witnessmark.archive.proof.answer import MOST
from witnessmark.errors import BadInput
from witnessmark.printable import printable

# Authorities answer in a second or two; one that has not by then is asked again another time.
SECONDS = 30
# RFC 3161, 3.4.
QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"


def ask(url: str, request: bytes, seconds: float = SECONDS) -> bytes:
    """What the server answers to the request, at most MOST bytes within so many seconds in all; BadInput says why there is no answer.

    Nothing is sent but the request: no name of this program, no cookie. Another address the server points to is not followed, and
    no proxy is used.
    """
    parts = _parts(url)
    maker = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    where = printable(parts.netloc)
    try:
        connection = maker(parts.hostname or "", parts.port, timeout=seconds)
        with contextlib.closing(connection):
            connection.connect()
            with _ended_after(connection.sock, seconds) as late:
                return _answer(connection, f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}", request, where, late)
    except TimeoutError as error:
        raise BadInput(f"{where}: no answer within {seconds:g} seconds") from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise BadInput(f"{where}: cannot be asked: {printable(str(error)) or type(error).__name__}") from error


def _parts(url: str) -> SplitResult:
    with contextlib.suppress(ValueError):
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname:
            return parts
    raise BadInput(f"{printable(url)}: not the address of a time-stamping authority; it begins with http:// or https://")


def _answer(connection: http.client.HTTPConnection, target: str, request: bytes, where: str, late: threading.Event) -> bytes:
    try:
        connection.putrequest("POST", target, skip_accept_encoding=True)
        for header, value in (("Content-Type", QUERY), ("Content-Length", str(len(request))), ("Connection", "close")):
            connection.putheader(header, value)
        connection.endheaders(request)
        response = connection.getresponse()
        data = response.read(MOST + 1)
    except (OSError, http.client.HTTPException) as error:
        raise TimeoutError if late.is_set() else error from error
    if late.is_set():
        raise TimeoutError
    if response.status != http.client.OK:
        raise BadInput(f"{where}: answered with status {response.status}, no time stamp")
    if len(data) <= MOST and response.length:
        raise BadInput(f"{where}: the answer is cut short")
    if len(data) > MOST:
        raise BadInput(f"{where}: the answer is longer than {MOST:,} bytes, which no time stamp is")
    if (response.headers.get_content_type() or REPLY) != REPLY:
        raise BadInput(f"{where}: the answer is {printable(response.headers.get_content_type())}, no time stamp")
    return data


@contextlib.contextmanager
def _ended_after(used: socket.socket, seconds: float) -> Iterator[threading.Event]:
    """Ends what is sent and received after this time, also where the server sends a byte now and then to keep it open."""
    late = threading.Event()

    def end() -> None:
        late.set()
        with contextlib.suppress(OSError):
            used.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()
