"""A proxy through which requests leave: it looks the names up, so that no question about them leaves this machine."""

import base64
import ipaddress
from typing import NamedTuple, Protocol
from urllib.parse import unquote, urlsplit

from witnessmark.archive.capture.addresses import literal
from witnessmark.errors import StopRun
from witnessmark.printable import printable

DEFAULT_PORTS = {"socks5h": 1080, "http": 8080}
# A proxy's answer is one status line and a few headers.
LONGEST_ANSWER = 16 * 1024
# RFC 1928, section 6: what a SOCKS server says instead of yes.
REFUSALS = {
    1: "it failed",
    2: "its rules do not allow it",
    3: "the network cannot be reached",
    4: "the host cannot be reached, or its name does not resolve",
    5: "the host refused",
    6: "it took too long",
}
# Name and password, and their lengths, are one byte each in RFC 1929.
LONGEST_SECRET = 255


class Stream(Protocol):
    """What a proxy is spoken to through."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, none at the end."""

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all of them."""


class ProxyRefused(Exception):
    """Why a proxy did not connect, as a clause; it never leaves the capture."""


class Proxy(NamedTuple):
    """Where a proxy listens and how it is spoken to: `kind` is socks5h or http. Name and password are never printed or kept."""

    kind: str
    host: str
    port: int
    user: str = ""
    password: str = ""

    @property
    def shown(self) -> str:
        """Its address without name and password."""
        return f"{self.kind}://{self.host}:{self.port}"

    def open(self, stream: Stream, host: str, port: int, timeout: float) -> None:
        """Asks for a connection to a host by its name; ProxyRefused where there is none."""
        (_socks if self.kind == "socks5h" else _connect)(self, stream, host, port, timeout)


def proxy_of(url: str) -> Proxy:
    """The proxy of an address such as `socks5h://127.0.0.1:9050`; StopRun for any that would not look names up itself."""
    try:
        split = urlsplit(url)
        host, port = split.hostname or "", split.port
    except ValueError as error:
        raise StopRun(f"--proxy {printable(url)}: {printable(str(error))}") from None
    if split.scheme in ("socks5", "socks4", "socks4a", "socks"):
        raise StopRun("--proxy: write socks5h://…: with the others this machine would look the names up, which tells who is looked at")
    if split.scheme not in DEFAULT_PORTS or not host or split.path not in ("", "/"):
        raise StopRun("--proxy: give it as socks5h://HOST:PORT (Tor: socks5h://127.0.0.1:9050) or http://HOST:PORT")
    secrets = unquote(split.username or ""), unquote(split.password or "")
    if any(len(secret.encode()) > LONGEST_SECRET for secret in secrets):
        raise StopRun("--proxy: its name or password is too long")
    return Proxy(split.scheme, host, port or DEFAULT_PORTS[split.scheme], *secrets)


def _exactly(stream: Stream, count: int, timeout: float) -> bytes:
    found = b""
    while len(found) < count:
        piece = stream.read(count - len(found), timeout)
        if not piece:
            raise ProxyRefused("it closed the connection")
        found += piece
    return found


def _socks(proxy: Proxy, stream: Stream, host: str, port: int, timeout: float) -> None:
    """RFC 1928, with the name and password of RFC 1929 where there are any."""
    method = 2 if proxy.user else 0
    stream.write(bytes([5, 1, method]), timeout)
    if _exactly(stream, 2, timeout) != bytes([5, method]):
        raise ProxyRefused("it is no SOCKS 5 proxy, or wants another name and password")
    if proxy.user:
        user, password = proxy.user.encode(), proxy.password.encode()
        stream.write(bytes([1, len(user)]) + user + bytes([len(password)]) + password, timeout)
        if _exactly(stream, 2, timeout)[1] != 0:
            raise ProxyRefused("it does not take the name and password")
    stream.write(bytes([5, 1, 0]) + _socks_address(host) + port.to_bytes(2, "big"), timeout)
    _, status, _, kind = _exactly(stream, 4, timeout)
    if status != 0:
        raise ProxyRefused(REFUSALS.get(status, f"it says {status}"))
    _exactly(stream, {1: 4, 4: 16}.get(kind) or _exactly(stream, 1, timeout)[0], timeout)
    _exactly(stream, 2, timeout)


def _socks_address(host: str) -> bytes:
    address = literal(host)
    if address is None:
        return bytes([3, len(host)]) + host.encode("ascii")
    return bytes([1 if isinstance(address, ipaddress.IPv4Address) else 4]) + address.packed


def _connect(proxy: Proxy, stream: Stream, host: str, port: int, timeout: float) -> None:
    """RFC 9110, section 9.3.6; for http addresses too, so that the proxy sees no page either way."""
    where = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    secret = base64.b64encode(f"{proxy.user}:{proxy.password}".encode()).decode()
    authorization = f"Proxy-Authorization: Basic {secret}\r\n" if proxy.user else ""
    stream.write(f"CONNECT {where} HTTP/1.1\r\nHost: {where}\r\n{authorization}\r\n".encode("ascii"), timeout)
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        if len(answer) > LONGEST_ANSWER:
            raise ProxyRefused("its answer is too long")
        answer += _exactly(stream, 1, timeout)
    status = answer.split(b"\r\n")[0].split(b" ")
    if len(status) < 2 or status[1] != b"200":
        raise ProxyRefused(f"it says {printable(answer.split(bytes([13]))[0].decode('latin-1'))}")
