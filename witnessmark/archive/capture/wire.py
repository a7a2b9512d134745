"""The connections of a capture: made only to addresses that were checked, every byte on them kept, all of it bounded."""

import ssl
import time
from collections.abc import Iterable
from typing import Any, NamedTuple

import httpcore

from witnessmark.archive.capture.limits import Limits
from witnessmark.archive.capture.names import LookUp, look_up, public_addresses, refuse_local
from witnessmark.archive.capture.proxy import Proxy, ProxyRefused
from witnessmark.errors import BadInput
from witnessmark.printable import printable


class OverLimit(Exception):
    """An answer that is larger or slower than allowed: `what` is the word WARC has for it (length, time)."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Tls(NamedTuple):
    """What was agreed on for an encrypted connection: `certificate` is the server's own, in DER."""

    version: str
    cipher: str
    certificate: bytes


class Journal:
    """What passed on one connection, as it passed: after decryption, before any decoding. `ip` is null through a proxy."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.until = limits, time.monotonic() + limits.seconds
        self.sent, self.received = bytearray(), bytearray()
        self.ip: str | None = None
        self.tls: Tls | None = None
        # The headers have to come within little; what follows them may be large.
        self.allowed = limits.headers

    def left(self, wanted: float | None = None) -> float:
        """Seconds that may pass now; OverLimit where none are left."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise OverLimit("time")
        return min(left, self.limits.silence, left if wanted is None else wanted)


class Wire(httpcore.NetworkStream):
    """A connection that notes in the journal what passes, and ends where the journal's limits do."""

    def __init__(self, inner: httpcore.NetworkStream, journal: Journal) -> None:
        self.inner, self.journal = inner, journal

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes; OverLimit once they are too many or too late."""
        room = self.journal.allowed - len(self.journal.received)
        if room <= 0:
            raise OverLimit("length")
        piece = self.inner.read(min(max_bytes, room), self.journal.left(timeout))
        self.journal.received += piece
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all of them."""
        self.journal.sent += buffer
        self.inner.write(buffer, self.journal.left(timeout))

    def close(self) -> None:
        """Closes the connection."""
        self.inner.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None) -> httpcore.NetworkStream:
        """The same connection encrypted; what the server showed is noted."""
        secure = self.inner.start_tls(ssl_context, server_hostname, self.journal.left(timeout))
        found = secure.get_extra_info("ssl_object")
        cipher = found.cipher()
        self.journal.tls = Tls(found.version() or "", cipher[0] if cipher else "", found.getpeercert(True) or b"")
        return Wire(secure, self.journal)

    def get_extra_info(self, info: str) -> Any:
        """What the connection below says of itself."""
        return self.inner.get_extra_info(info)


class Way(NamedTuple):
    """How requests leave: through which proxy, to which hosts of this machine or network all the same, and who resolves names."""

    proxy: Proxy | None = None
    allowed: frozenset[str] = frozenset()
    ask: LookUp = look_up


class Guarded(httpcore.NetworkBackend):
    """Connects where the way allows it. The address that was checked is the one connected to: no second look-up could change it."""

    def __init__(self, way: Way, journal: Journal) -> None:
        self.way, self.journal, self.plain = way, journal, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to this host; Refused where it is not public."""
        if self.way.proxy is not None:
            return Wire(self._through(self.way.proxy, host, port), self.journal)
        problem: Exception | None = None
        for address in public_addresses(host, port, self.way.allowed, self.way.ask):
            try:
                stream = self.plain.connect_tcp(address, port, self.journal.left())
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
            else:
                self.journal.ip = address
                return Wire(stream, self.journal)
        raise httpcore.ConnectError(str(problem)) from problem

    def _through(self, proxy: Proxy, host: str, port: int) -> httpcore.NetworkStream:
        refuse_local(host, self.way.allowed)
        try:
            stream = self.plain.connect_tcp(proxy.host, proxy.port, self.journal.left())
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise BadInput(f"{printable(host)}: the proxy {printable(proxy.shown)} cannot be reached: {printable(str(error))}") from error
        try:
            proxy.open(stream, host, port, self.journal.left())
        except (ProxyRefused, httpcore.ReadError, httpcore.ReadTimeout, httpcore.WriteError, httpcore.WriteTimeout) as error:
            stream.close()
            raise BadInput(f"{printable(host)}: the proxy does not connect: {printable(str(error))}") from error
        return stream
