"""Captures made up for tests."""

import datetime

from witnessmark.archive.capture.exchange import Exchange
from witnessmark.archive.capture.limits import Limits
from witnessmark.archive.capture.page import Page, Picture
from witnessmark.archive.capture.target import target_of
from witnessmark.archive.capture.visitor import Politeness, Visitor
from witnessmark.archive.capture.wire import Tls, Way

NOON = datetime.datetime(2024, 5, 7, 12, 0, 0, 250_000, tzinfo=datetime.UTC)
QUICK = Limits(seconds=3.0, silence=1.0)
POLITE = Politeness("Mozilla/5.0 (plain)", "en", 0.0)


def visitor(way: Way | None = None, limits: Limits = QUICK, politeness: Politeness = POLITE) -> Visitor:
    """Asks the hostile server by a name that is allowed to lead to this machine."""
    return Visitor(way or Way(allowed=frozenset({"site.example"}), ask=lambda _host, _port: ["127.0.0.1"]), politeness, limits)


def exchange(
    url: str = "https://site.example/a", body: bytes = b"<p>Hello</p>", status: int = 200, *headers: tuple[str, str], tls: bool = True
) -> Exchange:
    """One answer as it would have come, with one header more than those given."""
    told = (("Content-Length", str(len(body))), *headers)
    head = "".join(f"{name}: {value}\r\n" for name, value in told)
    received = f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode() + body
    secure = Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384", b"certificate") if tls else None
    return Exchange(target_of(url), NOON, b"GET /a HTTP/1.1\r\nHost: site.example\r\n\r\n", received, status, told, body, "192.0.2.7", secure)


def page(*exchanges: Exchange, picture: Picture | None = None) -> Page:
    """A page that was led to by these exchanges."""
    made = exchanges or (exchange(),)
    return Page(made[0].target, made, "robots.txt read", (), picture or Picture())
